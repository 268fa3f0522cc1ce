"""One laboratory result with its place in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from casereport.chart import Place
from casereport.chart.results import PlacedResult
from casereport.model.course import Treatment
from casereport.model.patient import LabSeries, Patient

IsDrawn = Callable[[LabSeries | Treatment, Patient], bool]
"""Whether illustrative values of a patient stand in a figure, and so in no table."""
Row = tuple[str, str]
"""Analyte key and unit: what shares a table row."""


@dataclass(frozen=True, slots=True)
class Column:
    """One time of one patient with its head, `place` None where no clock places it; two are equal when patient, place and head are."""

    rank: int
    place: Place | None
    label: str
    patient: Patient = field(compare=False)


@dataclass(frozen=True, slots=True)
class Measured:
    """One result with its series, patient, row, and the column it stands in: None when no time of its series has a place."""

    patient: Patient
    series: LabSeries
    result: PlacedResult
    row: Row
    column: Column | None
