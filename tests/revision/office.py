"""LibreOffice as a reader of Word files: it is started once, and accepts or rejects the changes of one file after the other."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

PATIENCE = 90
"""Seconds that it may take to start on a machine with much else to do: less than the time that ends a test, and with it the whole run."""

# The same as in scripts/system_packages.sh.
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/Applications/LibreOffice.app/Contents/Resources/python")
_SPEAKER = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

pipe, patience = sys.argv[1], float(sys.argv[2])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
until = time.monotonic() + patience
while True:
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        if time.monotonic() > until:
            raise
        time.sleep(0.2)
make = context.ServiceManager.createInstanceWithContext
desktop, helper = make("com.sun.star.frame.Desktop", context), make("com.sun.star.frame.DispatchHelper", context)
as_text = (PropertyValue("FilterName", 0, "Text (encoded)", 0), PropertyValue("FilterOptions", 0, "UTF8,LF", 0))
print("ready", flush=True)
for line in sys.stdin:
    command, name, into = line.rstrip("\\n").split("\\t")
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(name), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    helper.executeDispatch(document.CurrentController.Frame, f".uno:{command}AllTrackedChanges", "", 0, ())
    document.TextFields.refresh()  # numbers are counted anew when there is time, which may be after the text was written
    document.storeToURL(uno.systemPathToFileUrl(into), as_text)
    document.close(True)
    print("done", flush=True)
"""


class Office:
    """A LibreOffice that runs, and the process that speaks to it."""

    def __init__(self, folder: Path, speaker: subprocess.Popen[str]) -> None:
        self._folder = folder
        self._speaker = speaker
        self._count = 0

    def text(self, data: bytes, *, accept: bool) -> str:
        """The text of a Word file with all its changes accepted or rejected."""
        self._count += 1
        file, into = self._folder / f"{self._count}.docx", self._folder / f"{self._count}.txt"
        file.write_bytes(data)
        assert self._speaker.stdin
        self._speaker.stdin.write(f"{'Accept' if accept else 'Reject'}\t{file}\t{into}\n")
        self._speaker.stdin.flush()
        _await(self._speaker, "done")
        return into.read_text(encoding="utf-8")


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """LibreOffice with a profile and a pipe that no other has; it ends with all its processes, whatever happened.

    Without it or its Python the test is skipped, or fails where they are required.
    """
    program, python = shutil.which("soffice"), _python()
    if program is None or python is None:
        required = os.environ.get("CASEREPORT_REQUIRE_OFFICE") == "1"
        (pytest.fail if required else pytest.skip)("LibreOffice or its Python is missing: sh scripts/system_packages.sh office")
    pipe = "casereport" + Path(tempfile.mkdtemp(prefix="office-", dir=folder)).name.replace("-", "") + str(os.getpid())
    words = [program, "--headless", "--norestore", "--nofirststartwizard", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    running = subprocess.Popen(
        [*words, f"--accept=pipe,name={pipe};urp;"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        with subprocess.Popen(
            [python, "-c", _SPEAKER, pipe, str(PATIENCE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as speaker:
            try:
                _await(speaker, "ready")
                yield Office(folder, speaker)
            finally:
                speaker.kill()
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)  # `soffice` is a script: the program itself is its child's child
        running.wait()


def _await(speaker: subprocess.Popen[str], word: str) -> None:
    assert speaker.stdout
    assert speaker.stderr
    said = speaker.stdout.readline().strip()
    assert said == word, speaker.stderr.read()[-2000:]


@cache
def _python() -> str | None:
    """A Python that can speak to LibreOffice."""
    found = (
        name for name in _PYTHONS if Path(name).exists() and subprocess.run([name, "-c", "import uno"], capture_output=True).returncode == 0
    )
    return next(found, None)
