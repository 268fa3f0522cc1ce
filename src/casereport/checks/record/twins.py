"""Checks of several patients: none has another's data."""

from __future__ import annotations

from casereport.chart import PatientChart, PlacedSeries
from casereport.checks.subject import Subject
from casereport.problems import Problem, fault

_FEWEST = 3
"""Numbers of a series from which on the same ones in two patients are no chance."""


def patients_have_their_own_data(subject: Subject) -> list[Problem] | None:
    """No two patients have the same numbers in a series of three or more, nor age, sex, weight and height all alike."""
    charts = list(subject.charts())
    if len(charts) < 2:
        return None
    problems: list[Problem] = []
    seen: dict[tuple[str, ...], int] = {}
    bodies: dict[tuple[str, ...], int] = {}
    for path, chart in charts:
        for one in chart.typed_series:
            if (numbers := _numbers(one)) and seen.setdefault(numbers, chart.index) != chart.index:
                where = (*path, "labs", one.index)
                hint = "compare both with the charts; where they are right, silence: [{code: same-data, why: …}]"
                problems.append(fault("same-data", "another patient has the same values of this analyte", path=where, hint=hint))
        body = _body(chart)
        if body and bodies.setdefault(body, chart.index) != chart.index:
            hint = "compare both with the charts; where they are right, silence: [{code: same-data, why: …}]"
            message = "another patient has the same age, sex, weight and height"
            problems.append(fault("same-data", message, path=(*path, "weight"), hint=hint))
    return problems


def _numbers(one: PlacedSeries) -> tuple[str, ...]:
    """Analyte, unit and the first numbers in order, as typed; none for a short series, an illustrative one, or one of one number alone."""
    told = [result.value.written for result in one.results if result.value.number is not None][:_FEWEST]
    if len(told) < _FEWEST or len(set(told)) < _FEWEST or one.entry.basis == "illustrative":
        return ()
    return (one.key, one.unit, *told)


def analytes_have_their_own_values(subject: Subject) -> list[Problem] | None:
    """No two analytes of a patient have the same numbers at the same times, two or more of several digits."""
    charts = list(subject.charts())
    problems: list[Problem] = []
    for path, chart in charts:
        seen: dict[tuple[tuple[str, str], ...], tuple[str, str]] = {}
        for one in chart.typed_series:
            told = tuple((str(result.moment), result.value.written) for result in one.results if result.value.number is not None)
            digits = sum(character.isdigit() for number in {number for _, number in told} for character in number)
            if len({number for _, number in told}) < 2 or digits < 4 or one.entry.basis == "illustrative":
                continue
            if seen.setdefault(told, _what(one)) != _what(one):
                hint = "compare both with the report; where they are right, silence: [{code: same-data, why: …}]"
                where = (*path, "labs", one.index)
                problems.append(
                    fault("same-data", "another analyte or specimen has the same values at the same times", path=where, hint=hint)
                )
    return problems if charts else None


def _what(one: PlacedSeries) -> tuple[str, str]:
    """Analyte and specimen of a series."""
    return one.key, (one.entry.specimen or "").lower()


def _body(chart: PatientChart) -> tuple[str, ...]:
    patient = chart.patient
    if not (patient.age and patient.sex and patient.weight and patient.height):
        return ()
    return (str(patient.age), patient.sex, str(patient.weight.value), str(patient.height.value))
