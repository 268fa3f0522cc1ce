"""What a timeline is drawn from: labelled events, and what runs beneath them, on the clocks of one patient.

Times are days from the anchor of a clock, as in `data`: `t = 0` is the tick of its first day, and elapsed time counts from
there (three months after it: `t = 3 × 30.4375`). The `segment` of points, spans and single doses is the clock's index here.
"""

from __future__ import annotations

import math
from typing import Literal

from casereport.figures.axis.units import Unit
from casereport.figures.course.entries import CareStay, EventKind, Series, Span, Treatment
from casereport.figures.parts.undrawn import Undrawn
from casereport.values import dataclass

MOST_SEGMENTS = 3
TimelineKind = EventKind
Style = Literal["auto", "flags", "rows", "numbers"]


@dataclass(frozen=True, slots=True)
class Clock:
    """One way of counting time: `title` stands at an axis in days, `anchor` is the event of its `t = 0`, `first` the number of that day.

    `origin` is where hours, weeks, months and years are counted from, in days (−0.5: from the midnight before the first day).
    `follows` says that the time since the clock before it is known, `gap` how long it is, in a sentence.
    """

    title: str = "Hospital day"
    anchor: str = "admission"
    first: Literal[0, 1] = 1
    origin: float = 0.0
    follows: bool = False
    gap: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something that happened at `t` days; with a `span` it lasted, with `ongoing` to the end of the axis.

    `prefix` is its time as printed before the label ("D6", "+3 mo") and `when` its time in words; both are made from `t` when empty.
    `unit` is the unit in which the time was told, if it was.
    """

    t: float
    label: str
    kind: TimelineKind = "other"
    prefix: str = ""
    when: str = ""
    approx: bool = False
    span: Span | None = None
    ongoing: bool = False
    unit: Unit | None = None
    clock: int = 0


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A timeline of one patient: events above the axis; care settings, treatments and results beneath.

    `unplaced` are events of unknown time and `undrawn` is what else is
    not drawn, both for the caption. A part of a figure knows
    its number, how many there are, and the `whole`, whose axis, colours and scales it keeps.
    """

    events: tuple[TimelineEvent, ...]
    label: str = ""
    clocks: tuple[Clock, ...] = (Clock(),)
    stays: tuple[CareStay, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    series: tuple[Series, ...] = ()
    illustrative: bool = False
    unplaced: tuple[str, ...] = ()
    undrawn: tuple[Undrawn, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    style: Style = "auto"
    part: tuple[int, int] = (1, 1)
    whole: TimelineData | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, with ValueError: no time, an unknown clock or too many, an end before its start."""
        spans, moments = spans_of(self), moments_of(self)
        if not moments and not spans:
            raise ValueError("a timeline needs a time")
        if not {clock for clock, _ in moments} | {span.segment for span in spans} <= set(range(len(self.clocks))):
            raise ValueError("a time names a clock that the timeline does not have")
        if any(s.start is not None and s.end is not None and s.end < s.start for s in spans):
            raise ValueError("a span ends before it starts")
        if not all(math.isfinite(t) for _, t in moments):
            raise ValueError("a time is not a number")
        if len({clock for clock, _ in moments} | {span.segment for span in spans}) > MOST_SEGMENTS:
            raise ValueError("an axis has at most three segments")


def spans_of(data: TimelineData) -> list[Span]:
    """Every span of a timeline: of stays, treatments and lasting events."""
    phases = [phase.span for t in data.treatments for phase in t.phases]
    return [stay.span for stay in data.stays] + phases + [event.span for event in data.events if event.span]


def moments_of(data: TimelineData) -> list[tuple[int, float]]:
    """Every (clock, t) of a timeline's events, single doses and results."""
    boluses = [(b.segment, b.t) for t in data.treatments for b in t.boluses]
    points = [(p.segment, p.t) for series in data.series for p in series.points]
    return [(event.clock, event.t) for event in data.events] + boluses + points
