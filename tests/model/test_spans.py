"""Spans: both ends included, clocks and signs, open and unknown ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.model.durations import Interval
from casereport.model.spans import Span
from casereport.model.values import ValueFault


@pytest.mark.parametrize("text", ["3-9", "3–9", "3 - 9", "3\u22129", "3 to 9", "day 3 to day 9", "days 3-9", "about 3 to 9"])
def test_both_ends_are_included(text: str) -> None:
    span = Span.parse(text)
    assert (span.start.day, span.end.day) == (Decimal(3), Decimal(9))
    assert (span.start_known, span.end_known, span.ongoing) == (True, True, False)


def test_one_day_alone_lasts_a_day() -> None:
    span = Span.parse("5")
    assert span.start == span.end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("illness 3-9", "illness", "illness"),
        ("illness 3 to illness 9", "illness", "illness"),
        ("earlier 3 to misc 2", "earlier", "misc"),
        ("mis-c 3-9", "mis-c", "mis-c"),
    ],
)
def test_clock_in_front_holds_for_both_ends(text: str, start: str, end: str) -> None:
    span = Span.parse(text)
    assert (span.start.clock, span.end.clock) == (start, end)


@pytest.mark.parametrize(
    ("text", "start_known", "end_known", "ongoing"),
    [
        ("before 1 to ongoing", False, False, True),
        ("before 1 to 5", False, True, False),
        ("3 to ongoing", True, False, True),
        ("3-ongoing", True, False, True),
        ("unknown to 9", False, True, False),
        ("3 to unknown", True, False, False),
        ("3 to before 9", True, False, False),
        ("unknown", False, False, False),
        ("ongoing", False, False, True),
        ("before admission to 5", False, True, False),
    ],
)
def test_open_ends(text: str, start_known: bool, end_known: bool, ongoing: bool) -> None:
    span = Span.parse(text)
    assert (span.start_known, span.end_known, span.ongoing) == (start_known, end_known, ongoing)


def test_before_n_keeps_n() -> None:
    assert Span.parse("before 1 to 5").start.day == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9-3", "day-order"),
        ("-9 to -12", "day-order"),
        ("3 18:00-06:00", "day-order"),
        ("3 18:00 to 3 06:00", "day-order"),
        ("4 wk to 2 wk", "day-order"),
        ("-3-2", "bad-time"),
        ("3--1", "bad-time"),
        ("2-4 wk", "bad-time"),
        ("3-9-12", "calendar-date"),
        ("ongoing to 3", "bad-time"),
        ("3 to", "bad-time"),
        ("", "bad-time"),
        ("a-b", "bad-time"),
        ("2024-03-01", "calendar-date"),
        ("2019-2021", "calendar-date"),
        ("2024-03-01 to 2024-03-04", "calendar-date"),
        ("12 March to 14 March", "calendar-date"),
        ("3 to 12 March 2021", "calendar-date"),
    ],
)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Span.parse(text)
    assert caught.value.code == code


def test_ends_on_two_clocks_are_not_compared() -> None:
    assert Span.parse("illness 9 to misc 2").start.day == 9


def test_words_of_an_event_do_not_split_a_span() -> None:
    assert Span.parse("2 wk after covid-19").start.event == "covid-19"
    assert Span.parse("2 d before transfer to ICU").start.event == "transfer to ICU"
    assert Span.parse("2 d before transfer to ICU to 5").end.day == 5


@given(
    st.integers(1, 400),
    st.integers(0, 400),
    st.sampled_from(["-", "–", " - ", " to "]),
    st.sampled_from(["", "illness ", "day "]),
)
def test_span_covers_its_days(start: int, more: int, mark: str, clock: str) -> None:
    text = f"{clock}{start}{mark}{start + more}"
    span = Span.parse(text)
    assert str(span) == text
    assert span.start.day is not None
    assert span.end.day == span.start.day + more


@pytest.mark.parametrize(("text", "days"), [("6 mo", "182.625"), ("2-3 d", 2), ("2 d to 1 wk", 2), ("about 2 wk", 14), ("unknown", None)])
def test_interval(text: str, days: int | str | None) -> None:
    interval = Interval.parse(text)
    assert interval.days == (None if days is None else Decimal(days))
    assert interval.is_unknown == (days is None)


@pytest.mark.parametrize("text", ["3-2 d", "6", "mo", "2024-03-01", "-3 d"])
def test_no_interval(text: str) -> None:
    with pytest.raises(ValueFault, match="a length of time"):
        Interval.parse(text)
