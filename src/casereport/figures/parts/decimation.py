"""Long series made short enough to be drawn, by one rule that keeps what a reader would ask for, and their symbols thinned by another.

The time of each axis is cut into equal intervals, and at the moments where a reference range changes. Of each interval the lowest and
the highest number are kept, so that whatever lies outside a range is still seen outside, and the lowest and the highest limit of each
kind of `<` and `>`; a missing value only where nothing was measured in the interval; always the first and the last result. Intervals
are made fewer, by half each time, until the points are at most so many.

Where symbols would melt into a worm, a thinner line stands for them: a run of at least twenty results, each less than 1.75 pt from the
next, is crowded; a missing value interrupts its line, but does not end it. Symbols in it are those of its first, last, lowest and highest
result, of what a label names and of what no line reaches; then, from left to right and 8 pt from any other symbol of the run, of what the
line beside the band does not tell: results known as a limit, and those marked by their source while no range is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.entries import Point, Series, ranges_of
from casereport.figures.parts.status import highest_high, is_outside, lowest_low, range_at, status_of
from casereport.figures.timeline.data import TimelineData

CLOSE = 1.75  # pt between neighbours of a crowded run
LEAST_RUN = 20  # results
ROOM = 8.0  # pt between two symbols of a run

Place = Callable[[Point], float]
MOST_POINTS = 2000  # of one series: two in each half point of a full page's width

Cell = tuple[int, int, int, str]  # segment, range, interval, kind


def thin_course(data: CourseData) -> CourseData:
    """The figure with every series short enough to be drawn; the figure itself when all of them are."""
    patients = tuple(_thin_patient(patient) for patient in data.patients)
    same = all(a is b for a, b in zip(patients, data.patients, strict=True))
    return data if same else replace(data, patients=patients, whole=thin_course(data.whole) if data.whole else None)


def thin_timeline(data: TimelineData) -> TimelineData:
    """The timeline with every series short enough to be drawn; the timeline itself when all of them are."""
    series = tuple(thin_series(one) for one in data.series)
    whole = thin_timeline(data.whole) if data.whole else None
    same = whole is data.whole and all(a is b for a, b in zip(series, data.series, strict=True))
    return data if same else replace(data, series=series, whole=whole)


def _thin_patient(patient: CoursePatient) -> CoursePatient:
    series = tuple(thin_series(one) for one in patient.series)
    same = all(a is b for a, b in zip(series, patient.series, strict=True))
    return patient if same else replace(patient, series=series)


def thin_series(series: Series) -> Series:
    """The series with at most 2,000 points, and in `total` how many results it had."""
    if len(series.points) <= MOST_POINTS:
        return series
    points = thin_points(series.points, series)
    return replace(series, points=points, total=sum(p.value is not None for p in series.points))


def thin_points(points: Sequence[Point], series: Series, most: int = MOST_POINTS) -> tuple[Point, ...]:
    """The points that the rule keeps, in their order: at most `most`, but never fewer than one interval asks for."""
    if len(points) <= most:
        return tuple(points)
    edges = _edges(series)
    intervals = most // 2
    while True:
        kept = _kept(points, edges, intervals)
        if len(kept) <= most or intervals <= 1:
            return tuple(points[k] for k in kept)
        intervals //= 2


def _edges(series: Series) -> list[float]:
    """The moments at which a range begins or ends."""
    return sorted({edge for one in ranges_of(series) for edge in (one.start, one.end) if edge is not None})


def _kept(points: Sequence[Point], edges: Sequence[float], intervals: int) -> list[int]:
    """The places of the points to be kept, in order."""
    lowest: dict[Cell, int] = {}
    highest: dict[Cell, int] = {}
    missing: dict[Cell, int] = {}
    measured: set[tuple[int, int]] = set()
    for k, (cell, value) in enumerate(_cells(points, edges, intervals)):
        if value is None:
            missing.setdefault(cell, k)
            continue
        measured.add((cell[0], cell[2]))
        if cell not in lowest or value < (points[lowest[cell]].value or 0.0):
            lowest[cell] = k
        if cell not in highest or value > (points[highest[cell]].value or 0.0):
            highest[cell] = k
    gaps = {k for cell, k in missing.items() if (cell[0], cell[2]) not in measured}
    return sorted({*lowest.values(), *highest.values(), *gaps, *_ends(points)})


def _cells(points: Sequence[Point], edges: Sequence[float], intervals: int) -> Iterator[tuple[Cell, float | None]]:
    """Each point's cell and value; the intervals are dealt out among the segments by their numbers of points."""
    reach: dict[int, list[float]] = {}
    for p in points:
        known = reach.setdefault(p.segment, [p.t, p.t, 0])
        known[0], known[1], known[2] = min(known[0], p.t), max(known[1], p.t), known[2] + 1
    widths = {k: (end - start) / max(1, int(intervals * n / len(points))) for k, (start, end, n) in reach.items()}
    for p in points:
        width = widths[p.segment]
        interval = int((p.t - reach[p.segment][0]) / width) if width > 0 else 0
        kind = "missing" if p.value is None else p.comparator
        yield (p.segment, bisect_right(edges, p.t), interval, kind), p.value


def _ends(points: Sequence[Point]) -> Iterator[int]:
    """The first and the last result of each segment."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for k, p in enumerate(points):
        if p.value is not None:
            first.setdefault(p.segment, k)
            last[p.segment] = k
    yield from (*first.values(), *last.values())


# --- crowded lines --------------------------------------------------------------------------------------------


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
