"""Where the figures and tables of a PDF stand, and where its text first mentions them, read from its links and the places they lead to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from casereport.tree import Document, Figure, Section, Table, plain, walk


@dataclass(frozen=True)
class Stand:
    """A figure or table: the page of its caption and of its first mention (from 1), and whether it stands behind the article.

    Behind the article is one of the body among what is declared there.
    """

    label: str
    page: int
    mention: int
    is_behind: bool = False

    @property
    def distance(self) -> int:
        """Pages from the mention to the caption."""
        return self.page - self.mention


def stands(pdf: bytes, document: Document) -> list[Stand]:
    """Each figure and table that is mentioned, in the order of the document; one in parts by its first."""
    floats = {node.id: node for node in walk((document.body, document.back)) if isinstance(node, Figure | Table) and node.label}
    with pikepdf.open(BytesIO(pdf)) as file:
        numbers = {page.objgen: number for number, page in enumerate(file.pages, 1)}
        pages = {name: numbers[place[0].objgen] for name, place in _places(file)}
        mentions: dict[str, int] = {}
        for number, page in enumerate(file.pages, 1):
            for target in _targets(page):
                mentions.setdefault(target, number)
    behind = _behind(pdf, document)
    return [
        Stand(node.label, pages[name], mentions[name], name in behind)
        for name, node in floats.items()
        if name in pages and name in mentions
    ]


def _behind(pdf: bytes, document: Document) -> set[str]:
    """The figures and tables of the body whose caption is printed behind the heading of the first statement."""
    first = next((node for node in walk(document.back) if isinstance(node, Section)), None)
    text = _squeezed("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)))
    if first is None:
        return set()
    start = text.rindex(_squeezed(first.number + plain(first.title)))
    return {
        node.id
        for node in walk(document.body)
        if isinstance(node, Figure | Table) and text.rfind(_squeezed(f"{node.label}{plain(node.caption)}")[:60]) > start
    }


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]|\ufffe", "", unicodedata.normalize("NFKC", text)).casefold()


def _places(file: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    for name, place in pikepdf.NameTree(file.Root.Names.Dests).items():
        yield str(name), place.D if isinstance(place, pikepdf.Dictionary) else place


def _targets(page: Any) -> Iterator[str]:
    for link in page.get("/Annots", ()):
        action = link.get("/A", link)
        target = action.get("/D", action.get("/Dest"))
        if isinstance(target, pikepdf.String):
            yield str(target)
