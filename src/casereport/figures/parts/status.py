"""Whether a result lies outside its reference range, with comparators taken at their word; which range holds when, and how ranges read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal

from casereport.chart.ranges import judge
from casereport.figures.axis.scales import number_text
from casereport.figures.course.data import CourseData
from casereport.figures.course.entries import Point, RefRange, Series, Status, ranges_of
from casereport.model.ranges import Range
from casereport.model.values import LabValue

_SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "": ""}
Basis = Literal["range", "marks", "nothing"]


def status_of(point: Point, series: Series) -> Status:
    """Low, high or within the range; undecided when the comparator leaves it open; without a range the printed flag or unknown.

    A result of a record was judged in its chart, and that holds; bare numbers are judged by the same rule.
    """
    if point.value is None:
        return "unknown"
    if point.judged:
        return point.judged
    one = range_at(series, point)
    if one is None:
        return point.flag or "unknown"
    held = Range("", _exact(one.low), _exact(one.high), one.low_inside, one.high_inside)
    judged = judge(bounded(point), held)
    return "within" if judged == "in" else judged


def bounded(point: Point) -> LabValue:
    """The value of a point with its comparator, as the chart compares and judges it."""
    return LabValue(point_text(point), "censored" if point.comparator else "number", _exact(point.value), point.comparator)


def _exact(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def lowest_low(points: Sequence[Point], series: Series) -> Point | None:
    """The least of the results that are low, None when none is."""
    return min((p for p in points if status_of(p, series) == "low"), key=lambda p: p.value or 0.0, default=None)


def highest_high(points: Sequence[Point], series: Series) -> Point | None:
    """The greatest of the results that are high, None when none is."""
    return max((p for p in points if status_of(p, series) == "high"), key=lambda p: p.value or 0.0, default=None)


def is_outside(status: Status) -> bool:
    """True when a result is drawn filled."""
    return status in ("low", "high")


def basis_of(data: CourseData, series: Series) -> Basis:
    """What tells whether results are outside: a reference range, the marks that the source printed in this row, or nothing."""
    if ranges_of(series):
        return "range"
    row = [s for s in drawn_series(data.whole or data) if s.analyte == series.analyte and not ranges_of(s)]
    return "marks" if any(point.flag for s in row for point in s.points) else "nothing"


def basis_at(basis: Basis, series: Series, point: Point) -> Basis:
    """What tells whether one result is outside, where the series is judged on `basis`: its range may not hold at all times."""
    if basis != "range" or range_at(series, point):
        return basis
    return "marks" if point.flag else "nothing"


def drawn_series(data: CourseData) -> list[Series]:
    """Every series that stands in a row of the figure, patient by patient."""
    return [s for patient in data.patients for analyte in data.analytes() for s in patient.series if s.analyte == analyte]


def point_text(point: Point) -> str:
    """The result as printed: the written text, else comparator and number."""
    if point.text:
        return point.text
    return "" if point.value is None else f"{_SIGNS[point.comparator]}{point.value:g}".replace("-", "\u2212")


# --- which range holds, and how it reads ----------------------------------------------------------------------


def range_at(series: Series, point: Point) -> RefRange | None:
    """The range that holds for a point, None when there is none at its time."""
    return next((one for one in ranges_of(series) if one.holds(point.segment, point.t)), None)


def changes(series: Series) -> bool:
    """True when the range is not the same at all times."""
    return any(not one.is_always for one in ranges_of(series))


def range_text(series: Series) -> str:
    """The reference ranges as printed, each with its time, "" when there is none."""
    return _listed(series, text_of, lambda when: when)


def limits_text(series: Series) -> str:
    """The limits of the reference ranges as numbers, "" when there are none."""
    return _listed(series, limits_of, lambda when: when)


def text_of(one: RefRange) -> str:
    """A range as written, else its limits."""
    return one.text or limits_of(one)


def limits_of(one: RefRange) -> str:
    """The limits of a range as numbers; either side may be open."""
    if one.low is None:
        return f"≤{number_text(one.high or 0.0)}"
    return f"≥{number_text(one.low)}" if one.high is None else f"{number_text(one.low)}–{number_text(one.high)}"


def header_texts(series: Series) -> tuple[str, ...]:
    """What says a reference range in full beside a title, from the longest to the shortest; days may be d, and the last may be open."""
    return tuple(dict.fromkeys(_listed(series, text_of, when, bare_end=True) for when in (lambda when: when, _short_days)))


def _short_days(when: str) -> str:
    return when.replace("days\u00a0", "d\u00a0").replace("day\u00a0", "d\u00a0").replace("days ", "d ").replace("day ", "d ")


def _listed(series: Series, words: Callable[[RefRange], str], when: Callable[[str], str], *, bare_end: bool = False) -> str:
    """The ranges one after another; with `bare_end` one that takes over from the one before for good needs no days of its own."""
    found: list[str] = []
    before: RefRange | None = None
    for one in ranges_of(series):
        takes_over = before is not None and (before.end, before.segment) == (one.start, one.segment) and one.end is None
        days = "" if bare_end and takes_over else when(one.when)
        found.append(f"{words(one)} ({days})" if days else words(one))
        before = one
    return ", ".join(dict.fromkeys(found))
