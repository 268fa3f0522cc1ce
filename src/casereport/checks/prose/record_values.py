"""The values that a record has of what a text tells: of analytes, vital signs and measures, in the unit told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from weakref import WeakKeyDictionary

from casereport.chart import Chart, PatientChart, PlacedResult, PlacedSeries
from casereport.chart.results import place_series
from casereport.clinical.analytes import Analyte, find_analyte
from casereport.clinical.molar import converted
from casereport.clinical.units import Unit, normalise_unit
from casereport.model.laboratory import analyte_key
from casereport.model.numbers import decimals_of
from casereport.model.series import LabSeries
from casereport.model.values import LabValue, Moment
from casereport.problems import Path
from casereport.statements import Quantity, Statement
from casereport.values import dataclass

_OUTCOMES = -1000
"""The numbers of outcomes as series count down from here."""
_ABOUT = Decimal("0.15")
"""How far a number told with `about` may lie from the value."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the record in the unit told: whose, of which series, and where it stands."""

    number: Decimal
    chart: PatientChart
    series: PlacedSeries
    result: PlacedResult
    path: Path

    @property
    def bounded(self) -> LabValue:
        """The value in the unit told, with the comparator of its result."""
        return replace(self.result.value, number=self.number)


def charts_of(chart: Chart, patient: str) -> tuple[PatientChart, ...]:
    """The chart of the patient told of, of all where the text does not say."""
    return (chart.patients[patient],) if patient in chart.patients else chart.charts


def series_of(charts: Iterable[PatientChart], key: str) -> list[tuple[PatientChart, PlacedSeries]]:
    """The series, vital signs and measures of a key; those of illustrative values tell nothing."""
    whole = [(c, one) for c in charts for one in _all_series(c)]
    found = [
        (c, one) for c, one in whole if one.key == key or (key in ("weight", "height") and one.key.startswith((f"{key} at ", f"{key}-at-")))
    ]
    return [(chart, series) for chart, series in found if series.entry.basis != "illustrative"]


_SERIES: WeakKeyDictionary[PatientChart, tuple[PlacedSeries, ...]] = WeakKeyDictionary()


def _all_series(chart: PatientChart) -> tuple[PlacedSeries, ...]:
    """The series of a chart and all that is read as one, made once a chart."""
    if chart not in _SERIES:
        _SERIES[chart] = (*chart.series, *_vitals(chart), *_measures(chart), *_outcomes(chart))
    return _SERIES[chart]


def _vitals(chart: PatientChart) -> Iterator[PlacedSeries]:
    for index, vital in enumerate(chart.patient.vitals):
        value = LabValue(str(vital.value.number), "number", vital.value.number)
        entry = LabSeries.model_construct(analyte=vital.name, unit=vital.value.unit, at=vital.at, result=value, basis=vital.basis)
        yield replace(place_series(entry, -1 - index, chart.clocks), key=analyte_key(vital.name))


def _measures(chart: PatientChart) -> Iterator[PlacedSeries]:
    for name in ("weight", "height"):
        measure = getattr(chart.patient, name)
        if measure:
            value = LabValue(str(measure.value.number), "number", measure.value.number)
            entry = LabSeries.model_construct(analyte=name, unit=measure.value.unit, at=measure.at or Moment.parse("unknown"), result=value)
            yield replace(place_series(entry, -1, chart.clocks), key=name)


def _outcomes(chart: PatientChart) -> Iterator[PlacedSeries]:
    """Outcomes that are a number, such as a score: a series of one value each."""
    for index, outcome in enumerate(chart.patient.outcomes.items if chart.patient.outcomes else ()):
        found = re.fullmatch(
            r"(\d+(?:\.\d+)?)(?: ?/ ?\d+)?(?: ?(?P<unit>%|points?|k?g|[cm]m|mL|[a-zA-Z]+/[\w\u00b2]+))?", (outcome.value or "").strip()
        )
        if found:
            value = LabValue(found[1], "number", Decimal(found[1]))
            entry = LabSeries.model_construct(
                analyte=outcome.measure, unit=found["unit"], at=outcome.at or Moment.parse("unknown"), result=value, basis=outcome.basis
            )
            yield replace(place_series(entry, _OUTCOMES - index, chart.clocks), key=measure_key(outcome.measure))


def measure_key(measure: str) -> str:
    """The key of an outcome's measure: a known analyte's, else its words without marks."""
    return analyte_key(re.sub(r"\s*\([^()]*\)", "", measure)).removesuffix(" score")


def values_for(pairs: Iterable[tuple[PatientChart, PlacedSeries]], told: Statement, *, limits: bool = False) -> list[Value]:
    """The values of series in the unit of a statement; of limits such as <5 only where they are asked for."""
    found: list[Value] = []
    for chart, series in pairs:
        unit = normalise_unit(series.unit) if series.unit else None
        for result in series.results:
            number = result.value.number
            if number is None or (result.value.comparator and not limits) or told.quantity is None:
                continue
            other = in_unit(told.subject, number, unit, told.quantity)
            if other is not None:
                found.append(Value(other, chart, series, result, path_of(chart, series)))
    return found


def path_of(chart: PatientChart, series: PlacedSeries) -> Path:
    """Where a series stands in the record."""
    if series.key in ("weight", "height") and series.index < 0:
        return ("patients", chart.index, series.key)
    if series.index <= _OUTCOMES:
        return ("patients", chart.index, "outcomes", _OUTCOMES - series.index)
    if series.index < 0:
        return ("patients", chart.index, "vitals", -1 - series.index)
    return ("patients", chart.index, "labs", series.index)


def in_unit(key: str, number: Decimal, unit: Unit | None, told: Quantity) -> Decimal | None:
    """The record's number in the unit told; None where the two cannot be compared."""
    if told.unit is None or (unit and unit.key == told.unit.key):
        return number
    if unit is None:
        return number if told.unit.dimension in ("score", "%") else None
    known = find_analyte(key) or Analyte(key, key)
    if {unit.printed, told.unit.printed} == {"\u00b0C", "\u00b0F"}:
        return number * 9 / 5 + 32 if unit.printed == "\u00b0C" else (number - 32) * 5 / 9
    other = converted(known, number, unit, told.unit)
    if other is None and known.is_enzyme and {unit.dimension, told.unit.dimension} == {"U/L", "IU/L"}:
        other = number * Decimal(unit.factor.numerator) / Decimal(unit.factor.denominator) / _ratio(told.unit.factor)
    return None if other is None else _as_told(known, number, other, unit, told)


def _ratio(factor: Fraction) -> Decimal:
    return Decimal(factor.numerator) / Decimal(factor.denominator)


def _as_told(known: Analyte, number: Decimal, other: Decimal, unit: Unit, told: Quantity) -> Decimal:
    """The record's number in the unit told; the number told where it rounds to the record's, which was rounded in its own unit."""
    back = converted(known, told.number, told.unit, unit) if told.unit else None
    return told.number if back is not None and abs(back - number) <= Decimal(1).scaleb(-decimals_of(number)) / 2 else other


def agrees(told: Quantity, value: Decimal) -> bool:
    """True for the value, for the value rounded as the number is, and for one near it where the text says about."""
    if told.comparator == "~":
        return abs(told.number - value) <= abs(value) * _ABOUT
    return abs(told.number - value) <= Decimal(1).scaleb(-decimals_of(told.number)) / 2


def is_about(told: Decimal, value: Decimal, share: Decimal = _ABOUT) -> bool:
    """True where a number lies near a value."""
    return abs(told - value) <= abs(value) * share
