"""Where time zero of a swimmer lies for a patient: the start of the first clock, or an event, a clock or a dose by its name."""

from __future__ import annotations

import math

from casereport.chart import PatientChart, Place
from casereport.chart.events import PlacedEvent
from casereport.document.draft import Draft
from casereport.document.figures.axes import DrawnAxes
from casereport.document.figures.happenings import event_label
from casereport.model.article import Figure as FigureSpec
from casereport.model.faults import ValueFault
from casereport.model.patient import Patient
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Zero:
    """Time zero in days on a line, which axes share when the record says how they meet; `is_day` says that only its day is known."""

    line: str
    t: float
    is_day: bool = False

    @property
    def day(self) -> int:
        """The day on which it lies, in days on the line."""
        return math.floor(self.t + 0.5)


def find_zero(draft: Draft, spec: FigureSpec, patient: Patient, axes: DrawnAxes) -> Zero | None:
    """Where time zero lies: the start of the first clock, or the first event, clock or dose that has the name."""
    chart = draft.chart.of_patient(patient)
    if spec.zero is None:
        first = chart.clocks.first_day(next(iter(chart.clocks.axes)))
        begun = [e for e in chart.events if e.start and axes.starts_hours(e.start, e.entry) and first.meets(e.start)]
        return _of_event(begun[0], axes) if begun else Zero(first.line, float(first.shift), is_day=True)
    event = _first_event(draft, patient, spec.zero.strip().lower())
    if event:
        return _of_event(event, axes)
    place = _named(chart, spec.zero)
    return Zero(place.line, axes.x(place) + float(place.shift), place.is_cell) if place else None


def _of_event(event: PlacedEvent, axes: DrawnAxes) -> Zero | None:
    place = event.start
    if place is None:
        return None
    return Zero(
        place.line, axes.event_x(place, event.entry) + float(place.shift), place.is_cell and not axes.starts_hours(place, event.entry)
    )


def _first_event(draft: Draft, patient: Patient, name: str) -> PlacedEvent | None:
    """The first event of the record with this label, else with this kind, that has a place."""
    events = draft.chart.of_patient(patient).events
    named = [event for event in events if name == event_label(draft, patient, event.entry).lower()]
    return next((event for event in (*named, *(e for e in events if e.entry.kind == name)) if event.start), None)


def _named(chart: PatientChart, name: str) -> Place | None:
    wanted = name.strip()
    wanted = wanted[len("first ") :] if wanted.lower().startswith("first ") and not chart.clocks.anchors.has(wanted) else wanted
    for words in (name, wanted):
        try:
            return chart.clocks.anchors.find(words, edge="start")
        except ValueFault:
            continue
    return None
