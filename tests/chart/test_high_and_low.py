"""High, low, in: each rule of comparators and open limits once, and against its meaning."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.chart.ranges import judge, multiple_of_limit
from casereport.model.ranges import Range
from casereport.model.values import LabValue


@pytest.mark.parametrize(
    ("value", "reference", "wanted"),
    [
        ("4", "5-9", "low"),
        ("5", "5-9", "in"),
        ("9", "5-9", "in"),
        ("9.1", "5-9", "high"),
        ("10", "<10", "high"),
        ("10", "≤10", "in"),
        ("90", ">90", "low"),
        ("90", "≥90", "in"),
        ("<5", "5-9", "low"),
        ("<4", "5-9", "low"),
        ("<6", "5-9", "undecided"),
        ("<=5", "5-9", "undecided"),
        ("<=4.9", "5-9", "low"),
        ("<5", "0-9", "undecided"),
        ("<5", "<10", "in"),
        ("<10", "<10", "in"),
        ("<=10", "<10", "undecided"),
        ("<=10", "≤10", "in"),
        ("<11", "<10", "undecided"),
        (">9", "5-9", "high"),
        (">=9", "5-9", "undecided"),
        (">8", "5-9", "undecided"),
        (">90", ">90", "in"),
        (">=90", ">90", "undecided"),
        (">=90", "≥90", "in"),
        (">100", ">90", "in"),
        (">80", ">90", "undecided"),
        (">10", "<10", "high"),
        (">=10", "<10", "high"),
        (">=10", "≤10", "undecided"),
        ("1:80", "<1:40", "high"),
        ("1:20", "<1:40", "in"),
        ("<1:40", "<1:40", "in"),
        ("80", "<1:40", "unknown"),
        ("1:80", "<40", "unknown"),
        ("trace", "5-9", "unknown"),
        ("pending", "5-9", "unknown"),
        ("5", "negative", "unknown"),
    ],
)
def test_judged(value: str, reference: str, wanted: str) -> None:
    assert judge(LabValue.parse(value), Range.parse(reference)) == wanted


def test_no_range_no_judgement() -> None:
    assert judge(LabValue.parse("5"), None) == "unknown"


REFERENCES = st.one_of(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda ends: ends[0] <= ends[1]).map(lambda ends: f"{ends[0]}-{ends[1]}"),
    st.tuples(st.sampled_from(["<", ">", "≤", "≥"]), st.integers(0, 9)).map(lambda parts: f"{parts[0]}{parts[1]}"),
)


@given(st.sampled_from(["<", "<=", ">", ">="]), st.integers(-1, 10), REFERENCES)
def test_a_censored_value_is_called_what_every_value_behind_it_is_called(sign: str, limit: int, reference: str) -> None:
    """The rule against its meaning: the statuses of many numbers that the censored value may stand for."""
    found = Range.parse(reference)
    steps = [Decimal(limit) + Decimal(step) / 8 * (-1 if "<" in sign else 1) for step in range(0 if "=" in sign else 1, 200)]
    meant = {judge(LabValue.parse(str(step)), found) for step in steps}
    assert judge(LabValue.parse(f"{sign}{limit}"), found) == (meant.pop() if len(meant) == 1 else "undecided")


def test_a_multiple_of_the_upper_limit_needs_an_exact_number_and_a_limit() -> None:
    assert multiple_of_limit(LabValue.parse("90"), Range.parse("<40")) == Decimal("2.25")
    for value, held in (("<90", "<40"), ("90", ">40"), ("trace", "<40")):
        assert multiple_of_limit(LabValue.parse(value), Range.parse(held)) is None
    assert multiple_of_limit(LabValue.parse("90"), None) is None
