"""Checks of numbers against what has been measured in people: a slip of a digit, of the decimal point or of the unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casereport.checks.record.measured import BARE, in_unit
from casereport.checks.record.orders import siblings_of
from casereport.checks.subject import Subject, values_in
from casereport.clinical.analytes import Analyte, find_analyte
from casereport.clinical.limits import LIMITS
from casereport.clinical.units import convert, nearest_unit, normalise_unit
from casereport.model.values import Dose
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_BLOOD = lazy_pattern(r"|(?:whole |venous |arterial |capillary )?(?:blood|serum|plasma)", re.IGNORECASE)
_SIGNS = ("temperature", "heart-rate", "respiratory-rate", "systolic", "diastolic", "map", "spo2")
"""What is told in units of one kind alone."""
_GRAMS = lazy_pattern(r"\d ?gms?(?![A-Za-z])")


def values_are_plausible(subject: Subject) -> list[Problem] | None:
    """No result and no vital sign is beyond what has been measured in people, and vital signs are in a unit that measures them."""
    measured = [*_results(subject), *_vital_signs(subject)]
    problems = [problem for found in measured for problem in _faults(*found)]
    return list(dict.fromkeys(problems)) if measured else None


def doses_are_plausible(subject: Subject) -> list[Problem] | None:
    """No dose is beyond what anybody is given at once, and none is in gm, which is as likely mg with its letters the wrong way round."""
    doses = [
        (where, value) for path, patient, _ in subject.patients() for where, value in values_in(patient, path) if isinstance(value, Dose)
    ]
    problems: list[Problem] = []
    for where, dose in doses:
        if _GRAMS.search(dose.written):
            problems.append(fault("implausible-value", "gm may mean g or be a slip for mg", path=where, hint="write g for grams, or mg"))
        elif dose.amount == 0 and not dose.is_taper and not dose.parts:
            hint = "tell a pause by the days of the courses; correct the dose"
            problems.append(fault("implausible-value", "a dose of nothing is no dose", path=where, hint=hint))
        elif _is_beyond(dose):
            problems.append(fault("implausible-value", "nobody is given this much at once", path=where, hint=_HINT))
    return problems if doses else None


_HINT = "check digits, decimal point and unit; where it is right, silence: [{code: implausible-value, why: …}]"
_Measured = tuple[Path, Path, Analyte, str, Decimal]


def _results(subject: Subject) -> Iterator[_Measured]:
    """Path of the value, path of its unit, analyte, unit and number of every result in blood."""
    for path, chart in subject.charts():
        for series in chart.typed_series:
            analyte = find_analyte(series.entry.analyte or "")
            if analyte and _BLOOD.fullmatch(series.entry.specimen or "") and series.entry.basis != "illustrative":
                where = (*path, "labs", series.index)
                for result in series.results:
                    if result.value.number is not None:
                        yield (*where, "values", str(result.moment)), (*where, "unit"), analyte, series.unit or "", result.value.number


def _vital_signs(subject: Subject) -> Iterator[_Measured]:
    for path, patient, _ in subject.patients():
        for index, vital in enumerate(patient.vitals):
            where = (*path, "vitals", index, "value")
            if analyte := find_analyte(vital.name):
                yield where, where, analyte, vital.value.unit, vital.value.number


def _faults(where: Path, at_unit: Path, analyte: Analyte, unit: str, number: Decimal) -> Iterator[Problem]:
    limits, typed = LIMITS.get(analyte.key), normalise_unit(unit) if unit else None
    if limits is None or (unit and not typed and analyte.key not in _SIGNS):
        return
    if not unit and limits.unit not in BARE:
        return
    inner = in_unit(analyte, number, typed, limits.unit)
    near = nearest_unit(unit) if unit and not typed else ""
    if near or (inner is None and typed and analyte.key in _SIGNS):
        hint = f"did you mean {near}?" if near else f"write it in {_UNITS[limits.unit]}"
        yield fault("bad-unit", "the unit does not measure this", path=at_unit, hint=hint)
    elif inner is not None and not limits.hold(inner):
        siblings = siblings_of(analyte, unit, number)
        hint = f"{_HINT}; in {' or '.join(siblings)} it could be" if siblings else _HINT
        yield fault("implausible-value", "this value is beyond what is measured in people", path=where, hint=hint)


_UNITS = {"Cel": "°C or °F", "/min": "/min", "mmHg": "mmHg or kPa", "%": "%"}


def _is_beyond(dose: Dose) -> bool:
    limits = LIMITS["dose"]
    unit, wanted = normalise_unit(dose.unit), normalise_unit(limits.unit)
    grams = convert(dose.high or dose.amount, unit, wanted) if unit and wanted else None
    return grams is not None and not limits.hold(grams)
