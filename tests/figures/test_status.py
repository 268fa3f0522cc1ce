from __future__ import annotations

import pytest

from casereport.figures.data import Comparator, CourseData, CoursePatient, Point, Series
from casereport.figures.status import Status, basis_of, point_text, status_of


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


def test_a_result_prints_as_written() -> None:
    assert point_text(Point(0, 4.1, "4.10")) == "4.10"
    assert point_text(Point(0, 5, comparator="<=")) == "≤5"
    assert point_text(Point(0, -2)) == "−2"
    assert point_text(Point(0, missing="not done")) == ""
