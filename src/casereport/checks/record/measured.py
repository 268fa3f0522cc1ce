"""What was measured in a patient, laboratory result or vital sign alike, and its number in the unit that a rule is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from casereport.chart import PatientChart, Place
from casereport.clinical.analytes import Analyte, find_analyte
from casereport.clinical.molar import converted
from casereport.clinical.units import Unit, normalise_unit
from casereport.patterns import lazy_pattern
from casereport.problems import Path
from casereport.values import dataclass

BARE = ("1", "pH")
"""Units of rules on what is told without a unit."""
_PASCALS = Decimal("133.322")
"""In a millimetre of mercury."""
_BLOOD = lazy_pattern(r"|(?:whole |venous |arterial |capillary )?(?:blood|serum|plasma)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """One number that was measured in blood or at the bedside: where it stands, of what, when, in which unit as typed."""

    path: Path
    analyte: Analyte
    specimen: str
    place: Place | None
    unit: str
    number: Decimal
    is_exact: bool

    def within(self, unit: str) -> Decimal | None:
        """The number in another unit; None where the two measure different things."""
        return in_unit(self.analyte, self.number, normalise_unit(self.unit) if self.unit else None, unit)


def measured(path: Path, chart: PatientChart) -> Iterator[Measured]:
    """Every number of a patient whose analyte is known; illustrative series and other specimens than blood are left out."""
    for series in chart.typed_series:
        entry, where = series.entry, (*path, "labs", series.index)
        analyte = find_analyte(entry.analyte or "")
        if analyte is None or entry.basis == "illustrative" or not is_of_blood(entry.specimen):
            continue
        for result in series.results:
            if result.value.number is not None and result.value.kind in ("number", "censored"):
                at = (*where, "values", str(result.moment)) if entry.result is None else (*where, "result")
                specimen = f"{entry.specimen or ''}/{entry.method or ''}"
                yield Measured(at, analyte, specimen, result.place, series.unit, result.value.number, result.value.is_exact)
    for index, vital in enumerate(chart.patient.vitals):
        if analyte := find_analyte(vital.name):
            place = chart.place(vital.at) if vital.at else None
            yield Measured((*path, "vitals", index, "value"), analyte, "", place, vital.value.unit, vital.value.number, True)


def is_of_blood(specimen: str | None) -> bool:
    """Whether a specimen is blood, or none is named."""
    return _BLOOD.fullmatch(specimen or "") is not None


def in_unit(analyte: Analyte, number: Decimal, typed: Unit | None, unit: str) -> Decimal | None:
    """The number in the unit of a rule; None where its own unit measures something else."""
    if unit in BARE:
        return number
    wanted = normalise_unit(unit)
    if typed is None or wanted is None:
        return None
    typed = replace(typed, dimension=typed.dimension.removesuffix(" FEU").removesuffix(" DDU"))
    if typed.dimension == "Fahrenheit":
        return (number - 32) * 5 / 9
    if {typed.dimension, wanted.dimension} == {"Pa", "mmHg"}:
        pascals = _PASCALS if typed.dimension == "mmHg" else 1 / _PASCALS
        return number * pascals * typed.factor.numerator / typed.factor.denominator * wanted.factor.denominator / wanted.factor.numerator
    return converted(analyte, number, typed, wanted)
