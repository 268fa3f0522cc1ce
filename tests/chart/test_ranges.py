"""Which range holds when: day cells, clocks, open ends, elapsed times that meet, and spans that overlap."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.chart import Clocks
from casereport.chart.ranges import holdings, overlapping, range_at, ranges_of
from casereport.chart.results import place_series
from casereport.model.patient import Patient
from casereport.model.time import Moment

CLOCKS = {
    "hospital": {"starts": "admission", "first": "1"},
    "illness": {"starts": "onset", "first": "1", "align": "-2"},
    "age": {"starts": "birth", "first": "0", "align": "unknown"},
}


def patient(reference: Any, values: dict[str, str] | None = None) -> Patient:
    labs = [{"analyte": "crp", "reference": reference, "values": values or {"1": "7"}}]
    return Patient.model_validate({"id": "P1", "clocks": CLOCKS, "labs": labs})


def held_at(reference: Any, moment: str) -> str:
    one = patient(reference)
    clocks = Clocks(one)
    return str(range_at(holdings(one.labs[0], clocks), clocks.place(Moment.parse(moment))) or "")


CHANGE = {"1-5": "<10", "6-": "<5"}
AGES = {"age 0 d to 4 wk": "<20", "age 4 wk to 6 mo": "<10"}
STEPS: list[tuple[Any, str, str]] = [
    ("<10", "900", "<10"),
    ("<10", "unknown", "<10"),
    (CHANGE, "-1", ""),
    (CHANGE, "1", "<10"),
    (CHANGE, "5", "<10"),
    (CHANGE, "5 23:59", "<10"),
    (CHANGE, "6", "<5"),
    (CHANGE, "400", "<5"),
    (CHANGE, "unknown", ""),
    (CHANGE, "illness 7", "<10"),  # hospital day 5
    (CHANGE, "illness 8", "<5"),
    (CHANGE, "age 3 wk", ""),  # a clock that does not meet the hospital's
    ({"unknown to 5": "<10"}, "-9", "<10"),
    ({"before 1 to 5": "<10"}, "-9", "<10"),
    ({"3 to before 6": "<10"}, "5", "<10"),
    ({"3 to before 6": "<10"}, "6", ""),
    ({"3 06:00-18:00": "<10"}, "3 18:00", ""),
    ({"3 06:00-18:00": "<10"}, "3 06:00", "<10"),
    ({"unknown to ongoing": "<10"}, "age 2 wk", "<10"),
    (AGES, "age 27 d", "<20"),
    (AGES, "age 4 wk", "<10"),
    (AGES, "age 6 mo", "<10"),
    (AGES, "age 7 mo", ""),
    ({"after relapse to 5": "<10"}, "2", ""),
    ({"before relapse to 5": "<10"}, "2", "<10"),
    ({"3 to before relapse": "<10"}, "4", ""),  # an end that lies on no clock
]


@pytest.mark.parametrize(("reference", "moment", "expected"), STEPS)
def test_the_range_of_a_moment(reference: Any, moment: str, expected: str) -> None:
    assert held_at(reference, moment) == expected


@pytest.mark.parametrize(
    ("reference", "late"),
    [
        ("<10", []),
        (CHANGE, []),
        (AGES, []),
        ({"1-5": "<10", "5-9": "<5"}, ["5-9"]),
        ({"6-": "<5", "1-7": "<10"}, ["6-"]),
        ({"1-20": "<10", "3-4": "<5", "8-9": "<5"}, ["3-4", "8-9"]),
        ({"1-": "<10", "3-4": "<5", "8-9": "<5"}, ["3-4", "8-9"]),
        ({"1-5": "<10", "illness 7-9": "<5"}, ["illness 7-9"]),  # illness 7 is hospital day 5
        ({"1-5": "<10", "illness 8-9": "<5"}, []),
        ({"1-5": "<10", "age 1-5": "<5"}, []),  # nobody knows how these clocks meet
        ({"unknown to ongoing": "<10", "3-4": "<5"}, ["3-4"]),
        ({"1 to 3 12:00": "<10", "3 12:00 to 5": "<5"}, []),
    ],
)
def test_spans_that_overlap_are_named(reference: Any, late: list[str]) -> None:
    one = patient(reference)
    assert [str(span) for span in overlapping(one.labs[0], Clocks(one))] == late


def test_marks_follow_the_range_of_their_day() -> None:
    one = patient(CHANGE, {"-1": "20", "5": "9", "6": "9", "7": "<5", "8": "5"})
    found = place_series(one.labs[0], 0, Clocks(one)).results
    assert [(r.flag, str(r.range or "")) for r in found] == [("", ""), ("", "<10"), ("high", "<5"), ("", "<5"), ("high", "<5")]


def test_without_a_range_at_its_time_a_result_keeps_the_mark_of_the_source() -> None:
    labs = [{"analyte": "crp", "reference": {"3-5": "<10"}, "values": {"1": "20", "4": "9"}, "reported_flag": {"1": "high", "4": "high"}}]
    one = Patient.model_validate({"id": "P1", "labs": labs})
    assert [r.flag for r in place_series(one.labs[0], 0, Clocks(one)).results] == ["high", ""]


def test_ranges_as_typed() -> None:
    assert ranges_of(patient(None).labs[0]) == ()
    assert [(span, str(range_)) for span, range_ in ranges_of(patient("<10").labs[0])] == [(None, "<10")]
    assert [str(span) for span, _ in ranges_of(patient(CHANGE).labs[0])] == ["1-5", "6-"]
