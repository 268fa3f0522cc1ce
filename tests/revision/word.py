"""Word files with tracked changes: accepted and rejected by hand here, and by LibreOffice; their text."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(data: bytes) -> Any:
    """The body of a Word file."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return etree.fromstring(packed.read("word/document.xml"))[0]


def settled_text(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs of a file with all changes accepted or rejected, as ECMA-376 part 1, 17.13.5 has them."""
    body = body_of(data)
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    for row in [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{gone}") is not None]:
        row.getparent().remove(row)
    for table in [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    for change in [one for one in body.iter(f"{W}{gone}") if one.getparent().tag not in (f"{W}rPr", f"{W}trPr")]:
        change.getparent().remove(change)
    texts, carried = [], ""
    for paragraph in body.iter(f"{W}p"):
        text = carried + text_of(paragraph)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:  # its end goes: what is left runs on into the next
            carried = text
            continue
        texts.append(text)
        carried = ""
    assert kept in ("ins", "del")
    assert not carried
    return texts


def text_of(paragraph: Any) -> str:
    """The text of a paragraph, put in and taken out alike."""
    told = {f"{W}t", f"{W}delText"}
    return "".join(
        "\t" if one.tag == f"{W}tab" else one.text or ""
        for one in paragraph.iter()
        if one.tag in told or (one.tag == f"{W}tab" and one.getparent().tag == f"{W}r")
    )


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a file without changes."""
    return [text_of(paragraph) for paragraph in body_of(data).iter(f"{W}p")]


_SCRIPT = """
import subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

office, profile, names = sys.argv[1], sys.argv[2], sys.argv[3:]
pipe = f"pipe,name=casereport{hash(profile) & 0xFFFFFF};urp"
words = [office, "--headless", "--norestore", f"-env:UserInstallation=file://{profile}", f"--accept={pipe};"]
running = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(300):
    try:
        context = resolver.resolve(f"uno:{pipe};StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.2)
make = context.ServiceManager.createInstanceWithContext
desktop, helper = make("com.sun.star.frame.Desktop", context), make("com.sun.star.frame.DispatchHelper", context)
as_text = (PropertyValue("FilterName", 0, "Text (encoded)", 0), PropertyValue("FilterOptions", 0, "UTF8,LF", 0))
for name in names:
    for command, how in ((".uno:AcceptAllTrackedChanges", "accepted"), (".uno:RejectAllTrackedChanges", "rejected")):
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(name), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
        helper.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        document.storeToURL(uno.systemPathToFileUrl(f"{name}.{how}.txt"), as_text)
        document.close(True)
desktop.terminate()
running.wait(30)
"""


@cache
def python_of_office() -> str | None:
    """A Python that can speak to LibreOffice, where both are installed."""
    candidates = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")
    found = (
        name
        for name in candidates
        if Path(name).exists() and subprocess.run([name, "-c", "import uno"], capture_output=True).returncode == 0
    )
    return next(found, None) if shutil.which("soffice") else None


def settle_by_office(files: list[Path], profile: Path) -> None:
    """Beside each Word file its text with all changes accepted and with all rejected, by LibreOffice."""
    office, python = shutil.which("soffice"), python_of_office()
    assert office
    assert python
    command = [python, "-c", _SCRIPT, office, str(profile), *map(str, files)]
    subprocess.run(command, check=True, timeout=240, capture_output=True, stdin=subprocess.DEVNULL)


def squeezed(text: str) -> str:
    """The text for comparing what two programs wrote: lines with words, and single spaces."""
    lines = (re.sub(r"[\s\u00a0]+", " ", line).strip() for line in text.replace("\ufeff", "").splitlines())
    return "\n".join(line for line in lines if line)
