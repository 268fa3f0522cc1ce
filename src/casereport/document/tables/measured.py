"""One laboratory result with its place in a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from casereport.chart import Place
from casereport.chart.results import PlacedResult
from casereport.model.patient import LabSeries, Patient

Row = tuple[str, str]
"""Analyte key and unit: what shares a table row."""


@dataclass(frozen=True, slots=True)
class Column:
    """One time of one patient with its printed head; two are one column when patient and time are one, however that was typed."""

    rank: int
    time: tuple[str, Decimal, Decimal]
    """The line, the earliest and the latest instant on it."""
    place: Place = field(compare=False)
    label: str = field(compare=False)
    patient: Patient = field(compare=False)

    @classmethod
    def of(cls, rank: int, place: Place, label: str, patient: Patient) -> Column:
        """The column of a place."""
        return cls(rank, (place.line, place.since, place.until), place, label, patient)


@dataclass(frozen=True, slots=True)
class Measured:
    """One result with its series, patient, row, and the column it stands in: None when its time has no place."""

    patient: Patient
    series: LabSeries
    result: PlacedResult
    row: Row
    column: Column | None
