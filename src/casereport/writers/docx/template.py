"""A Word file of the author's whose styles and page are to be used: what must not be in it, read before anything else opens it."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from typing import Final

from casereport.journal.resources import templates_dir
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

MAX_BYTES: Final = 50_000_000
MAX_UNPACKED: Final = 100_000_000
MAX_PARTS: Final = 2_000
_ACTIVE: Final = lazy_pattern(r"vbaproject|vbadata|activex|oleobject|/embeddings/|\.bin$|customui", re.IGNORECASE)
_ACTIVE_KINDS: Final = lazy_pattern(rb"macroEnabled|vbaProject|oleObject|activeX", re.IGNORECASE)
PLAIN: Final = "give a plain .docx; in Word: Save as, Word document"
"""What cures a template that is refused."""


@cache
def own_template() -> bytes:
    """The shipped template."""
    return (templates_dir() / "_docx" / "template.docx").read_bytes()


def check_template(data: bytes) -> list[Problem]:
    """A problem (`bad-template`, `limit`) for a file that is no Word document, or one that acts; an empty list for a plain one."""
    if len(data) > MAX_BYTES:
        return [fault("limit", f"the Word template is larger than {MAX_BYTES:,} bytes")]
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _check_parts(packed)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, OSError):
        return [fault("bad-template", "the Word template cannot be read", hint=PLAIN)]


def _check_parts(packed: zipfile.ZipFile) -> list[Problem]:
    entries = packed.infolist()
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        return [fault("limit", f"the Word template unpacks to more than {MAX_UNPACKED:,} bytes or {MAX_PARTS:,} parts")]
    names = [entry.filename for entry in entries]
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        return [fault("bad-template", "the template is no Word document", hint=PLAIN)]
    if any(_ACTIVE.search(name) for name in names) or _ACTIVE_KINDS.search(_read(packed, "[Content_Types].xml")):
        return [fault("bad-template", "the Word template holds macros or other active content", hint=PLAIN)]
    for name in names:
        if name.endswith((".xml", ".rels")) and not _is_plain(_read(packed, name)):
            return [fault("bad-template", "a part of the Word template is no plain XML", hint=PLAIN)]
    return []


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    """A part, no longer than it is declared to be."""
    with packed.open(name) as part:
        data = part.read(packed.getinfo(name).file_size + 1)
    if len(data) > packed.getinfo(name).file_size:
        raise ValueError(name)
    return data


def _is_plain(data: bytes) -> bool:
    """True for XML in UTF-8 that declares nothing."""
    return b"<!DOCTYPE" not in data and b"<!ENTITY" not in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" not in data[:64]
