"""The Word file says what the web page says, in the same order."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from tests.builds import RECORDS
from tests.writers.docx import word
from tests.writers.docx.word import W, words

from casereport.build import check, write
from casereport.document.prose.signs import set_signs
from casereport.tree import Cell, Figure, plain, walk

_SILENT = {"style", "svg", "nav", "details", "head", "footer", "tbody", "thead"}
"""What a page shows and a manuscript has elsewhere, or nowhere."""
_HIDDEN = {"skip", "draft", "hidden", "backlinks", "article-word"}
_VOID = {"meta", "link", "br", "img", "input", "hr"}


class _Reader(HTMLParser):
    """The words of a page's text: each paragraph, cell, heading apart."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.words.append(" ")
            return
        silent = bool(self._open and self._open[-1]) or tag in _SILENT or bool(_HIDDEN & set((dict(attrs).get("class") or "").split()))
        self._open.append(silent)
        if tag not in ("span", "a", "sup", "sub", "em", "strong", "code", "b", "i"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1]):
            self.words.append(data)


def squeezed(text: str) -> str:
    """The text without spaces and joiners."""
    return re.sub(r"[\s\u2060\u00ad]+", "", text)


def of_page(html: str) -> str:
    """The text of a page, tables left out: one too wide for paper is whole on a screen alone."""
    reader = _Reader()
    reader.feed(html)
    return squeezed("".join(reader.words))


def of_manuscript(data: bytes) -> str:
    """The text of a manuscript, without what a page sets by its style sheet: numbers of entries and the colons behind terms."""
    said = []
    body = word.body(data)
    for cell in body.iter(f"{W}tc"):
        if not list(cell.iter(f"{W}drawing")):
            cell.clear()
    for paragraph in word.paragraphs(body):
        text = words(paragraph)
        if word.style_of(paragraph) == "Reference":
            text = re.sub(r"^\d+\. ", "", text)
        if word.style_of(paragraph) == "Term":
            text = text.replace(":", "", 1)
        if not re.fullmatch(r"Table.\d+ \(continued\)", text):
            said.append(text)
    return squeezed("".join(said))


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
@pytest.mark.parametrize("name", RECORDS)
def test_the_words_and_their_order_are_those_of_the_page(name: str, journal: str) -> None:
    checked = check(RECORDS[name], journal=journal)
    made, problems = write(checked.document, checked.journal, ["html", "docx"])
    assert problems == []
    page, manuscript = of_page(made[".html"].decode()), of_manuscript(made[".docx"])
    assert len(page) > 100
    start = next((k for k, (a, b) in enumerate(zip(page, manuscript, strict=False)) if a != b), min(len(page), len(manuscript)))
    assert (page[start : start + 60], manuscript[start : start + 60]) == ("", "")


def test_line_breaks_are_words_apart() -> None:
    assert words(ET.fromstring(f'<p xmlns:w="{W[1:-1]}"><w:t>a</w:t><w:br/><w:t>b</w:t></p>')) == "a b"


@pytest.mark.parametrize("name", ["misc-breakthrough", "full"])
def test_every_cell_of_every_table_is_there(name: str) -> None:
    checked = check(RECORDS[name], journal="plain")
    made, _ = write(checked.document, checked.journal, ["docx"])
    shown = {squeezed(words(cell)) for cell in word.body(made[".docx"]).iter(f"{W}tc")}
    document = set_signs(checked.document)
    wanted = {squeezed(plain(node.children)) for node in walk((document.body, document.back)) if isinstance(node, Cell)}
    drawn = {
        squeezed(plain(node.children))
        for node in walk(tuple(one.data for one in walk(document.body) if isinstance(one, Figure)))
        if isinstance(node, Cell)
    }
    assert len(wanted) > 50
    assert wanted - drawn - shown == set()
