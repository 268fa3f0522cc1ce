"""Word files as tests read them: their parts, the elements of their text, and the schemas that they are held against."""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[3]
OPENXML = ROOT / "build" / "openxml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OPTIONAL = ("/fontTable' is missing.", "/theme' is missing.")
"""Parts that Word always writes and that the standard lets anyone leave out (ISO/IEC 29500-1, 11.3)."""


def parts(data: bytes) -> dict[str, bytes]:
    """Name → bytes of each part."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def body(data: bytes) -> ET.Element:
    """The text of a file."""
    found = ET.fromstring(parts(data)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The file with something else in one of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part, content in parts(data).items():
            text = content.decode() if part == name else ""
            assert part != name or old in text, old
            packed.writestr(part, text.replace(old, new, 1).encode() if part == name else content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The file with a part more."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part, old in {**parts(data), name: content}.items():
            packed.writestr(part, old)
    return out.getvalue()


def words(element: ET.Element) -> str:
    """The text of an element as a reader sees it."""
    return "".join(_words(element))


def _words(element: ET.Element) -> Iterator[str]:
    for node in element.iter():
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in (f"{W}tab", f"{W}br") and not node.attrib:
            yield " "


def paragraphs(element: ET.Element, style: str = "") -> list[ET.Element]:
    """The paragraphs below an element, of one style or all."""
    return [item for item in element.iter(f"{W}p") if not style or style_of(item) == style]


def style_of(paragraph: ET.Element) -> str:
    """The id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def instructions(element: ET.Element) -> list[str]:
    """The commands of the fields below an element."""
    return [(item.text or "").strip() for item in element.iter(f"{W}instrText")]


def schema_faults(data: bytes, folder: Path) -> list[str]:
    """What the schemas and rules of Office Open XML find wrong with a file; without them the test is skipped, or fails where they are required."""
    if not (OPENXML / "VERSION").exists():
        required = os.environ.get("CASEREPORT_REQUIRE_OPENXML") == "1"
        (pytest.fail if required else pytest.skip)("openxml-audit is not fetched: sh scripts/openxml.sh")
    path = folder / "held.docx"
    path.write_bytes(data)
    found = _validator().validate(str(path)).errors
    return [f"{error.part_uri}: {error.description}" for error in found if not error.description.endswith(OPTIONAL)]


def _validator() -> Any:
    sys.path.insert(0, str(OPENXML))
    try:
        return import_module("openxml_audit").OpenXmlValidator()
    finally:
        sys.path.remove(str(OPENXML))
