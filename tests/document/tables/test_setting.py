"""How tables are set on paper: as measured, and kept inside the page by the PDF engine too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.document.short import document, rows
from tests.document.short import tables as found_tables

from casereport.document.tables.parts import paper_parts
from casereport.document.tables.setting import MOST_ROWS, set_table, share_widths
from casereport.journal import Journal, load_journal
from casereport.tree import Cell, Document, Front, Section, Table, Text, plain
from casereport.writers.pdf import write_pdf

PLAIN = load_journal("plain")
FRONTIERS = load_journal("frontiers")


def cell(text: str = "", header: str = "", align: str = "left", span: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), header, align, span)  # type: ignore[arg-type]  # short words for tests


def numbers(columns: int, number: str = "1,234.5", rows: int = 16) -> Table:
    """Names, units and ranges around columns of numbers, all under one head."""
    group = (cell(), cell(), cell("Hospital day", "colgroup", "center", columns), cell())
    head = (
        cell("Analyte", "col"),
        cell("Unit", "col"),
        *(cell(str(n), "col", "right") for n in range(1, columns + 1)),
        cell("Reference", "col"),
    )
    body = tuple((cell(f"Marker {n}", "row"), cell("mg/L"), *(cell(number, "", "right"),) * columns, cell("12–15")) for n in range(rows))
    return Table("tbl-labs", "Table 3", (Text("Many"),), (group, head), body, ((Text("A note."),),))


def words(columns: int, text: str = "some words of an author") -> Table:
    """A table of the author: words in every column."""
    return Table(
        "tbl-own",
        "Table 4",
        (),
        (tuple(cell(f"Head {n}", "col") for n in range(columns)),),
        (tuple(cell(text) for _ in range(columns)),) * 3,
    )


def texts(row: tuple[Cell, ...]) -> list[str]:
    return [plain(one.children) for one in row]


def test_a_small_table_stays_in_its_column() -> None:
    for journal in (PLAIN, FRONTIERS):
        found = set_table(numbers(2, "12", 4), journal)
        assert (found.wide, found.small, found.parts) == (False, False, ())


def test_one_that_a_column_cannot_hold_takes_the_page_then_small_type_then_parts() -> None:
    found = [set_table(numbers(columns), PLAIN) for columns in (5, 8, 9, 11, 16, 30)]
    assert [(one.wide, one.small, len(one.parts)) for one in found] == [
        (False, False, 0), (True, False, 0), (True, True, 0), (True, False, 2), (True, False, 2), (True, True, 3),
    ]  # fmt: skip


def test_parts_repeat_names_units_and_ranges_and_one_number() -> None:
    table = set_table(numbers(16), PLAIN)
    first, second = paper_parts(table)
    assert [texts(row) for row in first.head] == [["", "", "Hospital day", ""], ["Analyte", "Unit", *"12345678", "Reference"]]
    assert texts(second.head[1]) == ["Analyte", "Unit", *map(str, range(9, 17)), "Reference"]
    assert [sum(one.span for one in row) for part in (first, second) for row in (*part.head, *part.rows)] == [11] * 36
    assert [(part.label, part.continues, plain(part.caption), len(part.notes)) for part in (first, second)] == [
        ("Table 3", False, "Many", 0),
        ("Table 3", True, "", 1),
    ]
    assert first.id == table.id != second.id


def test_the_tree_keeps_the_whole_table() -> None:
    table = set_table(numbers(30), PLAIN)
    assert [len(row) for row in table.rows] == [33] * 16


def test_very_many_rows_go_into_parts() -> None:
    parts = paper_parts(set_table(numbers(2, "1", MOST_ROWS + 1), PLAIN))
    assert [len(part.rows) for part in parts] == [MOST_ROWS, 1]


def test_where_rows_need_no_parts_they_stay_together() -> None:
    assert set_table(numbers(1, "1", 450), PLAIN, most_rows=450).parts == ()


def test_columns_take_what_their_texts_need_and_no_more_where_there_is_room() -> None:
    table = numbers(3, "12", 2)
    assert share_widths(table, 100) == share_widths(table, 60)
    assert sum(share_widths(table, 60)) < 30


def test_columns_share_what_room_there_is_and_keep_their_words_whole() -> None:
    table = Table(
        "t", "Table 1", (), (), ((cell("Rash"), cell("a text of an author with words enough to wrap"), cell("1,234.5", align="right")),)
    )
    name, text, number = share_widths(table, 20)
    assert name + text + number == pytest.approx(20)
    assert text > name > 2
    assert number == pytest.approx(share_widths(table, 100)[2])


@pytest.mark.parametrize("room", [5, 20, 50, 90])
def test_columns_never_need_more_than_the_room(room: float) -> None:
    for table in map(mixed, range(1, 12)):
        widths = share_widths(table, room)
        assert len(widths) == len(table.rows[0])
        assert sum(widths) <= room + 1e-9
        assert min(widths) > 0


def test_a_head_over_several_columns_widens_them() -> None:
    head = ((cell(header="col"), cell("Patient with a very long name", "colgroup", "center", 2)),)
    narrow = Table("t", "Table 1", (), head, ((cell("a"), cell("1", align="right"), cell("2", align="right")),))
    first, second, third = share_widths(narrow, 60)
    assert second == pytest.approx(third)
    assert second + third > 10 > first


def test_a_row_with_nothing_but_its_name_is_not_lost() -> None:
    table = numbers(30)
    bare = (cell("Bare", "row"), cell("mg/L"), *(cell("", "", "right"),) * 30, cell())
    parts = paper_parts(set_table(replace(table, rows=(bare, *table.rows)), PLAIN))
    assert ["Bare" in texts(part.rows[0]) for part in parts] == [True] * 3


def test_columns_without_a_value_are_dropped_but_not_the_author_s_own() -> None:
    head = tuple(cell(text, "col") for text in ("Drug", "Dose", "Response"))
    table = Table("t", "Table 1", (), (head,), ((cell("a drug", "row"), cell("5 mg"), cell()), (cell("other", "row"), cell(), cell())))
    assert [texts(row) for row in set_table(table, PLAIN).rows] == [["a drug", "5 mg"], ["other", ""]]
    assert texts(set_table(table, PLAIN).head[0]) == ["Drug", "Dose"]
    assert len(set_table(table, PLAIN, is_typed=True).rows[0]) == 3


def test_an_author_s_wide_table_repeats_its_first_column() -> None:
    parts = paper_parts(set_table(words(14), PLAIN, is_typed=True))
    assert [len(part.head[0]) for part in parts] == [6, 6, 4]
    assert {texts(part.head[0])[0] for part in parts} == {"Head 0"}
    assert [name for part in parts for name in texts(part.head[0])[1:]] == [f"Head {n}" for n in range(1, 14)]


def test_a_tall_table_stands_beside_no_text_where_there_are_two_columns() -> None:
    assert [set_table(numbers(1, "1", rows), FRONTIERS).wide for rows in (12, 13)] == [False, True]
    assert not set_table(numbers(1, "1", 13), PLAIN).wide


TEXTS = (
    "", "12", "1,234.5", "≥1,000", "no growth", "150–450 (days 1–5)", "Gamma-glutamyltransferase activity", "not detected in two samples",
    "immunohistochemically", "c.68_69del", "x" * 60, "1.5 mg/kg/h", "A longer text of an author, with words enough to wrap in its cell.",
)  # fmt: skip


def mixed(number: int) -> Table:
    """A table of texts of every length in columns of words and numbers, different for each number."""
    count = 2 + number * 3 % 23
    aligns = ["left", *("right" if (place * 7 + number) % 5 else "left" for place in range(1, count))]
    head = tuple(cell(TEXTS[(place * 3 + number) % 13] or "Head", "col", align) for place, align in enumerate(aligns))
    row = tuple(cell(TEXTS[(place * 5 + number * 2) % 13], "" if place else "row", align) for place, align in enumerate(aligns))
    return Table(f"tbl-{number}", f"Table {number}", (Text("Mixed"),), (head,), (row,) * 2)


@pytest.mark.parametrize("journal", [PLAIN, FRONTIERS], ids=lambda journal: journal.name)
def test_no_table_leaves_the_page(journal: Journal) -> None:
    found = [*map(mixed, range(1, 8, 2)), numbers(30), words(14), words(9, "immunohistochemically"), words(2, "a very long cell " * 90)]
    made = tuple(set_table(replace(table, id=f"t-{n}"), journal, is_typed=n % 2 == 0) for n, table in enumerate(found))
    document = Document("en", Front((Text("Short"),), "Short", "Short", "Case report"), (Section("a", "", (Text("A"),), 1, made),))
    assert write_pdf(document, journal).problems == ()


def test_an_empty_cell_of_an_author_s_table_is_a_cell(tmp_path: Path) -> None:
    text = 'tables: [{id: own, kind: custom, header: ["", Before, After], rows: [[Pain, "", "no"], [Rash, "", ""], [Cough, "", " "]]}]\nsections: {case: See @tbl:own.}\n'
    own = next(table for table in found_tables(document(tmp_path / "case", text)) if table.id == "tbl-own")
    assert rows(own) == [["", "Before", "After"], ["Pain", "", "no"], ["Rash", "", ""], ["Cough", "", ""]]
