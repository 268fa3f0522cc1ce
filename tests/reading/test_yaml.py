"""Every YAML trap at its line and column, every syntax fault translated, and nothing else than the text that was written."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.problems import Problem, as_text
from casereport.reading import Limits, Loaded, read_yaml
from casereport.reading import yaml as reader

TORTURE = Path(__file__).parent.parent / "data" / "torture" / "yaml"
PARSERS = [pytest.param(yaml.CSafeLoader, id="libyaml"), pytest.param(yaml.SafeLoader, id="pure")]


def read(text: str, /, **limits: int) -> Loaded:
    """The text as a record."""
    return read_yaml(text.encode(), "case.yaml", Limits(**limits))


def found(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems if problem.place]


# (what, text, line, column, words of message and hint)
SYNTAX = [
    ("percent", "unit: %\n", 1, 7, "percent sign", "quotes"),
    ("percent in flow", "a: {unit: %}\n", 1, 11, "percent sign", "quotes"),
    ("percent first", "%x\na: 1\n", 1, 1, "percent sign", "quotes"),
    ("at sign", "cite: @dong2020\n", 1, 7, "at sign", "quotes"),
    ("at sign in list", "cite: [@dong2020]\n", 1, 8, "at sign", "quotes"),
    ("at sign as key", "@a: 1\n", 1, 1, "at sign", "quotes"),
    ("backtick", "a: `x`\n", 1, 4, "backtick", "quotes"),
    ("comparator of two digits", "reference: >90\n", 1, 12, "greater-than", "quotes"),
    ("age over", "age: >89\n", 1, 6, "greater-than", "quotes"),
    ("comparator and text", "value: > 5 mg\n", 1, 8, "greater-than", "quotes"),
    ("comparator in flow", "v: {1: >1000}\n", 1, 8, "greater-than", "quotes"),
    ("comparator in list", "v: [>5, <3]\n", 1, 5, "greater-than", "quotes"),
    ("bar and text", "a: | text\n", 1, 4, "vertical bar", "next line"),
    ("bar in flow", "a: {b: |x}\n", 1, 8, "vertical bar", "quotes"),
    ("colon in title", "title: Case report: anakinra\n", 1, 19, "colon and a space", "quotes"),
    ("curly quotes", "title: “Case report: anakinra”\n", 1, 20, "colon and a space", "straight"),
    ("colon at end", "a: b:\n", 1, 5, "colon", "quotes"),
    ("colon after address", "a: http://x.y/z: d\n", 1, 16, "colon", "quotes"),
    ("colon after quote", 'a: "x": y\n', 1, 7, "after the closing quote", "quotes"),
    ("braces and colon", "c: {{ lab('crp', day=3) }}: high\n", 1, 27, "double braces", "| block"),
    ("braces and text", "c: {{ lab('crp') }} was high\n", 1, 4, "double braces", "| block"),
    ("star allele", "allele: *2/*2\n", 1, 9, "asterisk", "quotes"),
    ("star allele in flow", "v: {allele: *1/*4}\n", 1, 13, "asterisk", "quotes"),
    ("text after alias", "a: *x y\n", 1, 4, "asterisk", "quotes"),
    ("ampersand", "a: & b\n", 1, 4, "ampersand", "quotes"),
    ("open tag", "a: !<x y\n", 1, 4, "exclamation", "quotes"),
    ("question mark", "a: ? b\n", 1, 4, "question mark", "quotes"),
    ("comma first", "a: , b\n", 1, 4, "comma", "quotes"),
    ("variant in flow", "v: {hgvs: c.[5882G>A];[2588G>C]}\n", 1, 13, "opening square bracket", "quotes"),
    ("variant in block", "hgvs: [5882G>A];[2588G>C]\n", 1, 16, "after the closing bracket", "quotes"),
    ("escape", 'a: "5% of \\d"\n', 1, 11, "backslash", "single quotes"),
    ("half escape", 'a: "\\xzz"\n', 1, 5, "backslash", "single quotes"),
    ("apostrophe", "a: 'patient's'\n", 1, 13, "closing single quote", "twice"),
    ("text after quote", 'a: "shock" in a boy\n', 1, 12, "closing double quote", "single quotes"),
    ("text after quote in flow", 'a: {b: "x" y}\n', 1, 12, "closing double quote", "single quotes"),
    ("open double quote", 'a: "Jane\nb: 2\nc: 3\n', 1, 4, "never closed", "close"),
    ("open single quote", "a: 1\nb: 'Jane\nc: 3\n", 2, 4, "never closed", "close"),
    ("quote open to the next", 'a: "x\nb: "z"\nc: 3\n', 1, 4, "not closed on its line", "close"),
    ("quote over dashes", 'a: "x\n---\nb"\n', 1, 4, "never closed", "close"),
    ("open brace", "a: {b: 1\nc: 2\n", 1, 4, "opening brace is never closed", "close"),
    ("open bracket", "a: [1, 2\nc: 2\nd: 3\n", 1, 4, "never closed", "close"),
    ("open bracket, flow below", "a: [1,\nb: {c: 1}\n", 1, 4, "never closed", "close"),
    ("open inner bracket", "a: {b: 1,\n  c: [1, 2,\n  d: 3}\n", 2, 6, "opening square bracket", ""),
    ("comment in flow", "v: {label: gravida #2}\nw: 1\n", 1, 4, "never closed", "number sign"),
    ("comment takes the comma", "v: {label: gravida #2,\n  b: 1}\n", 1, 20, "number sign", "quotes"),
    ("wrong pair", "a: [1}\n", 1, 4, "closed by a closing brace", "pair"),
    ("brace too many", "a: {b: 1}}\n", 1, 10, "without one that opens", "remove"),
    ("colon twice in flow", "v: {a: 1: 2}\n", 1, 9, "colon", "comma"),
    ("no key", ": 1\n", 1, 1, "without a key", "key: value"),
    ("no key in flow", "v: {: 1}\n", 1, 5, "without a key", "key: value"),
    ("tab indents", "a:\n\tb: 1\n", 2, 1, "tab", "spaces"),
    ("tab after value", "a:\n  b: 1\n\tc: 2\n", 3, 1, "tab", "spaces"),
    ("tab in block", "a: |\n\tfoo\n", 2, 1, "tab", "spaces"),
    ("tab after dash", "a:\n  -\tb: 1\n", 2, 4, "tab", "spaces"),
    ("lone dash", "d: -\n", 1, 4, "dash", "quotes"),
    ("dash and text", "d: - x\n", 1, 4, "dash", "quotes"),
    ("item among keys", "a: 1\n- b\n", 2, 1, "list item among keys", "indent"),
    ("key among items", "a:\n- 1\nb: 2\n- 3\n", 4, 1, "list item among keys", "indent"),
    ("key after items", "- a\nb: 1\n", 2, 1, "key among list items", "dash"),
    ("too deep", "a: 1\n  b: 2\n", 2, 3, "indented deeper", "line it up"),
    ("fits nothing", "a:\n    b: 1\n  c: 2\n", 3, 3, "fits no line above", "line it up"),
    ("fits no item", "a:\n  - b: 1\n   c: 2\n", 3, 4, "fits no line above", "line it up"),
    ("block less indented", "a: |\n   more\n  less\nb: 1\n", 3, 3, "indented less", "alike"),
    ("block not indented", "a: |\nfoo\n", 2, 1, "not indented", "indent"),
    ("no colon", "a: 1\nbbb\nc: 3\n", 2, 1, "without a key and a colon", "key: value"),
    ("no colon first", "a\nb: 1\n", 1, 1, "without a key and a colon", "key: value"),
    ("no colon before comment", "a\n# b: 2\n\nc: 1\n", 1, 1, "without a key and a colon", "key: value"),
    ("no space", "a: 1\nb:2\nc: 3\n", 2, 2, "colon without a space", "space after the colon"),
    ("no space first", "title:Case\nb: 1\n", 1, 6, "colon without a space", "space after the colon"),
    ("no space anywhere", "a:1\nb:2\n", 1, 2, "colon without an ordinary space", "space after the colon"),
    ("special space", "a:\u00a0b\n", 1, 2, "colon without an ordinary space", "space after the colon"),
    ("prose as key", "x" * 1100 + ": 1\n", 1, 1, "1024", "| block"),
    ("after the end", "a: 1\n...\nb: 2\n", 3, 1, "after the end", "remove"),
    ("crlf", 'a: 1\r\nb: "x\r\nc: 2\r\n', 2, 4, "never closed", "close"),
    ("wide characters before", 'a: {"𝒳é": %}\n', 1, 11, "percent sign", "quotes"),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), [case[1:] for case in SYNTAX], ids=[case[0] for case in SYNTAX])
def test_syntax_fault_is_alone_at_its_opening_token(
    monkeypatch: pytest.MonkeyPatch, parser: Any, text: str, line: int, column: int, message: str, hint: str
) -> None:
    monkeypatch.setattr(reader, "_loader", lambda: parser)
    loaded = read(text)
    assert found(loaded.problems) == [("yaml-syntax", line, column)]
    assert message in loaded.problems[0].message
    assert hint in loaded.problems[0].hint
    assert loaded.data is None


# (what, text, [(code, line, column)], word of the hint)
SILENT = [
    ("thousands comma", "v: {1: 1,484}\n", [("split-number", 1, 10)], "decimal comma? write a point"),
    ("decimal comma", "v: {1: 1,5}\n", [("split-number", 1, 10)], "decimal comma? write a point"),
    ("comma and comparator", "v: {1: <1,000, 2: 5}\n", [("split-number", 1, 11)], "decimal comma? write a point"),
    ("millions", "v: {1: 1,484,000}\n", [("split-number", 1, 10)], "decimal comma? write a point"),
    ("two numbers", "v: {1: 1,484, 2: 3,484}\n", [("split-number", 1, 10), ("split-number", 1, 20)], "decimal comma? write a point"),
    ("comma and flag", "v: {92: 1,105 H, 6 mo: 28}\n", [("split-number", 1, 11)], "decimal comma? write a point"),
    ("no space after colon", "v: {1:135, 2:86}\n", [("split-number", 1, 5), ("split-number", 1, 12)], "space after the colon"),
    ("no space before word", "v: {drug:anakinra, dose: 2 mg}\n", [("not-quoted", 1, 5)], "space after the colon"),
    ("empty in series", "v: {1: , 2: 3}\n", [("split-number", 1, 5)], "not done"),
    ("comma in text", "v: {label: fever, rash and shock}\n", [("not-quoted", 1, 19)], "comma inside a text"),
    ("braces for a list", "v: {a, b}\n", [("not-quoted", 1, 5), ("not-quoted", 1, 8)], "square brackets"),
    ("number sign", "label: gravida #2\n", [("not-quoted", 1, 16)], "quotes"),
    ("number sign alone", "label: #2\nb: 1\n", [("not-quoted", 1, 8)], "quotes"),
    ("number sign in flow", "v: {label: gravida #2\n  , b: 1}\n", [("not-quoted", 1, 20)], "quotes"),
    ("one-digit comparator", "value: >5\n", [("not-quoted", 1, 8)], "quotes"),
    ("comparator before text", "value: >2\n   text\n", [("not-quoted", 1, 8)], "quotes"),
    ("lone greater-than", "flag: >\nb: 1\n", [("not-quoted", 1, 7)], "quotes"),
    ("bar and digit", "value: |5\nb: 1\n", [("not-quoted", 1, 8)], "quotes"),
    ("tag", "t: !important\n", [("yaml-feature", 1, 4)], "quotes"),
    ("bare tag", "t: ! x\n", [("yaml-feature", 1, 4)], "quotes"),
    ("tag directive", "%TAG ! tag:x,2000:\n---\na: 1\n", [("yaml-feature", 1, 1)], "remove"),
    ("anchor", "a: &b c\n", [("yaml-feature", 1, 4)], "quotes"),
    ("alias", "a: &x 1\nb: *x\n", [("yaml-feature", 1, 4), ("yaml-feature", 2, 4)], "quotes"),
    ("merge", "a: {<<: {b: 1}}\n", [("yaml-feature", 1, 5)], "write the keys out"),
    ("second document", "a: 1\n---\nb: 1\n", [("yaml-feature", 2, 1)], "indent"),
    ("double braces", "c: {{ lab('crp') }}\n", [("not-quoted", 1, 4)], "| block"),
    ("double braces with arguments", "c: {{ lab('crp', day=3) }}\nd: 1\n", [("not-quoted", 1, 4)], "| block"),
    ("double braces in list", "c: [{{ a }}, b]\n", [("not-quoted", 1, 5)], "| block"),
    ("key is a list", "[x]: b\n", [("not-quoted", 1, 1)], "quotes"),
    ("key is empty", "v: {~: 1}\n", [("not-quoted", 1, 5)], "key"),
    ("special space in key", "a:\n\u00a0 b: 1\n", [("yaml-syntax", 2, 1)], "ordinary space"),
    ("dash without space", "a:\n  -x\n  - y\n", [("not-quoted", 2, 3)], "space after the dash"),
    ("keys without space", "a:\n  analyte:crp\n  unit:mg/L\n", [("not-quoted", 2, 3)], "space after the colon"),
    ("repeated key", "a: 1\nb: 2\na: 3\n", [("repeated-key", 3, 1)], "one of the two"),
    ("repeated key in flow", "v: {1: 5, 1: 6}\n", [("repeated-key", 1, 11)], "one of the two"),
    ("repeated quoted key", "a: 1\n'a': 2\n", [("repeated-key", 2, 1)], "one of the two"),
    ("empty file", "", [("wrong-type", 1, 1)], "key: value"),
    ("only a comment", "# x\n", [("wrong-type", 1, 1)], "key: value"),
    ("only dashes", "---\n", [("wrong-type", 1, 1)], "key: value"),
    ("root is text", "hello\n", [("wrong-type", 1, 1)], "key"),
    ("root is a list", "- a\n- b\n", [("wrong-type", 1, 1)], "key"),
    ("escaped nul", 'a: "a\\0b"\n', [("control-character", 1, 6)], "type the text again"),
    ("escaped override", 'a: "\\u202e1"\n', [("control-character", 1, 5)], "type the text again"),
    (
        "several escapes",
        'a: "x\\x07 \\\\x07\n  y\\e\\u0085"\nb: "\\0"\n',
        [("control-character", *at) for at in ((1, 6), (2, 4), (2, 6), (3, 5))],
        "again",
    ),
    ("raw ones and escapes", 'a: "x\\x07\x1b"\nb: \x0c\n', [("control-character", *at) for at in ((1, 10), (2, 4), (1, 6))], "again"),
    ("isolate over two values", "v: {a: \u2067x, b: y\u2069}\n", [("control-character", 1, 8), ("control-character", 1, 15)], "again"),
    ("line separator", "a: x\u2028b\n", [("control-character", 1, 5)], "again"),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "expected", "hint"), [case[1:] for case in SILENT], ids=[case[0] for case in SILENT])
def test_silent_trap_is_reported(
    monkeypatch: pytest.MonkeyPatch, parser: Any, text: str, expected: list[tuple[str, int, int]], hint: str
) -> None:
    monkeypatch.setattr(reader, "_loader", lambda: parser)
    problems = read(text).problems
    assert found(problems) == expected
    assert all(hint in problem.hint for problem in problems)


# what it is, the text, its data
FINE = [
    ("titre", "v: 1:40\n", {"v": "1:40"}),
    ("trailing zero", "v: 01.10\n", {"v": "01.10"}),
    ("span", "v: 3-9\n", {"v": "3-9"}),
    ("less-than in flow", "v: {1: <5}\n", {"v": {"1": "<5"}}),
    ("HLA", "v: HLA-B*57:01\n", {"v": "HLA-B*57:01"}),
    ("dash in flow", "v: {1: -}\n", {"v": {"1": "-"}}),
    ("surname", "family: Null\n", {"family": "Null"}),
    ("null", "a: null\n", {"a": "null"}),
    ("lot", "lot: 00123\n", {"lot": "00123"}),
    ("Norway", "country: NO\n", {"country": "NO"}),
    ("yes", "affected: yes\n", {"affected": "yes"}),
    ("sexagesimal", "at: 12:30:45\n", {"at": "12:30:45"}),
    ("exponent", "v: 1e5\n", {"v": "1e5"}),
    ("date", "v: 2024-02-30\n", {"v": "2024-02-30"}),
    ("empty", "a:\nb: ~\n", {"a": None, "b": None}),
    ("tilde in flow", "v: {1: ~}\n", {"v": {"1": None}}),
    ("quoted empty", 'a: ""\n', {"a": ""}),
    ("quoted tilde", "a: '~'\n", {"a": "~"}),
    ("unfilled block", "a: |\nb: 1\n", {"a": None, "b": "1"}),
    ("indented block", "a: |2\n   x\n", {"a": " x\n"}),
    ("folded", "a: >-\n  x\n  y\n", {"a": "x y"}),
    ("crlf", "a: |\r\n  x\r\n  y\r\nb: 1\r\n", {"a": "x\ny\n", "b": "1"}),
    ("comment", "a: x # y\nb: 1 #\n", {"a": "x", "b": "1"}),
    ("ruler", "a: x #----\n", {"a": "x"}),
    ("number sign inside", "a: x#2\n", {"a": "x#2"}),
    ("commented children", "a: #todo\n  b: 1\n", {"a": {"b": "1"}}),
    ("ampersand inside", "a: Smith & Co\n", {"a": "Smith & Co"}),
    ("percent after number", "a: 5%\n", {"a": "5%"}),
    ("multi-line flow", "v: {1: 2,\n  3: 4,\n}\n", {"v": {"1": "2", "3": "4"}}),
    ("flow list", "k: [hyperinflammation, IL-1]\n", {"k": ["hyperinflammation", "IL-1"]}),
    ("quoted comma", 'v: {92: "1,105", 6 mo: 28}\n', {"v": {"92": "1,105", "6 mo": "28"}}),
    ("prose line", "case:\n  On day 3: CRP was high\n", {"case": {"On day 3": "CRP was high"}}),
    ("dashes first", "---\na: 1\n", {"a": "1"}),
    ("byte-order mark", "\ufeffa: 1\n", {"a": "1"}),
    ("balanced isolate", "a: \u2067x\u2069 y\n", {"a": "\u2067x\u2069 y"}),
    ("emoji", "a: 👩\u200d⚕️\n", {"a": "👩\u200d⚕️"}),
    ("text over two lines", "a: one\n  two\n", {"a": "one two"}),
    ("address on a second line", "a: see\n  http://x.y\n", {"a": "see http://x.y"}),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "data"), [case[1:] for case in FINE], ids=[case[0] for case in FINE])
def test_text_stays_as_written(monkeypatch: pytest.MonkeyPatch, parser: Any, text: str, data: object) -> None:
    monkeypatch.setattr(reader, "_loader", lambda: parser)
    loaded = read(text)
    assert not loaded.problems
    assert loaded.data == data


def test_problems_come_together_and_data_is_kept() -> None:
    loaded = read("a: &x 1\nv: {1: 1,484}\na: 2\nlabel: gravida #2\nc: {{ age() }}\nd: >5\ne: !new\n")
    assert [problem.code for problem in loaded.problems] == [
        "yaml-feature",
        "split-number",
        "repeated-key",
        "not-quoted",
        "not-quoted",
        "not-quoted",
        "yaml-feature",
    ]
    assert loaded.data == {"a": "1", "v": {"1": "1"}, "label": "gravida", "c": "{{ age() }}", "d": ">5", "e": "!new"}


def test_repeated_key_names_the_other_line() -> None:
    assert "line 3" in read("p:\n  # x\n  age: 40\n  age: 50\n").problems[0].message
    assert "same line" in read("{a: 1, a: 2}\n").problems[0].message


def test_paths_and_marks() -> None:
    loaded = read("a:\n  - {b: x}\n  - c: 'y'\nd: |\n  z\n")
    marks = loaded.marks
    assert set(marks) == {(), ("a",), ("a", 0), ("a", 0, "b"), ("a", 1), ("a", 1, "c"), ("d",)}
    b = marks["a", 0, "b"]
    assert (b.value.line, b.value.column, b.key and b.key.column, b.style) == (2, 9, 6, "plain")
    assert marks["a", 0].style == "flow"
    assert marks["a",].style == "block"
    assert marks["a", 1, "c"].style == "single"
    assert (marks["d",].style, marks["d",].indent) == ("literal", 2)


def test_first_of_two_equal_keys_keeps_its_mark() -> None:
    place = read("a: 1\nb: 2\na: 3\n").marks["a",].value
    assert (place.line, place.column) == (1, 4)


# -- limits --------------------------------------------------------------------------------------------------------------


def test_limits_come_first() -> None:
    assert found(read("a: 'x", bytes=3).problems) == [("limit", 1, 1)]
    assert found(read("a: [1, 2, 3]\n", nodes=4).problems) == [("limit", 1, 8)]
    assert found(read("a: xxxx\n", text=3).problems) == [("limit", 1, 4)]
    assert found(read("a: [[[1]]]\n", depth=3).problems) == [("limit", 1, 6)]
    assert not read("a: [[1]]\n", depth=3).problems


def test_many_problems_are_cut_short() -> None:
    problems = read("a: [" + "*x, " * 5000 + "]\n").problems
    assert len(problems) == 100
    assert problems[-1].code == "limit"


@pytest.mark.parametrize("text", ["x: " + "[" * 200_000, "a: {b, " * 50_000, "a\n" * 200_000, 'a: "' * 100_000, "a: &x " * 50_000])
def test_hostile_text_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    assert read(text).problems
    assert time.process_time() - start < 3


# -- files made to do harm -------------------------------------------------------------------------------------------------

REFUSED = {
    "alias_bomb_9x9": ("yaml-feature", 1, 5),
    "merge_bomb": ("yaml-feature", 1, 5),
    "recursive_anchor": ("yaml-feature", 1, 1),
    "python_tag": ("yaml-feature", 1, 8),
    "python_tag_name": ("yaml-feature", 1, 8),
    "custom_tag_include": ("yaml-feature", 1, 11),
    "duplicate_key": ("repeated-key", 4, 3),
    "num_age_negative": ("repeated-key", 5, 1),
    "two_documents": ("yaml-feature", 5, 1),
    "non_string_key": ("not-quoted", 2, 1),
    "empty": ("wrong-type", 1, 1),
    "scalar_root": ("wrong-type", 1, 1),
    "tabs": ("yaml-syntax", 2, 1),
    "utf16le": ("file-encoding", 1, 1),
    "utf16be_nobom": ("file-encoding", 1, 1),
    "latin1": ("file-encoding", 1, 11),
    "cp1252_quotes": ("file-encoding", 1, 8),
    "utf8_surrogate": ("file-encoding", 1, 8),
    "utf8_truncated": ("file-encoding", 1, 8),
    "gzip_renamed": ("file-encoding", 1, 1),
    "nul_byte": ("control-character", 1, 9),
    "control_chars": ("control-character", 1, 10),
    "escaped_nul": ("control-character", 1, 10),
    "escaped_surrogate": ("control-character", 1, 9),
    "bidi_override": ("control-character", 5, 16),
    "bidi_unbalanced": ("control-character", 5, 15),
    "zalgo": ("control-character", 5, 12),
}
ACCEPTED = [
    "norway_octal_sexagesimal",
    "trailing_spaces_crlf",
    "folded_and_literal",
    "title_newlines",
    "uni_astral",
    "uni_emoji_zwj",
    "uni_zero_width",
    "uni_math_greek",
]


@pytest.mark.parametrize("name", REFUSED)
def test_torture_is_refused(name: str) -> None:
    problems = read_yaml((TORTURE / f"{name}.yaml").read_bytes(), "case.yaml").problems
    assert found(problems)[0] == REFUSED[name]
    assert "\x1b" not in "".join(as_text(problem) for problem in problems)


@pytest.mark.parametrize("name", ACCEPTED)
def test_torture_is_accepted(name: str) -> None:
    loaded = read_yaml((TORTURE / f"{name}.yaml").read_bytes(), "case.yaml")
    assert not loaded.problems
    assert isinstance(loaded.data, dict)


def test_every_torture_file_has_its_expectation() -> None:
    assert {path.stem for path in TORTURE.iterdir()} == {*REFUSED, *ACCEPTED}


def test_norway_and_its_kin_stay_text() -> None:
    loaded = read_yaml((TORTURE / "norway_octal_sexagesimal.yaml").read_bytes(), "case.yaml")
    assert isinstance(loaded.data, dict)
    notes = loaded.data["notes"]
    assert isinstance(notes, dict)
    assert list(notes.values()) == ["NO", "00123456", "12:30:45", "1.10", "1e5", "1:20", "yes"]


# -- properties ------------------------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn"], exclude_characters="\ufffe\uffff"), max_size=20)
DATA = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=20)


@given(st.dictionaries(TEXTS, DATA, min_size=1, max_size=5), st.booleans())
@settings(max_examples=50)
def test_what_is_quoted_comes_back(data: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(data, default_style='"', default_flow_style=flow, allow_unicode=True, width=10_000, sort_keys=False)
    loaded = read(text)
    assert not loaded.problems
    assert loaded.data == data


@given(st.text(alphabet="ab1 :,-#[]{}'\"|>&*!%@`?\t\n\\", max_size=60))
def test_any_text_gives_data_or_problems_that_quote_nothing(text: str) -> None:
    loaded = read("k: 1\n" + text)
    assert loaded.problems or isinstance(loaded.data, dict)
    for problem in loaded.problems:
        assert problem.place
        assert 1 <= problem.place.line <= text.count("\n") + 2


@given(st.text(max_size=30))
def test_no_message_quotes_the_source(text: str) -> None:
    marked = f"ZQX{text}ZQX"
    for frame in ("a: [%s\n", 'a: "%s\n', "a: {%s}\nb: x: y\n", "%s\n", "a: &%s 1\n", "? [%s]\n", "a: x %s: y\n"):
        for problem in read(frame % marked if "%s" in frame else frame).problems:
            assert "ZQX" not in problem.message + problem.hint


@given(st.binary(max_size=80))
def test_any_bytes_give_data_or_problems(data: bytes) -> None:
    loaded = read_yaml(data, "case.yaml")
    assert loaded.problems or isinstance(loaded.data, dict)
