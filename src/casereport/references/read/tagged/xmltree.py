"""XML from strangers as a tree: no entity, no DTD, no network, no inclusion; a public DOCTYPE is accepted and not fetched."""

from __future__ import annotations

import html
import re
from typing import Any

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, fault

Element = Any
"""An element of lxml's tree, which has no types of its own."""

_DOCTYPE = lazy_pattern(r"<!DOCTYPE\s+[\w:.-]+\s*([^\[>]*)(\[)?", re.IGNORECASE)
_ENCODING = lazy_pattern(r"<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_HEAD = 5_000
_HINT = "save the file again from PubMed or EndNote"


class XmlFault(Exception):
    """Raised where an XML text is refused or not well formed; it carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.message}")
        self.problem = problem


def read_xml(text: str, file: str) -> Element:
    """The root element of an XML text; raises XmlFault. `sourceline` of an element is its line."""
    from lxml import etree

    _refuse(text, file)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        before = text[: len(text) - len(text.lstrip())].count("\n")
        place = Place(file, max(line, 1) + before, max(column, 1))
        raise XmlFault(fault("bad-reference", "the XML is not well formed", hint=_HINT, place=place)) from None
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def _refuse(text: str, file: str) -> None:
    """Refuses declarations of entities, DTDs inside the file or named by SYSTEM alone, and another encoding, before a parser sees them."""
    entity = re.search(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)", text, re.IGNORECASE)
    if entity:
        raise _refusal("declarations in the XML are refused", file, text, entity.start())
    for doctype in _DOCTYPE.finditer(text):
        if doctype[2] or not doctype[1].upper().startswith("PUBLIC"):
            raise _refusal("a document type that is not a public one is refused", file, text, doctype.start())
    declared = _ENCODING.match(text.lstrip()[:_HEAD])
    if declared and declared[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
        raise XmlFault(fault("file-encoding", "the XML says that it is not UTF-8", hint="save it as UTF-8", place=Place(file, 1, 1)))


def _refusal(message: str, file: str, text: str, offset: int) -> XmlFault:
    place = Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
    return XmlFault(fault("bad-reference", message, hint=_HINT, place=place))


def place_of(element: Element, file: str) -> Place:
    """Where an element starts; XML libraries tell no columns."""
    return Place(file, element.sourceline or 1, 1)


def text_of(element: Element | None, path: str = ".") -> str:
    """The text inside the first element at a path, its white space made single; "" without one."""
    found = element.find(path) if element is not None else None
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


_SCRIPTS = {"msup": "sup", "msub": "sub"}
_MARKS = {"i": "i", "italic": "i", "b": "b", "bold": "b", "sup": "sup", "superscript": "sup", "sub": "sub", "subscript": "sub"}


def markup_of(element: Element | None, path: str = ".") -> str:
    """The text inside the first element at a path as CSL's small mark-up: PubMed's i, b, sup, sub and EndNote's styles become tags."""
    found = element.find(path) if element is not None else None
    return " ".join(_markup(found).split()) if found is not None else ""


def _markup(element: Element) -> str:
    inner = html.escape(element.text or "", quote=False)
    for child in element:
        marks = [_MARKS[word] for word in (child.get("face") or str(child.tag)).split() if word in _MARKS]
        opened, closed = "".join(f"<{mark}>" for mark in marks), "".join(f"</{mark}>" for mark in reversed(marks))
        if (script := _SCRIPTS.get(str(element.tag))) and child is element[-1]:  # MathML: what is raised or lowered stands last
            opened, closed = f"<{script}>", f"</{script}>"
        inner += f"{opened}{_markup(child)}{closed}{html.escape(child.tail or '', quote=False)}"
    return inner
