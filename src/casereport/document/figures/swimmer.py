"""Record → the lanes of a swimmer figure: what each patient was on, from one event common to all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casereport.chart import PatientChart, Place
from casereport.chart.words import anchor_of, in_sentence
from casereport.document.draft import Draft
from casereport.document.figures.axes import DrawnAxes
from casereport.document.figures.column import Column
from casereport.document.figures.course import abbreviations, is_illustrative
from casereport.document.figures.event_labels import event_label, unplaced_label
from casereport.document.figures.happenings import event_kind
from casereport.document.figures.selection import drawn_lanes
from casereport.figures.course.data import CoursePatient, Phase, Span, Treatment
from casereport.figures.parts.looks import KIND_NAMES
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, SwimmerMark, SwimmerState
from casereport.model.article import Figure as FigureSpec
from casereport.model.course import Event
from casereport.model.faults import ValueFault
from casereport.model.patient import Patient
from casereport.tree import plain_raised

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
        states=spec.states,
        illustrative=is_illustrative(draft, spec, patients, ()),
        abbreviations=abbreviations(draft, [lane.shown for lane in found if lane.shown]),
        unplaced=tuple(f"{draft.label(lane.patient)}: {name}" for lane in found for name in lane.unplaced),
    )
    return Swimmer(data, sum(lane.zero is None for lane in found))


def _zero_name(draft: Draft, spec: FigureSpec, patients: Sequence[Patient]) -> str:
    """Time zero in words: as typed, else what starts the clock of all patients."""
    charts = [draft.clocks(patient) for patient in patients]
    names = {anchor_of(clocks, next(iter(clocks.axes))) for clocks in charts}
    return spec.zero or (names.pop() if len(names) == 1 else "first day of each patient's clock")


@dataclass(frozen=True, slots=True)
class _Zero:
    """Time zero in days on a line, which axes share when the record says how they meet."""

    line: str
    t: float


def _zero(draft: Draft, spec: FigureSpec, patient: Patient) -> _Zero | None:
    """Where time zero lies: the start of the first clock, or the first event, clock or dose that has the name."""
    chart = draft.chart.of_patient(patient)
    if spec.zero is None:
        first = chart.clocks.first_day(next(iter(chart.clocks.axes)))
        return _Zero(first.line, float(first.shift))
    place = _first_event(draft, patient, spec.zero.strip().lower()) or _named(chart, spec.zero)
    if place is None:
        return None
    axes = DrawnAxes(chart.clocks, list(chart.clocks.axes), [place.moment])
    return _Zero(place.line, axes.x(place) + float(place.shift))


def _first_event(draft: Draft, patient: Patient, name: str) -> Place | None:
    """The first event of the record with this label, else with this kind, that has a place."""
    events = draft.chart.of_patient(patient).events
    named = [event for event in events if name == event_label(draft, patient, event.entry).lower()]
    return next((event.start for event in (*named, *(e for e in events if e.entry.kind == name)) if event.start), None)


def _named(chart: PatientChart, name: str) -> Place | None:
    wanted = name.strip()
    wanted = wanted[len("first ") :] if wanted.lower().startswith("first ") and not chart.clocks.anchors.has(wanted) else wanted
    for words in (name, wanted):
        try:
            return chart.clocks.anchors.find(words, edge="start")
        except ValueFault:
            continue
    return None


def _is_about(event: Event) -> bool:
    moments = [event.at] if event.at else [event.days.start, event.days.end] if event.days else []
    return any(moment.qualifier == "about" for moment in moments)


def _starts_known(event: Event) -> bool:
    """False for what began before the time that is told."""
    return event.days is None or event.days.start_known or event.days.start.is_unknown


class _Lane:
    """One patient's lane being put together; only what lies on the axis of time zero has a place on it."""

    def __init__(self, draft: Draft, spec: FigureSpec, patient: Patient) -> None:
        self.draft = draft
        self.spec = spec
        self.patient = patient
        self.zero = _zero(draft, spec, patient)
        self._column = Column(draft, spec, patient, (), drawn_lanes(spec, [patient]))
        self._axes = self._column.axes
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

    def _marks(self) -> Iterator[SwimmerMark]:
        for found in self.draft.chart.of_patient(self.patient).events:
            event, place = found.entry, found.place
            name = event_label(self.draft, self.patient, event)
            if place and self.zero and place.line == self.zero.line:
                t, lasted = self._axes.x(place) + float(place.shift) - self.zero.t, event.days is not None and found.start != found.end
                yield SwimmerMark(t, name, event_kind(event), _is_about(event), lasted, _starts_known(event))
            else:
                self.unplaced.append(unplaced_label(self.draft, self.patient, event))
        yield from self._doses()

    def _doses(self) -> Iterator[SwimmerMark]:
        """Single doses as marks."""
        for treatment in self._treatments():
            for bolus in treatment.boluses:
                since = self._since_zero(bolus.segment)
                if since is not None:
                    yield SwimmerMark(bolus.t + since, f"{treatment.title}, single dose", "treatment", bolus.approx)

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
        return tuple(_in_turn([_Run.of(name, phase, last) for name, phase in own], self._day_edges))

    def _phases(self, treatment: Treatment) -> Iterator[Phase]:
        """The phases that lie a known time from zero, counted from there; one that goes on from stay to stay is one phase again."""
        before: Phase | None = None
        for phase in treatment.phases:
            since, left, right = self._since_zero(phase.span.segment), phase.span.left, phase.span.right
            if since is None:
                continue
            self._day_edges |= {t + since for t in _day_edges(phase.span)}
            moved = replace(phase, span=Span(None if left is None else left + since, None if right is None else right + since, exact=True))
            if phase.goes_on == "after":
                before = moved
            elif phase.goes_on == "before" and before:
                yield replace(moved, span=replace(moved.span, start=before.span.start), start_known=before.start_known)
                before = None
            else:
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


