"""Checks of numbers in prose against the record (CARE item 3c: every number of the abstract equals a value of the record)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from casereport.chart import PatientChart, PlacedSeries
from casereport.chart.results import place_series
from casereport.checks.prose.statements import Statement, read_statements
from casereport.checks.subject import Subject, entries_in
from casereport.clinical.molar import converted
from casereport.clinical.units import Unit, normalise_unit
from casereport.document.narrative.remainder import texts_of
from casereport.model.numbers import decimals_of
from casereport.model.series import LabSeries
from casereport.model.values import LabValue
from casereport.problems import Path, Problem, fault

_READ = ("abstract", "sections", "discussion", "lessons", "title")
_OF_OTHERS = ("introduction", "discussion", "conclusion")
"""Sections that tell of other patients too: a value of an analyte that the record does not have is no fault there."""


def prose_agrees_with_the_record(subject: Subject) -> list[Problem] | None:
    """A number that prose tells of an analyte is a value that the record has of it; facts in braces always are."""
    known, elsewhere = _known(subject), _told_elsewhere(subject)
    if not known:
        return None
    problems: list[Problem] = []
    for path, kind, text in texts_of(subject.record):
        if kind == "markdown" and path[0] in _READ:
            problems += _wrong(path, text, known, elsewhere)
    return list(dict.fromkeys(problems))


def _known(subject: Subject) -> dict[str, list[PlacedSeries]]:
    """The series of all patients by their analyte, vital signs with them; those of illustrative values tell nothing."""
    found: dict[str, list[PlacedSeries]] = {}
    for _, chart in subject.charts():
        for series in (*chart.series, *_vital_signs(chart)):
            if series.entry.analyte and series.entry.basis != "illustrative":
                found.setdefault(series.key, []).append(series)
    return found


_NAMES = ("name", "label", "measure", "finding", "kind", "region")
_TOLD = ("result", "value", "conclusion", "detail", "note", "outcome", "text")


def _told_elsewhere(subject: Subject) -> dict[str, list[Statement]]:
    """What entries of the patients other than series and vital signs tell of analytes in words: an ejection fraction in imaging."""
    found: dict[str, list[Statement]] = {}
    for patient in subject.record.patients:
        for _, entry in entries_in(patient):
            if not isinstance(entry, LabSeries):
                words = [getattr(entry, name, None) for name in (*_NAMES, *_TOLD)]
                for told in read_statements(" ".join(text for one in words if (text := _words(one)))):
                    found.setdefault(told.analyte.key, []).append(told)
    return found


def _words(value: object) -> str:
    return value if isinstance(value, str) else str(getattr(value, "written", ""))


def _vital_signs(chart: PatientChart) -> Iterator[PlacedSeries]:
    """Every vital sign of a patient as a series of one value."""
    for vital in chart.patient.vitals:
        value = LabValue(str(vital.value.number), "number", vital.value.number)
        entry = LabSeries.model_construct(analyte=vital.name, unit=vital.value.unit, at=vital.at, result=value, basis=vital.basis)
        yield place_series(entry, -1, chart.clocks)


def _wrong(path: Path, text: str, known: dict[str, list[PlacedSeries]], elsewhere: dict[str, list[Statement]]) -> Iterator[Problem]:
    for told in read_statements(text):
        others = [
            one for one in elsewhere.get(told.analyte.key, []) if one.unit is None or told.unit is None or one.unit.key == told.unit.key
        ]
        if any(_agrees(told, one.number) for one in others):
            continue
        message, hint = _fault(told, known.get(told.analyte.key, []), path)
        if others and told.analyte.key not in known:
            message, hint = (
                "a number here is not the one that the record tells of this analyte",
                "correct the text, or the entry of the record",
            )
        if message:
            yield fault("number-contradiction", message, path=path, hint=hint, within=(told.line, told.column))


def _fault(told: Statement, series: list[PlacedSeries], path: Path) -> tuple[str, str]:
    """What is wrong with a statement, and the cure; two empty texts for one that agrees or cannot be compared."""
    hint = "let the record print it: {{ lab('crp', day=3) }}"
    if told.is_change:
        is_wrong = any(True for _ in _differences(told, series)) and not any(_agrees(told, one) for one in _differences(told, series))
        hint = "let the record print both values: {{ change('crp', 1, 3) }}"
        return ("a number here is no difference between two values of this analyte in the record", hint) if is_wrong else ("", "")
    if series and not any(_agrees(told, value) for value in _comparable(told, series, limits=False)) and _is_comparable(told, series):
        return "a number here is no value that the record has of this analyte", hint
    if told.day is not None and not _agrees_on_its_day(told, series):
        return "the record has another value of this analyte on the day told", hint
    if not series and told.unit and not set(path) & set(_OF_OTHERS) and path[0] != "lessons":
        return "a number here is a value of an analyte that the record does not have", "add the value to labs:, and let the record print it"
    return "", ""


def _differences(told: Statement, series: list[PlacedSeries]) -> Iterator[Decimal]:
    """What lies between any two values of the analyte, in the unit told."""
    return (abs(first - second) for first, second in combinations(list(_comparable(told, series)), 2))


def _is_comparable(told: Statement, series: list[PlacedSeries]) -> bool:
    """True when a series has the unit told, or one that it can be converted to; without a unit, when all are in one unit."""
    if told.unit is None:
        return len({one.unit for one in series}) == 1
    return any(next(_comparable(told, [one]), None) is not None for one in series)


def _comparable(told: Statement, series: list[PlacedSeries], *, limits: bool = True) -> Iterator[Decimal]:
    """The numbers of the record in the unit of the statement; those of limits such as <5 are no values that a text may tell."""
    for one in series:
        unit = normalise_unit(one.unit) if one.unit else None
        values = [result.value for result in one.results if result.value.number is not None and (limits or not result.value.comparator)]
        for number in (value.number for value in values if value.number is not None):
            if told.unit is None or (unit and unit.key == told.unit.key):
                yield number
            elif unit and (other := converted(told.analyte, number, unit, told.unit)) is not None:
                yield _as_told(told, number, other, unit)


def _as_told(told: Statement, number: Decimal, other: Decimal, unit: Unit) -> Decimal:
    """The record's number in the unit told; the number told where it rounds to the record's, which was rounded in its own unit."""
    back = converted(told.analyte, told.number, told.unit, unit) if told.unit else None
    is_same = back is not None and not told.is_change and abs(back - number) <= Decimal(1).scaleb(-decimals_of(number)) / 2
    return told.number if is_same else other


def _agrees_on_its_day(told: Statement, series: list[PlacedSeries]) -> bool:
    """True unless the record has comparable values on the first clock's day that the statement tells, and none of them is the number."""
    own = [replace(one, results=tuple(r for r in one.results if r.moment.day == told.day and not r.moment.clock)) for one in series]
    is_told = next(_comparable(told, own), None) is not None
    return not is_told or any(_agrees(told, value) for value in _comparable(told, own, limits=False))


def _agrees(told: Statement, value: Decimal) -> bool:
    """True for the value, or for the value rounded as the number is."""
    places = Decimal(1).scaleb(-decimals_of(told.number))
    return abs(told.number - value) <= places / 2
