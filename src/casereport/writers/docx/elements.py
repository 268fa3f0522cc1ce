"""WordprocessingML as elements: names stand as they do in a file, prefix and all, and the root says what the prefixes mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree import ElementTree as ET

Element = ET.Element

NAMESPACES: Final[Mapping[str, str]] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
TWIPS_A_MM: Final = 1440 / 25.4
TWIPS_A_POINT: Final = 20
EMU_A_MM: Final = 36_000


def w(name: str, /, *children: Element | None, **values: str | int) -> Element:
    """An element of Word's own; its attributes are Word's own too. What is None is left out."""
    element = ET.Element(f"w:{name}", {f"w:{key}": str(value) for key, value in values.items()})
    element.extend(child for child in children if child is not None)
    return element


def x(name: str, values: Mapping[str, str | int] | None = None, *children: Element) -> Element:
    """An element whose name and attributes are written out with their prefixes."""
    element = ET.Element(name, {key: str(value) for key, value in (values or {}).items()})
    element.extend(children)
    return element


def text(words: str) -> Element:
    """The text of a run, its spaces kept; without the joiners of words, for which Word's usual fonts have a box."""
    element = ET.Element("w:t", {"xml:space": "preserve"})
    element.text = words.replace("\u2060", "")
    return element


def paragraph(style: str, content: Iterable[Element], *properties: Element) -> Element:
    """A paragraph in a style; `properties` stand in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def written(root: Element) -> bytes:
    """The element as a part of a file."""
    for prefix, address in NAMESPACES.items():
        root.set(f"xmlns:{prefix}", address)
    data: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data


def rooted(part: bytes) -> bytes:
    """The part with every prefix of ours explained at its root and nowhere else: some readers look for pictures and links there alone."""
    told = {prefix: f' xmlns:{prefix}="{address}"'.encode() for prefix, address in NAMESPACES.items()}
    start = part.index(b"<w:")
    end = part.index(b">", start)
    root = part[start:end]
    missing = b"".join(text for prefix, text in told.items() if f" xmlns:{prefix}=".encode() not in root)
    bare = re.sub(rb"<[^>]+>", lambda tag: _without(tag[0], [text for text in told.values() if text in root + missing]), part[end:])
    return part[:start] + root + missing + bare


def _without(tag: bytes, texts: Iterable[bytes]) -> bytes:
    for text in texts:
        tag = tag.replace(text, b"")
    return tag
