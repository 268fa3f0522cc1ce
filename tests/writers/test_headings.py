"""Sections stand in the same order on the pages and on the web page, whatever figures and tables do between them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.builds import LOOKS
from tests.document.short import document
from tests.headings import of_page, of_pages
from tests.writers import documents

from casereport import tree
from casereport.journal import load_journal
from casereport.writers.html import write_html
from casereport.writers.pdf import write_pdf

JOURNALS = LOOKS


def orders(made: tree.Document, journal: str) -> tuple[list[str], list[str]]:
    profile = load_journal(journal)
    return of_pages(write_pdf(made, profile).data), of_page(write_html(made, profile).decode())


def labs(count: int, days: int) -> str:
    values = ", ".join(f"{day}: {day}.25" for day in range(1, days + 1))
    return ", ".join(f"{{analyte: marker number {n}, unit: mg/L, reference: 1-{n + 2}, values: {{{values}}}}}" for n in range(count))


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("tall", [8, 30, 60])
def test_sections_around_wide_tables_keep_their_order(tmp_path: Path, journal: str, tall: int) -> None:
    text = f"""
patients:
  - id: P1
    presenting: [{{finding: fever, at: 1}}]
    labs: [{labs(tall, 16)}]
    treatments: [{{drug: amoxicillin, dose: 500 mg, route: oral, every: 8 h, days: 1-5}}]
    events: [{{day: 1, kind: admission, label: Arrival}}, {{day: 9, kind: discharge, label: Home}}]
sections: {{introduction: "{documents.filler(1)}", discussion: "{documents.filler(2)}"}}
"""
    paper, screen = orders(document(tmp_path / "case", text, journal), journal)
    assert paper == screen


@pytest.mark.parametrize("journal", JOURNALS)
def test_a_section_with_nothing_but_a_tall_table_is_not_overtaken(journal: str) -> None:
    rows = tuple((tree.Cell(documents.text(f"Row {n}"), "row"), tree.Cell(documents.text("words"))) for n in range(22))
    table = tree.Table("tbl-t", "Table 1", documents.text("Tall"), (), rows, wide=True)
    before = [documents.paragraph(documents.filler(n)) for n in range(10)]
    body = (
        documents.section("a", "First", *before),
        documents.section("t", "Second", table),
        documents.section("b", "Third", *before[:3]),
    )
    front = tree.Front((tree.Text("Short"),), "Short", "Short", "Case report")
    paper, screen = orders(tree.Document("en", front, body), journal)
    assert paper == screen == ["First", "Second", "Third"]


@pytest.mark.parametrize("journal", JOURNALS)
def test_a_table_over_several_pages_repeats_its_head(journal: str) -> None:
    head = (tree.Cell(documents.text("Heading"), "col"), tree.Cell(documents.text("Other"), "col"))
    rows = tuple((tree.Cell(documents.text(f"Row {n}"), "row"), tree.Cell(documents.text("words"))) for n in range(150))
    table = tree.Table("tbl-t", "Table 1", documents.text("Tall"), (head,), rows, wide=True)
    front = tree.Front((tree.Text("Short"),), "Short", "Short", "Case report")
    output = write_pdf(tree.Document("en", front, (documents.section("a", "A", table),)), load_journal(journal))
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(output.data)]
    assert len(texts) > 2
    assert all("Heading" in text for text in texts if "Row" in text)
