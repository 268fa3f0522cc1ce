"""Checks of numbers in prose against the record (CARE item 3c: every number of the abstract equals a value of the record)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from casereport.chart import PlacedSeries
from casereport.checks.statements import Statement, read_statements
from casereport.checks.subject import Subject
from casereport.clinical.units import convert, normalise_unit
from casereport.document.narrative.remainder import texts_of
from casereport.model.numbers import decimals_of
from casereport.problems import Path, Problem, fault

_READ = ("abstract", "sections", "discussion", "lessons", "title")
_OF_OTHERS = ("introduction", "discussion", "conclusion")
"""Sections that tell of other patients too: a value of an analyte that the record does not have is no fault there."""


def prose_agrees_with_the_record(subject: Subject) -> list[Problem] | None:
    """A number that prose tells of an analyte is a value that the record has of it; facts in braces always are."""
    known = _known(subject)
    if not known:
        return None
    problems: list[Problem] = []
    for path, kind, text in texts_of(subject.record):
        if kind == "markdown" and path[0] in _READ:
            problems += _wrong(path, text, known)
    return list(dict.fromkeys(problems))


def _known(subject: Subject) -> dict[str, list[PlacedSeries]]:
    """The series of all patients by their analyte; those of illustrative values tell nothing."""
    found: dict[str, list[PlacedSeries]] = {}
    for _, chart in subject.charts():
        for series in chart.series:
            if series.entry.analyte and series.entry.basis != "illustrative":
                found.setdefault(series.key, []).append(series)
    return found


def _wrong(path: Path, text: str, known: dict[str, list[PlacedSeries]]) -> Iterator[Problem]:
    for told in read_statements(text):
        series = known.get(told.analyte.key, [])
        where = (told.line, told.column)
        if series and not any(_agrees(told, value) for value in _comparable(told, series)) and _is_comparable(told, series):
            hint = "let the record print it: {{ lab('crp', day=3) }}"
            message = "a number here is no value that the record has of this analyte"
            yield fault("number-contradiction", message, path=path, hint=hint, within=where)
        elif told.day is not None and not _agrees_on_its_day(told, series):
            hint = "let the record print it: {{ lab('crp', day=3) }}"
            message = "the record has another value of this analyte on the day told"
            yield fault("number-contradiction", message, path=path, hint=hint, within=where)
        elif not series and told.unit and not set(path) & set(_OF_OTHERS) and path[0] != "lessons":
            hint = "add the value to labs:, and let the record print it"
            message = "a number here is a value of an analyte that the record does not have"
            yield fault("number-contradiction", message, path=path, hint=hint, within=where)


def _is_comparable(told: Statement, series: list[PlacedSeries]) -> bool:
    """True when a series has the unit told, or one that it can be converted to; without a unit, when all are in one unit."""
    if told.unit is None:
        return len({one.unit for one in series}) == 1
    return any(next(_comparable(told, [one]), None) is not None for one in series)


def _comparable(told: Statement, series: list[PlacedSeries]) -> Iterator[Decimal]:
    """The numbers of the record in the unit of the statement."""
    for one in series:
        unit = normalise_unit(one.unit) if one.unit else None
        for number in (result.value.number for result in one.results if result.value.number is not None):
            if told.unit is None or (unit and unit.key == told.unit.key):
                yield number
            elif unit and (converted := convert(number, unit, told.unit)) is not None:
                yield converted


def _agrees_on_its_day(told: Statement, series: list[PlacedSeries]) -> bool:
    """True unless the record has comparable values on the first clock's day that the statement tells, and none of them is the number."""
    own = [replace(one, results=tuple(r for r in one.results if r.moment.day == told.day and not r.moment.clock)) for one in series]
    values = list(_comparable(told, own))
    return not values or any(_agrees(told, value) for value in values)


def _agrees(told: Statement, value: Decimal) -> bool:
    """True for the value, or for the value rounded as the number is."""
    places = Decimal(1).scaleb(-decimals_of(told.number))
    return abs(told.number - value) <= places / 2
