"""Spans of days side by side: transfer days that two spans share, and spans that run at the same time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from casereport.figures.course.data import CoursePatient
from casereport.figures.course.entries import Span, Treatment

Edges = tuple[float, float]  # −∞ or ∞ where a span reaches to the edge of its segment


def edges_of(spans: Sequence[Span]) -> tuple[Edges, ...]:
    """Where each span starts and ends, in days; two spans that share one day cell meet in its middle."""
    edges = [_own_edges(span) for span in spans]
    order = sorted(range(len(spans)), key=lambda i: (spans[i].segment, edges[i]))
    for a, b in pairwise(order):
        if _share_a_day(spans[a], spans[b]):
            middle = (edges[a][1] + edges[b][0]) / 2
            edges[a], edges[b] = (edges[a][0], middle), (middle, edges[b][1])
    return tuple(edges)


def _own_edges(span: Span) -> Edges:
    left, right = span.left, span.right
    return (-math.inf if left is None else left, math.inf if right is None else right)


def _share_a_day(a: Span, b: Span) -> bool:
    """True when day-dated b starts on the last day of day-dated a, and neither is that day alone."""
    return (
        not (a.exact or b.exact)
        and a.segment == b.segment
        and a.end is not None
        and a.end == b.start
        and a.start != a.end
        and (b.end is None or b.end > a.end)
    )


def has_shared_days(spans: Sequence[Span]) -> bool:
    """True when two spans meet in the middle of a day."""
    return any(_share_a_day(a, b) for a in spans for b in spans if a is not b)


def tracks_of(spans: Sequence[Span]) -> tuple[int, ...]:
    """The track of each span, 0 first, so that spans on one track never overlap."""
    edges = edges_of(spans)
    ends: dict[int, list[float]] = {}
    tracks = [0] * len(spans)
    for i in sorted(range(len(spans)), key=lambda i: (spans[i].segment, edges[i], i)):
        free = ends.setdefault(spans[i].segment, [])
        track = next((k for k, end in enumerate(free) if end <= edges[i][0] + 1e-9), len(free))
        free[track : track + 1] = [edges[i][1]]
        tracks[i] = track
    return tuple(tracks)


def track_count(treatment: Treatment) -> int:
    """How many tracks the phases of a treatment need, at least 1."""
    return max((track + 1 for track in tracks_of([phase.span for phase in treatment.phases])), default=1)


def key_starts(patient: CoursePatient) -> tuple[tuple[str, int, float], ...]:
    """Lane, segment and moment (−∞: before the axis) of the first dose of each key treatment whose start is known."""
    return tuple((t.id, *first) for t in patient.treatments if t.key and (first := _first_dose(t)))


def _first_dose(treatment: Treatment) -> tuple[int, float] | None:
    edges = edges_of([phase.span for phase in treatment.phases])
    starts = [(phase.span.segment, edge[0], phase.start_known) for phase, edge in zip(treatment.phases, edges, strict=True)]
    starts += [(bolus.segment, bolus.t, True) for bolus in treatment.boluses]
    segment, moment, is_known = min(starts, default=(0, 0.0, False))
    return (segment, moment) if is_known else None
