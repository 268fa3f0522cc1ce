"""Reference lists read back from finished outputs: entries, numbers, links, and the citations that lead to them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import html


@dataclass
class Entry:
    """One entry as it is printed: number, text with its links but without the arrows back, addresses, ids that the arrows lead to."""

    number: str = ""
    text: str = ""
    addresses: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)


@dataclass
class Printed:
    """The list of an output, and the targets of its citations in reading order, each with the text that is the link."""

    entries: list[Entry]
    citations: list[tuple[str, str]]
    ids: dict[str, int]
    """Every target that an inner link may have; in a PDF with its page."""


def squeezed(text: str) -> str:
    """The text without white space and signs that only tell where a line may end."""
    return re.sub(r"[\s\u00ad\u200b\u2060\ufeff]", "", text)


def whole(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The links with neighbours of one target made one: a line's end cuts a link in two."""
    made: list[tuple[str, str]] = []
    for target, text in links:
        made = [*made[:-1], (target, made[-1][1] + text)] if made and made[-1][0] == target else [*made, (target, text)]
    return made


def read_html(data: bytes) -> Printed:
    """The list of a web page."""
    root = html.fromstring(data.decode())
    entries = [_html_entry(item) for item in root.xpath("//section[@id='references']//li")]
    links = root.xpath("//a[starts-with(@href, '#ref-')]")
    ids = dict.fromkeys(root.xpath("//@id"), 0)
    return Printed(entries, whole([(link.get("href")[1:], squeezed(link.text_content())) for link in links]), ids)


def _html_entry(item: Any) -> Entry:
    back = [link.get("href")[1:] for link in item.xpath(".//span[@class='backlinks']/a")]
    for arrows in item.xpath(".//span[@class='backlinks']"):
        arrows.getparent().remove(arrows)
    return Entry(item.get("value", ""), squeezed(item.text_content()), [link.get("href") for link in item.xpath(".//a")], back)


def read_pdf(data: bytes, heading: str) -> Printed:
    """The list of a tagged PDF: the list items behind the heading, in the order of its structure."""
    with pikepdf.open(BytesIO(data)) as document:
        texts = _texts(data)
        pages = {page.objgen: number for number, page in enumerate(document.pages)}
        reading = _Reading(texts, pages, heading)
        for element in _kids(document.Root.StructTreeRoot):
            reading.read(element)
        return Printed(reading.entries, whole(reading.citations), _destinations(document, pages))


class _Reading:
    """Walks the structure of a PDF: citations before the heading, entries behind it."""

    def __init__(self, texts: dict[tuple[int, int], str], pages: dict[Any, int], heading: str) -> None:
        self.texts, self.pages, self.heading = texts, pages, squeezed(heading)
        self.entries: list[Entry] = []
        self.citations: list[tuple[str, str]] = []
        self.behind = False

    def read(self, element: Any) -> None:
        kind = str(element.get("/S", ""))
        if kind == "/H2" and squeezed(self.text(element)) == self.heading:
            self.behind = True
        if kind == "/LI" and self.behind:
            self._entry(element)
            return
        target = self._target(element)
        if kind == "/Link" and target.startswith("ref-"):
            self.citations.append((target, squeezed(self.text(element))))
        for kid in _kids(element):
            self.read(kid)

    def _entry(self, item: Any) -> None:
        label = next((kid for kid in _kids(item) if kid.get("/S") == "/Lbl"), None)
        # An item without a label goes on behind the end of a page, unless the list has no labels at all.
        if label is not None or not self.entries or not self.entries[-1].number:
            self.entries.append(Entry())
        entry = self.entries[-1]
        entry.number += re.sub(r"\W", "", self.text(label)) if label is not None else ""
        for kid in _kids(item):
            if kid.get("/S") != "/Lbl":
                self._body(kid, entry)

    def _body(self, element: Any, entry: Entry) -> None:
        target = self._target(element)
        if str(element.get("/S", "")) == "/Link" and target.startswith("cite-"):
            entry.back.append(target)
            return
        if target and target not in entry.addresses[-1:]:
            entry.addresses.append(target)
        for number, page in _marked(element, self.pages):
            entry.text += squeezed(self.texts.get((page, number), ""))
            entry.pages.add(page)
        for kid in _kids(element):
            self._body(kid, entry)

    def text(self, element: Any) -> str:
        own = "".join(self.texts.get((page, number), "") for number, page in _marked(element, self.pages))
        return own + "".join(self.text(kid) for kid in _kids(element))

    def _target(self, element: Any) -> str:
        """The address, or the name inside the document, that a Link element leads to."""
        for kid in _raw_kids(element):
            if hasattr(kid, "keys") and kid.get("/Type") == "/OBJR":
                link = kid.Obj
                return str(link.A.URI) if "/A" in link and "/URI" in link.A else str(link.get("/Dest", ""))
        return ""


def _raw_kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K")
    if kids is not None:
        yield from kids if isinstance(kids, pikepdf.Array) else [kids]


def _kids(element: Any) -> list[Any]:
    return [kid for kid in _raw_kids(element) if hasattr(kid, "keys") and "/S" in kid]


def _marked(element: Any, pages: dict[Any, int]) -> Iterator[tuple[int, int]]:
    """Marks of the element's own content, each with its page."""
    page = element.get("/Pg")
    for kid in _raw_kids(element):
        if isinstance(kid, int):
            yield kid, pages[page.objgen]
        elif hasattr(kid, "keys") and kid.get("/Type") == "/MCR":
            yield int(kid.MCID), pages[kid.get("/Pg", page).objgen]


def _texts(data: bytes) -> dict[tuple[int, int], str]:
    """(page, mark) → text of the content that bears the mark."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
                found[number, mark] = found.get((number, mark), "") + _text(item, text_page)
    finally:
        document.close()
    return found


def _text(item: Any, text_page: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0").replace("\2", "-")  # a hyphen at a line's end; lists are not hyphenated


def _destinations(document: Any, pages: dict[Any, int]) -> dict[str, int]:
    """Name → page of every destination."""
    tree = pikepdf.NameTree(document.Root.Names.Dests)
    return {str(name): pages[target[0].objgen] for name, target in tree.items()}


def read_words(data: bytes, *, slanted: bool = False) -> str:
    """The text of a PDF in the order of its content, or what of it is set in italics, without spaces and hyphens."""
    document = pypdfium2.PdfDocument(data)
    words = ""
    try:
        for page in document:
            text_page = page.get_textpage()
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                words += _text(item, text_page) if not slanted or "Italic" in _font(item) else ""
    finally:
        document.close()
    return unhyphened(words)


def unhyphened(text: str) -> str:
    """The text without white space and hyphens, which prose gains at the ends of its lines."""
    return re.sub(r"[-\u2010]", "", squeezed(text))


def _font(item: Any) -> str:
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(item), buffer, 200)
    return buffer.value.decode()
