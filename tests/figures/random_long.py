"""Long series in the random figures: hourly values over two weeks, one of a pair or both, now and then more than are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import sin
from random import Random

from casereport.figures.course.data import CourseData
from casereport.figures.course.entries import Comparator, Point, Series
from casereport.figures.timeline.data import TimelineData

Place = Callable[[float], float]  # the time of a result from its share of the whole


def with_long_course(data: CourseData, seed: int) -> CourseData:
    """The figure as it is, or in one of four with a long series in every patient who has its analyte; the same for the same seed."""
    random = Random(f"long {seed}")
    if random.random() < 0.75 or not data.rows:
        return data
    pairs = [(pair.row, pair.second) for pair in data.pairs]
    many, few = random.choice(pairs) if pairs and random.random() < 0.8 else (random.choice(data.rows), "")
    chosen = random.choice([{many}, {many, few}, {few or many}])
    reach = random.choice([14.0, 14.0, 14.0, 3.0])
    count = _count(random)
    patients = []
    for patient in data.patients:
        last = len(patient.segments) - 1
        places = [(random.choice([0, last]), lambda share: share * reach)]
        if last > 0 and random.random() < 0.3:  # across the break
            places = [(0, lambda share: share * reach), (1, lambda share: share * 5)]
        made = (_long(random, s, count, places) if s.analyte in chosen else s for s in patient.series)
        patients.append(replace(patient, series=tuple(made)))
    return replace(data, patients=tuple(patients))


def with_long_timeline(data: TimelineData, seed: int) -> TimelineData:
    """The timeline as it is, or in one of four of those with results with a long series inside the time of the others."""
    random = Random(f"long {seed}")
    if random.random() < 0.75 or not data.series:
        return data
    row = random.randrange(len(data.series))
    clock = data.series[row].points[0].segment
    times = [p.t for series in data.series for p in series.points if p.segment == clock]
    start = random.choice([min(times), max(min(times), min(max(times) - 14, 0.0))])
    reach = min(max(times) - start, random.choice([14.0, 14.0, 400.0]))
    made = _long(random, data.series[row], _count(random), [(clock, lambda share: start + share * reach)])
    return replace(data, series=(*data.series[:row], made, *data.series[row + 1 :]))


def _count(random: Random) -> int:
    """Hourly values over two weeks or half of that, or more than are drawn."""
    return random.choice([336, 336, 168, 60, 60, 25, 336, 168, 60, 25, 336, 2400])


def _long(random: Random, series: Series, count: int, places: Sequence[tuple[int, Place]]) -> Series:
    """The series with so many results, in even steps, in waves over the reach of its own values."""
    known = [p.value for p in series.points if p.value is not None] or [1.0, 9.0]
    least, most = min(known), max(known)
    waves, limits, holes = random.choice([1, 5, 40]), random.random() < 0.3, random.random() < 0.3
    points: list[Point] = []
    for segment, place in places:
        for k in range(count // len(places)):
            height = 0.5 + 0.4 * sin(k / count * 6.28 * waves) + 0.1 * random.uniform(-1, 1)
            value = float(f"{least + (most - least) * height:.3g}")
            sign: Comparator = random.choice(["<", ">"]) if limits and random.random() < 0.02 else ""
            t = round(place(k * len(places) / count), 4)
            if holes and random.random() < 0.01:
                points.append(Point(t, missing="not done", segment=segment))
            else:
                points.append(Point(t, value, "", sign, segment=segment))
    return replace(series, points=tuple(points))
