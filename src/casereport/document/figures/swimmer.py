"""Record → the lanes of a swimmer figure: what each patient was on, from one event common to all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casereport.chart import Place
from casereport.chart.clock_words import anchor_of
from casereport.chart.place import EXACT, unit_of
from casereport.document.draft import Draft
from casereport.document.figures.axes import is_about, is_loose
from casereport.document.figures.column import Column
from casereport.document.figures.course import abbreviations, is_illustrative
from casereport.document.figures.happenings import event_kind, event_label, unplaced_label
from casereport.document.figures.runs import Run, day_edges_of, states_in_turn
from casereport.document.figures.selection import drawn_lanes
from casereport.document.figures.zero import find_zero
from casereport.figures.course.data import CoursePatient
from casereport.figures.course.entries import Phase, Span, Treatment
from casereport.figures.parts.looks import KIND_NAMES
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, SwimmerMark, SwimmerState
from casereport.model.article import Figure as FigureSpec
from casereport.model.course import Event
from casereport.model.patient import Patient
from casereport.tree import plain_raised
from casereport.values import dataclass

MOST_MARKS = 8
"""Names of marks in a key; where the events have more, the key names their kinds."""


class NoZero(LookupError):
    """No patient has an event, a clock or a drug of the name that times are to be counted from."""


@dataclass(frozen=True, slots=True)
class Swimmer:
    """A swimmer figure, and how many patients lack the event that times count from."""

    data: SwimmerData
    lacking: int


def swimmer_data(draft: Draft, spec: FigureSpec, patients: Sequence[Patient]) -> Swimmer | None:
    """The lanes of the patients; None when no patient has a time. Raises NoZero, and ValueError for what cannot be drawn."""
    found = [_Lane(draft, spec, patient) for patient in patients]
    if spec.zero and all(lane.zero is None for lane in found):
        raise NoZero("no patient has the event that times count from")
    lanes = tuple(lane.lane() for lane in found)
    if not any(lane.states or lane.marks for lane in lanes):
        return None
    data = SwimmerData(
        lanes=_in_names(lanes, spec.states),
        columns=("Patient", *(name.capitalize() for name in spec.columns)),
        outcome_title="Outcome",
        zero=_zero_name(draft, spec, patients),
        unit="d" if all(lane.is_in_days for lane in found) else None,
        states=spec.states,
        illustrative=is_illustrative(draft, spec, patients, ()),
        abbreviations=abbreviations(draft, [lane.shown for lane in found if lane.shown]),
        zero_is_day=any(lane.tells_hours_by_day for lane in found),
        unplaced=tuple(f"{draft.label(lane.patient)}: {name}" for lane in found for name in lane.unplaced),
    )
    return Swimmer(data, sum(lane.zero is None for lane in found))


def _zero_name(draft: Draft, spec: FigureSpec, patients: Sequence[Patient]) -> str:
    """Time zero in words: as typed, else what starts the clock of all patients."""
    charts = [draft.clocks(patient) for patient in patients]
    names = {anchor_of(clocks, next(iter(clocks.axes))) for clocks in charts}
    return spec.zero or (names.pop() if len(names) == 1 else "first day of each patient's clock")


def _starts_known(event: Event) -> bool:
    """False for what began before the time that is told."""
    return event.days is None or event.days.start_known or event.days.start.is_unknown


class _Lane:
    """One patient's lane being put together; only what lies on the axis of time zero has a place on it."""

    def __init__(self, draft: Draft, spec: FigureSpec, patient: Patient) -> None:
        self.draft = draft
        self.spec = spec
        self.patient = patient
        self._column = Column(draft, spec, patient, (), drawn_lanes(spec, [patient]))
        self._axes = self._column.axes
        self.zero = find_zero(draft, spec, patient, self._axes)
        self.unplaced: list[str] = []
        self.shown: CoursePatient | None = None
        self.ongoing = False
        self._day_edges: set[float] = set()

    def lane(self) -> SwimmerLane:
        """The lane; without states and marks when time zero is not known."""
        marks = tuple(self._marks())
        return SwimmerLane(
            label=self.draft.label(self.patient),
            cells=tuple(self._cell(name) for name in self.spec.columns),
            states=self._states([mark.t for mark in marks]),
            marks=marks,
            outcome=self._outcome(),
            ongoing=self.ongoing and not any(event.kind == "death" for event in self.patient.events),
        )

    # --- times ------------------------------------------------------------------------------------------------

    @property
    def is_in_days(self) -> bool:
        """True when no time of the patient was told in anything but days."""
        return all(unit_of(moment) == "d" for moment in self._column.moments())

    def _marks(self) -> Iterator[SwimmerMark]:
        for found in self.draft.chart.of_patient(self.patient).events:
            event, place = found.entry, found.place
            name = event_label(self.draft, self.patient, event)
            if place and self.zero and place.line == self.zero.line:
                t, lasted = self._axes.event_x(place, event) + float(place.shift), event.days is not None and found.start != found.end
                told = float(place.day + place.shift) - self.zero.day if self._is_told_by_day(place) else None
                approx = is_about(event) or (is_loose(place) and not self._counts_from_zero(place))
                yield SwimmerMark(t - self.zero.t, name, event_kind(event), approx, lasted, _starts_known(event), told)
            else:
                self.unplaced.append(unplaced_label(self.draft, self.patient, event))
        yield from self._doses()

    def _is_told_by_day(self, place: Place) -> bool:
        """True for a time that is told as so many days from time zero: a day, and an hour where either has no time of day."""
        if place.unit not in EXACT:
            return place.is_cell and place.unit == "d"
        return not self._counts_from_zero(place) and (is_loose(place) or self._is_day)

    def _counts_from_zero(self, place: Place) -> bool:
        """True for a length typed before or after the very event that is time zero."""
        return bool(self.spec.zero and place.moment.event) and place.moment.event.strip().lower() == (self.spec.zero or "").strip().lower()

    def _doses(self) -> Iterator[SwimmerMark]:
        """Single doses as marks."""
        for treatment in self._treatments():
            for bolus in treatment.boluses:
                since = self._since_zero(bolus.segment)
                if since is not None:
                    t = bolus.t + since
                    by_day = bolus.told == "d" or (bolus.told in EXACT and self._is_day)
                    told = float(math.floor(t + self._lag + 0.5)) if by_day else None
                    yield SwimmerMark(t, f"{treatment.title}, single dose", "treatment", bolus.approx, told=told)

    @property
    def _lag(self) -> float:
        """How far time zero lies behind the tick of its day, by which whole days are counted."""
        return self.zero.t - self.zero.day if self.zero else 0.0

    def _treatments(self) -> tuple[Treatment, ...]:
        """The treatments on the patient's axes; those on others than that of time zero are noted as not drawn."""
        if self.shown is None:
            self.shown = self._column.data()
            for treatment in self.shown.treatments:
                parts = [p.span.segment for p in treatment.phases] + [b.segment for b in treatment.boluses]
                if not parts or any(self._since_zero(part) is None for part in parts):
                    self.unplaced.append(treatment.title)
        return self.shown.treatments

    def _since_zero(self, segment: int) -> float | None:
        """The days from time zero to the first tick of an axis; None where that is not known."""
        first = self._column.clocks.first_day(self._axes.names[segment])
        return float(first.shift) - self.zero.t if self.zero and first.line == self.zero.line else None

    # --- states -----------------------------------------------------------------------------------------------

    def _states(self, marks: list[float]) -> tuple[SwimmerState, ...]:
        """What the patient was on, from one change to the next; what runs at once is one state."""
        own = [(t.title, phase) for t in self._treatments() for phase in self._phases(t)]
        self.ongoing = any(phase.ongoing for _, phase in own)
        times = [t for _, p in own for t in (p.span.left, p.span.right) if t is not None]
        last = max([*times, *marks], default=0.0)
        runs = [Run.of(name, phase, last) for name, phase in own]
        return tuple(states_in_turn(runs, self._day_edges, self._lag, frozenset(self._hours()) if self._is_day else frozenset()))

    def _hours(self) -> Iterator[float]:
        """The ends of treatments that were told in hours or minutes, in days from time zero."""
        for place in map(self._axes.clocks.place, self._column.moments()):
            since = self._since_zero(self._axes.index(place)) if place and place.unit in EXACT and self._axes.has(place) else None
            yield from (self._axes.left(place) + since, self._axes.right(place) + since) if place and since is not None else ()

    @property
    def _is_day(self) -> bool:
        """True when of time zero only the day is known."""
        return self.zero is not None and self.zero.is_day

    @property
    def tells_hours_by_day(self) -> bool:
        """True when a time is told by its day alone, though its hour is known, as that of time zero is not."""
        return self._is_day and any(unit_of(moment) in EXACT for moment in self._column.moments())

    def _phases(self, treatment: Treatment) -> Iterator[Phase]:
        """The phases that lie a known time from zero, counted from there; one that goes on from stay to stay is one phase again."""
        before: Phase | None = None
        for phase in treatment.phases:
            since, left, right = self._since_zero(phase.span.segment), phase.span.left, phase.span.right
            if since is None:
                continue
            self._day_edges |= {t + since for t in day_edges_of(phase.span)}
            moved = replace(phase, span=Span(None if left is None else left + since, None if right is None else right + since, exact=True))
            if phase.goes_on == "after":
                before = moved
            elif phase.goes_on == "before" and before:
                yield replace(moved, span=replace(moved.span, start=before.span.start), start_known=before.start_known)
                before = None
            elif phase.goes_on != "both" or before is None:
                yield moved
        if before:
            yield before

    # --- table ------------------------------------------------------------------------------------------------

    def _cell(self, name: str) -> str:
        patient = self.patient
        if name == "age":
            return patient.age.text(self.draft.facts.age_policy) if patient.age else ""
        if name == "sex":
            return patient.sex or ""
        final = [one.label for one in patient.diagnoses if one.status == "final"]
        return "; ".join(final or [one.label for one in patient.diagnoses if one.status == "provisional"])

    def _outcome(self) -> str:
        """The death of a patient who died, else the last outcome told."""
        deaths = [event_label(self.draft, self.patient, event) for event in self.patient.events if event.kind == "death"]
        if deaths:
            return deaths[-1]
        items = self.patient.outcomes.items if self.patient.outcomes else ()
        if not items:
            return ""
        path = self.draft.path(self.patient, "outcomes", len(items) - 1)
        measure, value = (plain_raised(self.draft.text(getattr(items[-1], key), self.patient, *path, key)) for key in ("measure", "value"))
        return f"{measure}: {value}" if value else measure


def _in_names(lanes: Sequence[SwimmerLane], states: Sequence[str]) -> tuple[SwimmerLane, ...]:
    """The lanes with states named as the author lists them, and marks by their kind where there are too many names."""
    typed = {_parts(name): name for name in states}
    renamed = [replace(lane, states=tuple(replace(s, name=typed.get(_parts(s.name), s.name)) for s in lane.states)) for lane in lanes]
    if len({mark.name for lane in lanes for mark in lane.marks}) <= MOST_MARKS:
        return tuple(renamed)
    return tuple(replace(lane, marks=tuple(replace(m, name=KIND_NAMES[m.kind].capitalize()) for m in lane.marks)) for lane in renamed)


def _parts(name: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in name.split("+"))
