"""Text as pages print it: what may not part stays together, on screen and on paper, in prose, captions and cells."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from tests.writers import documents

from casereport import tree
from casereport.journal import load_journal
from casereport.writers.pdf import write_pdf
from casereport.writers.words import is_numeric, set_words

DOSE = "1.5 mg/kg"
VARIANT = "NM_000059.4:c.6468_6469delTCinsGGAATTCC"
ADDRESS = f"https://www.example.org/{'a' * 70}/{'b' * 30}"


TEXTS = (DOSE, VARIANT)
LONG = (ADDRESS, "A" * 120, "deoxyribonucleoprotein" * 6)


def swept(*texts: str) -> tree.Document:
    """Each text behind ever longer words, so that it meets the end of a line at each of its signs; in a caption and in cells too."""
    paragraphs = [documents.paragraph(f"{'It was so. ' * 4}{'i' * (2 * n)} {text} was told.") for text in texts for n in range(1, 17)]
    rows = tuple(tuple(tree.Cell(documents.text(f"{'o' * n} {text} again")) for text in texts) for n in range(1, 7))
    table = tree.Table("tbl-t", "Table 1", documents.text(" ".join(f"{'Caption ' * 9}{text}" for text in texts)), (), rows)
    front = tree.Front((tree.Text("Short"),), "Short", "Short", "Case report")
    return tree.Document("en", front, (documents.section("a", "A", *paragraphs, table),))


TIMES = 16 + 6 + 1


@pytest.fixture(scope="module", params=["plain", "frontiers"])
def lines(request: pytest.FixtureRequest) -> list[str]:
    """The lines of the pages on which both texts stand at many places."""
    return lines_of(swept(*TEXTS), request.param)


def lines_of(document: tree.Document, journal: str) -> list[str]:
    output = write_pdf(document, load_journal(journal))
    assert output.problems == ()
    pages = pypdfium2.PdfDocument(output.data)
    return [line for page in pages for line in page.get_textpage().get_text_bounded().splitlines()]


def test_a_number_and_its_unit_never_part(lines: list[str]) -> None:
    assert sum(line.count(DOSE) for line in lines) == TIMES


def test_no_hyphen_is_added_to_an_identifier(lines: list[str]) -> None:
    assert re.sub(r"\s", "", "".join(lines)).count(VARIANT) == TIMES


@pytest.mark.parametrize("word", LONG)
def test_a_long_word_breaks_rather_than_runs_over(word: str) -> None:
    body = documents.section(
        "a", "B", documents.paragraph(f"Some words before {word} and after."), documents.paragraph(documents.filler(1))
    )
    front = tree.Front((tree.Text("Short"),), "Short", "Short", "Case report")
    found = "".join(lines_of(tree.Document("en", front, (body,)), "frontiers"))
    assert re.sub(r"[\s\ufffe]", "", found).count(word) == 1


def test_markup_holds_the_text_escaped() -> None:
    assert set_words("<b> 5 mg & x@y.org") == ('&lt;b&gt; <span class="quantity">5 mg</span> &amp; <span class="identifier">x@y.org</span>')


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1,484", True), ("<0.1", True), ("150–450", True), ("12.5 ↑", True), ("1:320", True), ("45 %", True), ("trace", False),
     ("2 tablets at night", False), ("", False), ("2.5–3.5 (days 1–5)", False), ("1" * 30, False)],
)  # fmt: skip
def test_cells_of_numbers_are_known(text: str, expected: bool) -> None:  # a row of the table above
    assert is_numeric(tree.Cell((tree.Text(text),))) is expected
