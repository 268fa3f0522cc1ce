"""Checks of units by order of magnitude: a value or a reference range that only another unit makes a usual one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casereport.chart import PlacedSeries
from casereport.chart.ranges import ranges_of
from casereport.checks.record.measured import in_unit, is_of_blood
from casereport.checks.subject import Subject
from casereport.clinical.analytes import Analyte, find_analyte
from casereport.clinical.limits import LIMITS
from casereport.clinical.tables import read_table
from casereport.clinical.units import normalise_unit
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault
from casereport.values import dataclass

_DIMER = lazy_pattern(r"\b(?:FEU|DDU|fibrinogen equivalent|D-dimer units?)\b", re.IGNORECASE)
_SILENCE = "where it is right, silence: [{code: doubtful-unit, why: …}]"


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A row of the table: about the upper end of a range, the factor by which laboratories differ, what illness makes of it, units."""

    top: Decimal
    spread: Decimal
    least: Decimal
    most: Decimal
    unit: str
    others: tuple[str, ...]

    def is_usual_end(self, number: Decimal) -> bool:
        """Whether the upper end of a reference range can be this number."""
        return self.top / self.spread <= number <= self.top * self.spread

    def is_met(self, number: Decimal) -> bool:
        """Whether illness makes such a number."""
        return self.least <= number <= self.most


_FOUR_WEEKS = Decimal(28) / Decimal(365)  # in years


def magnitude(analyte: Analyte) -> Magnitude | None:
    """The row of an analyte; None where the table has none."""
    row = read_table("magnitudes")["analytes"].get(analyte.key)
    if row is None:
        return None
    top, spread, least, most = (Decimal(number) for number in row[:4])
    return Magnitude(top, spread, least, most, row[4], tuple(row[5:]))


def units_fit_values_and_ranges(subject: Subject) -> list[Problem] | None:
    """No series has values or a reference range that are usual only in another unit of its analyte."""
    judged = [
        (one, analyte, row, (*path, "labs", one.index), chart.patient)
        for path, chart in subject.charts()
        for one in chart.typed_series
        if one.entry.basis != "illustrative" and is_of_blood(one.entry.specimen)
        if (analyte := find_analyte(one.entry.analyte or "")) and (row := magnitude(analyte)) and not _is_sensitive(one)
    ]
    found = (_faults(one, analyte, row, path, is_newborn=_is_newborn(patient)) for one, analyte, row, path, patient in judged)
    return [problem for problems in found for problem in problems] if judged else None


def _is_sensitive(one: PlacedSeries) -> bool:
    """High-sensitivity CRP has cut-offs of its own."""
    return one.key == "crp" and (one.entry.analyte or "").lower().startswith(("hs", "high"))


def _is_newborn(patient: Patient) -> bool:
    """Whether a patient is less than four weeks old, whose usual ranges are others than those that the table has."""
    return patient.age is not None and patient.age.years is not None and patient.age.years < _FOUR_WEEKS


def _faults(one: PlacedSeries, analyte: Analyte, row: Magnitude, path: Path, *, is_newborn: bool) -> Iterator[Problem]:
    ends = [range_.high for _, range_ in ranges_of(one.entry) if range_.high and not range_.is_titre]
    typed = normalise_unit(one.unit) if one.unit else None
    inner = [number for end in ends if typed and (number := in_unit(analyte, end, typed, row.unit)) is not None]
    if inner and not any(row.is_usual_end(number) for number in inner):
        found = _strange_range(one, analyte, row, ends, inner, path)
        yield from (problem for problem in found if not (is_newborn and problem.code == "doubtful-range"))
    elif not inner and typed:
        yield from _strange_values(one, analyte, row, path)


