"""JSON gives the same data as the standard library, with numbers as written, and refuses what that lets pass."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.problems import Problem
from casereport.reading import Limits, Loaded, read_json
from casereport.reading.text import bad_characters

TORTURE = Path(__file__).parent.parent / "data" / "torture" / "json"


def read(text: str, /, **limits: int) -> Loaded:
    """The text as a record."""
    return read_json(text.encode(), "case.json", Limits(**limits))


def found(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems if problem.place]


CASES = [
    ("open object", '{"a": 1', [("json-syntax", 1, 1)]),
    ("open list", '{"a": [1,\n 2', [("json-syntax", 1, 7)]),
    ("open text", '{"a": "x\n}', [("json-syntax", 1, 7)]),
    ("comma last", '{"a": 1,}', [("json-syntax", 1, 8)]),
    ("comma last in list", '{"a": [1, ]}', [("json-syntax", 1, 9)]),
    ("comma first", '{, "a": 1}', [("json-syntax", 1, 2)]),
    ("two commas", '{"a": [1,,2]}', [("json-syntax", 1, 9)]),
    ("no comma", '{"a": 1 "b": 2}', [("json-syntax", 1, 9)]),
    ("wrong pair", '{"a": [1}', [("json-syntax", 1, 9)]),
    ("no colon", '{"a" 1}', [("json-syntax", 1, 6)]),
    ("no value", '{"a": }', [("json-syntax", 1, 7)]),
    ("bare key", "{a: 1}", [("json-syntax", 1, 2)]),
    ("single quotes", "{\"a\": 'x'}", [("json-syntax", 1, 7)]),
    ("comment", '{\n// x\n"a": 1}', [("json-syntax", 2, 1)]),
    ("not a number", '{"a": NaN}', [("json-syntax", 1, 7)]),
    ("infinity", '{"a": -Infinity}', [("json-syntax", 1, 7)]),
    ("leading zero", '{"a": 01}', [("json-syntax", 1, 7)]),
    ("bare point", '{"a": .5}', [("json-syntax", 1, 7)]),
    ("plus sign", '{"a": +5}', [("json-syntax", 1, 7)]),
    ("other word", '{"a": True}', [("json-syntax", 1, 7)]),
    ("bad escape", '{"a": "\\d"}', [("json-syntax", 1, 8)]),
    ("half an escape", '{"a": "\\u12"}', [("json-syntax", 1, 8)]),
    ("text behind", '{"a": 1} x', [("json-syntax", 1, 10)]),
    ("yaml", "a: 1\n", [("json-syntax", 1, 1)]),
    ("empty", " \n", [("wrong-type", 1, 1)]),
    ("list", "\n[1]", [("wrong-type", 2, 1)]),
    ("text", '"a"', [("wrong-type", 1, 1)]),
    ("repeated key", '{"a": 1,\n "a": {"b": 2}}', [("repeated-key", 2, 2)]),
    ("repeated by escape", '{"a": 1, "\\u0061": 2}', [("repeated-key", 1, 10)]),
    ("lone surrogate", '{"a": "\\ud800"}', [("control-character", 1, 8)]),
    ("surrogates swapped", '{"a": "\\ude00\\ud83d"}', [("control-character", 1, 8), ("control-character", 1, 14)]),
    ("escaped nul", '{"a": "\\u0000"}', [("control-character", 1, 8)]),
    (
        "two of them",
        '{"a": "x\\u0007 \\\\u0007", "b": ["\\ud83d\\ude00\\u0000"]}',
        [("control-character", 1, 9), ("control-character", 1, 45)],
    ),
    ("escaped override", '{"a": "\\u202e"}', [("control-character", 1, 8)]),
    ("long number", '{"a": ' + "1" * 65 + "}", [("limit", 1, 7)]),
    ("large exponent", '{"a": 1e61}', [("limit", 1, 7)]),
    ("huge exponent", '{"a": 1e' + "9" * 50 + "}", [("limit", 1, 7)]),
    ("all together", '{"a": "\\u0000", "a": 1, "b": 1e999}', [("control-character", 1, 8), ("repeated-key", 1, 17), ("limit", 1, 30)]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_fault_has_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(read(text).problems) == expected


def test_values_stay_text() -> None:
    loaded = read('{"a": 4.10, "b": true, "c": false, "d": null, "e": -0.0, "f": 1E5, "g": "\\ud83d\\ude00\\n"}')
    assert not loaded.problems
    assert loaded.data == {"a": "4.10", "b": "true", "c": "false", "d": None, "e": "-0.0", "f": "1E5", "g": "😀\n"}


def test_marks() -> None:
    marks = read('{\n  "a": ["x", 12],\n  "b": "\\u0041"}').marks
    assert set(marks) == {(), ("a",), ("a", 0), ("a", 1), ("b",)}
    mark = marks["a", 1]
    assert (mark.value.line, mark.value.column, mark.key, mark.style) == (2, 14, None, "plain")
    key = marks["a",].key
    assert key is not None
    assert (key.line, key.column, marks["a",].style) == (2, 3, "flow")
    assert marks["a", 0].exact
    assert not marks["b",].exact


def test_first_of_two_equal_keys_stays() -> None:
    loaded = read('{"a": 1, "a": {"b": 2}}')
    assert loaded.data == {"a": "1"}
    assert set(loaded.marks) == {(), ("a",)}


def test_list_may_be_the_root_where_asked_for() -> None:
    assert read_json(b'[{"id": 1}]', "r.json", root="any").data == [{"id": "1"}]


def test_limits() -> None:
    assert found(read('{"a": 1}', bytes=3).problems) == [("limit", 1, 1)]
    assert found(read('{"a": [1, 2]}', nodes=3).problems) == [("limit", 1, 11)]
    assert found(read('{"a": [[1]]}', depth=2).problems) == [("limit", 1, 8)]
    assert found(read('{"a": "xxxx"}', text=3).problems) == [("limit", 1, 7)]


REFUSED = {
    "bigint": "limit",
    "overflow": "limit",
    "comments": "json-syntax",
    "concatenated": "json-syntax",
    "trailing_comma": "json-syntax",
    "duplicate_key": "repeated-key",
    "utf16": "file-encoding",
}


@pytest.mark.parametrize("path", sorted(TORTURE.iterdir()), ids=lambda path: path.stem)
def test_torture(path: Path) -> None:
    problems = read_json(path.read_bytes(), "case.json").problems
    assert [problem.code for problem in problems] == ([REFUSED[path.stem]] if path.stem in REFUSED else [])


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, '{"a": "' + "\\" * 100_001, '{"a": [' + "1," * 20_000, '{"a": "' + "\\u0041" * 50_000]
)
def test_hostile_text_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    assert read(text).problems
    assert time.process_time() - start < 3


TEXTS = st.text(max_size=20).filter(lambda text: not bad_characters(text))
NUMBERS = st.integers(-(10**30), 10**30) | st.floats(-1e50, 1e50, allow_nan=False).filter(lambda x: x == 0 or abs(x) > 1e-50)
DATA = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def as_typed(value: Any) -> Any:
    """What the standard library reads, with true and false as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return {key: as_typed(item) for key, item in value.items()}
    return [as_typed(item) for item in value] if isinstance(value, list) else value


@given(st.dictionaries(TEXTS, DATA, max_size=5), st.booleans(), st.sampled_from([None, 1]))
@settings(max_examples=50)
def test_agrees_with_the_standard_library(data: dict[str, Any], ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    loaded = read(text)
    assert not loaded.problems
    assert loaded.data == as_typed(json.loads(text, parse_int=str, parse_float=str))


@given(st.text(alphabet='{}[]",:\\ua1e.-+/ \ntruefalsn', max_size=40))
def test_accepts_only_what_the_standard_library_accepts(text: str) -> None:
    loaded = read("{" + text)
    if not loaded.problems:
        assert loaded.data == as_typed(json.loads("{" + text, parse_int=str, parse_float=str))
