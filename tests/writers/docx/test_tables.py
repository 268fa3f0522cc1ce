"""Tables stand between three lines under a counted caption; their heads are repeated, their rows stay whole, their columns fit."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from tests.writers import documents
from tests.writers.docx import word
from tests.writers.docx.test_runs import sheet_of
from tests.writers.docx.word import W, words

from casereport import tree as t
from casereport.writers.docx.elements import TWIPS_A_MM, w, written
from casereport.writers.docx.tables import write_table


def printed(table: t.Table) -> ET.Element:
    """A table as it comes out of a file."""
    return ET.fromstring(written(w("body", *write_table(table, sheet_of(documents.rich_document())))))


@pytest.fixture
def labs() -> ET.Element:
    """The laboratory table."""
    return printed(documents.lab_table())


def rows(element: ET.Element) -> list[ET.Element]:
    return list(element.iter(f"{W}tr"))


def test_the_heads_are_repeated_and_no_row_is_broken(labs: ET.Element) -> None:
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows(labs)] == [True, True, False, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows(labs))


def test_lines_stand_above_below_and_under_the_head_only(labs: ET.Element) -> None:
    borders = labs.find(f"{W}tbl/{W}tblPr/{W}tblBorders")
    assert borders is not None
    assert [item.tag.removeprefix(W) for item in borders] == ["top", "bottom"]
    lined = [[cell.find(f"{W}tcPr/{W}tcBorders/{W}bottom") is not None for cell in row.iter(f"{W}tc")] for row in rows(labs)]
    assert lined == [[False, True, False], [True] * 10, *[[False] * 10] * 4]


def test_spans_and_sides_are_those_of_the_cells(labs: ET.Element) -> None:
    span = labs.find(f".//{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "8"
    sides = [[side.get(f"{W}val") for side in cell.iter(f"{W}jc")] for cell in rows(labs)[2].iter(f"{W}tc")]
    assert sides == [[], *[["right"]] * 8, []]


def test_the_columns_fill_no_more_than_the_page_and_cells_are_as_wide_as_they_are(labs: ET.Element) -> None:
    grid = [int(column.get(f"{W}w", "")) for column in labs.iter(f"{W}gridCol")]
    assert len(grid) == 10
    assert sum(grid) <= 160 * TWIPS_A_MM + len(grid)
    for row in rows(labs):
        widths = [int(item.get(f"{W}w", "")) for item in row.iter(f"{W}tcW")]
        assert sum(widths) == sum(grid)


def test_the_caption_leads_and_the_notes_follow(labs: ET.Element) -> None:
    assert [item.tag.removeprefix(W) for item in labs] == ["p", "tbl", "p", "p"]
    assert [word.style_of(item) for item in labs.findall(f"{W}p")] == ["caption", "table_note", "table_note"]
    assert labs[0].find(f"{W}pPr/{W}keepNext") is not None
    assert words(labs[0]) == "Table\u00a01. Laboratory results by hospital day. Day\u00a01 is the day of admission."
    assert word.instructions(labs[0]) == ["SEQ Table \\* ARABIC"]
    named = labs.find(f"{W}tbl/{W}tblPr/{W}tblCaption")
    assert named is not None
    assert named.get(f"{W}val") == "Table 1 Laboratory results by hospital day. Day 1 is the day of admission."


def test_two_tables_never_touch() -> None:
    found = printed(documents.small_table())
    assert [item.tag.removeprefix(W) for item in found] == ["p", "tbl", "p"]
    assert words(found[2]) == ""


def test_a_long_table_is_one() -> None:
    line = documents.small_table().rows[0]
    found = printed(replace(documents.small_table(), rows=(line,) * 450))
    assert len(found.findall(f"{W}tbl")) == 1
    assert len(rows(found)) == 451
    assert found.find(f"{W}tbl/{W}tr/{W}tc/{W}p/{W}pPr/{W}keepNext") is None


def test_a_table_without_rows_is_none_that_word_would_open() -> None:
    found = printed(replace(documents.small_table(), head=(), rows=(), notes=(documents.text("Nothing was measured."),)))
    assert [words(item) for item in found] == ["Table\u00a02. Events in order.", "Nothing was measured."]


def test_a_table_of_the_supplement_counts_for_itself() -> None:
    found = printed(replace(documents.small_table(), id="tbl-record-events", label="Table S1"))
    assert words(found[0]) == "Table\u00a0S1. Events in order."
    assert word.instructions(found[0]) == ["SEQ Table_S \\* ARABIC"]


def test_a_table_too_wide_for_the_page_stands_in_parts_under_one_number() -> None:
    days = tuple(str(day) for day in range(1, 41))
    head = (t.Cell(documents.text("Analyte"), "col"), *(t.Cell(documents.text(day), "col", "right") for day in days))
    line = (t.Cell(documents.text("Marker"), "row"), *(t.Cell(documents.text(f"1,0{int(day):02}"), align="right") for day in days))
    found = printed(t.Table("tbl-labs", "Table 1", documents.text("Course."), (head,), (line,), (documents.text("A note."),)))
    assert len(found.findall(f"{W}tbl")) > 1
    captions = [item for item in found.findall(f"{W}p") if word.style_of(item) == "caption"]
    assert words(captions[0]) == "Table\u00a01. Course."
    assert {words(item) for item in captions[1:]} == {"Table 1 (continued)"}
    shown = [words(cell) for row in rows(found) for cell in row.iter(f"{W}tc")]
    assert all(shown.count(day) == 1 and f"1,0{int(day):02}" in shown for day in days)
    assert [words(item) for item in found.findall(f"{W}p") if word.style_of(item) == "table_note"][-1] == "A note."
    assert found.findall(f".//{W}bookmarkStart")[1:] == []


def test_numbers_without_a_mark_keep_the_room_of_one_where_others_have_one(labs: ET.Element) -> None:
    right = [cell for row in rows(labs)[1:] for cell in row.iter(f"{W}tc") if cell.find(f".//{W}jc[@{W}val='right']") is not None]
    hung = {bool({"↑", "↓"} & set(words(cell))): cell.find(f"{W}p/{W}pPr/{W}ind") is not None for cell in right if words(cell)}
    assert hung == {True: False, False: True}
    plain = t.Table("t", "", (), (), ((t.Cell((t.Text("1.0"),), "", "right"),),))
    assert printed(plain).find(f".//{W}ind") is None


def test_columns_have_room_for_their_longest_words_in_a_face_that_stands_in_for_the_tables_own() -> None:
    """DejaVu Serif Bold, which LibreOffice takes where there is no Times: at most 0.65 em a letter of these words."""
    head = tuple(t.Cell(documents.text(word), "col") for word in ("Report", "Patients", "Intervention"))
    row = tuple(t.Cell(documents.text(word)) for word in ("Marsh", "3", "tocilizumab"))
    found = printed(t.Table("t", "Table 9", documents.text("Reports."), (head,), (row,)))
    widths = [int(column.get(f"{W}w", "")) - 180 for column in found.iter(f"{W}gridCol")]
    assert all(width >= 0.65 * 9 * 20 * len(word) for width, word in zip(widths, ("Report", "Patients", "Intervention"), strict=True))


def test_no_room_is_lost_to_such_a_face_where_the_page_has_none() -> None:
    cells = tuple(t.Cell(documents.text(f"Measurement{number}"), "col") for number in range(6))
    found = printed(t.Table("t", "Table 9", documents.text("Reports."), (cells,), (cells,)))
    assert len(found.findall(f"{W}tbl")) == 1
    assert sum(int(column.get(f"{W}w", "")) for column in found.iter(f"{W}gridCol")) <= 160 * TWIPS_A_MM + 6
