"""Record → the events, clocks and what runs beneath them, that a timeline is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from casereport.chart import Place
from casereport.chart.clock_words import anchor_of, day_title
from casereport.chart.place import EXACT, length_of
from casereport.chart.words import clock_time, moment_text, span_text
from casereport.document.draft import Draft
from casereport.document.figures.axes import MIDNIGHT, DrawnAxes, is_loose
from casereport.document.figures.column import Column
from casereport.document.figures.course import abbreviations, is_illustrative
from casereport.document.figures.happenings import Happening, happenings
from casereport.document.figures.rows import Row, line_rows
from casereport.document.figures.selection import drawn_lanes, named_rows
from casereport.figures.axis.units import Unit
from casereport.figures.parts.undrawn import named
from casereport.figures.timeline.data import MOST_SEGMENTS, Clock, TimelineData, TimelineEvent
from casereport.figures.timeline.words import NO_BREAK, short_time
from casereport.model.article import Figure as FigureSpec
from casereport.model.course import Timed
from casereport.model.patient import Patient
from casereport.model.spans import Span as DaySpan

_NEAR = Decimal("1e-6")  # days: a length in minutes is no finite decimal of a day
_UNITS: dict[str, Unit] = {"min": "min", "h": "h", "d": "d", "wk": "wk", "mo": "mo", "y": "y"}


class TooManyClocks(ValueError):
    """The times are counted from more events than an axis has parts."""


def timeline_data(draft: Draft, spec: FigureSpec, patient: Patient) -> TimelineData | None:
    """The timeline of a patient; None when no event has a time. Raises TooManyClocks, and ValueError for what cannot be drawn."""
    analytes = named_rows(spec, [patient])
    rows = line_rows(draft, [patient], analytes)
    lanes = drawn_lanes(spec, [patient])
    axes = _axes(draft, spec, patient, rows, lanes)
    if len(axes) > MOST_SEGMENTS:
        raise TooManyClocks("more clocks than an axis has parts")
    column = Column(draft, spec, patient, rows, lanes, axes)
    told = _Telling(draft, patient, column.axes)
    events = told.events()
    if not events:
        return None
    shown = column.data()
    return TimelineData(
        events=events,
        label=draft.label(patient) if len(draft.record.patients) > 1 else "",
        clocks=tuple(told.clock(name) for name in axes),
        stays=shown.stays,
        treatments=tuple(t for t in shown.treatments if t.phases or t.boluses),
        series=shown.series,
        illustrative=is_illustrative(draft, spec, [patient], analytes),
        unplaced=told.unplaced(),
        undrawn=column.undrawn(),
        abbreviations=abbreviations(draft, [shown]),
        style=spec.style,
    )


def _axes(draft: Draft, spec: FigureSpec, patient: Patient, rows: Sequence[Row], lanes: Sequence[str]) -> list[str]:
    """The axes of everything that is drawn, in the order of the record."""
    used = set(Column(draft, spec, patient, rows, lanes).axes.names)
    used |= {found.place.axis for found in happenings(draft, patient) if found.place}
    return [name for name in draft.clocks(patient).axes if name in used]


class _Telling:
    """The events of one patient on the clocks of a figure."""

    def __init__(self, draft: Draft, patient: Patient, axes: DrawnAxes) -> None:
        self.draft = draft
        self.patient = patient
        self.axes = axes
        self.chart = draft.chart.of_patient(patient)
        self.clocks = self.chart.clocks
        self.found = happenings(draft, patient)

    def events(self) -> tuple[TimelineEvent, ...]:
        """Every event that a clock places."""
        return tuple(made for found in self.found if (made := self._event(found)))

    def unplaced(self) -> tuple[str, ...]:
        """The labels of the others, each with the time that no clock places."""
        return tuple(named(found.label, found.when) for found in self.found if self._event(found) is None)

    def clock(self, axis: str) -> Clock:
        """The clock of an axis."""
        shown, origin = self.clocks.axes[axis], self.axes.origin(axis)
        origin = (MIDNIGHT if origin is None else origin) if self.axes.counts_hours(axis) else 0.0
        return Clock(
            day_title(self.clocks, axis),
            anchor_of(self.clocks, axis),
            1 if shown.first else 0,
            origin,
            self.axes.follows(axis),
            self.axes.gap(axis),
        )

    def _event(self, found: Happening) -> TimelineEvent | None:
        entry = found.entry
        made = self._moment(found.start, entry) if entry.at else self._lasting(found, entry.days) if entry.days else None
        return replace(made, label=found.label, kind=found.kind) if made else None

    def _moment(self, place: Place | None, entry: Timed) -> TimelineEvent | None:
        if place is None:
            return None
        moment = place.moment
        is_approximate = moment.qualifier == "about" or is_loose(place)
        return TimelineEvent(
            t=self.axes.event_x(place, entry),
            label="",
            prefix=self._prefix(place),
            when=moment_text(replace(moment, qualifier="") if is_approximate else moment, self.clocks),
            approx=is_approximate,
            unit=self._unit(place),
            clock=self.axes.index(place),
        )

    def _unit(self, place: Place) -> Unit | None:
        """The unit typed; a time that is counted from another clock is told in the unit of its part of the axis."""
        moment = place.moment
        if moment.day is not None or place.unit == "d":
            return "d"
        counted = length_of(moment) + (self.clocks.start_time(place.axis) if place.unit in EXACT else 0)
        is_own = abs(counted - place.start) < _NEAR
        return _UNITS[moment.elapsed[0][1]] if is_own else None

    def _prefix(self, place: Place) -> str:
        """The time before the label where the figure cannot make it of the moment alone: a bound, a time of day, a length beside hours."""
        moment, clock = place.moment, replace(self.clock(place.axis), origin=0.0)
        if moment.time_of_day is not None:
            day = short_time(float(place.day), "d", clock)
            return f"{'by ' * (moment.qualifier == 'by')}{day},{NO_BREAK}{clock_time(moment.time_of_day)}"
        since = self.clocks.start_time(place.axis) if place.unit in EXACT and not moment.relation else 0
        unit = self._unit(place) or "d"  # told by its day it lies in that day, however near to its end
        text = short_time(float(place.day if unit == "d" and not place.is_coarse else place.start - since), unit, clock)
        if moment.qualifier == "by":
            return f"by {text}"
        return text if moment.elapsed and self.clock(place.axis).origin else ""

    def _lasting(self, event: Happening, days: DaySpan) -> TimelineEvent | None:
        start, end = event.start, event.end
        known = start or end
        if known is None:
            return None
        is_whole = start is None or (end is not None and start.axis == end.axis and (start != end or not days.start_known))
        first, last = (start if days.start_known else None), (end if end and end.axis == known.axis else None)
        span = self.axes.span(first, last) if first or last else None
        t = self.axes.x(start or known)
        return TimelineEvent(
            t=t,
            label="",
            prefix="" if days.start_known else f"before {short_time(t, 'd', self.clock(known.axis))}",
            when=span_text(_without_about(days), self.clocks),
            approx="about" in (days.start.qualifier, days.end.qualifier),
            span=span if is_whole or days.ongoing else None,
            ongoing=days.ongoing,
            unit=self._unit(known),
            clock=self.axes.index(known),
        )


def _without_about(days: DaySpan) -> DaySpan:
    start, end = (replace(m, qualifier="") if m.qualifier == "about" else m for m in (days.start, days.end))
    return replace(days, start=start, end=end)
