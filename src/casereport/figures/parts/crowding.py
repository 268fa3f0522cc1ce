"""Which results of a crowded line get a symbol: where symbols would melt into a worm, a thinner line stands for them.

A run of at least twenty results, each less than 1.75 pt from the next, is crowded; a missing value interrupts its line, but does not
end it. Symbols in it are those of its first, last, lowest and highest result, of what a label names and of what no line reaches; then,
from left to right and 8 pt from any other symbol of the run, of what the line beside the band does not tell: results known as a limit,
and those marked by their source while no range is known.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence

from casereport.figures.course.entries import Point, Series
from casereport.figures.parts.ranges import range_at
from casereport.figures.parts.status import highest_high, is_outside, lowest_low, status_of

CLOSE = 1.75  # pt between neighbours of a crowded run
LEAST_RUN = 20  # results
ROOM = 8.0  # pt between two symbols of a run

Place = Callable[[Point], float]


def marked_points(series: Series, place: Place) -> tuple[Point, ...]:
    """The results of a series that get a symbol, in order; `place` tells where a point stands from left to right, in pt."""
    measured = [p for p in series.points if p.value is not None]
    if len(measured) < LEAST_RUN:
        return tuple(measured)
    named = {id(p) for p in (*_named(measured, series), *_alone(series.points))}
    hidden = {id(p) for run in _runs(series.points, place) for p in _hidden(run, series, place, named)}
    return tuple(p for p in measured if id(p) not in hidden)


def crowded_runs(series: Series, place: Place) -> dict[int, int]:
    """The number of the crowded run that holds a result, by the result's `id`; `place` as for `marked_points`."""
    if len(series.points) < LEAST_RUN:
        return {}
    return {id(p): number for number, run in enumerate(_runs(series.points, place)) for p in run}


def tells_more(point: Point, series: Series) -> bool:
    """True for what a line beside a band does not tell: a limit, or a result that its source marked while no range is known."""
    return bool(point.comparator) or (is_outside(status_of(point, series)) and range_at(series, point) is None)


def _named(measured: Sequence[Point], series: Series) -> Iterator[Point]:
    exact = [p for p in measured if not p.comparator]
    found = (lowest_low(exact, series), highest_high(exact, series), next((p for p in measured if p.comparator), None))
    yield from (p for p in found if p is not None)


def _runs(points: Sequence[Point], place: Place) -> Iterator[list[Point]]:
    """The crowded runs; another segment ends one."""
    run: list[Point] = []
    before = 0.0
    for p in points:
        x = place(p)
        if run and (p.segment != run[-1].segment or round(x - before, 6) >= CLOSE):
            yield from [run] if len(run) >= LEAST_RUN else []
            run = []
        if p.value is not None:
            run.append(p)
        before = x
    yield from [run] if len(run) >= LEAST_RUN else []


def _alone(points: Sequence[Point]) -> Iterator[Point]:
    """The results that no line reaches: those between two missing values."""
    for before, p, after in zip((None, *points), points, (*points[1:], None), strict=False):
        if p.value is not None and not any(q and q.value is not None and q.segment == p.segment for q in (before, after)):
            yield p


def _hidden(run: Sequence[Point], series: Series, place: Place, named: set[int]) -> Iterator[Point]:
    numbers = [p for p in run if not p.comparator] or list(run)
    always = {id(p) for p in (run[0], run[-1], min(numbers, key=_value), max(numbers, key=_value))} | named
    taken = sorted(place(p) for p in run if id(p) in always)
    for p in run:
        if id(p) in always:
            continue
        x = place(p)
        if tells_more(p, series) and _is_free(x, taken):
            insort(taken, x)
        else:
            yield p


def _value(point: Point) -> float:
    return point.value or 0.0


def _is_free(x: float, taken: Sequence[float]) -> bool:
    k = bisect_left(taken, x)
    return all(round(abs(x - other), 6) >= ROOM for other in taken[max(0, k - 1) : k + 1])
