"""Checks of the days that prose gives imaging, tests, operations, findings and outcomes against the record (CARE item 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from casereport.chart import PatientChart, Place
from casereport.chart.events import ends_of
from casereport.checks.prose.moments import is_comparable, is_on
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.model.course import Timed
from casereport.problems import Path, Problem
from casereport.statements import Statement
from casereport.statements.stems import stem, stems
from casereport.statements.tokens import split_words

_ALIKE = 5
"""Letters that the beginnings of two words share which are of one thing: adrenal, adrenalectomy."""
_LONGEST = 5  # words of a label
_TOLD_ELSEWHERE = frozenset({"admission", "discharge", "death"})
_IMAGING_WORDS = frozenset(stem(word) for word in ("imaging", "tomography", "resonance", "scan", "examination", "plain", "test", "study"))


def dated_entries_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A day on which prose has a test, an operation, a finding or an outcome is one on which the record has it."""
    told = [one for one in subject.readings.of("dated") if not one.of_record and "introduction" not in one.path]
    return [problem for one in told for problem in _wrong_day(subject, one)] if told else None


def _wrong_day(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    found = [
        (chart, places, path) for chart in charts_of(subject.chart, told.patient) for entry, path in _entries(chart, told)
        if (places := ends_of(entry, chart.clocks))[0]
    ]  # fmt: skip
    if not found or any(_holds(chart, places, told) for chart, places, _ in found):
        return
    if told.day and all(is_comparable(chart, places[0], told.day) for chart, places, _ in found):
        hint = "correct the day here, or at: of the entry"
        yield found_at("day-contradiction", "a day here is not the one that the record has", one, hint, found[0][2])


def _holds(chart: PatientChart, places: tuple[Place | None, Place | None], told: Statement) -> bool:
    """True where the told day is that of an entry, or one of its days."""
    day = told.day
    if day is None or any(is_on(chart, place, day) for place in places):
        return True
    start, end = places
    if start is None or end is None or start is end or day.unit != "d":
        return False
    axis = start.axis
    numbers = [chart.clocks.number_of(axis, place.day) for place in (start, end)]
    return numbers[0] <= Decimal(day.first) <= numbers[1]


# --- the entries that are told of ----------------------------------------------------------------------------------------------------


def _entries(chart: PatientChart, told: Statement) -> list[tuple[Timed, Path]]:
    """The entries of which a sentence has all words of the name; of imaging those of the region told, where one is."""
    patient, base = chart.patient, ("patients", chart.index)
    found: list[tuple[Timed, Path]] = []
    if told.is_denied:
        return _findings(chart, told)
    imaging = [(one, (*base, "imaging", n)) for n, one in enumerate(patient.imaging) if has_name(told, one.kind)]
    of_region = [(one, path) for one, path in imaging if one.region and has_name(told, one.region)]
    found += of_region or imaging
    found += [(one, (*base, "tests", n)) for n, one in enumerate(patient.tests) if has_all(told, one.name)]
    found += [(one, (*base, "procedures", n)) for n, one in enumerate(patient.procedures) if has_all(told, one.name)]
    found += [
        (one, (*base, "events", n)) for n, one in enumerate(patient.events) if one.kind not in _TOLD_ELSEWHERE and has_all(told, one.label)
    ]
    for n, outcome in enumerate(patient.outcomes.items if patient.outcomes else ()):
        if has_all(told, outcome.measure) and (told.word == "resolved" or (outcome.value and has_all(told, outcome.value))):
            found.append((outcome, (*base, "outcomes", n)))
    return found if found or told.word == "resolved" else _findings(chart, told)


def _findings(chart: PatientChart, told: Statement) -> list[tuple[Timed, Path]]:
    return [
        (finding, ("patients", chart.index, name, n))
        for name in ("exam", "findings") for n, finding in enumerate(getattr(chart.patient, name))
        if has_all(told, finding.label) and finding.present is not told.is_denied
    ]  # fmt: skip


def has_all(told: Statement, label: str) -> bool:
    """True where a statement has all words of a label."""
    names = stems(word.low for word in split_words(label))
    return 0 < len(names) <= _LONGEST and all(is_told(name, told.names) for name in names)


def has_name(told: Statement, label: str) -> bool:
    """True where a statement has a word of a label that is more than `imaging` or `scan`."""
    names = [name for name in stems(word.low for word in split_words(label)) if name not in _IMAGING_WORDS]
    return bool(names) and any(is_told(name, told.names) for name in names)


def is_told(name: str, names: Iterable[str]) -> bool:
    """True for a stem that is one of several, or begins as one of them does: adrenal, adrenalectomy."""
    return any(name == other or _is_alike(name, other) for other in names)


def _is_alike(name: str, other: str) -> bool:
    length = min(len(name), len(other))
    return length >= _ALIKE and name[: max(_ALIKE, length - 2)] == other[: max(_ALIKE, length - 2)]
