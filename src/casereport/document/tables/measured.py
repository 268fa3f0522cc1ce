"""One laboratory result with its place in a table."""

from __future__ import annotations

from dataclasses import dataclass, field

from casereport.chart import Place
from casereport.chart.results import PlacedResult
from casereport.model.patient import LabSeries, Patient

Row = tuple[str, str]
"""Analyte key and unit: what shares a table row."""


@dataclass(frozen=True, slots=True)
class Column:
    """One time of one patient with its printed head; two are equal when patient, place and head are."""

    rank: int
    place: Place
    label: str
    patient: Patient = field(compare=False)


@dataclass(frozen=True, slots=True)
class Measured:
    """One result with its series, patient, row, and the column it stands in: None when its time has no place."""

    patient: Patient
    series: LabSeries
    result: PlacedResult
    row: Row
    column: Column | None
