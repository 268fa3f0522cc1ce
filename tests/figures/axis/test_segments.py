from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures import timelines

from casereport.figures.axis.pieces import Piece, day_ticks
from casereport.figures.axis.segments import Moments, plan_segments, split_times, unit_of
from casereport.figures.axis.timeaxis import plan_axis, segment_numbers
from casereport.figures.axis.units import DAYS, Unit
from casereport.figures.course.entries import Part
from casereport.figures.paper.profile import FULL_WIDTH
from casereport.figures.timeline.data import Clock, TimelineData, TimelineEvent

YEAR, MONTH = DAYS["y"], DAYS["mo"]


def units(data: TimelineData, width: float = 450) -> list[tuple[Unit, str]]:
    return [(segment.unit, segment.title) for segment in plan_segments(data, width)]


def at(*times: float, unit: Unit | None = None) -> TimelineData:
    return TimelineData(tuple(TimelineEvent(t, "x", unit=unit) for t in times))


def test_a_life_a_stay_and_a_follow_up_become_three_segments() -> None:
    assert units(timelines.EVENTS_ONLY) == [("y", "Years before admission"), ("d", "Hospital day"), ("mo", "Months after admission")]


def test_sixty_years_and_a_week_become_two() -> None:
    assert units(timelines.SIXTY_YEARS) == [("y", "Years before admission"), ("d", "Hospital day")]


@pytest.mark.parametrize(
    "times", [(0, 1, 2, 4, 7, 11, 19), (0, 1, 2, 3, 19), (-10 * YEAR, -5 * YEAR, 0), tuple(k * YEAR for k in range(20)), (3.0,)]
)
def test_times_that_one_axis_shows_well_are_not_broken(times: tuple[float, ...]) -> None:
    assert len(split_times(times, 450)) == 1


@pytest.mark.parametrize(
    ("times", "parts"),
    [
        ((0, 1, 2, 3, 400), [4, 1]),
        ((0, 1, 2, 3, 29), [4, 1]),
        ((-730, 0, 15, 30, 61, 122, 183, 274), [1, 7]),  # two years before all the rest
        ((-2000, 0, 1, 2, 3), [1, 4]),
        ((-2000, -1500, 0, 1, 2, 3, 200, 300, 400), [2, 4, 3]),
        ((0, 1, 2, 99), [3, 1]),
    ],
)
def test_a_gap_that_crowds_the_rest_is_a_break(times: tuple[float, ...], parts: list[int]) -> None:
    assert [len(part) for part in split_times(times, 450)] == parts


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-20000, 3000), min_size=1, max_size=25, unique=True), st.sampled_from([150.0, 450.0]))
def test_segments_hold_every_time_in_order_and_never_overlap(times: list[float], width: float) -> None:
    data = at(*times)
    found = plan_segments(data, width)
    assert 1 <= len(found) <= 3
    assert all(any(s.start - 1e-6 <= t <= s.end + 1e-6 for s in found) for t in times)
    assert all(a.end <= b.start for a, b in pairwise(found))
    axis = plan_axis(data, found, 20, 20 + width, FULL_WIDTH)
    assert all(piece.numbers for piece in axis.pieces)
    assert axis.x1 == pytest.approx(20 + width)
    places = [axis.x(0, t) for t in sorted(times)]
    assert places == sorted(places)


def test_units_are_those_the_times_were_told_in() -> None:
    assert units(at(0, 7, 21, 42, unit="wk"))[0] == ("wk", "Weeks after admission")
    assert units(at(0, 0.1, 0.4, 0.9))[0] == ("h", "Hours after admission")
    assert units(at(MONTH, 9 * MONTH, 30 * MONTH))[0] == ("mo", "Months after admission")
    assert units(at(-80, -70, -62))[0] == ("d", "Days before admission")
    birth = TimelineData((TimelineEvent(3 * YEAR, "x"), TimelineEvent(30 * YEAR, "y")), clocks=(Clock("Age", "birth", 0),))
    assert units(birth) == [("y", "Age in years")]


