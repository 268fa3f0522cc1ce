"""Checks of time: every moment on a clock of its patient, and everything in an order that can happen."""

from __future__ import annotations

from casereport.checks.subject import Subject, values_in
from casereport.model.calendar import holds_date
from casereport.model.chronology import Chronology, Position
from casereport.model.faults import ValueFault
from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment
from casereport.problems import Path, Problem, fault


def moments_are_on_clocks(subject: Subject) -> list[Problem]:
    """Every moment names a clock or stay that the patient has, and a day that the clock has."""
    problems: list[Problem] = []
    for path, patient, chronology in subject.patients():
        for where, value in values_in(patient, path):
            if "relation" in where or "stays" in where or ("clocks" in where and where[-1] != "align"):
                continue
            ends = (value.start, value.end) if isinstance(value, Span) else (value,) if isinstance(value, Moment) else ()
            problems += [problem for end in ends[: 1 if ends[:1] == ends[1:] else 2] if (problem := _misplaced(chronology, end, where))]
    return list(dict.fromkeys(problems))


def _misplaced(chronology: Chronology, moment: Moment, path: Path) -> Problem | None:
    if moment.clock == "age" and "age" not in chronology.axes:
        return None  # an age is counted from birth on every patient
    try:
        chronology.checked_position(moment)
    except ValueFault as wrong:
        return fault(wrong.code, wrong.message, path=path, hint=wrong.hint)
    return None


def clocks_start_at_events(subject: Subject) -> list[Problem] | None:
    """Every clock starts at an event or stay, never at a calendar date, which identifies patients."""
    clocks = [(path, name, clock) for path, patient, _ in subject.patients() for name, clock in patient.clocks.items()]
    message, hint = "a clock starts at a calendar date", "name the event: admission"
    problems = [
        fault("calendar-date", message, path=(*path, "clocks", name, "starts"), hint=hint)
        for path, name, clock in clocks
        if holds_date(clock.starts)
    ]
    return problems if clocks else None


def days_are_in_order(subject: Subject) -> list[Problem]:
    """Spans end after they start, discharge follows admission, nothing happens to a patient after death."""
    problems: list[Problem] = []
    for path, patient, chronology in subject.patients():
        for where, value in values_in(patient, path):
            if isinstance(value, Span) and _is_reversed(chronology, value):
                problems.append(fault("day-order", "the span ends before it starts", path=where, hint="write the earlier time first"))
        problems += _ordered(patient, chronology, path, "admission", "discharge")
        problems += _ordered(patient, chronology, path, "admission", "death")
    return problems


def _is_reversed(chronology: Chronology, span: Span) -> bool:
    start, end = chronology.span(span)
    return start is not None and end is not None and start.axis == end.axis and end.days < start.days


def _ordered(patient: Patient, chronology: Chronology, path: Path, first: str, last: str) -> list[Problem]:
    """A problem at each `last` event that lies before every `first` event of its axis."""
    firsts = [(i, p) for i, kind, p in _events(patient, chronology) if kind == first]
    problems = []
    for index, kind, position in _events(patient, chronology):
        same = [p for _, p in firsts if p.axis == position.axis]
        if kind == last and same and position.days < min(p.days for p in same):
            hint = f"the {first} is events[{firsts[0][0]}]; correct one of the two"
            problems.append(fault("day-order", f"{last} comes before {first}", path=(*path, "events", index), hint=hint))
    return problems


def _events(patient: Patient, chronology: Chronology) -> list[tuple[int, str, Position]]:
    found = []
    for index, event in enumerate(patient.events):
        moment = event.at or (event.days.start if event.days else None)
        position = chronology.position(moment) if moment else None
        if position:
            found.append((index, str(event.kind), position))
    return found
