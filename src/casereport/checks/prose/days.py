"""Checks of days and lengths in prose against the record (CARE item 7): drugs, procedures, admission, discharge, death, stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal

from casereport.chart import PatientChart, Place
from casereport.chart.events import ends_of
from casereport.checks.prose.doses import dosed_parts, given_of, path_of
from casereport.checks.prose.moments import axes_for, number_on
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.language.raised import without_emphasis
from casereport.model.course import Timed
from casereport.model.durations import DAYS, Interval
from casereport.model.faults import ValueFault
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem
from casereport.statements import Day

Span = tuple[Decimal, Decimal, Path]
"""First and last day of an entry on the clock told, and where it stands."""


def days_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A day on which prose has a drug started or stopped, a procedure or an event is one on which the record has it."""
    told = subject.readings.of("day")
    return [problem for one in told for problem in _wrong_day(subject, one)] if told else None


def _wrong_day(subject: Subject, one: Told) -> Iterator[Problem]:
    day, (thing, _, role) = one.statement.day, one.statement.word.partition(" ")
    if day is None or one.of_record:
        return
    spans = [span for chart in charts_of(subject.chart, one.statement.patient) for span in _spans(subject, one, chart, thing, day)]
    if not spans or any(_fits(day, span, role, spans) for span in spans):
        return
    hint = (
        "correct the day, or let the record print it: {{ day('discharge') }}"
        if thing == "event"
        else "correct the day, or the days of the treatment"
    )
    yield found_at("day-contradiction", "a day here is not the one that the record has", one, hint, spans[0][2])


def _spans(subject: Subject, one: Told, chart: PatientChart, thing: str, day: Day) -> Iterator[Span]:
    for entry, path in _entries(subject, one, chart, thing):
        start, end = ends_of(entry, chart.clocks)
        for axis in axes_for(chart, day):
            numbers = [_number(chart, axis, place, day) for place in (start, end)]
            if numbers[0] is not None and (numbers[1] is not None or (entry.days and entry.days.ongoing)):
                yield numbers[0], numbers[1] if numbers[1] is not None else Decimal(10**6), path


def _entries(subject: Subject, one: Told, chart: PatientChart, thing: str) -> Iterator[tuple[Timed, Path]]:
    if thing == "drug":
        for given in given_of(subject, one):
            if given[0] is chart and given[1].entry.basis != "illustrative":
                yield from ((part, path_of(given)) for part in dosed_parts(given[1]) if part.days or part.at)
        return
    key = one.statement.subject
    for index, event in enumerate(chart.patient.events):
        if event.kind == key or without_emphasis(event.label).lower() == key:
            yield event, ("patients", chart.index, "events", index)
    for index, procedure in enumerate(chart.patient.procedures):
        if procedure.name.lower() == key:
            yield procedure, ("patients", chart.index, "procedures", index)


def _number(chart: PatientChart, axis: str, place: Place | None, day: Day) -> Decimal | None:
    """The number of the day of a place on an axis, or how many weeks, months or years lie before it; None where that is not known."""
    if day.unit == "d":
        return number_on(chart, axis, place)
    first = chart.clocks.first_day(axis)
    if place is None or place.line != first.line or not place.moment.elapsed or place.moment.qualifier:
        return None
    return (place.since - first.since) / DAYS[day.unit]


def _fits(day: Day, span: Span, role: str, spans: list[Span]) -> bool:
    """True where the days told can be those of an entry: its start, its end (or the day behind), a day of it."""
    first, last = span[0], span[1]
    whole = (min(one[0] for one in spans), max(one[1] for one in spans))
    if day.first != day.last:
        return (Decimal(day.first), Decimal(day.last)) in ((first, last), whole) or (
            role != "start" and first <= day.first and day.last <= last and day.word in ("on", "between")
        )
    if day.unit != "d":
        near = Decimal("0.5")
        ends = {"start": (first,), "stop": (last,)}.get(role)
        return any(abs(day.first - end) <= near for end in ends) if ends else first - near <= day.first <= last + near
    if role == "start":
        return day.first == first
    if role == "stop":
        return day.first in (last, last + 1)
    return first <= day.first <= last


# --- lengths -------------------------------------------------------------------------------------------------------------------------


def lengths_told_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """How long prose says that a drug was given or a stay lasted is what the record has, with the last day or without."""
    told = subject.readings.of("length")
    return [problem for one in told for problem in _wrong_length(subject, one)] if told else None


