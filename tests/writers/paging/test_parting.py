"""A paragraph is parted between two of its lines at a space, a table between two rows, and nothing is lost or printed twice."""

from __future__ import annotations

import dataclasses

from tests.writers import documents

from casereport.tree import Cell, Emph, Paragraph, Text, plain
from casereport.writers.paging.extents import Extent, TextLine, joined
from casereport.writers.paging.page_blocks import ParagraphPart
from casereport.writers.paging.parting import Cut, find_cuts, part_block, parted_texts

PARAGRAPH = Paragraph((Text("One two three four "), Emph((Text("five six"),)), Text(" seven eight nine-ten eleven twelve")))


def lines(*texts: str) -> list[TextLine]:
    return [TextLine(text, (), 10.0) for text in texts]


def test_a_paragraph_may_be_parted_where_two_lines_stand_on_either_side_and_no_mark_or_word_is_broken() -> None:
    laid_out = lines("One two", "three four", "five", "six seven", "eight nine-", "ten eleven", "twelve")
    assert find_cuts(PARAGRAPH, Extent(70.0, laid_out)) == (Cut(2, 20.0), Cut(4, 40.0))


def test_its_parts_hold_its_text() -> None:
    laid_out = lines("One two", "three four", "five six", "seven eight", "nine-ten", "eleven twelve")
    above, below = part_block(PARAGRAPH, 4, laid_out)
    assert isinstance(above, ParagraphPart)
    assert (above.goes_on, plain(above.children)) == (True, "One two three four five six seven eight")
    assert parted_texts([above, below]) == [(plain(above.children), "nine-ten eleven twelve")]


def test_a_paragraph_with_more_on_the_page_than_in_the_tree_is_not_parted() -> None:
    laid_out = lines("One two three", "four five six", "seven eight nine-ten", "eleven", "twelve thirteen")
    assert find_cuts(PARAGRAPH, Extent(50.0, laid_out)) == ()


def test_a_table_is_parted_between_rows_with_its_head_on_either_page_and_its_notes_below() -> None:
    table = documents.lab_table()
    rows = tuple((Cell((Text(str(number)),)), Cell()) for number in range(10))
    table = dataclasses.replace(table, rows=(*rows[:4], (Cell((Text("Group"),), span=2),), *rows[5:]), notes=((Text("Note."),),))
    cuts = find_cuts(table, Extent(150.0, [], [10.0] * 10, 40.0))
    assert cuts == (Cut(4, 80.0), Cut(6, 100.0))  # not between what heads a group and its rows
    above, below = part_block(table, 6, [])
    assert (above.rows, above.notes, above.id) == (table.rows[:6], (), table.id)  # type: ignore[union-attr]  # both are tables
    assert (below.rows, below.notes, below.continues) == (table.rows[6:], table.notes, True)  # type: ignore[union-attr]  # as above


def test_what_was_laid_out_in_parts_is_measured_as_one() -> None:
    parts = [Extent(100.0, lines("a"), [10.0, 20.0], 40.0), Extent(90.0, lines("b"), [30.0], 40.0)]
    assert joined(parts) == Extent(150.0, lines("a", "b"), [10.0, 20.0, 30.0], 40.0)
