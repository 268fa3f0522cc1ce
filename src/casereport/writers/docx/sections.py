"""Sections in Word's sense: pages turned on their side for what is too wide for an upright one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from typing import Any

from casereport.writers.docx.elements import Element, paragraph, w
from casereport.writers.docx.styles import W


def on_turned_pages(content: Iterable[Element]) -> Iterator[Element]:
    """The content between marks that say where upright pages end, and where turned ones do."""
    yield w("sectPr")
    yield from content
    yield w("sectPr", w("pgSz", orient="landscape"))


def end_sections(elements: Iterable[Element], headings: Collection[str], style: str) -> list[Element]:
    """The elements with every mark inside the paragraph that it ends; headings go with what they head, one page takes what may share it.

    `headings` are the ids of their styles, `style` is that of an empty paragraph, where a mark finds none.
    """
    done: list[Element] = []
    for element in elements:
        if element.tag != "w:sectPr":
            done.append(element)
        elif len(element):
            _end(done, len(done), element, style)
        else:
            _end_upright(done, element, headings, style)
    if done and _ends(done[-1]):
        done.append(paragraph(style, (), w("suppressLineNumbers")))
    return done


def write_pages(body: Any, page: Any) -> None:
    """Gives each section of a parsed body the properties of the page that the document ends with, turned where its mark says so.

    A first page of its own kind is that of the document, not that of each section.
    """
    marks = [mark for mark in body.iter(f"{W}sectPr") if mark is not page]
    for number, mark in enumerate(marks):
        own = deepcopy(page)
        if len(mark):
            _turn(own.find(f"{W}pgSz"))
        if number:
            _forget_first(own)
        mark.getparent().replace(mark, own)
    if marks:
        _forget_first(page)


def _forget_first(page: Any) -> None:
    for apart in page.findall(f"{W}titlePg"):
        page.remove(apart)


def _turn(size: Any) -> None:
    width, height = size.get(f"{W}w"), size.get(f"{W}h")
    size.set(f"{W}w", height)
    size.set(f"{W}h", width)
    size.set(f"{W}orient", "landscape")


def _end_upright(done: list[Element], mark: Element, headings: Collection[str], style: str) -> None:
    """Ends upright pages before the headings that lead to what comes; right behind turned ones there are none to end."""
    place = len(done)
    while place and _style(done[place - 1]) in headings:
        place -= 1
    before = done[place - 1] if place else None
    ending = _ends(before) if before is not None else None
    if before is not None and ending is not None and place == len(done):
        before[0].remove(ending)
    else:
        _end(done, place, mark, style)


def _end(done: list[Element], place: int, mark: Element, style: str) -> None:
    """Puts a mark into the paragraph before a place; into an empty one, a point high, where that has a name or is none.

    LibreOffice loses the number of a caption that ends a section.
    """
    before = done[place - 1] if place else None
    if before is None or before.tag != "w:p" or _ends(before) is not None or before.find("w:bookmarkStart") is not None:
        before = paragraph(style, (), w("suppressLineNumbers"), w("spacing", before=0, after=0, line=20, lineRule="exact"))
        done.insert(place, before)
    before[0].append(mark)


def _ends(element: Element) -> Element | None:
    """The mark of a paragraph that ends a section."""
    return element[0].find("w:sectPr") if element.tag == "w:p" else None


def _style(element: Element) -> str:
    found = element[0].find("w:pStyle") if element.tag == "w:p" else None
    return found.get("w:val", "") if found is not None else ""
