"""Record → the events, clocks and what runs beneath them, that a timeline is drawn from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casereport.document.draft import Draft
from casereport.document.figures.clocks import anchor_of, day_title
from casereport.document.figures.course import Column, abbreviations, days_at, is_illustrative
from casereport.document.figures.event_labels import event_label, unplaced_label
from casereport.document.figures.selection import drawn_lanes
from casereport.document.narrative.times import moment_text, span_text
from casereport.figures.course.data import Span
from casereport.figures.timeline.data import MOST_SEGMENTS, Clock, TimelineData, TimelineEvent, TimelineKind, Unit
from casereport.figures.timeline.words import NO_BREAK, short_time
from casereport.model.article import Figure as FigureSpec
from casereport.model.chronology import Chronology, Position
from casereport.model.course import Event, EventKind
from casereport.model.laboratory import analyte_key
from casereport.model.pairing import analyte_names
from casereport.model.patient import Patient
from casereport.model.spans import Span as DaySpan
from casereport.model.time import Moment

_KINDS: dict[EventKind, TimelineKind] = {
    "symptom": "symptom", "exposure": "exposure", "infection": "exposure", "vaccination": "exposure", "admission": "care",
    "transfer": "care", "discharge": "care", "follow-up": "care", "diagnosis": "diagnosis", "test": "test", "imaging": "imaging",
    "procedure": "procedure", "treatment": "treatment", "complication": "complication", "outcome": "outcome", "death": "death",
    "other": "other",
}  # fmt: skip
_UNITS: dict[str, Unit] = {"min": "h", "h": "h", "d": "d", "wk": "wk", "mo": "mo", "y": "y"}


class TooManyClocks(ValueError):
    """The times are counted from more events than an axis has parts."""


def timeline_data(draft: Draft, spec: FigureSpec, patient: Patient) -> TimelineData | None:
    """The timeline of a patient; None when no event has a time. Raises TooManyClocks, and ValueError for what cannot be drawn."""
    rows = tuple(dict.fromkeys(analyte_key(name) for name in analyte_names(spec.analytes)))
    lanes = drawn_lanes(spec, [patient])
    axes = _axes(draft, spec, patient, rows, lanes)
    if len(axes) > MOST_SEGMENTS:
        raise TooManyClocks("more clocks than an axis has parts")
    told = _Telling(draft, patient, axes)
    events = told.events()
    if not events:
        return None
    column = Column(draft, spec, patient, rows, lanes, axes)
    shown = column.data()
    return TimelineData(
        events=events,
        label=draft.label(patient) if len(draft.record.patients) > 1 else "",
        clocks=tuple(told.clock(name) for name in axes),
        stays=shown.stays,
        treatments=tuple(t for t in shown.treatments if t.phases or t.boluses),
        series=shown.series,
        illustrative=is_illustrative(draft, spec, [patient], rows),
        unplaced=told.unplaced(),
        abbreviations=abbreviations(draft, [shown]),
        style=spec.style,
    )


def event_kind(event: Event) -> TimelineKind:
    """The kind that chooses the symbol of an event."""
    return _KINDS[event.kind]


def event_ends(event: Event, chronology: Chronology) -> tuple[Position | None, Position | None]:
    """Where an event starts and ends; twice the same for a moment, None for an end that no clock places."""
    if event.at:
        return chronology.position(event.at), chronology.position(event.at)
    return chronology.span(event.days) if event.days else (None, None)


def _axes(draft: Draft, spec: FigureSpec, patient: Patient, rows: Sequence[str], lanes: Sequence[str]) -> list[str]:
    """The axes of everything that is drawn, in the order of the record."""
    chronology = draft.chronology(patient)
    used = set(Column(draft, spec, patient, rows, lanes).axes)
    for event in patient.events:
        start, end = event_ends(event, chronology)
        used |= {place.axis for place in (start or end,) if place}
    return [name for name in chronology.axes if name in used]


class _Telling:
    """The events of one patient on the clocks of a figure."""

    def __init__(self, draft: Draft, patient: Patient, axes: Sequence[str]) -> None:
        self.draft = draft
        self.patient = patient
        self.axes = axes
        self.chronology = draft.chronology(patient)

    def events(self) -> tuple[TimelineEvent, ...]:
        """Every event that a clock places."""
        return tuple(found for event in self.patient.events if (found := self._event(event)))

    def unplaced(self) -> tuple[str, ...]:
        """The labels of the others, each with the time that no clock places."""
        return tuple(unplaced_label(self.draft, self.patient, event) for event in self.patient.events if self._event(event) is None)

    def clock(self, axis: str) -> Clock:
        """The clock of an axis."""
        shown = self.chronology.axes[axis]
        return Clock(day_title(self.chronology, axis), anchor_of(self.chronology, axis), 1 if shown.first else 0, self._origin(axis))

    def _origin(self, axis: str) -> float:
        """Times of day are counted from the midnight before the first day, half a day before its tick."""
        moments = [moment for event in self.patient.events for moment in _moments(event) if moment.time_of_day is not None]
        return -0.5 if any((place := self.chronology.position(m)) and place.axis == axis for m in moments) else 0.0

    def _event(self, event: Event) -> TimelineEvent | None:
        found = self._moment(event.at) if event.at else self._lasting(event.days) if event.days else None
        return replace(found, label=event_label(self.draft, self.patient, event), kind=event_kind(event)) if found else None

    def _moment(self, moment: Moment) -> TimelineEvent | None:
        place = self.chronology.position(moment)
        if place is None:
            return None
        is_approximate = moment.qualifier == "about"
        return TimelineEvent(
            t=days_at(place, moment.time_of_day is not None) or 0.0,
            label="",
            prefix=self._prefix(moment, place),
            when=moment_text(replace(moment, qualifier="") if is_approximate else moment, self.chronology),
            approx=is_approximate,
            unit=self._unit(moment, place),
            clock=self.axes.index(place.axis),
        )

    def _unit(self, moment: Moment, place: Position) -> Unit | None:
        """The unit typed; a time that is counted from another clock is told in the unit of its part of the axis."""
        if moment.day is not None:
            return "d"
        is_own = self.chronology.axes[place.axis].rank == place.rank and moment.elapsed_days == place.days
        return _UNITS[moment.elapsed[0][1]] if is_own else None

    def _prefix(self, moment: Moment, place: Position) -> str:
        """The time before the label where the figure cannot make it of the moment alone: a bound, a time of day, a length beside hours."""
        t, clock = float(place.days), replace(self.clock(place.axis), origin=0.0)
        if moment.time_of_day is not None:
            day, minutes = short_time(math.floor(t), "d", clock), moment.time_of_day
            return f"{'by ' * (moment.qualifier == 'by')}{day}{NO_BREAK}{minutes // 60:02d}:{minutes % 60:02d}"
        text = short_time(t, self._unit(moment, place) or "d", clock)
        if moment.qualifier == "by":
            return f"by {text}"
        return text if moment.elapsed and self._origin(place.axis) else ""

    def _lasting(self, days: DaySpan) -> TimelineEvent | None:
        start, end = self.chronology.span(days)
        known = start or end
        if known is None:
            return None
        exact = days.start.time_of_day is not None
        first, last = days_at(start, exact), days_at(end, exact)
        span = Span(first if days.start_known else None, last, exact, self.axes.index(known.axis))
        is_whole = start is None or (end is not None and start.axis == end.axis and (start != end or not days.start_known))
        t = first if first is not None else last
        return TimelineEvent(
            t=t or 0.0,
            label="",
            prefix="" if days.start_known else f"before {short_time(t or 0.0, 'd', self.clock(known.axis))}",
            when=span_text(_without_about(days), self.chronology),
            approx="about" in (days.start.qualifier, days.end.qualifier),
            span=span if is_whole or days.ongoing else None,
            ongoing=days.ongoing,
            unit=self._unit(days.start if start else days.end, known),
            clock=span.segment,
        )


def _without_about(days: DaySpan) -> DaySpan:
    start, end = (replace(m, qualifier="") if m.qualifier == "about" else m for m in (days.start, days.end))
    return replace(days, start=start, end=end)


def _moments(event: Event) -> Iterator[Moment]:
    if event.at:
        yield event.at
    if event.days:
        yield from (event.days.start, event.days.end)
