"""Checks of time: every moment on a clock of its patient, and everything in an order that can happen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from casereport.chart import Clocks, Place
from casereport.checks.subject import Subject, values_in
from casereport.model.calendar import holds_date
from casereport.model.faults import ValueFault
from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment
from casereport.problems import Path, Problem, fault


def moments_are_on_clocks(subject: Subject) -> list[Problem]:
    """Every moment names a clock or stay that the patient has, and a day that the clock has."""
    problems: list[Problem] = []
    for path, patient, clocks in subject.patients():
        for where, value in values_in(patient, path):
            if "relation" in where or "stays" in where or ("clocks" in where and where[-1] != "align"):
                continue
            ends = (value.start, value.end) if isinstance(value, Span) else (value,) if isinstance(value, Moment) else ()
            problems += [problem for end in ends[: 1 if ends[:1] == ends[1:] else 2] if (problem := _misplaced(clocks, end, where))]
    return list(dict.fromkeys(problems))


def _misplaced(clocks: Clocks, moment: Moment, path: Path) -> Problem | None:
    if moment.clock == "age" and "age" not in clocks.axes:
        return None  # an age is counted from birth on every patient
    try:
        clocks.checked_place(moment)
    except ValueFault as wrong:
        return fault(wrong.code, wrong.message, path=path, hint=wrong.hint)
    return None


def gaps_count_from_an_end(subject: Subject) -> list[Problem] | None:
    """The stay before a known gap has an end that the gap can be counted from."""
    stays = [(path, patient, clocks) for path, patient, clocks in subject.patients() if any(stay.gap for stay in patient.stays)]
    problems: list[Problem] = []
    for path, patient, clocks in stays:
        for index, (before, stay) in enumerate(pairwise(patient.stays), 1):
            if stay.gap and stay.gap.elapsed and not stay.gap.relation and clocks.stay_end(before) is None:
                hint = f"tell its discharge: {{at: {before.id} 5, kind: discharge, label: Discharge}}, or its days:"
                message = "the gap has nothing to count from: the stay before has no known end"
                problems.append(fault("gap-without-end", message, path=(*path, "stays", index, "gap"), hint=hint))
    return problems if stays else None


def hours_have_a_start(subject: Subject) -> list[Problem]:
    """Where hours elapsed and times of day stand on one clock, the record tells at which time of day it started."""
    problems: list[Problem] = []
    for path, patient, clocks in subject.patients():
        told = [(where, value, place) for where, value in _moments(patient, path) if (place := clocks.place(value)) and place.exact]
        by_day = {place.axis for _, value, place in told if value.time_of_day is not None}
        elapsed = {place.axis: where for where, value, place in reversed(told) if value.elapsed and not value.relation}
        for axis in (name for name in elapsed if name in by_day and not clocks.knows_start_time(name)):
            hint = "give the event that starts the clock its time of day: {at: 1 14:30, kind: admission, label: Admission}"
            message = "hours are counted from a start without a time of day, beside times of day; they are taken from midnight"
            problems.append(fault("start-time", message, path=elapsed[axis], hint=hint))
    return problems


def _moments(patient: Patient, path: Path) -> Iterator[tuple[Path, Moment]]:
    """Every time of a patient with its path, the ends of spans at the path of their span."""
    for where, value in values_in(patient, path):
        if isinstance(value, Moment):
            yield where, value
        elif isinstance(value, Span):
            yield from ((where, value.start), (where, value.end))


def clocks_are_put_on_earlier_ones(subject: Subject) -> list[Problem] | None:
    """No clock is aligned with itself, be it by way of others, and the first, on which the others are put, with none."""
    clocks = [
        (path, patient.clocks, clocks) for path, patient, clocks in subject.patients() if any(c.align for c in patient.clocks.values())
    ]
    problems: list[Problem] = []
    for path, named, own in clocks:
        for rank, (name, clock) in enumerate(named.items()):
            if clock.align and not clock.align.is_unknown and (rank == 0 or _meets_itself(own, name)):
                hint = "leave align: out of the first clock, and count it on no clock that is itself counted on this one"
                message = "this clock is aligned with one that is aligned with it" if rank else "the first clock is aligned with another"
                problems.append(fault("clock-circle", message, path=(*path, "clocks", name, "align"), hint=hint))
    return problems if clocks else None


def _meets_itself(clocks: Clocks, name: str) -> bool:
    """True when following the alignments of a clock leads back to one that was met before."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        clock = clocks.patient.clocks.get(name)
        if clock is None or clock.align is None or clock.align.is_unknown or clock.align.relation:
            return False
        name = clocks.axis_name(clock.align.clock or clocks.default or "")
    return True


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
    for path, patient, clocks in subject.patients():
        for where, value in values_in(patient, path):
            if isinstance(value, Span) and _is_reversed(clocks, value):
                problems.append(fault("day-order", "the span ends before it starts", path=where, hint="write the earlier time first"))
        problems += _ordered(patient, clocks, path, "admission", "discharge")
        problems += _ordered(patient, clocks, path, "admission", "death")
    return problems


def _is_reversed(clocks: Clocks, span: Span) -> bool:
    start, end = clocks.span(span)
    return start is not None and end is not None and end.precedes(start)


def _ordered(patient: Patient, clocks: Clocks, path: Path, first: str, last: str) -> list[Problem]:
    """A problem at each `last` event that lies before every `first` event that it can be compared with."""
    firsts = [(i, p) for i, kind, p in _events(patient, clocks) if kind == first]
    problems = []
    for index, kind, place in _events(patient, clocks):
        same = [p for _, p in firsts if p.line == place.line]
        if kind == last and same and all(place.precedes(first_place) for first_place in same):
            hint = f"the {first} is events[{firsts[0][0]}]; correct one of the two"
            problems.append(fault("day-order", f"{last} comes before {first}", path=(*path, "events", index), hint=hint))
    return problems


def _events(patient: Patient, clocks: Clocks) -> list[tuple[int, str, Place]]:
    found = []
    for index, event in enumerate(patient.events):
        moment = event.at or (event.days.start if event.days else None)
        place = clocks.place(moment) if moment else None
        if place:
            found.append((index, str(event.kind), place))
    return found
