"""Plain text: every text of the tree in its order, paragraphs unbroken, columns under their headings."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from tests.writers import documents, trees

from casereport import tree as t
from casereport.journal import load_journal
from casereport.writers.layout import printed_passages
from casereport.writers.reading_back import compared, without_addresses
from casereport.writers.text import inspect_text, write_text
from casereport.writers.text.inlines import write_line

JOURNAL = load_journal("plain")


def printed(document: t.Document) -> str:
    """The document as text."""
    return write_text(document, JOURNAL)


def of(*blocks: t.Block) -> str:
    """The text of blocks alone."""
    return printed(t.Document("en", t.Front(documents.text("T"), "T", "", "A"), blocks)).split("\n\n", 2)[2].rstrip("\n")  # type: ignore[arg-type]


def in_order(node: object) -> Iterator[str]:
    """The passages of blocks; of tables the captions and notes alone, whose cells other tests read."""
    if isinstance(node, tuple):
        for child in node:
            yield from in_order(child)
    elif isinstance(node, t.Section | t.Quote):
        yield from in_order(node.blocks)
    elif isinstance(node, t.List):
        for item in node.items:
            yield from (t.plain(item.children), *in_order(item.nested or ()))
    else:
        yield from (part if isinstance(part, str) else t.plain(part) for part in PARTS[type(node)](node))


PARTS: dict[type, Callable[[Any], Iterable[object]]] = {
    t.Table: lambda node: (node.caption, *node.notes),
    t.Terms: lambda node: (side for entry in node.entries for side in entry),
    t.Figure: lambda node: (node.caption, node.alt),
    t.Notice: lambda node: [node.text],
    t.Paragraph: lambda node: [node.children],
    t.Reference: lambda node: [node.children],
}


@given(trees.trees())
def test_every_text_of_a_block_is_there_in_its_order(document: t.Document) -> None:
    document = bare(document)
    rest = compared(printed(document))
    for passage in map(compared, in_order((document.body, document.references))):
        _, found, rest = rest.partition(passage) if passage else ("", "", rest)
        assert found == passage, f"{passage!r} is not behind what stands before it in the tree"


def bare(node: Any) -> Any:
    """The tree without links, whose addresses stand behind their words."""
    if isinstance(node, t.Link):
        return t.Text(node.text)
    if isinstance(node, tuple):
        return tuple(map(bare, node))
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        return dataclasses.replace(node, **{field.name: bare(getattr(node, field.name)) for field in dataclasses.fields(node)})
    return node


@given(trees.trees())
def test_every_random_document_passes_its_inspection(document: t.Document) -> None:
    problems = inspect_text(printed(document), document)
    assert [problem for problem in problems if problem.code == "lost-text"] == []


def test_every_kind_is_written_and_passes_its_inspection() -> None:
    document = documents.rich_document(banner="Draft, not for publication")
    assert inspect_text(printed(document), document) == []


def test_a_paragraph_is_one_line_however_long() -> None:
    long = documents.filler(0, 20)
    assert of(documents.paragraph(long)) == long


@pytest.mark.parametrize(
    ("nodes", "text"),
    [
        ([t.Text("10"), t.Sup(documents.text("9")), t.Text("/L, CO"), t.Sub(documents.text("2"))], "10⁹/L, CO₂"),
        ([t.Text("Ada"), t.Sup(documents.text("1,*"))], "Ada¹,*"),
        ([t.Text("12.4"), t.Sup(documents.text("a"))], "12.4ᵃ"),
        ([t.Text("x"), t.Sup(documents.text("é"))], "xé"),
        ([t.Text("shock"), documents.cite("c", 1, 2, form="superscript")], "shock⁽¹, ²⁾"),
        ([t.Text("shock "), documents.cite("c", 1, 2)], "shock (1, 2)"),
        ([t.Link("https://doi.org/10.1000/x", "doi:10.1000/x")], "doi:10.1000/x"),
        ([t.Link("https://pubmed.ncbi.nlm.nih.gov/1/", "PubMed")], "PubMed (https://pubmed.ncbi.nlm.nih.gov/1/)"),
        ([t.Link("https://pubmed.ncbi.nlm.nih.gov/33708752/", "33708752")], "33708752"),
        ([t.Link("mailto:a@example.org", "a@example.org")], "a@example.org"),
        ([t.Text("2\u00a0mg\u2060/\u00adkg  now")], "2 mg/kg now"),
        ([t.Text("one"), t.Break(), t.Text("two")], "one\ntwo"),
    ],
)
def test_inline_nodes_as_a_person_reads_them(nodes: list[t.Inline], text: str) -> None:
    assert write_line(nodes) == text


def test_a_table_stands_in_columns_under_its_headings() -> None:
    assert of(documents.small_table()).split("\n") == [
        "Table 2. Events in order.",
        "",
        "Day  Event",
        "---  -----------------------",
        "−3   Return from the journey",
        "1    Admission",
        "19   Discharge",
    ]


def test_a_heading_over_columns_stands_over_them_and_numbers_end_in_line() -> None:
    lines = of(documents.lab_table()).split("\n")
    assert lines[2:7] == [
        "                                         Patient 1, hospital day",
        "Analyte (unit)                  1       2     3     4      6      8    11    19  Reference",
        "-------------------------  ------  ------  ----  ----  -----  -----  ----  ----  ---------",
        "C-reactive protein (mg/L)    135↑     86↑   64↑     –    19↑    11↑    <5    <5  <10",
        "Platelets (×10⁹/L)            98↓    109↓   188   236      –    362   410   398  150–400",
    ]


def test_a_table_that_is_too_wide_is_told_row_by_row() -> None:
    head = ((t.Cell(documents.text("Drug"), "col"), t.Cell(documents.text("Reason"), "col"), t.Cell(documents.text("Left"), "col")),)
    rows = ((t.Cell(documents.text("A")), t.Cell(documents.text("w" * 130)), t.Cell()), (t.Cell(documents.text("B")), t.Cell(), t.Cell()))
    assert of(t.Table("t", "", (), head, rows)).split("\n") == ["Drug: A", f"    Reason: {'w' * 130}", "    Left:", "Drug: B"]


def test_a_figure_is_its_caption_and_what_is_to_be_seen() -> None:
    assert of(documents.drawn_figure()).split("\n") == [
        "Figure 1. Course of the marker. (A) Marker over 19 days; the bar is the study drug.",
        "[The marker starts at 214 mg/L and falls.]",
    ]


def test_titles_stand_over_rules_and_references_are_a_list() -> None:
    text = printed(documents.rich_document())
    assert "1 Introduction\n--------------\n\n" in text
    assert "2. Specimen Study Group. A cohort of samples. Ann Forms 2021;3:e20. PMC1\n3. Beispiel C." in text


def test_a_lost_passage_and_a_control_character_are_found() -> None:
    document = documents.rich_document()
    text = printed(document).replace("Step two", "Step\u202e")
    assert [(problem.code, problem.message) for problem in inspect_text(text, document)] == [
        ("unsafe-output", "the text has control characters"),
        ("lost-text", "a passage of the document is not in the text"),
    ]


def test_addresses_alone_are_left_out_of_what_is_compared() -> None:
    document = documents.rich_document()
    shown = without_addresses(document, "Fever(https://pubmed.ncbi.nlm.nih.gov/1/)(https://example.org/other)")
    assert shown == "Fever(https://example.org/other)"
    assert all(compared(passage) in without_addresses(document, compared(printed(document))) for passage in printed_passages(document))
