"""What a swimmer figure is drawn from: a lane a patient, each with a table row, states over time, marks and an outcome."""

from __future__ import annotations

import math
from itertools import pairwise

from casereport.figures.axis.units import Unit
from casereport.figures.course.entries import Span
from casereport.figures.parts.spans import Edges, edges_of
from casereport.figures.timeline.data import TimelineKind
from casereport.values import dataclass

MOST_STATES = 12


@dataclass(frozen=True, slots=True)
class SwimmerState:
    """What a patient was in or on over a span; `name` is printed in the key. States of one patient follow each other.

    `approx` says that its start or end is told as about; `told` are its first and last time in words, None for one that nobody knows, where
    they are not the ends of the bar: a bar of whole days covers its last day.
    """

    span: Span
    name: str
    start_known: bool = True
    end_known: bool = True
    approx: bool = False
    told: tuple[float | None, float | None] | None = None

    @property
    def times(self) -> tuple[float | None, float | None]:
        """Its first and last time in days as they are told."""
        return self.told or (self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class SwimmerMark:
    """Something that happened at about (`approx`) or exactly `t` days, or `lasted` from then on, or (not `start_known`) from before then.

    `name` is printed in the key, `kind` chooses its symbol; `told` is the time in words where that is another: whole days.
    """

    t: float
    name: str
    kind: TimelineKind = "other"
    approx: bool = False
    lasted: bool = False
    start_known: bool = True
    told: float | None = None


@dataclass(frozen=True, slots=True)
class SwimmerLane:
    """One patient: `label` and `cells` stand in the columns at the left, `outcome` at the right; `ongoing` ends its bar in an arrow."""

    label: str
    cells: tuple[str, ...] = ()
    states: tuple[SwimmerState, ...] = ()
    marks: tuple[SwimmerMark, ...] = ()
    outcome: str = ""
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class SwimmerData:
    """A swimmer figure: `columns` head the label and the cells; days are counted from `zero`, an event in words, and printed in `unit`.

    `states` lists the states from the weakest to the strongest, which are drawn from light to dark (empty: in order of appearance).
    `zero_is_day` says that times of day are told by their day, as of time zero only the day is known.
    What is `unplaced` has no known time from zero and goes to the caption. A part of a figure knows its number, how many there are, and
    the `whole`, whose columns, scale and looks it keeps.
    """

    lanes: tuple[SwimmerLane, ...]
    columns: tuple[str, ...] = ("Patient",)
    outcome_title: str = "Outcome"
    zero: str = "diagnosis"
    zero_is_day: bool = False
    unit: Unit | None = None
    states: tuple[str, ...] = ()
    sort: bool = True
    illustrative: bool = False
    abbreviations: tuple[tuple[str, str], ...] = ()
    unplaced: tuple[str, ...] = ()
    part: tuple[int, int] = (1, 1)
    whole: SwimmerData | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, with ValueError: no lane or time, a row that does not fit its columns, states that overlap."""
        if not self.lanes or not times_of(self.whole or self):
            raise ValueError("a swimmer figure needs a patient and a time")
        if any(len(lane.cells) != len(self.columns) - 1 for lane in self.lanes):
            raise ValueError("a patient's cells do not match the columns")
        if not all(math.isfinite(t) for t in times_of(self)):
            raise ValueError("a time is not a number")
        spans = [state.span for lane in self.lanes for state in lane.states]
        if any(span.start is not None and span.end is not None and span.end < span.start for span in spans):
            raise ValueError("a state ends before it starts")
        if any(b[0] < a[1] - 1e-6 for lane in self.lanes for a, b in pairwise(sorted(state_edges(lane)))):
            raise ValueError("states of a patient overlap")
        if len(state_names(self)) > MOST_STATES:
            raise ValueError("more states than can be told apart")


def state_edges(lane: SwimmerLane) -> tuple[Edges, ...]:
    """Where each state of a patient starts and ends, in days; infinite where that is not told."""
    return edges_of([state.span for state in lane.states])


def times_of(data: SwimmerData) -> list[float]:
    """Every time of the figure, in days: ends of states, and marks."""
    return [t for lane in data.lanes for t in lane_times(lane)]


def lane_times(lane: SwimmerLane) -> list[float]:
    """Every time of a lane, in days."""
    return [t for edge in state_edges(lane) for t in edge if math.isfinite(t)] + [mark.t for mark in lane.marks]


def state_names(data: SwimmerData) -> tuple[str, ...]:
    """The states in use, from the weakest to the strongest."""
    used = tuple(dict.fromkeys(state.name for lane in data.lanes for state in lane.states))
    listed = tuple(name for name in dict.fromkeys(data.states) if name in used)
    return listed + tuple(name for name in used if name not in listed)


def mark_kinds(data: SwimmerData) -> dict[str, TimelineKind]:
    """The names of the marks in use, each with the kind of its first mark."""
    found: dict[str, TimelineKind] = {}
    for lane in data.lanes:
        for mark in sorted(lane.marks, key=lambda m: m.t):
            found.setdefault(mark.name, mark.kind)
    return found


def lanes_in_order(data: SwimmerData) -> tuple[SwimmerLane, ...]:
    """The lanes from top to bottom: the longest follow-up first, unless the order is the author's."""
    return tuple(sorted(data.lanes, key=lambda lane: -_last(lane))) if data.sort else data.lanes


def _last(lane: SwimmerLane) -> float:
    ends = [edge[1] for edge in state_edges(lane)] + [mark.t for mark in lane.marks]
    return max(ends, default=-math.inf)
