"""The full record on paper and on screen: every text of it can be read there, and the pages are whole and valid."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import page as validation
import pypdfium2
import pytest
from tests.builds import OF_PAGES, Make
from tests.document.full import FULL, with_marks, write_real

from casereport.case.source import load
from casereport.document import build_document
from casereport.document.narrative.remainder import texts_of
from casereport.journal import load_journal
from casereport.tree import with_supplement
from casereport.writers.html import write_html
from casereport.writers.inspection import inspect_html, inspect_pdf
from casereport.writers.pdf import write_pdf

TOLD_OTHERWISE = {("labs", 0, "note"), ("statements", "ai", "word")}  # read into the series of the file; as a sentence


class Words(HTMLParser):
    """The words of a web page, those of its drawings included, styles left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._tag = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's signature
        self._tag = tag

    def handle_data(self, data: str) -> None:
        self.found += [data] if self._tag != "style" else []


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2060\ufffe\u0002\u2010-]", "", text)


@pytest.mark.parametrize(
    ("status", "journal"), [("synthetic", "plain"), ("synthetic", "frontiers"), ("real", "plain"), ("real", "frontiers")]
)
def test_every_text_can_be_read(status: str, journal: str, tmp_path: Path) -> None:
    case = load(FULL if status == "synthetic" else write_real(tmp_path / "case"))
    marks: list[str] = []
    record = with_marks(case.record, marks)
    document, _ = build_document(replace(case, record=record), load_journal(journal))
    texts = {mark: path for (path, _, _), mark in zip(texts_of(record), marks, strict=True) if path not in TOLD_OTHERWISE}
    page, pdf = write_html(document, load_journal(journal)), write_pdf(with_supplement(document), load_journal(journal))
    on_screen = squeezed("".join(Words(page.decode()).found))
    on_paper = squeezed("".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(pdf.data)))
    assert [path for mark, path in texts.items() if mark not in on_screen] == []
    assert [path for mark, path in texts.items() if mark not in on_paper.casefold()] == []  # a heading may be set in capitals


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
def test_its_pages_are_whole_and_valid(journal: str, make: Make, tmp_path: Path) -> None:
    made = make("full", journal)
    assert not {problem.code for problem in made.problems} & OF_PAGES
    assert inspect_pdf(made.pdf) == []
    assert inspect_html(made.html.encode()) == []
    path = tmp_path / "full.pdf"
    path.write_bytes(made.pdf)
    assert validation.validate_pdf(str(path), profile=validation.ValidationProfile.PDF_UA_1).is_compliant