def _strange_range(
    one: PlacedSeries, analyte: Analyte, row: Magnitude, ends: list[Decimal], inner: list[Decimal], path: Path
) -> Iterator[Problem]:
    siblings = [unit for unit in _others(row, one.unit) if all(_fits(row, analyte, end, unit, is_end=True) for end in ends)]
    factor = Decimal(read_table("magnitudes")["strange"]["factor"]) * row.spread
    if siblings:
        message = "the reference range is a usual one only in another unit"
        hint = f"compare unit and range with the laboratory's report: is it {_or(siblings)}? {_SILENCE}"
        yield fault("doubtful-unit", message, path=(*path, "reference"), hint=hint)
    elif all(number > row.top * factor or number < row.top / factor for number in inner):
        message = "the reference range is far from any that is usual for this analyte"
        hint = "is it the range of another analyte? where it is right, silence: [{code: doubtful-range, why: …}]"
        yield fault("doubtful-range", message, path=(*path, "reference"), hint=hint)


def _strange_values(one: PlacedSeries, analyte: Analyte, row: Magnitude, path: Path) -> Iterator[Problem]:
    numbers = [result.value.number for result in one.results if result.value.number and result.value.is_exact]
    inner = [in_unit(analyte, number, normalise_unit(one.unit), row.unit) for number in numbers]
    if not numbers or any(number is None or row.is_met(number) or _is_beyond(analyte, row, number) for number in inner):
        return
    siblings = [unit for unit in _others(row, one.unit) if all(_fits(row, analyte, number, unit, is_end=False) for number in numbers)]
    if siblings:
        message = "the values can hardly be in this unit, but in another one that is in use"
        hint = f"compare the unit with the laboratory's report: is it {_or(siblings)}? {_SILENCE}"
        yield fault("doubtful-unit", message, path=(*path, "unit"), hint=hint)


def _is_beyond(analyte: Analyte, row: Magnitude, number: Decimal) -> bool:
    """What is beyond what anybody has is told already."""
    limits = LIMITS.get(analyte.key)
    found = in_unit(analyte, number, normalise_unit(row.unit), limits.unit) if limits else None
    return limits is not None and found is not None and not limits.hold(found)


def _others(row: Magnitude, unit: str) -> Iterator[str]:
    """The units in use, as they are printed, that mean another size than this one."""
    typed = normalise_unit(unit)
    for name in (row.unit, *row.others):
        known = normalise_unit(name)
        if known and typed and (known.dimension, known.factor) != (typed.dimension, typed.factor):
            yield known.printed


def _fits(row: Magnitude, analyte: Analyte, number: Decimal, unit: str, *, is_end: bool) -> bool:
    inner = in_unit(analyte, number, normalise_unit(unit), row.unit)
    return inner is not None and (row.is_usual_end(inner) if is_end else row.is_met(inner))


def _or(units: list[str]) -> str:
    return " or ".join(units)


def dimers_say_their_unit(subject: Subject) -> list[Problem] | None:
    """D-dimer in mass says whether it is in fibrinogen equivalent units (FEU) or D-dimer units (DDU): one is about twice the other."""
    dimers = [
        ((*path, "labs", one.index), one)
        for path, chart in subject.charts()
        for one in chart.typed_series
        if one.key == "ddimer" and one.unit and one.entry.basis != "illustrative"
    ]
    problems: list[Problem] = []
    for path, one in dimers:
        known = normalise_unit(one.entry.unit or "")
        told = " ".join(filter(None, (one.entry.unit, one.entry.analyte, one.entry.method, one.entry.note, one.entry.reference_note)))
        if known and known.dimension == "g/L" and not _DIMER.search(told):
            hint = "write the unit as the laboratory has it: ug/L FEU or ug/L DDU; if untold, silence: [{code: unclear-unit, why: …}]"
            problems.append(fault("unclear-unit", "D-dimer is told in FEU or in DDU", path=(*path, "unit"), hint=hint))
    return problems if dimers else None


def siblings_of(analyte: Analyte, unit: str, number: Decimal) -> list[str]:
    """The units in use in which a number of the analyte is one that illness makes, as they are printed."""
    row = magnitude(analyte)
    return [name for name in _others(row, unit) if _fits(row, analyte, number, name, is_end=False)] if row else []
