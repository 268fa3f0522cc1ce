"""Results judged the slow way: which reference range holds, and whether all, none or some of the possible values lie in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from tests.oracle.places import NoPlace, Place, Timekeeper
from tests.oracle.typed import read_span

Status = Literal["high", "low", "in"]
_LIMIT = re.compile(r"(<=|>=|<|>|up to )? ?(-?\d+(?:\.\d+)?)")
_RANGE = re.compile(r"(-?\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class Judged:
    """One result: the text typed, its number and comparator, where it lies, and how it lies to the range that held."""

    text: str
    number: Fraction | None
    comparator: str
    typed: str
    place: Place | None
    trouble: str
    range: str | None
    status: Status | None
    printed: Status | None = None
    """The mark that the source printed, which holds where there is no range."""

    @property
    def marked(self) -> Status | None:
        """High or low, computed or else as the source printed it."""
        return self.status or self.printed


def read_value(text: str) -> tuple[Fraction | None, str]:
    """The number and the comparator of a value; None for a word."""
    found = _LIMIT.fullmatch(text)
    return (Fraction(found[2]), found[1] or "") if found else (None, "")


def judge_series(time: Timekeeper, series: dict[str, Any]) -> list[Judged]:
    """Every result of a series, in the order typed."""
    found = []
    for typed, values in series["values"].items():
        place, trouble = place_or_trouble(time, str(typed))
        for value in values if isinstance(values, list) else [values]:
            number, comparator = read_value(str(value))
            held = range_at(time, series.get("reference"), place)
            status = judge(number, comparator, held) if held and number is not None else None
            printed = series.get("reported_flag", {}).get(typed)
            found.append(Judged(str(value), number, comparator, str(typed), place, trouble, held, status, printed))
    return found


def place_or_trouble(time: Timekeeper, text: str) -> tuple[Place | None, str]:
    """The place of a time as typed, or why it has none."""
    try:
        return time.place(text), ""
    except NoPlace as reason:
        return None, str(reason)


def range_at(time: Timekeeper, reference: Any, place: Place | None) -> str | None:
    """The range that holds at a place: the only one, or that whose span holds it."""
    if reference is None or not isinstance(reference, dict):
        return None if reference is None else str(reference)
    if place is None:
        return None
    for span, text in reference.items():
        if _is_within(time, str(span), place):
            return str(text)
    return None


def _is_within(time: Timekeeper, span: str, place: Place) -> bool:
    read = read_span(span)
    bar = time.bar(span)
    if place.axis != bar.axis:
        return False
    after = read.start is None or (bar.start is not None and bar.start <= place.earliest)
    return after and (bar.end is None or place.earliest < bar.end)


def judge(number: Fraction, comparator: str, reference: str) -> Status | None:
    """high, low or in where every value that the result may stand for lies so; None when undecided."""
    low, high = bounds(reference)
    tests = [(_below(number, comparator, low), "low"), (_above(number, comparator, high), "high")]
    for holds, status in tests:
        if holds:
            return "low" if status == "low" else "high"
    is_open_below, is_open_above = comparator in ("<", "<="), comparator in (">", ">=")
    if (is_open_below and low is not None) or (is_open_above and high is not None):
        return None
    limit = high if is_open_below or not comparator else None
    floor = low if is_open_above or not comparator else None
    inside = all(
        [
            limit is None or _reaches_at_most(number, comparator, limit),
            floor is None or _reaches_at_least(number, comparator, floor),
        ]
    )
    return "in" if inside else None


Bound = tuple[Fraction, bool]  # the number, and whether it belongs to the range


def bounds(reference: str) -> tuple[Bound | None, Bound | None]:
    """The lower and the upper bound of a range as typed."""
    between = _RANGE.fullmatch(reference)
    if between:
        return (Fraction(between[1]), True), (Fraction(between[2]), True)
    found = _LIMIT.fullmatch(reference)
    if not found or not found[1]:
        raise AssertionError(reference)
    bound = (Fraction(found[2]), found[1] in ("<=", ">=", "up to "))
    return (None, bound) if found[1] in ("<", "<=", "up to ") else (bound, None)


def _below(number: Fraction, comparator: str, low: Bound | None) -> bool:
    """True when all values are below the range."""
    if low is None or comparator in (">", ">="):
        return False
    limit, belongs = low
    reached = comparator != "<"
    return number < limit or (number == limit and (not belongs or not reached))


def _above(number: Fraction, comparator: str, high: Bound | None) -> bool:
    if high is None or comparator in ("<", "<="):
        return False
    limit, belongs = high
    reached = comparator != ">"
    return number > limit or (number == limit and (not belongs or not reached))


def _reaches_at_most(number: Fraction, comparator: str, high: Bound) -> bool:
    limit, belongs = high
    return number < limit or (number == limit and (belongs or comparator == "<"))


def _reaches_at_least(number: Fraction, comparator: str, low: Bound) -> bool:
    limit, belongs = low
    return number > limit or (number == limit and (belongs or comparator == ">"))
