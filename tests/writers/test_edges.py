"""Ink beyond an edge is found wherever it stands, and pages as they should be have none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.writers import documents

from casereport import tree
from casereport.journal import Journal, load_journal
from casereport.writers import pdf
from casereport.writers.pdf import write_pdf

PLAIN = load_journal("plain")
FRONTIERS = load_journal("frontiers")
WIDE = "unbreakable" * 12


def short(*blocks: tree.Block) -> tree.Document:
    front = tree.Front((tree.Text("Short"),), "Short", "Short", "Case report")
    return tree.Document("en", front, (documents.section("a", "A", documents.paragraph(documents.filler(1)), *blocks),))


def numbers(columns: int) -> tree.Table:
    """A table of numbers with more columns than a page is wide, set as if it fitted."""
    head = (tree.Cell(documents.text("Analyte"), "col"), *(tree.Cell(documents.text(str(n)), "col", "right") for n in range(columns)))
    row = (tree.Cell(documents.text("Platelets"), "row"), *(tree.Cell(documents.text("1,484.25"), "", "right") for _ in range(columns)))
    return tree.Table("tbl-many", "Table 1", documents.text("Many"), (head,), (row,))


def told(document: tree.Document, journal: Journal) -> list[str]:
    return [problem.message for problem in write_pdf(document, journal).problems if problem.code == "off-page"]


@pytest.mark.parametrize("journal", [PLAIN, FRONTIERS])
def test_a_table_wider_than_the_page_is_an_error_that_names_it(journal: Journal) -> None:
    assert told(short(numbers(24)), journal) == ["ink runs over an edge on page 1 in Table 1"]
    assert told(short(numbers(2)), journal) == []


def with_css(monkeypatch: pytest.MonkeyPatch, css: str) -> None:
    """The style sheet with something planted at its end."""
    own: Callable[[Journal], str] = pdf._type  # the planted rule must come last
    monkeypatch.setattr(pdf, "_type", lambda journal: f"{own(journal)}\n{css}")


@pytest.mark.parametrize(
    "css",
    [
        "html, .long { overflow-wrap: normal }",  # a word across the gutter
        "p { margin-left: -30mm }",
        "p { position: relative; left: 40mm }",
        "figure img { max-width: none !important; width: 300mm !important }",
    ],
)
def test_ink_over_the_edge_of_a_column_is_found(monkeypatch: pytest.MonkeyPatch, css: str) -> None:
    figure = documents.drawn_figure()
    document = short(documents.paragraph(f"A word: {WIDE}."), documents.paragraph(documents.filler(2)), figure)
    assert told(document, FRONTIERS) == []
    with_css(monkeypatch, css)
    assert told(document, FRONTIERS) != []


def test_a_cell_printed_over_its_neighbour_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    row = (tree.Cell(documents.text("Platelets"), "row"), tree.Cell(documents.text("1,484")))
    document = short(tree.Table("tbl-one", "Table 1", documents.text("One"), (), (row,)))
    assert told(document, PLAIN) == []
    with_css(monkeypatch, "table { table-layout: fixed } th { width: 6mm; overflow-wrap: normal; white-space: nowrap }")
    assert told(document, PLAIN) == ["ink runs over an edge on page 1 in Table 1"]
