"""The random courses with other times: counted in hours, weeks, months or years, or with long gaps in a course of days."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from random import Random

from casereport.figures.axis.units import DAYS, Unit
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.entries import Span

Warp = Callable[[float], float]
UNITS: tuple[Unit, ...] = ("h", "wk", "mo", "y")


def with_other_time(data: CourseData, seed: int) -> CourseData:
    """The course as it is, or its times on another scale, all of them or those after one or two moments; the same for the same seed."""
    random = Random(f"times {seed}")
    kind = random.choice(["", "", "", "unit", "gap", "gap", "follow-up", "follow-up", "before"])
    if not kind:
        return data
    unit = random.choice(UNITS if kind == "unit" else UNITS[1:])
    unit = "min" if kind == "unit" and unit == "h" and seed % 2 else unit
    told = unit if random.random() < 0.6 else None
    warp = _warp(random, kind, unit)
    anchor = random.choice(["", "admission", "birth" if unit == "y" else "transplantation"])
    return replace(data, patients=tuple(_warped(p, warp, kind, told, anchor) for p in data.patients))


def _warp(random: Random, kind: str, unit: Unit) -> Warp:
    """A map of days that keeps their order."""
    first = random.choice([2.0, 3.0, 6.0, 10.0])
    second = first + random.choice([1.0, 3.0, 8.0])
    gaps = [random.choice([20.0, 90.0, 400.0, 4000.0, 20000.0]) for _ in range(2)]
    if kind == "unit":
        return lambda t: t / 16 - 0.5 if unit == "h" else t / 200 - 0.5 if unit == "min" else t * DAYS[unit]
    if kind == "gap":
        return lambda t: t + (gaps[0] if t >= first else 0) + (gaps[1] if t >= second else 0)
    if kind == "follow-up":
        return lambda t: t if t < first else first + (t - first + 1) * DAYS[unit]
    return lambda t: t - first if t >= first else -(first - t) * DAYS[unit] - gaps[0]


def _warped(patient: CoursePatient, warp: Warp, kind: str, told: Unit | None, anchor: str) -> CoursePatient:
    def unit(t: float) -> Unit | None:
        return told if kind == "unit" or t > 15 or t < 0 or told is None else "d"

    def moment(t: float) -> float:
        return round(warp(t), 4)

    series = tuple(replace(s, points=tuple(replace(p, t=moment(p.t), told=unit(moment(p.t))) for p in s.points)) for s in patient.series)
    treatments = tuple(
        replace(
            t,
            phases=tuple(replace(p, span=_span(p.span, warp)) for p in t.phases),
            boluses=tuple(replace(b, t=moment(b.t), told=unit(moment(b.t))) for b in t.boluses),
        )
        for t in patient.treatments
    )
    stays = tuple(replace(stay, span=_span(stay.span, warp)) for stay in patient.stays)
    events = tuple(replace(e, t=moment(e.t), told=unit(moment(e.t))) for e in patient.events)
    segments = tuple(_segment(segment, anchor) for segment in patient.segments)
    return replace(patient, series=series, treatments=treatments, stays=stays, events=events, segments=segments)


def _segment(segment: Segment, anchor: str) -> Segment:
    return replace(segment, anchor=anchor, origin=-0.5 if anchor == "" else 0.0)


def _span(span: Span, warp: Warp) -> Span:
    """The span at its new times; one of whole days stays one."""
    ends = [None if t is None else round(warp(t), 4) if span.exact else float(math.floor(warp(t) + 0.5)) for t in (span.start, span.end)]
    return replace(span, start=ends[0], end=ends[1])
