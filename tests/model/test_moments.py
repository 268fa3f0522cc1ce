"""Moments: the grammar, clocks, elapsed times, and the refusal of calendar dates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.model.calendar import holds_date
from casereport.model.moments import Moment, check_day
from casereport.model.values import ValueFault

ORDINALS = [
    ("3", None, 3, None),
    ("day 3", None, 3, None),
    ("Day 3", None, 3, None),
    ("-3", None, -3, None),
    ("\u22123", None, -3, None),
    ("illness 7", "illness", 7, None),
    ("hospital day 3", "hospital", 3, None),
    ("misc 3 06:00", "misc", 3, 360),
    ("3 18:05", None, 3, 1085),
    ("mis-c 3", "mis-c", 3, None),
    ("day 2021", None, 2021, None),
    ("365", None, 365, None),
]
ELAPSED = [
    ("6 d", None, 6),
    ("2 wk", None, 14),
    ("6 mo", None, "182.625"),
    ("9 y 6 mo", None, "3469.875"),
    ("age 3 y", "age", "1095.75"),
    ("6 months", None, "182.625"),
    ("12 h", None, "0.5"),
    ("-2 wk", None, -14),
]
REFUSED = [
    "",
    "  ",
    "day",
    "illness",
    "3 25:00",
    "3 06:60",
    "3.5 06:00",
    "06:00",
    "d 3",
    "day day 3",
    "about unknown",
    "by admission",
    "shortly after admission",
    "before 3",
    "6 mo 9 y",
    "3 m",
    "week 3",
    "1e3",
    "\u0663",
    "\uff13",
    "0x10",
    "1,000",
    "3-9",
    "x" * 300,
    "3\n4",
]
DATES = [
    "2024-03-01",
    "2024-03",
    "2024-3-1",
    "2024/03/01",
    "2024-03-01T06:00",
    "20240301",
    "01/03/2024",
    "1.3.2024",
    "1.3.24",
    "01-03-2024",
    "03/04/21",
    "12 March 2021",
    "March 12, 2021",
    "12th of March",
    "12-Mar-21",
    "March 2021",
    "early March",
    "2021",
    "illness 2020",
    "2 wk before 2021-03-01",
    "2 wk after 2019",
    "about 3 May",
    "spring 2020",
]


@pytest.mark.parametrize(("text", "clock", "day", "minutes"), ORDINALS)
def test_ordinal(text: str, clock: str | None, day: int, minutes: int | None) -> None:
    moment = Moment.parse(text)
    assert (moment.clock, moment.day, moment.time_of_day) == (clock, Decimal(day), minutes)
    assert (moment.elapsed, moment.relation, moment.qualifier, moment.is_unknown) == ((), "", "", False)


@pytest.mark.parametrize(("text", "clock", "days"), ELAPSED)
def test_elapsed(text: str, clock: str | None, days: int | str) -> None:
    moment = Moment.parse(text)
    assert (moment.clock, moment.day) == (clock, None)
    assert moment.elapsed_days == pytest.approx(Decimal(days))


@pytest.mark.parametrize(
    ("text", "qualifier", "relation", "event", "days"),
    [
        ("about 8 wk before misc", "about", "before", "misc", -56),
        ("2 wk after symptom onset", "", "after", "symptom onset", 14),
        ("2 wk after covid-19", "", "after", "covid-19", 14),
        ("before admission", "", "before", "admission", None),
        ("by illness 7", "by", "", "", None),
        ("about 3", "about", "", "", None),
        ("~3", "about", "", "", None),
    ],
)
def test_qualifier_and_relation(text: str, qualifier: str, relation: str, event: str, days: int | None) -> None:
    moment = Moment.parse(text)
    assert (moment.qualifier, moment.relation, moment.event) == (qualifier, relation, event)
    assert moment.elapsed_days == days


def test_unknown() -> None:
    assert Moment.parse("unknown").is_unknown


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Moment.parse(text)
    assert caught.value.code == "bad-time"


@pytest.mark.parametrize("text", DATES)
def test_calendar_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Moment.parse(text)
    assert caught.value.code == "calendar-date"


@pytest.mark.parametrize("text", ["3", "illness 7", "1:40", "2 wk after onset", "marked", "may be", "1826"])
def test_what_is_no_date(text: str) -> None:
    assert not holds_date(text)


@pytest.mark.parametrize("text", ["0", "-0", "day 0", "0 06:00"])
def test_no_day_0_where_the_first_day_is_1(text: str) -> None:
    moment = Moment.parse(text)
    check_day(moment, 0)
    with pytest.raises(ValueFault) as caught:
        check_day(moment, 1)
    assert caught.value.code == "clock-zero"
    assert "first: 0" in caught.value.hint


@pytest.mark.parametrize("text", ["2.5", "day 1.25", "illness 3.5", "-1.5"])
def test_a_fraction_of_a_day_is_refused_with_the_cure(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Moment.parse(text)
    assert (caught.value.code, "2 12:00" in caught.value.hint) == ("bad-time", True)


CLOCKS = st.sampled_from(["", "illness ", "misc ", "hospital "])
POINTS = st.one_of(
    st.integers(-999, 999).map(str),
    st.integers(1, 999).map(lambda day: f"day {day}"),
    st.tuples(st.integers(1, 99), st.integers(0, 23), st.integers(0, 59)).map(lambda t: f"{t[0]} {t[1]:02}:{t[2]:02}"),
    st.tuples(st.integers(0, 99), st.sampled_from(["min", "h", "d", "wk", "mo", "y"])).map(lambda t: f"{t[0]} {t[1]}"),
)


@given(st.sampled_from(["", "about ", "by "]), CLOCKS, POINTS)
def test_every_moment_of_the_grammar_reads_back(qualifier: str, clock: str, point: str) -> None:
    text = f"{qualifier}{clock}{point}"
    moment = Moment.parse(text)
    assert str(moment) == text
    assert (moment.clock or "", moment.qualifier) == (clock.strip(), qualifier.strip())


@pytest.mark.parametrize(
    ("text", "cure"), [("3-5", "days: 3-5"), ("day 3 to day 5", "days: 3-5"), ("before 2", "by 2"), ("soonish", "or unknown")]
)
def test_a_time_that_belongs_elsewhere_is_told_where(text: str, cure: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Moment.parse(text)
    assert cure in caught.value.hint
