"""Review copies: lines numbered without a gap, each number level with its line, and which text stands on which line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from tests.writers import documents

from casereport.journal import load_journal
from casereport.writers.options import Options
from casereport.writers.pdf import PdfOutput, write_pdf

NUMBERS_END = 12 * 72 / 25.4
"""Where the numbers end, in points from the left edge."""


@pytest.fixture(scope="module", params=["plain", "frontiers"])
def copy(request: pytest.FixtureRequest) -> PdfOutput:
    """The document with every node kind, for reviewers."""
    return write_pdf(documents.rich_document(paragraphs=6), load_journal(request.param), Options(review=True))


def words(pdf: bytes) -> list[tuple[int, str, float, float, float]]:
    """Page, text, left end, right end and foot of every stretch of text, in points."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, _ = text.get_rect(index)
            found.append((number, text.get_text_bounded(*text.get_rect(index)).strip(), left, right, bottom))
    return found


def test_the_lines_are_numbered_without_a_gap_over_all_pages(copy: PdfOutput) -> None:
    printed = [int(text) for _, text, _, right, _ in words(copy.data) if text.isdigit() and right < NUMBERS_END + 1]
    assert sorted(printed) == list(range(1, len(copy.lines.lines) + 1))
    assert len(printed) > 100
    assert copy.problems == ()


def test_a_number_ends_beside_its_line_and_stands_on_its_foot(copy: PdfOutput) -> None:
    shown = words(copy.data)
    numbers = {(page, int(text)): (right, foot) for page, text, _, right, foot in shown if text.isdigit() and right < NUMBERS_END + 1}
    assert {round(right - NUMBERS_END) for right, _ in numbers.values()} <= {-1, 0}
    heights = [page.get_size()[1] for page in pypdfium2.PdfDocument(copy.data)]
    for line in copy.lines.lines:
        _, foot = numbers[line.page, line.number]
        assert foot == pytest.approx(heights[line.page - 1] - line.baseline * 0.75, abs=1.0)


def test_lines_stand_in_one_column_and_are_double_spaced(copy: PdfOutput) -> None:
    text = [line for line in copy.lines.lines if len(line.text) > 60]
    steps = [
        after.baseline - line.baseline for line, after in pairwise(text) if line.page == after.page and after.number == line.number + 1
    ]
    letters = 12 * 96 / 72
    assert min(steps) > 0
    assert sorted(steps)[len(steps) // 2] == pytest.approx(2 * 1.15 * letters, abs=0.5)


def test_cells_pictures_and_marks_of_lists_are_not_numbered(copy: PdfOutput) -> None:
    texts = [line.text.strip() for line in copy.lines.lines]
    assert not {"Return from the journey", "Admission", "•", "1.", "2."} & set(texts)
    assert any(text.startswith("Table 2") for text in texts)  # a caption is


def test_which_line_a_text_begins_on_is_known(copy: PdfOutput) -> None:
    lines = copy.lines
    texts = [line.text for line in lines.lines]
    alone = [line for line in lines.lines if sum(line.text in text for text in texts) == 1 and len(line.text) > 30]
    assert len(alone) > 10
    assert [lines.line_of(line.text.upper()) for line in alone] == [(line.page, line.number) for line in alone]
    assert lines.line_of("no such words anywhere") is None
    assert lines.line_of(" ") is None
    heading = next(line for line in lines.lines if re.search(r"Discussion$", line.text.strip()))
    assert lines.line_of_anchor("discussion") == (heading.page, heading.number)
    assert lines.line_of_anchor("nowhere") is None


def test_a_copy_without_numbers_has_none() -> None:
    made = write_pdf(documents.rich_document(), load_journal("plain"), Options(review=True, line_numbers=False))
    assert made.lines.lines == ()
    assert not [text for _, text, _, right, _ in words(made.data) if right < NUMBERS_END + 1]


def test_other_spacing_can_be_asked_for() -> None:
    def pages(**options: Any) -> int:
        return write_pdf(documents.rich_document(), load_journal("plain"), Options(**options)).pages

    assert pages(review=True, spacing=1.5) < pages(review=True)


def test_the_same_document_has_the_same_bytes(copy: PdfOutput) -> None:
    journal = "frontiers" if "CASE REPORT ARTICLE" in copy.lines.lines[0].text.upper() else "plain"
    assert write_pdf(documents.rich_document(paragraphs=6), load_journal(journal), Options(review=True)).data == copy.data