def test_an_axis_in_days_covers_whole_day_cells_and_the_anchor_is_never_passed() -> None:
    (days,) = plan_segments(at(0, 4), 450)
    assert (days.start, days.end) == (-0.5, 4.5)
    before, after = plan_segments(at(-9 * YEAR, -8 * YEAR, -7 * YEAR), 450)[0], plan_segments(at(MONTH / 9, 9 * MONTH, 20 * MONTH), 450)[0]
    assert before.end <= 0
    assert after.start >= 0


def test_numbers_before_the_anchor_are_lengths_and_days_have_no_zero() -> None:
    axis = plan_axis(timelines.SIXTY_YEARS, plan_segments(timelines.SIXTY_YEARS, 450), 20, 470, FULL_WIDTH)
    years, days = axis.pieces
    assert years.numbers[:2] == ("60", "55")
    assert list(days.numbers) == [str(day) for day in range(1, 10)]
    eve = plan_axis(at(-2, 3), plan_segments(at(-2, 3), 450), 20, 470, FULL_WIDTH)
    assert list(eve.pieces[0].numbers) == ["−2", "−1", "1", "2", "3", "4"]


def test_clocks_that_do_not_meet_have_segments_of_their_own() -> None:
    titles = [segment.title for segment in plan_segments(timelines.ILLNESS_AND_STAY, 450)]
    assert titles == ["Weeks before admission", "Hospital day", "Day of illness"]
    axis = plan_axis(timelines.ILLNESS_AND_STAY, plan_segments(timelines.ILLNESS_AND_STAY, 450), 0, 450, FULL_WIDTH)
    assert [piece.joined for piece in axis.pieces[1:]] == [True, False]


def test_a_moment_in_a_break_stands_in_its_middle_and_beyond_the_axis_at_its_edge() -> None:
    data = TimelineData((TimelineEvent(-60, "x"), TimelineEvent(3, "y")))
    axis = plan_axis(data, (Part(-100, -50, "d", "Day"), Part(0, 10, "d", "Day")), 0, 450, FULL_WIDTH)
    left, right = axis.pieces
    assert axis.x(0, -20) == pytest.approx((left.x1 + right.x0) / 2)
    assert (axis.x(0, -500), axis.x(0, 500)) == (axis.x0, axis.x1)
    assert [axis.holds(0, t) for t in (-20, -60, 500)] == [False, True, False]


def test_one_time_of_day_is_read_in_hours_on_the_first_day_and_by_its_day_later() -> None:
    for told in ((), ((0.4, "h"), (2.4, "h"))):
        assert unit_of(Moments(0, (0.4,), told), (0.4,)) == "h"
        assert unit_of(Moments(0, (2.4,), told), (2.4,)) == "d"


def test_an_axis_of_days_is_not_broken_where_no_whole_day_is_left_out() -> None:
    near = at(-0.07, 0.01, 0.05, 1.0, 3.0, 5.0)  # a morning between two of its hours, and the day after it
    assert [(part.start, part.end) for part in plan_segments(near, 450)] == [(-0.5, 5.5)]
    assert len(plan_segments(at(0.0, 1.0, 2.0, 3.0, 60.0), 450)) == 2


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        (Part(0.0, 0.7 / 24, "h", "Hours"), ["0", "0.5"]),
        (Part(0.0, 0.3 / 24, "h", "Hours"), ["0", "0.25"]),
        (Part(0.2 * YEAR, 1.3 * YEAR, "y", "Years"), ["0.5", "1"]),
        (Part(0.0, 10.0 / 24, "h", "Hours"), [str(n) for n in range(11)]),
    ],
)
def test_a_wide_part_has_two_numbers_at_least(part: Part, numbers: list[str]) -> None:
    per_day = 300 / (part.end - part.start)
    assert [text for _, text in segment_numbers(part, Clock(), per_day, 14.0)] == numbers


@pytest.mark.parametrize(
    ("first", "last", "room", "days"),
    [
        (11.0, 15.0, 25.0, [11, 15]),  # every fifth day has room, and only one of them lies here
        (11.0, 15.0, 15.0, [13]),
        (11.0, 15.0, 200.0, [11, 12, 13, 14, 15]),
        (11.0, 11.0, 50.0, [11]),
    ],
)
def test_days_have_two_numbers_where_there_is_room(first: float, last: float, room: float, days: list[int]) -> None:
    piece = Piece(first - 0.5, last + 0.5, 0.0, room, "", 1)
    assert list(day_ticks(piece, 20.0)[0]) == days
