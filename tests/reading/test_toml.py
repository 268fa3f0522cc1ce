"""TOML with the place of every key and value."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.problems import Path as RecordPath
from casereport.reading.toml import TomlData, read_toml

ROOT = Path(__file__).parent.parent.parent
TEXT = """\
# a comment = [1]
name = "small"          # "another"
list = ["a", "b,]", 'c#']
[abstract]
headings = {background = "Back # ground", case = 'Case'}
max_words = 250
long = \"\"\"
[no.header]
x = 1\"\"\"
[[sections]]
id = "one"
merges = [
  "a",  # first
  "b",
]
[[sections]]
id = "two"
[sections.more]
"odd key" = true
dotted.key = 1.5
"""


def read(text: str) -> TomlData:
    return read_toml(text.encode(), "journal.toml", "bad-journal")


def paths(value: Any, path: RecordPath = ()) -> list[RecordPath]:
    """Every path inside the data."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, item in items for inner in paths(item, (*path, key)))]


PLACES: dict[RecordPath, tuple[int, int, int | None]] = {
    ("name",): (2, 8, 1),
    ("list", 1): (3, 14, None),
    ("list", 2): (3, 21, None),
    ("abstract",): (4, 1, 1),
    ("abstract", "headings", "case"): (5, 50, 43),
    ("abstract", "max_words"): (6, 13, 1),
    ("abstract", "long"): (7, 8, 1),
    ("sections", 0): (10, 1, 1),
    ("sections", 0, "merges", 1): (14, 3, None),
    ("sections", 1, "id"): (17, 6, 1),
    ("sections", 1, "more", "odd key"): (19, 13, 1),
    ("sections", 1, "more", "dotted", "key"): (20, 14, 1),
}


@pytest.mark.parametrize("path", PLACES)
def test_values_and_keys_have_their_places(path: RecordPath) -> None:
    mark = read(TEXT).marks[path]
    line, column, key = PLACES[path]
    assert (mark.value.line, mark.value.column, mark.key.column if mark.key else None) == (line, column, key)


@pytest.mark.parametrize("file", [None, *sorted(ROOT.glob("templates/*/journal.toml")), ROOT / "pyproject.toml"], ids=str)
def test_the_data_are_those_of_the_standard_library_and_every_path_is_marked(file: Path | None) -> None:
    text = file.read_text(encoding="utf-8") if file else TEXT
    found = read(text)
    assert found.data == tomllib.loads(text)
    assert set(found.marks) == set(paths(found.data))


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b'name = "small\n', "bad-journal", 1, 14),
        (b"a = 1\nb = \n", "bad-journal", 2, 5),
        (b"a = 1\na = 2\n", "bad-journal", 2, 6),
        (b'title = "\xe9"', "file-encoding", 1, 10),
    ],
)
def test_what_is_no_toml_is_told_at_its_place(data: bytes, code: str, line: int, column: int) -> None:
    found = read_toml(data, "journal.toml", "bad-journal")
    (problem,) = found.problems
    assert found.data == {}
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)


@given(st.lists(st.sampled_from(['"', "'", "[", "]", "{", "}", "=", ",", "#", "\n", ".", "a", "1", " ", "\\", '"""'])).map("".join))
def test_any_text_is_marked_or_told(text: str) -> None:
    found = read(text)
    assert bool(found.problems) or set(paths(found.data)) <= set(found.marks)
