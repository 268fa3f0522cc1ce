"""What a patient was on from one change to the next: treatments that run at once are one state of a swimmer's lane."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from casereport.figures.course.entries import Phase, Span
from casereport.figures.swimmer.data import SwimmerState
from casereport.language.sentences import in_sentence
from casereport.values import dataclass


def day_edges_of(span: Span) -> set[float]:
    """Those ends of a span that are the edge of a day, and not a moment of their own."""
    return {t for t in (span.left, span.right) if t is not None and (not span.exact or (t + 0.5).is_integer())}


@dataclass(frozen=True, slots=True)
class Run:
    """One treatment from a moment to another, in days from time zero.

    Of a start or end that is not `told`, the bar has no more than a length to be seen.
    """

    name: str
    start: float
    end: float
    start_known: bool
    end_known: bool
    approx: bool
    start_told: bool
    end_told: bool

    @classmethod
    def of(cls, name: str, phase: Phase, last: float) -> Run:
        """A phase as a run: what goes on ends at the patient's last known time, an end not known is drawn no later than it must be."""
        left, right = phase.span.left, phase.span.right
        start = left if left is not None else (right or 0.0) - 1.0
        end = right if right is not None else max(last, start + 1.0) if phase.ongoing else start + 1.0
        told = left is not None, right is not None or phase.ongoing
        return cls(name, start, end, phase.start_known and told[0], phase.end_known and told[1], phase.approx, *told)


def states_in_turn(
    runs: Sequence[Run], day_edges: set[float], lag: float = 0.0, hours: frozenset[float] = frozenset()
) -> Iterator[SwimmerState]:
    """States that follow each other, named by all that runs at once; neighbours of one name are one state.

    Whole days are counted from the day of time zero, which lies `lag` days behind the tick of that day; so are ends at one of `hours`.
    """
    days = [{run.start, run.end} for run in runs if run.end - run.start == 1]
    day_edges = day_edges.union(*(day for day in days if day & day_edges))
    edges = sorted({t for run in runs for t in (run.start, run.end)})
    open_: SwimmerState | None = None
    for start, end in pairwise(edges):
        active = [run for run in runs if run.start <= start and run.end >= end]
        if not active:
            continue
        name = combined(list(dict.fromkeys(run.name for run in active)))
        start_known = all(run.start_known for run in active if run.start == start)
        end_known = all(run.end_known for run in active if run.end == end)
        approx = any(run.approx for run in active if start == run.start or end == run.end)
        told = _told(active, start, end, day_edges, lag, hours)
        if open_ and open_.name == name and open_.span.end == start:
            whole = open_.times[0], told[1]
            open_ = replace(open_, span=replace(open_.span, end=end), end_known=end_known, approx=open_.approx or approx, told=whole)
            continue
        if open_:
            yield open_
        open_ = SwimmerState(Span(start, end, exact=True), name, start_known, end_known, approx, told)
    if open_:
        yield open_


def _told(
    active: Sequence[Run], start: float, end: float, day_edges: set[float], lag: float, hours: frozenset[float]
) -> tuple[float | None, float | None]:
    """The first and the last time of a state in words: of whole days their first and last, None where nobody knows it."""
    starting, ending = [run.start_told for run in active if run.start == start], [run.end_told for run in active if run.end == end]
    days = [float(math.floor(t + lag + 0.5)) if t in hours else t for t in (start, end)]
    first = start + 0.5 + lag if start in day_edges and end >= start + 0.5 else days[0]
    last = end - 0.5 + lag if end in day_edges and end - 0.5 >= start else days[1]
    return None if starting and not any(starting) else first, None if ending and not any(ending) else last


def combined(names: Sequence[str]) -> str:
    """Drugs given at once as one name: `Anakinra + prednisolone`."""
    return " + ".join([names[0], *(in_sentence(name) for name in names[1:])])