def _wrong_length(subject: Subject, one: Told) -> Iterator[Problem]:
    quantity = one.statement.quantity
    if quantity is None or quantity.is_fact or one.of_record:
        return
    known = list(_LENGTHS[one.statement.word](subject, one))
    wanted = quantity.number * DAYS[quantity.written]
    slack = DAYS[quantity.written] if quantity.written in ("wk", "mo", "y") else Decimal(0)
    before = Decimal(1) if quantity.written not in ("min", "h") else Decimal(0)  # the last day is counted or not
    slack = 2 * DAYS[quantity.written] if not before else slack
    if known and not any(days - before - slack / 2 <= wanted <= days + slack / 2 for days, _ in known):
        hint = (
            "correct the length, or let the record print it: {{ interval('admission', 'discharge') }}"
            if one.statement.word == "stay"
            else "correct the length, or the days of the treatment"
        )
        yield found_at("length-contradiction", "a length of time here is not the one that the record has", one, hint, known[0][1])


def _symptoms(subject: Subject, one: Told) -> Iterator[tuple[Decimal, Path]]:
    """How long each symptom of a name had lasted."""
    for chart in charts_of(subject.chart, one.statement.patient):
        for index, symptom in enumerate(chart.patient.presenting.items if chart.patient.presenting else ()):
            if symptom.finding.lower() == one.statement.subject and symptom.duration:
                with suppress(ValueFault):
                    days = Interval.parse(symptom.duration).days
                    if days is not None:
                        yield days, ("patients", chart.index, "presenting", index)
        yield from _of_history(chart, one.statement.subject)


_LASTING = lazy_pattern(r"(?P<name>.{3,60}?) for (?P<length>\d{1,3}(?:\.\d)? \w+)")


def _of_history(chart: PatientChart, key: str) -> Iterator[tuple[Decimal, Path]]:
    """How long the history says that a disease had lasted: hypertension for 6 years."""
    answer = chart.patient.history.medical if chart.patient.history else None
    for item in answer.items if answer else ():
        found = _LASTING.fullmatch(item.strip().lower())
        if found and found["name"] == key:
            with suppress(ValueFault):
                days = Interval.parse(found["length"]).days
                if days is not None:
                    yield days, ("patients", chart.index, "history", "medical")


def _stays(subject: Subject, one: Told) -> Iterator[tuple[Decimal, Path]]:
    """The days of each stay, first and last included."""
    for chart in charts_of(subject.chart, one.statement.patient):
        ends = [event.start for event in chart.events if event.entry.kind == "discharge" and event.start]
        starts = [event.start for event in chart.events if event.entry.kind == "admission" and event.start]
        first = starts[0] if starts else chart.clocks.first_day(chart.clocks.default) if chart.clocks.default == "hospital" else None
        if first and len(ends) == 1 and len(starts) < 2 and ends[0].line == first.line:
            index = next(n for n, event in enumerate(chart.patient.events) if event.kind == "discharge")
            yield ends[0].day + ends[0].shift - first.day - first.shift + 1, ("patients", chart.index, "events", index)
        for index, stay in enumerate(chart.patient.stays):
            if stay.days and stay.days.end_known and stay.days.start.day is not None and stay.days.end.day is not None:
                yield stay.days.end.day - stay.days.start.day + 1, ("patients", chart.index, "stays", index)


def _courses(subject: Subject, one: Told) -> Iterator[tuple[Decimal, Path]]:
    """The days of each part of a treatment, and of all of it; nothing where one of them is open."""
    for given in given_of(subject, one):
        parts = [(part.start, part.end) for part in given[1].parts if not part.is_single]
        known = [(start, end) for start, end in parts if start and end and start.line == end.line]
        if given[1].entry.basis == "illustrative" or len(known) < len(given[1].parts):
            return
        for start, end in [*known, *_whole(known)]:
            yield (end.since if end.is_coarse else end.until) - start.since, path_of(given)


def _whole(parts: list[tuple[Place, Place]]) -> Iterable[tuple[Place, Place]]:
    lines = {start.line for start, _ in parts}
    return (
        [(min((s for s, _ in parts), key=lambda p: p.since), max((e for _, e in parts), key=lambda p: p.until))] if len(lines) == 1 else []
    )


def _intensive_care(subject: Subject, one: Told) -> Iterator[tuple[Decimal, Path]]:
    """The days of each time in intensive care, and of all of it; nothing where one of them has no end."""
    for chart in charts_of(subject.chart, one.statement.patient):
        placed = [(ends_of(stay, chart.clocks), n) for n, stay in enumerate(chart.patient.encounters) if stay.setting == "ICU"]
        known = [
            (end.until - start.since, n) for (start, end), n in placed if start and end and start.line == end.line and not end.is_coarse
        ]
        if not known or len(known) < len(placed):
            return
        for days, n in [*known, (sum((days for days, _ in known), Decimal(0)), known[0][1])]:
            yield days, ("patients", chart.index, "encounters", n)


_LENGTHS = {"icu": _intensive_care, "stay": _stays, "drug": _courses, "finding": _symptoms}
