"""What a course figure is drawn from: frozen numbers and printed texts, nothing of the record's types.

Time is counted in days from the anchor of a clock: `t = 0` is the tick of the clock's first day, `t = 1` the next day.
A day is a cell around its tick, so day-dated things reach from `first − 0.5` to `last + 0.5`, and a moment known to the
hour stands at `day − 0.5 + hours / 24`. Clocks that are not aligned live in different segments and are never compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from casereport.figures.axis.units import Unit
from casereport.figures.course.marks import EventMark
from casereport.figures.parts.undrawn import Undrawn

Comparator = Literal["", "<", "<=", ">", ">="]
Status = Literal["low", "high", "within", "undecided", "unknown"]
Setting = Literal["home", "clinic", "ed", "ward", "hdu", "icu"]
SETTING_NAMES: dict[str, str] = {"home": "Home", "clinic": "Clinic", "ed": "ED", "ward": "Ward", "hdu": "HDU", "icu": "ICU"}


@dataclass(frozen=True, slots=True)
class Point:
    """One result: `value` is None when it was asked and not measured (`missing` says why in words); `text` is printed as written.

    `flag` is the mark that the source printed; `when` replaces "day N" in descriptions (`day 3, 06:00`). `told` is the unit in
    which its time was told, hours for a time of day, None when that is not known. `judged` is how the chart of the record judged it.
    """

    t: float
    value: float | None = None
    text: str = ""
    comparator: Comparator = ""
    flag: Literal["", "low", "high"] = ""
    missing: str = ""
    when: str = ""
    segment: int = 0
    told: Unit | None = None
    judged: Status | None = None


@dataclass(frozen=True, slots=True)
class RefRange:
    """A reference range (either side may be open, a limit may lie outside) from the moment `start` up to `end`; None is open.

    `text` is the range as printed, `when` its time as printed; without a `segment` it holds in all of them.
    """

    low: float | None = None
    high: float | None = None
    text: str = ""
    start: float | None = None
    end: float | None = None
    segment: int | None = None
    when: str = ""
    low_inside: bool = True
    high_inside: bool = True

    @property
    def is_always(self) -> bool:
        """True for a range that holds at all times."""
        return (self.start, self.end, self.segment) == (None, None, None)

    def holds(self, segment: int, t: float) -> bool:
        """True when the range holds at a moment."""
        in_time = (self.start is None or self.start <= t) and (self.end is None or t < self.end)
        return in_time and self.segment in (None, segment)


@dataclass(frozen=True, slots=True)
class Series:
    """One analyte of one patient, in time order within each segment, with its reference range (either side may be open).

    Ranges that change stand in `ranges`, in time order, in place of low, high and `ref_text`; `inside` says which limits belong to it.
    `partial` says that the patient has results of the analyte that have no place on the figure.
    `total` counts the results of a series that is too long to be drawn whole, 0 for any other.
    `short` is printed where `title` does not fit; neighbours more than `max_gap` days apart are joined by a dashed line.
    """

    analyte: str
    title: str
    unit: str
    points: tuple[Point, ...]
    short: str = ""
    low: float | None = None
    high: float | None = None
    ref_text: str = ""
    scale: Literal["auto", "linear", "log"] = "auto"
    max_gap: float | None = None
    inside: tuple[bool, bool] = (True, True)
    ranges: tuple[RefRange, ...] = ()
    total: int = 0
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Whole days `start` to `end`, both included, or with `exact` the moments themselves; None reaches to the edge of the segment."""

    start: float | None
    end: float | None
    exact: bool = False
    segment: int = 0

    @property
    def left(self) -> float | None:
        """The moment where the drawing starts, in days."""
        return self.start if self.exact or self.start is None else self.start - 0.5

    @property
    def right(self) -> float | None:
        """The moment where the drawing ends, in days."""
        return self.end if self.exact or self.end is None else self.end + 0.5


@dataclass(frozen=True, slots=True)
class Phase:
    """One dose over a span: `dose` in `unit` gives the bar's height, falling to `taper_to`, or with a second level at `high`.

    `texts` run from the longest to the shortest ("10 mg/kg/d IV", "10 mg/kg/d"); the first says all. `every` is how often a single dose
    is given. What `goes_on` is a part of a phase
    that continues on another segment, before or after this one.
    """

    span: Span
    texts: tuple[str, ...] = ()
    dose: float | None = None
    unit: str = ""
    ongoing: bool = False
    start_known: bool = True
    end_known: bool = True
    approx: bool = False
    when: str = ""
    taper_to: float | None = None
    high: float | None = None
    every: str = ""
    goes_on: Literal["", "before", "after"] = ""


@dataclass(frozen=True, slots=True)
class Bolus:
    """One single dose at a moment; `text` is its dose as printed."""

    t: float
    text: str = ""
    approx: bool = False
    when: str = ""
    segment: int = 0
    told: Unit | None = None


@dataclass(frozen=True, slots=True)
class Treatment:
    """One drug of one patient, drawn in the lane of its `id`.

    `title` stands at the lane, `name` is the drug in words; `key` draws a guide through the panels at its start.
    """

    id: str
    title: str
    name: str = ""
    phases: tuple[Phase, ...] = ()
    boluses: tuple[Bolus, ...] = ()
    key: bool = False


@dataclass(frozen=True, slots=True)
class CareStay:
    """Time in one care setting; `label` replaces the setting's own name."""

    span: Span
    setting: Setting
    label: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One linear stretch of a segment, from `start` to `end` days and counted in `unit`, with its title.

    Parts of one `scale` have the same width of a day, in every column where that can be read.
    """

    start: float
    end: float
    unit: Unit
    title: str
    scale: str


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
