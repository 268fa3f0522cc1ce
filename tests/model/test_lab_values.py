"""Laboratory values and ranges: what is kept, what is refused, and what is called high or low."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.model.flags import read_flag
from casereport.model.ranges import Range
from casereport.model.values import LabValue, ValueFault

NUMBERS = [
    ("4.10", "number", "", "4.10", "4.10"),
    ("135", "number", "", "135", "135"),
    ("-0.0", "number", "", "-0.0", "0.0"),
    ("-2.3", "number", "", "-2.3", "−2.3"),
    ("\u22122.3", "number", "", "-2.3", "−2.3"),
    ("+2.3", "number", "", "2.3", "+2.3"),
    (".5", "number", "", "0.5", ".5"),
    ("1,484", "number", "", "1484", "1,484"),
    ("1,484.5", "number", "", "1484.5", "1,484.5"),
    ("1.2×10⁶", "number", "", "1200000", "1.2×10⁶"),
    ("1.5E+05", "number", "", "150000", "1.5×10⁵"),
    ("1.00E+01", "number", "", "10.0", "10.0"),
    ("2.5e-2", "number", "", "0.025", "0.025"),
    ("<1.0E-05", "censored", "<", "0.00001", "<1.0×10⁻⁵"),
    ("\u20138", "number", "", "-8", "−8"),
    ("\u201212.5", "number", "", "-12.5", "−12.5"),
    ("<\u20132", "censored", "<", "-2", "<−2"),
    ("<5", "censored", "<", "5", "<5"),
    ("< 0.008", "censored", "<", "0.008", "< 0.008"),
    ("<= 5", "censored", "<=", "5", "≤ 5"),
    ("≥1000", "censored", ">=", "1000", "≥1000"),
    (">100", "censored", ">", "100", ">100"),
    ("1:40", "titre", "", "40", "1:40"),
    ("titre 1:1,280", "titre", "", "1280", "titre 1:1,280"),
    ("<1:40", "titre", "<", "40", "<1:40"),
    ("1:640 speckled", "titre", "", "640", "1:640 speckled"),
]
MISSING = [
    ("not done", "not done"),
    ("pending", "pending"),
    ("not transcribed", "not transcribed"),
    ("NA", "not stated"),
    ("--", "not stated"),
    ("\u2026", "not stated"),
    ("-", "not stated"),
    ("—", "not stated"),
]
TEXTS = [
    "trace",
    "negative",
    "positive",
    "Normal",
    "not detected",
    "2+",
    "+",
    "85/40",
    "3 of 4 bottles",
    "46,XX",
    "< LOD",
    "below detection",
    "O",
    "IgG kappa",
]
REFUSED = [
    "",
    "  ",
    "1,5",
    "0,484",
    "12,34",
    "1,48",
    "12,34,567",
    "1 484",
    "1.484.000",
    "0x1F",
    "0x1.8p3",
    "1e999",
    "1e999999999",
    "-1e308",
    ".inf",
    "-.inf",
    "inf",
    "Infinity",
    "nan",
    "NaN",
    ".nan",
    "1_000",
    "١٤٠",
    "１４０",
    "5" * 5000,
    "5OO",
    "l40",
    "O.31",
    "<O.05",
    ">= l2",
    "o5",
    "0.",
    "..5",
    "1.2.3",
    "--5",
    "=5",
    "~5",
    "<",
    "<<5",
    "high",
    "L",
    "H",
    "true",
    "no",
    "null",
    "ND",
    "134 mmol/L",
    "24.5%",
    "<0.5 ng/mL",
    "120/80 mmHg",
    "98 L",
    "↓98",
    "1,484 H",
    "98*",
    "1½",
]


@pytest.mark.parametrize(("text", "kind", "comparator", "number", "shown"), NUMBERS)
def test_numbers_keep_what_was_written(text: str, kind: str, comparator: str, number: str, shown: str) -> None:
    value = LabValue.parse(text)
    assert (value.kind, value.comparator, value.number) == (kind, comparator, Decimal(number))
    assert (str(value), value.shown) == (text, shown)


def test_precision_is_kept() -> None:
    assert str(LabValue.parse("4.10").number) == "4.10"


def test_a_censored_value_is_no_exact_number() -> None:
    assert not LabValue.parse("<5").is_exact
    assert LabValue.parse("5").is_exact


@pytest.mark.parametrize(("text", "reason"), MISSING)
def test_missing_values_say_why(text: str, reason: str) -> None:
    value = LabValue.parse(text)
    assert (value.kind, value.missing_reason, value.number, value.shown) == ("missing", reason, None, text)


@pytest.mark.parametrize("text", TEXTS)
def test_other_results_stay_text(text: str) -> None:
    value = LabValue.parse(text)
    assert (value.kind, value.number, value.shown) == ("text", None, text)


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:12] or "empty")
def test_refused(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        LabValue.parse(text)
    assert caught.value.code == "bad-value"


def test_ambiguous_comma_names_both_readings() -> None:
    with pytest.raises(ValueFault, match="decimals or thousands"):
        LabValue.parse("1,5")


@pytest.mark.parametrize(
    ("text", "options", "number"),
    [
        ("1,5", {"decimal": ","}, "1.5"),
        ("1.484,5", {"decimal": ",", "thousands": "."}, "1484.5"),
        ("1,484", {"decimal": ","}, "1.484"),
        ("1 484", {"thousands": " "}, "1484"),
        ("1\u202f484", {"thousands": " "}, "1484"),
        ("1'484", {"thousands": "'"}, "1484"),
        ("1,484", {"thousands": ","}, "1484"),
    ],
)
def test_a_table_states_its_marks(text: str, options: dict[str, Any], number: str) -> None:
    assert LabValue.parse(text, **options).number == Decimal(number)


@pytest.mark.parametrize(
    ("text", "options"),
    [("1,484", {"thousands": ""}), ("1.5", {"decimal": ",", "thousands": "."}), ("1.484", {"decimal": ","}), ("1,5", {"thousands": ","})],
)
def test_marks_that_contradict_the_table_are_refused(text: str, options: dict[str, Any]) -> None:
    with pytest.raises(ValueFault):
        LabValue.parse(text, **options)


@pytest.mark.parametrize(
    ("text", "flag", "shown", "number"),
    [
        ("98 L", "L", "98", "98"),
        ("↓98", "L", "98", "98"),
        ("98↑↑", "HH", "98", "98"),
        ("98 High", "H", "98", "98"),
        ("98 (crit)", "*", "98", "98"),
        ("98 [LL]", "LL", "98", "98"),
        ("H 98", "H", "98", "98"),
        ("98 critical high", "HH", "98", "98"),
        ("98 H*", "HH", "98", "98"),
        ("\u20138 L", "L", "−8", "-8"),
        ("1,484 H", "H", "1,484", "1484"),
        ("98*", "*", "98", "98"),
        ("<5 L", "L", "<5", "5"),
        ("12.0 (H)", "H", "12.0", "12.0"),
        ("(H) 11.2", "H", "11.2", "11.2"),
        ("[LL]98", "LL", "98", "98"),
        ("(L) <5", "L", "<5", "5"),
        ("98", "", "98", "98"),
    ],
)
def test_a_printed_flag_is_kept_apart(text: str, flag: str, shown: str, number: str) -> None:
    value = LabValue.parse(text, flags=True)
    assert (value.reported_flag, value.shown, value.number, str(value)) == (flag, shown, Decimal(number), text)


@pytest.mark.parametrize("text", ["(x) 11.2", "H: 5.3", "(H) 3 (H)", "[q]<5"])
def test_a_mark_before_a_number_that_is_not_read_is_refused(text: str) -> None:
    with pytest.raises(ValueFault):
        LabValue.parse(text, flags=True)


def test_a_tables_own_words_for_missing() -> None:
    assert LabValue.parse("ND", missing=("ND",)).missing_reason == "not stated"
    assert LabValue.parse("999", missing=("999",)).number is None


@given(st.decimals(min_value=-9999, max_value=99999, places=2), st.sampled_from(["", "<", ">", "≤", "≥", "< "]))
def test_every_decimal_reads_back(number: Decimal, sign: str) -> None:
    value = LabValue.parse(f"{sign}{number}")
    assert (value.number, str(value)) == (number, f"{sign}{number}")
    assert str(value.number) == str(number)  # with the decimals that were written


@given(st.integers(1000, 10**12))
def test_thousands_read_as_the_same_number(number: int) -> None:
    assert LabValue.parse(f"{number:,}").number == number


RANGES = [
    ("0.5-1.2", "0.5", "1.2", True, True),
    ("0.5–1.2", "0.5", "1.2", True, True),
    ("0.5 - 1.2", "0.5", "1.2", True, True),
    ("4.00–10.00", "4.00", "10.00", True, True),
    ("1,000-5,000", "1000", "5000", True, True),
    ("-2 to 2", "-2", "2", True, True),
    ("-2--1", "-2", "-1", True, True),
    ("(135–144)", "135", "144", True, True),
    ("1.0–8.0 (Men)", "1.0", "8.0", True, True),
    ("<10", None, "10", True, False),
    ("≤ 5", None, "5", True, True),
    ("<=5", None, "5", True, True),
    ("up to 5", None, "5", True, True),
    (">90", "90", None, False, True),
    ("≥90", "90", None, True, True),
    ("<1:40", None, "40", True, False),
    ("negative", None, None, True, True),
]


@pytest.mark.parametrize(("text", "low", "high", "low_in", "high_in"), RANGES)
def test_ranges(text: str, low: str | None, high: str | None, low_in: bool, high_in: bool) -> None:
    found = Range.parse(text)
    assert (found.low, found.high) == (low and Decimal(low), high and Decimal(high))
    assert (found.low_inclusive, found.high_inclusive, str(found)) == (low_in, high_in, text)


def test_range_notes_and_words() -> None:
    assert Range.parse("1.0–8.0 (Men)").note == "Men"
    assert Range.parse("negative").word == "negative"
    assert Range.parse("<1:40").is_titre


@pytest.mark.parametrize("text", ["", "10", "2/3–4.2", "1,5-2", "a-b", "<", "0.5-", "0.5-1.2 mg/L", "1-2-3", "<5-9", "0x1-5", "nan-5", "—"])
def test_ranges_are_never_guessed(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Range.parse(text)
    assert caught.value.code == "bad-range"


def test_a_range_upside_down() -> None:
    with pytest.raises(ValueFault) as caught:
        Range.parse("9-3")
    assert caught.value.code == "range-order"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#N/A", "spreadsheet"),
        ("#DIV/0!", "spreadsheet"),
        ("#####", "spreadsheet"),
        ("\u201c4.1\u201d", "curly"),
        ("\u2018negative\u2019", "curly"),
        ("\u201eneg\u201c", "curly"),
        ("\u20395", "sign that is none"),
        ("\u203a5", "sign that is none"),
        ("\uff1c5", "sign that is none"),
        ("\u22485", "number"),
        ("\u00b15", "number"),
        ("(5)", "number"),
        ("\u20138\u2013", "number"),
        ("crit", "flag"),
        ("5 A", "number"),
        ("5 x", "number"),
        ("=A1*2", "formula"),
        ("n.d.", "not done or not detected"),
        ("&lt;5", "web page"),
        ("Feb-01", "date"),
        ("2. Jan", "date"),
        ("*", "flag"),
    ],
)
def test_what_only_looks_like_a_result_is_told(text: str, message: str) -> None:
    for flags in (False, True):
        with pytest.raises(ValueFault, match=message) as caught:
            LabValue.parse(text, flags=flags)
        assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("H", "H"),
        ("hh", "HH"),
        ("(H)", "H"),
        ("High", "H"),
        ("\u2191", "H"),
        ("CRIT", "*"),
        ("*", "*"),
        ("N", ""),
        ("Low", "L"),
        ("x", None),
    ],
)
def test_a_flag_is_read_as_hospitals_print_it(text: str, kept: str | None) -> None:
    assert read_flag(text) == kept


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("0-2", "0\u20132"), ("3-6", "3\u20136"), ("0.5 - 1.5", "0.5\u20131.5"), ("A2-3", "A2-3"), ("5 to 10", "5 to 10"), ("-3", "\u22123")],
)
def test_a_dash_stands_between_two_numbers(typed: str, shown: str) -> None:
    assert LabValue.parse(typed).shown == shown