def _day_edges(span: Span) -> set[float]:
    """Those ends of a span that are the edge of a day, and not a moment of their own."""
    return {t for t in (span.left, span.right) if t is not None and (not span.exact or (t + 0.5).is_integer())}


@dataclass(frozen=True, slots=True)
class _Run:
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
    def of(cls, name: str, phase: Phase, last: float) -> _Run:
        """A phase as a run: what goes on ends at the patient's last known time, an end not known is drawn no later than it must be."""
        left, right = phase.span.left, phase.span.right
        start = left if left is not None else (right or 0.0) - 1.0
        end = right if right is not None else max(last, start + 1.0) if phase.ongoing else start + 1.0
        told = left is not None, right is not None or phase.ongoing
        return cls(name, start, end, phase.start_known and told[0], phase.end_known and told[1], phase.approx, *told)


def _in_turn(runs: Sequence[_Run], day_edges: set[float]) -> Iterator[SwimmerState]:
    """States that follow each other, named by all that runs at once; neighbours of one name are one state."""
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
        told = _told(active, start, end, day_edges)
        if open_ and open_.name == name and open_.span.end == start:
            whole = open_.times[0], told[1]
            open_ = replace(open_, span=replace(open_.span, end=end), end_known=end_known, approx=open_.approx or approx, told=whole)
            continue
        if open_:
            yield open_
        open_ = SwimmerState(Span(start, end, exact=True), name, start_known, end_known, approx, told)
    if open_:
        yield open_


def _told(active: Sequence[_Run], start: float, end: float, day_edges: set[float]) -> tuple[float | None, float | None]:
    """The first and the last time of a state in words: of whole days their first and last, None where nobody knows it."""
    starting, ending = [run.start_told for run in active if run.start == start], [run.end_told for run in active if run.end == end]
    first = min(start + 0.5, end) if start in day_edges else start
    last = max(end - 0.5, first) if end in day_edges else end
    return None if starting and not any(starting) else first, None if ending and not any(ending) else last


def combined(names: Sequence[str]) -> str:
    """Drugs given at once as one name: `Anakinra + prednisolone`."""
    return " + ".join([names[0], *(in_sentence(name) for name in names[1:])])


def _in_names(lanes: Sequence[SwimmerLane], states: Sequence[str]) -> tuple[SwimmerLane, ...]:
    """The lanes with states named as the author lists them, and marks by their kind where there are too many names."""
    typed = {_parts(name): name for name in states}
    renamed = [replace(lane, states=tuple(replace(s, name=typed.get(_parts(s.name), s.name)) for s in lane.states)) for lane in lanes]
    if len({mark.name for lane in lanes for mark in lane.marks}) <= MOST_MARKS:
        return tuple(renamed)
    return tuple(replace(lane, marks=tuple(replace(m, name=KIND_NAMES[m.kind].capitalize()) for m in lane.marks)) for lane in renamed)


def _parts(name: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in name.split("+"))
