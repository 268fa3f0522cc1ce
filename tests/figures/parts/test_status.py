from __future__ import annotations

import pytest

from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.entries import Comparator, Point, RefRange, Series, Status
from casereport.figures.parts.status import basis_at, basis_of, highest_high, lowest_low, point_text, status_of


@pytest.mark.parametrize(
    ("comparator", "value", "low", "high", "status"),
    [
        ("", 1.4, 1.5, 6.5, "low"),
        ("", 1.5, 1.5, 6.5, "within"),
        ("", 6.5, 1.5, 6.5, "within"),
        ("", 6.6, 1.5, 6.5, "high"),
        ("<", 1.5, 1.5, 6.5, "low"),
        ("<=", 1.5, 1.5, 6.5, "undecided"),
        ("<", 5, 1.5, 6.5, "undecided"),
        ("<", 5, None, 5, "within"),
        ("<", 6, None, 5, "undecided"),
        (">", 6.5, 1.5, 6.5, "high"),
        (">=", 6.5, 1.5, 6.5, "undecided"),
        (">", 60, 55, None, "within"),
        (">", 50, 55, None, "undecided"),
        (">", 500, None, 5, "high"),
        ("", 9, None, None, "unknown"),
    ],
)
def test_a_comparator_is_taken_at_its_word(
    comparator: Comparator, value: float, low: float | None, high: float | None, status: Status
) -> None:
    assert status_of(Point(0, value, comparator=comparator), Series("x", "X", "", (), low=low, high=high)) == status


def test_a_printed_mark_counts_only_where_there_is_no_range() -> None:
    point = Point(0, 9, flag="high")
    assert status_of(point, Series("x", "X", "", (point,))) == "high"
    assert status_of(point, Series("x", "X", "", (point,), high=10)) == "within"


def test_marks_of_the_source_judge_a_whole_row_and_a_range_goes_before_them() -> None:
    plain, marked = Series("x", "X", "", (Point(0, 9),)), Series("x", "X", "", (Point(0, 9), Point(1, 12, flag="high")))
    ranged = Series("x", "X", "", (Point(0, 9),), high=10)
    other = Series("y", "Y", "", (Point(0, 9),))
    data = CourseData((CoursePatient("P", (plain, other)), CoursePatient("Q", (marked,)), CoursePatient("R", (ranged,))), ("x", "y"))
    assert [basis_of(data, series) for series in (plain, marked, ranged, other)] == ["marks", "marks", "range", "nothing"]


def test_the_range_of_its_time_judges_a_result_and_a_limit_may_lie_outside() -> None:
    points = tuple(Point(t, 5.0, flag="high" if t == 9 else "") for t in (-1, 0, 4, 5, 9))
    ranges = (RefRange(None, 5, start=-0.5, end=4.5), RefRange(None, 5, start=4.5, end=8.5, high_inside=False))
    series = Series("x", "X", "", points, ranges=ranges)
    assert [status_of(p, series) for p in points] == ["unknown", "within", "within", "high", "high"]
    assert [basis_at("range", series, p) for p in points] == ["nothing", "range", "range", "range", "marks"]
    assert highest_high(points, series) == points[3]
    assert lowest_low(points, series) is None
    strict = Series("x", "X", "", (), low=2, high=5, inside=(False, False))
    assert [status_of(Point(0, v), strict) for v in (2, 3, 5)] == ["low", "within", "high"]


def test_a_result_prints_as_written() -> None:
    assert point_text(Point(0, 4.1, "4.10")) == "4.10"
    assert point_text(Point(0, 5, comparator="<=")) == "≤5"
    assert point_text(Point(0, -2)) == "−2"
    assert point_text(Point(0, missing="not done")) == ""
