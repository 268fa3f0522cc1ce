"""Every cell of a table with its place; rows that cannot be told apart are reported."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.reading import Limits, TableData, read_table

TORTURE = Path(__file__).parent.parent / "data" / "torture" / "csv"


def texts(table: TableData) -> list[list[str]]:
    """The table without places, header first."""
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


def read(text: str, limits: Limits | None = None) -> TableData:
    """The text as a table."""
    return read_table(text.encode(), "labs.csv", limits or Limits())


FINE = [
    ("comma", "a,b\n1,2\n", ",", [["a", "b"], ["1", "2"]]),
    ("semicolon and decimal comma", "t;v\n1;4,5\n", ";", [["t", "v"], ["1", "4,5"]]),
    ("tab and commas", "a\tb, c\n1\t2,5\n", "\t", [["a", "b, c"], ["1", "2,5"]]),
    ("quoted comma in header", '"CRP, mg/L";day\n1;2\n', ";", [["CRP, mg/L", "day"], ["1", "2"]]),
    ("both in header", "a; b,c\n1,2\n", ",", [["a; b", "c"], ["1", "2"]]),
    ("both even", "a;b,c\n1;2,5\n", ";", [["a", "b,c"], ["1", "2,5"]]),
    ("one column", "a\n1\n2\n", ",", [["a"], ["1"], ["2"]]),
    ("stated", "sep=;\na;b\n1;2\n", ";", [["a", "b"], ["1", "2"]]),
    ("crlf and mark", "\ufeffa,b\r\n1,2\r\n", ",", [["a", "b"], ["1", "2"]]),
    ("carriage returns", "a,b\r1,2", ",", [["a", "b"], ["1", "2"]]),
    ("quotes", 'a,b\n"1,484","say ""x"""\n', ",", [["a", "b"], ["1,484", 'say "x"']]),
    ("quoted line end", 'a,b\n"x\r\ny",2\n', ",", [["a", "b"], ["x\ny", "2"]]),
    ("spaces", "a , b\n 1 ,  2\n", ",", [["a", "b"], ["1", "2"]]),
    ("space before quote", 'a, b\n1, "2,5"\n', ",", [["a", "b"], ["1", "2,5"]]),
    ("inches", 'a,b\n5" tube,2\n', ",", [["a", "b"], ['5" tube', "2"]]),
    ("blank rows", "a,b\n\n,\n1,2\n\n", ",", [["a", "b"], ["1", "2"]]),
    ("empty cells stay", "a,b,c\n1,,\n", ",", [["a", "b", "c"], ["1", "", ""]]),
    ("empty cells beyond the header", "a,b\n1,2,,\n", ",", [["a", "b"], ["1", "2"]]),
    ("words and marks", "a,b\n↓98,1.50 H\nNA,—\n", ",", [["a", "b"], ["↓98", "1.50 H"], ["NA", "—"]]),
]


@pytest.mark.parametrize(("text", "delimiter", "rows"), [case[1:] for case in FINE], ids=[case[0] for case in FINE])
def test_cells(text: str, delimiter: str, rows: list[list[str]]) -> None:
    table = read(text)
    assert not table.problems
    assert table.delimiter == delimiter
    assert texts(table) == rows


BAD = [
    ("short row", "a,b\n1\n", ("table-shape", 2, 1), "missing cells"),
    ("long row", "a,b\n1,1,484\n", ("table-shape", 2, 5), "double quotes"),
    ("open quote", 'a,b\n1,"x\n2,3\n', ("table-shape", 2, 3), "close"),
    ("text after quote", 'a,b\n"x"y,2\n', ("table-shape", 2, 4), "twice"),
    ("empty", "\n \n", ("table-shape", 1, 1), "first row"),
    ("control character", "a,b\n1,\x1b\n", ("control-character", 2, 3), "again"),
]


@pytest.mark.parametrize(("text", "expected", "hint"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_fault_has_its_place(text: str, expected: tuple[str, int, int], hint: str) -> None:
    (problem,) = read(text).problems
    assert problem.place
    assert (problem.code, problem.place.line, problem.place.column) == expected
    assert hint in problem.hint


def test_good_rows_are_kept_beside_ragged_ones() -> None:
    table = read("a,b\n1\n2,3\n4,5,6\n")
    assert texts(table) == [["a", "b"], ["2", "3"]]
    assert [problem.place and problem.place.line for problem in table.problems] == [2, 4]


def test_places_count_characters_and_lines() -> None:
    table = read('é𝒳,b\n"x\ny", "q"\n  1,2\n')
    places = [(cell.place.line, cell.place.column) for row in (table.header, *table.rows) for cell in row]
    assert places == [(1, 1), (1, 4), (2, 1), (3, 5), (4, 3), (4, 5)]


def test_limits() -> None:
    assert [problem.code for problem in read("a,b\n1,2\n", Limits(bytes=3)).problems] == ["limit"]
    assert [problem.code for problem in read("a,b\n1,2\n", Limits(nodes=3)).problems] == ["limit"]
    assert [problem.code for problem in read("a,b\nxxxx,2\n", Limits(text=3)).problems] == ["limit"]


EXPECTED = {"formula": [], "one_point": [], "ragged": ["table-shape"] * 2, "semicolon_decimal_comma": [], "utf16": []}


@pytest.mark.parametrize("name", EXPECTED)
def test_torture(name: str) -> None:
    table = read_table((TORTURE / f"{name}.csv").read_bytes(), "labs.csv")
    assert [problem.code for problem in table.problems] == EXPECTED[name]


CELLS = st.text(st.characters(exclude_categories=["C", "Z", "M"]), max_size=6).map(str.strip)
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5))


@given(ROWS, st.sampled_from([",", ";", "\t"]))
def test_agrees_with_the_standard_library(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    table = read(out.getvalue())
    assert not [problem for problem in table.problems if problem.code != "table-shape"]
    wanted = [row for row in rows if any(row)]
    if wanted:
        assert texts(table) == wanted


@given(st.text(alphabet='ab1,;\t"\r\n ', max_size=50))
def test_any_text_gives_even_rows_or_problems(text: str) -> None:
    table = read(text)
    assert table.problems or table.header
    assert all(len(row) == len(table.header) for row in table.rows)
    for cell in (*table.header, *(cell for row in table.rows for cell in row)):
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[cell.place.line - 1]
        assert cell.text.split("\n")[0].replace('"', "") in line.replace('"', "")
