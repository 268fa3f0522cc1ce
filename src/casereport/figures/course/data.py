"""What a course figure is drawn from: frozen numbers and printed texts, nothing of the record's types.

Time is counted in days from the anchor of a clock: `t = 0` is the tick of the clock's first day, `t = 1` the next day.
A day is a cell around its tick, so day-dated things reach from `first − 0.5` to `last + 0.5`, and a moment known to the
hour stands at `day − 0.5 + hours / 24`. Clocks that are not aligned live in different segments and are never compared.
"""

from __future__ import annotations

import math
from typing import Literal

from casereport.figures.course.entries import CareStay, EventMark, Part, Series, Span, Treatment
from casereport.figures.parts.undrawn import Undrawn
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a patient's axis with a clock of its own: one line of days or, where time is long or short, its `parts`.

    `title` and `first` default to the figure's; `start` and `end` (days, both cells included) to what the data need.
    `joined` says that the time since the segment before is known: lines then cross the break, dashed, and `gap` tells it.
    `anchor` is the event that the clock counts from (the figure's by default); hours count from `origin` days: −0.5 is the midnight before
    the first day. `hours_from` says in words what that is, where it is neither that midnight nor told by the anchor.
    """

    title: str = ""
    first: Literal[0, 1] | None = None
    start: float | None = None
    end: float | None = None
    joined: bool = False
    anchor: str = ""
    origin: float = -0.5
    parts: tuple[Part, ...] = ()
    hours_from: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class CoursePatient:
    """One column: everything that is drawn of one patient."""

    label: str
    series: tuple[Series, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    stays: tuple[CareStay, ...] = ()
    events: tuple[EventMark, ...] = ()
    segments: tuple[Segment, ...] = (Segment(),)


@dataclass(frozen=True, slots=True)
class Pair:
    """A second analyte in the panel of `row`: on the value axis of the first, whose unit it has, or (`right`) on its own at the right."""

    row: str
    second: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class CourseData:
    """A course figure: `rows` name the analytes from top to bottom, `lanes` the treatments (empty: in order of appearance).

    `pairs` put a second analyte into the panel of a row; one whose row is on another part of the figure waits there.

    `first` is the number printed at `t = 0`, and `anchor` says in words which day that is. `abbreviations` (short, long) go to the caption,
    and so does what is `undrawn`.
    A part of a figure knows its number and how many there are, the panels before it, and the `whole`, whose scales and colours it keeps.
    """

    patients: tuple[CoursePatient, ...]
    rows: tuple[str, ...]
    axis_title: str = "Hospital day"
    anchor: str = "day of admission"
    first: Literal[0, 1] = 1
    lanes: tuple[str, ...] = ()
    illustrative: bool = False
    share_y: bool = True
    abbreviations: tuple[tuple[str, str], ...] = ()
    part: tuple[int, int] = (1, 1)
    panels_before: int = 0
    whole: CourseData | None = None
    pairs: tuple[Pair, ...] = ()
    undrawn: tuple[Undrawn, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, with ValueError.

        No patient, no row and no lane, an unknown segment, an end before its start, an analyte in two panels.
        """
        if not self.patients or not (self.rows or self.lane_ids()):
            raise ValueError("a course figure needs a patient and an analyte or a treatment")
        for patient in self.patients:
            _refuse_bad_times(patient)
        if len({pair.row for pair in self.pairs}) < len(self.pairs) or len(set(self.analytes())) < len(self.analytes()):
            raise ValueError("an analyte stands in two panels, or a panel holds more than two")

    def lane_ids(self) -> tuple[str, ...]:
        """The treatments that get a lane, from top to bottom."""
        return self.lanes or tuple(dict.fromkeys(t.id for p in self.patients for t in p.treatments))

    def pair(self, row: str) -> Pair | None:
        """The second analyte of a row's panel, None when there is none."""
        return next((pair for pair in self.pairs if pair.row == row), None)

    def analytes(self) -> tuple[str, ...]:
        """Every analyte that is drawn, panel by panel, the first of a pair before the second."""
        return tuple(analyte for row in self.rows for analyte in self.panel_analytes(row))

    def panel_analytes(self, row: str) -> tuple[str, ...]:
        """The one or two analytes of a row's panel."""
        pair = self.pair(row)
        return (row, pair.second) if pair else (row,)

    def left_analytes(self, row: str) -> tuple[str, ...]:
        """Those of a row's panel that are counted on the axis at the left."""
        pair = self.pair(row)
        return (row,) if pair is None or pair.right else (row, pair.second)


def find_series(patient: CoursePatient, analyte: str) -> Series | None:
    """The patient's series of an analyte, None when there is none."""
    return next((series for series in patient.series if series.analyte == analyte), None)


def row_series(data: CourseData, row: int) -> list[Series]:
    """Every patient's series on the left axis of a row, those on other parts of the figure included."""
    analytes = data.left_analytes(data.rows[row])
    return [series for patient in (data.whole or data).patients for a in analytes if (series := find_series(patient, a))]


def find_treatment(patient: CoursePatient, lane: str) -> Treatment | None:
    """The patient's treatment of a lane, None when there is none."""
    return next((treatment for treatment in patient.treatments if treatment.id == lane), None)


def spans_of(patient: CoursePatient) -> list[Span]:
    """Every span of a patient, stays first."""
    return [stay.span for stay in patient.stays] + [phase.span for t in patient.treatments for phase in t.phases]


def moments_of(patient: CoursePatient) -> list[tuple[int, float]]:
    """Every (segment, t) of a patient's points, boluses and events, but for events that stretch no axis."""
    points = [(p.segment, p.t) for series in patient.series for p in series.points]
    boluses = [(b.segment, b.t) for t in patient.treatments for b in t.boluses]
    return points + boluses + [(e.segment, e.t) for e in patient.events if not e.yields]


def _refuse_bad_times(patient: CoursePatient) -> None:
    spans = spans_of(patient)
    used = {span.segment for span in spans} | {segment for segment, _ in moments_of(patient)}
    if not patient.segments or not used <= set(range(len(patient.segments))):
        raise ValueError("a time names a segment that its patient does not have")
    if any(s.start is not None and s.end is not None and s.end < s.start for s in spans):
        raise ValueError("a span ends before it starts")


def segment_range(patient: CoursePatient, index: int) -> tuple[float, float]:
    """The first and last moment of a segment in days: as given, else the whole day cells that the patient's data touch."""
    times = [t for segment, t in moments_of(patient) if segment == index]
    lefts = [math.floor(t + 0.5) - 0.5 for t in times]
    rights = [math.floor(t + 0.5) + 0.5 for t in times]
    for span in (span for span in spans_of(patient) if span.segment == index):
        ends = [end for end in (span.left, span.right) if end is not None]
        lefts, rights = lefts + ends, rights + ends
    segment = patient.segments[index]
    low = min(lefts, default=-0.5) if segment.start is None else segment.start - 0.5
    high = max(rights, default=low + 1) if segment.end is None else segment.end + 0.5
    return low, max(high, low + 1)


def first_of(data: CourseData, patient: CoursePatient, segment: int) -> int:
    """The day number printed at t = 0 of a segment."""
    own = patient.segments[segment].first
    return data.first if own is None else own
