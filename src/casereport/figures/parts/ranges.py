"""Reference ranges of a series: which holds when, and how they read; a range may change with time."""

from __future__ import annotations

from collections.abc import Callable

from casereport.figures.axis.scales import number_text
from casereport.figures.course.entries import Point, RefRange, Series, ranges_of


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
