from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures import cases

from casereport.figures.axis.pieces import Piece, day_number, day_ticks
from casereport.figures.axis.scales import log_ticks, nice_ticks, number_text, value_axis
from casereport.figures.course.data import CoursePatient, Segment, segment_range
from casereport.figures.course.entries import Phase, Span, Treatment

VALUES = st.lists(st.floats(0.001, 1e5).map(lambda value: float(f"{value:.4g}")), min_size=1, max_size=20)


def test_numbers_have_a_true_minus_and_thin_spaces() -> None:
    assert [number_text(v) for v in (-2.5, 300.0, 9000.0, 12000.0, 0.5)] == ["−2.5", "300", "9000", "12\u2009000", "0.5"]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(0, 700, (0, 250, 500, 750)), (0, 6.7, (0, 2, 4, 6, 8)), (-20, 7, (-20, -10, 0, 10)), (0, 0.4, (0, 0.2, 0.4))],
)
def test_linear_ticks_are_round(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(low, high) == ticks


@pytest.mark.parametrize(
    ("low", "high", "ticks"), [(2.6, 430, (3, 10, 30, 100, 300)), (1, 90000, (1, 10, 100, 1000, 10000)), (20, 90, (20, 40, 60))]
)
def test_log_ticks_are_decades_or_threes(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert set(ticks) <= set(log_ticks(low, high))
    assert len(log_ticks(low, high)) <= 5


@given(VALUES)
def test_an_axis_holds_every_value_and_few_ticks(values: list[float]) -> None:
    axis = value_axis([cases.series("x", "X", "U/L", dict(enumerate(values, 1)))])
    assert axis.low <= min(values)
    assert max(values) < axis.high
    assert 2 <= len(axis.ticks) <= 6
    assert all(axis.low <= tick <= axis.high for tick in axis.ticks)
    heights = [axis.y(value, 0, 100) for value in sorted(values)]
    assert heights == sorted(heights, reverse=True)
    assert all(0 <= height <= 100 for height in heights)


def test_a_wide_range_of_values_is_drawn_on_a_log_scale() -> None:
    assert value_axis([cases.series("x", "X", "", {1: 4, 2: 201})]).log
    assert not value_axis([cases.series("x", "X", "", {1: 4, 2: 199})]).log
    assert not value_axis([cases.series("x", "X", "", {1: 0, 2: 900})]).log


def test_counts_start_at_zero_and_close_values_do_not() -> None:
    assert value_axis([cases.series("plt", "Platelets", "", {1: 90, 2: 400}, 150, 450)]).low == 0
    assert 118 < value_axis([cases.series("na", "Sodium", "", {1: 127, 2: 141}, 135, 145)]).low < 127


def test_a_reference_limit_near_the_values_is_shown_and_a_far_one_is_not() -> None:
    assert value_axis([cases.series("x", "X", "", {1: 1, 2: 4}, None, 6.5)]).high > 6.5
    assert value_axis([cases.series("x", "X", "", {1: 1, 2: 4}, None, 20)]).high < 20


def test_days_are_cells_around_their_ticks() -> None:
    patient = CoursePatient("P", (cases.series("x", "X", "", {3: 1}),), (Treatment("d", "D", phases=(cases.phase(2, 5, 1),)),))
    assert segment_range(patient, 0) == (0.5, 4.5)
    exact = Treatment("d", "D", phases=(Phase(Span(1.25, 4.75, exact=True)),))
    assert segment_range(CoursePatient("P", treatments=(exact,)), 0) == (1.25, 4.75)
    assert segment_range(CoursePatient("P", segments=(Segment(start=0, end=9),)), 0) == (-0.5, 9.5)


@pytest.mark.parametrize(("t", "first", "printed"), [(0, 1, 1), (0.4, 1, 1), (0.5, 1, 2), (-1, 1, -1), (-1, 0, -1), (0, 0, 0)])
def test_a_clock_that_starts_at_one_has_no_day_zero(t: float, first: int, printed: int) -> None:
    assert day_number(t, first) == printed


@pytest.mark.parametrize(
    ("days", "width", "printed"),
    [(6, 300, [1, 2, 3, 4, 5, 6]), (19, 200, [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]), (30, 120, [1, 5, 10, 15, 20, 25, 30])],
)
def test_day_numbers_are_the_first_day_and_round_ones(days: int, width: float, printed: list[int]) -> None:
    piece = Piece(-0.5, days - 0.5, 0, width, "", 1)
    major, _ = day_ticks(piece, 15)
    assert [day_number(t, 1) for t in major] == printed


@given(st.integers(1, 400), st.floats(30, 500), st.sampled_from([0, 1]))
def test_day_numbers_never_crowd(days: int, width: float, first: int) -> None:
    piece = Piece(-0.5, days - 0.5, 0, width, "", first)
    major, every = day_ticks(piece, 15)
    places = [piece.x(t) for t in major]
    assert major
    assert all(b - a >= 11 for a, b in pairwise(places))
    assert not every or math.isclose(every[-1] - every[0] + 1, days)
