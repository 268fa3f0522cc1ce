"""The finished Word file → problems: parts of known kinds only, nothing active, no link that could act, no word or place lost."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET

from casereport import tree
from casereport.document.numbering import rebuilt
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault
from casereport.reading.links import is_safe
from casereport.writers.docx.elements import NAMESPACES
from casereport.writers.docx.figures import alternative
from casereport.writers.docx.manuscript import place_figures
from casereport.writers.layout import passages_of
from casereport.writers.options import Placement

W: Final = f"{{{NAMESPACES['w']}}}"
_PARTS: Final = lazy_pattern(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/document\.xml|word/_rels/[\w.-]+\.xml\.rels|"
    r"word/(?:styles|numbering|settings|casereport-[a-z-]+)\.xml|word/(?:header|footer)\d*\.xml|word/theme/theme\d*\.xml|"
    r"word/media/[\w.-]+\.(?:png|jpe?g|svg|gif|emf|wmf|tiff?)"
)
_KINDS: Final = lazy_pattern(r"application/(?:xml|vnd\.openxmlformats-[\w.-]+\+xml)|image/(?:png|jpeg|jpg|gif|tiff|svg\+xml|x-emf|x-wmf)")
_DROPPED: Final = lazy_pattern(r"[\s\u2060\u00ad]+")
_REFERENCE: Final = lazy_pattern(r"\s*REF\s+(\S+)")


def inspect_docx(data: bytes, document: tree.Document, figures: Placement = "inline") -> list[Problem]:
    """Problems of a manuscript made from the document, its figures so placed; an empty list for one as it should be."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    body = ET.fromstring(parts["word/document.xml"])  # noqa: S314  # written in this process, with nothing declared
    lost = [*_lost_texts(body, document, figures), *(_lost_alternatives(body, document) if figures != "none" else ())]
    faults = dict.fromkeys([*_part_faults(parts), *_link_faults(parts), *_place_faults(body)])
    return [
        *(fault("unsafe-output", f"the Word file has {what}") for what in faults),
        *([fault("lost-text", f"{len(lost)} passages of the document are not, or not in their order, in the Word file")] if lost else []),
    ]


def _part_faults(parts: dict[str, bytes]) -> Iterator[str]:
    for name in parts:
        if not _PARTS.fullmatch(name):
            yield "a part of a kind that no manuscript has"
    for row in ET.fromstring(parts["[Content_Types].xml"]):  # noqa: S314  # as above
        if not _KINDS.fullmatch(row.get("ContentType", "")):
            yield "a part of a kind that no manuscript has"


def _link_faults(parts: dict[str, bytes]) -> Iterator[str]:
    """What leads out of the file and is no link of a reader's own, or one that could act."""
    for name, data in parts.items():
        for row in ET.fromstring(data) if name.endswith(".rels") else ():  # noqa: S314  # as above
            is_link = row.get("Type", "").endswith("/hyperlink")
            if row.get("TargetMode") == "External" and not (is_link and is_safe(row.get("Target", ""))):
                yield "something outside that it would load, or an unsafe link"


def _place_faults(body: ET.Element) -> Iterator[str]:
    """Fields and links that lead nowhere, names and numbers that are not the only ones."""
    names = [mark.get(f"{W}name", "") for mark in body.iter(f"{W}bookmarkStart")]
    if len({name.lower() for name in names}) != len(names):
        yield "two places of one name"
    starts, ends = ([mark.get(f"{W}id") for mark in body.iter(f"{W}{kind}")] for kind in ("bookmarkStart", "bookmarkEnd"))
    if sorted(map(str, starts)) != sorted(map(str, ends)):
        yield "a place without beginning or end"
    asked = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    fields = [_REFERENCE.match(item.text or "") for item in body.iter(f"{W}instrText")]
    if {*filter(None, asked), *(field[1] for field in fields if field)} - set(names):
        yield "a mention of a place that is not there"


def _lost_texts(body: ET.Element, document: tree.Document, figures: Placement) -> list[str]:
    """The passages of the document that the body does not show behind one another; of tables' cells those that it does not show at all."""
    shown = _squeezed("".join(_words(body)))
    lost, place = [], 0
    for passage in filter(None, map(_squeezed, printed_in_order(document, figures))):
        found = shown.find(passage, place)
        if found < 0:
            lost.append(passage)
        place = found + len(passage) if found >= 0 else place
    return [*lost, *(cell for cell in map(_squeezed, _cells(document)) if cell not in shown)]


def _cells(document: tree.Document) -> Iterator[str]:
    """The texts of the cells of every table in print."""
    nodes = tree.walk((document.body, document.back))
    drawn = {id(figure.data) for figure in nodes if isinstance(figure, tree.Figure)}
    for table in (node for node in nodes if isinstance(node, tree.Table) and id(node) not in drawn):
        yield from (tree.plain(cell.children) for row in (*table.head, *table.rows) for cell in row)


def printed_in_order(document: tree.Document, figures: Placement) -> Iterator[str]:
    """The texts of a manuscript in the order in which it prints them, each as long as it stays in one piece.

    Cells are left out: a table too wide for any page stands in parts, and so in another order.
    """
    document, moved = place_figures(document, figures)
    front = document.front
    yield from (front.article_type, tree.plain(front.title))
    yield from (author.name for author in front.authors)
    yield from (text for note in (*front.affiliations, *front.author_notes) for text in (note.text, note.email))
    yield from (notice.text for notice in document.notices)
    yield from (text for part in front.abstract for text in (part.label, tree.plain(part.children)))
    yield from front.keywords
    for one in front.translations:
        yield from (*((one.heading,) if one.abstract else ()), tree.plain(one.title), tree.plain(one.abstract), *one.keywords)
    yield from (tree.plain(front.imprint), tree.plain(front.source))
    for part in (rebuilt((document.body, document.back), _without_cells), document.references, moved):
        yield from passages_of(part)


def _without_cells(node: object) -> object:
    return replace(node, head=(), rows=()) if isinstance(node, tree.Table) else node


def _lost_alternatives(body: ET.Element, document: tree.Document) -> list[str]:
    told = {item.get("descr") for item in body.iter(f"{{{NAMESPACES['wp']}}}docPr")}
    figures = (node for node in tree.walk((document.body, document.back)) if isinstance(node, tree.Figure))
    wanted = (alternative(figure, image) for figure in figures for image in figure.images or (None,))
    return [text for text in wanted if text not in told]


def _words(body: ET.Element) -> Iterator[str]:
    for element in body.iter():
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in (f"{W}tab", f"{W}br", f"{W}p"):
            yield " "


def _squeezed(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFC", text))
