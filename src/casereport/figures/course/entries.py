"""What figures of every kind draw of a patient: results with their ranges, doses, stays and marks, as frozen numbers and printed texts."""

from __future__ import annotations

from typing import Literal

from casereport.figures.axis.units import Unit
from casereport.values import dataclass

Comparator = Literal["", "<", "<=", ">", ">="]
Status = Literal["low", "high", "within", "undecided", "unknown"]
Setting = Literal["home", "clinic", "ed", "ward", "hdu", "icu"]
EventKind = Literal[
    "symptom", "exposure", "diagnosis", "test", "imaging", "procedure", "treatment", "complication", "care", "outcome", "death", "other"
]
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
    is given. What `goes_on` is a part of a phase that continues on another segment, before or after this one or both. A taper falls
    evenly over the days of its `ramp`, which may lie beyond the span; without one over the bar.
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
    goes_on: Literal["", "before", "after", "both"] = ""
    ramp: tuple[float, float] | None = None


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
    """One linear stretch of a segment, or clock, from `start` to `end` days and counted in `unit`, with its title.

    Parts of one `scale` have the same width of a day, in every column where that can be read.
    """

    start: float
    end: float
    unit: Unit
    title: str
    scale: str = ""
    segment: int = 0


@dataclass(frozen=True, slots=True)
class EventMark:
    """A moment worth a mark above the panels; one that `lasted` is marked where it began, and `when` tells the whole of it.

    One that `yields` is drawn where the axis reaches anyway, and told in the caption where it does not.
    """

    t: float
    label: str
    kind: EventKind = "procedure"
    approx: bool = False
    when: str = ""
    segment: int = 0
    told: Unit | None = None
    yields: bool = False
    lasted: bool = False


def ranges_of(series: Series) -> tuple[RefRange, ...]:
    """The reference ranges of a series in the order of time; one that always holds is the only one."""
    if series.ranges or (series.low, series.high) == (None, None):
        return series.ranges
    return (RefRange(series.low, series.high, series.ref_text, low_inside=series.inside[0], high_inside=series.inside[1]),)
