"""Whether a result lies outside its reference range, with comparators taken at their word."""

from __future__ import annotations

from typing import Literal

from casereport.figures.data import CourseData, Point, Series

Status = Literal["low", "high", "within", "undecided", "unknown"]
Basis = Literal["range", "marks", "nothing"]


def status_of(point: Point, series: Series) -> Status:
    """Low, high or within the range; undecided when the comparator leaves it open; without a range the printed flag or unknown."""
    if point.value is None:
        return "unknown"
    if series.low is None and series.high is None:
        return point.flag or "unknown"
    if point.comparator in ("<", "<="):
        return _status_below(point.value, series.low, series.high, strict=point.comparator == "<")
    if point.comparator in (">", ">="):
        return _status_above(point.value, series.low, series.high, strict=point.comparator == ">")
    if series.low is not None and point.value < series.low:
        return "low"
    return "high" if series.high is not None and point.value > series.high else "within"


def _status_below(limit: float, low: float | None, high: float | None, *, strict: bool) -> Status:
    if low is not None and (limit < low or (strict and limit == low)):
        return "low"
    return "within" if low is None and high is not None and limit <= high else "undecided"


def _status_above(limit: float, low: float | None, high: float | None, *, strict: bool) -> Status:
    if high is not None and (limit > high or (strict and limit == high)):
        return "high"
    return "within" if high is None and low is not None and limit >= low else "undecided"


def is_outside(status: Status) -> bool:
    """True when a result is drawn filled."""
    return status in ("low", "high")


def basis_of(data: CourseData, series: Series) -> Basis:
    """What tells whether results are outside: a reference range, the marks that the source printed in this row, or nothing."""
    if (series.low, series.high) != (None, None):
        return "range"
    row = [s for s in drawn_series(data.whole or data) if s.analyte == series.analyte]
    return "marks" if any(point.flag for s in row for point in s.points) else "nothing"


def drawn_series(data: CourseData) -> list[Series]:
    """Every series that stands in a row of the figure, patient by patient."""
    return [s for patient in data.patients for analyte in data.analytes() for s in patient.series if s.analyte == analyte]


_SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "": ""}


def point_text(point: Point) -> str:
    """The result as printed: the written text, else comparator and number."""
    if point.text:
        return point.text
    return "" if point.value is None else f"{_SIGNS[point.comparator]}{point.value:g}".replace("-", "\u2212")
