"""A character of a value leads back to its line and column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.problems import Place
from casereport.reading import locate, read_text, read_yaml
from casereport.reading.marks import Lines


def at(source: str, word: str) -> tuple[int, int]:
    """Line and column of a word in the value of `a`, found through its mark."""
    loaded = read_yaml(source.encode(), "case.yaml")
    assert isinstance(loaded.data, dict)
    text = loaded.data["a"]
    assert isinstance(text, str)
    place = locate(loaded.marks["a",], text, text.index(word))
    return place.line, place.column


CASES = [
    ("plain", "a: one two\n", (1, 8)),
    ("single quotes", "a: 'one two'\n", (1, 9)),
    ("double quotes", 'a: "one two"\n', (1, 9)),
    ("literal", "a: |\n  one\n  two\n", (3, 3)),
    ("literal with a header", "a: |+ # x\n\n    one\n      two\n\nb: 1\n", (4, 7)),
    ("literal with stated indent", "a: |2\n    one\n  two\n", (3, 3)),
    ("literal in crlf", "a: |\r\n  one\r\n  x two\r\n", (3, 5)),
    ("after wide characters", "a: 𝒳é one two\n", (1, 11)),
]
FOLDED = [
    ("folded", "a: >\n  one\n  two\n", (1, 4)),
    ("two lines", "a: one\n  two\n", (1, 4)),
    ("escaped", 'a: "\\u0041 one two"\n', (1, 4)),
    ("doubled quote", "a: 'o''ne two'\n", (1, 4)),
]


@pytest.mark.parametrize(("source", "place"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_character_has_its_place(source: str, place: tuple[int, int]) -> None:
    assert at(source, "two") == place


@pytest.mark.parametrize(("source", "place"), [case[1:] for case in FOLDED], ids=[case[0] for case in FOLDED])
def test_folded_or_escaped_text_has_the_place_of_its_start(source: str, place: tuple[int, int]) -> None:
    assert at(source, "two") == place


def test_text_file_locates_every_character() -> None:
    loaded = read_text("\ufeffone\r\ntwo\rthree".encode(), "a.md")
    assert loaded.data == "one\ntwo\nthree"
    assert locate(loaded.marks[()], "one\ntwo\nthree", 10) == Place("a.md", 3, 3)


def test_text_file_has_limits_and_characters() -> None:
    problems = read_text(b"a\x1b" + b"b" * 200_000, "a.md").problems
    assert [problem.code for problem in problems] == ["control-character", "limit"]
    assert [problem.code for problem in read_text(b"\xff\xfea\0", "a.md").problems] == ["file-encoding"]


@given(st.lists(st.text("ab ", max_size=5), min_size=1), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_lines_agree_with_splitting(lines: list[str], end: str, data: st.DataObject) -> None:
    text = end.join(lines)
    number = data.draw(st.integers(0, len(lines) - 1))
    offset = sum(len(line) + len(end) for line in lines[:number])
    assert Lines(text, "f").place(offset) == Place("f", number + 1, 1)


@given(st.lists(st.text("ab:#é𝒳", min_size=1, max_size=8), min_size=1, max_size=6), st.integers(2, 6), st.data())
def test_literal_block_is_exact_everywhere(lines: list[str], indent: int, data: st.DataObject) -> None:
    source = "a: |\n" + "".join(f"{' ' * indent}{line}\n" for line in lines)
    loaded = read_yaml(source.encode(), "f")
    assert isinstance(loaded.data, dict)
    text = loaded.data["a"]
    assert isinstance(text, str)
    offset = data.draw(st.integers(0, len(text) - 2))
    if text[offset] != "\n":
        place = locate(loaded.marks["a",], text, offset)
        assert source.split("\n")[place.line - 1][place.column - 1] == text[offset]
