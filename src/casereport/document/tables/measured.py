"""One laboratory result with its place in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from casereport.chart import Place, PlacedSeries
from casereport.chart.results import PlacedResult
from casereport.model.course import Treatment
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.values import dataclass

IsDrawn = Callable[[LabSeries | Treatment, Patient], bool]
"""Whether illustrative values of a patient stand in a figure, and so in no table."""
Row = tuple[str, str]
"""Analyte key and unit: what shares a table row."""


@dataclass(frozen=True, slots=True)
class Column:
    """One time of one patient with its printed head; two are one column when patient and time are one, however that was typed.

    `place` is None where no clock places the time; two such are one where they were typed alike.
    """

    rank: int
    time: tuple[object, ...]
    """The line, the earliest and latest instant on it, whether that is about or by then, and hours after what is known to the day only.

    Else the time as typed.
    """
    place: Place | None = field(compare=False)
    label: str = field(compare=False)
    patient: Patient = field(compare=False)
    is_early: bool = field(default=False, compare=False)
    """True for a time that is only told to lie before something: a baseline."""

    @property
    def is_relative(self) -> bool:
        """True for a time counted from an event."""
        return self.place is not None and self.place.moment.relation != ""

    @property
    def is_loose(self) -> bool:
        """True for hours or minutes from an event of which only the day is known: no day of the clock, though they lie on one."""
        return self.place is not None and _is_loose(self.place)

    @classmethod
    def of(cls, rank: int, place: Place | None, label: str, patient: Patient, *, is_early: bool = False) -> Column:
        """The column of a place, None for a time without one."""
        if place is None:
            return cls(rank, (label,), place, label, patient, is_early)
        apart = place.moment.elapsed if _is_loose(place) else ()
        return cls(rank, (place.line, place.since, place.until, place.moment.qualifier, apart), place, label, patient)


def _is_loose(place: Place) -> bool:
    finest = [unit for _, unit in place.moment.elapsed]
    return place.moment.relation != "" and not place.exact and place.until > place.since and bool(finest) and finest[-1] in ("h", "min")


@dataclass(frozen=True, slots=True)
class Measured:
    """One result with its series, patient, row, and the column it stands in: None when no time of its series has a place."""

    patient: Patient
    series: PlacedSeries
    result: PlacedResult
    row: Row
    column: Column | None


def columns_of(cells: Iterable[Measured]) -> list[Column]:
    """The columns that the results stand in, each once: of one time typed in two ways the head is a time of the clock above it."""
    found: dict[Column, Column] = {}
    for column in (cell.column for cell in cells if cell.column):
        known = found.setdefault(column, column)
        if known.is_relative and not column.is_relative:
            found[column] = column
    return list(found.values())


def one_a_series(cells: Sequence[Measured]) -> list[Measured]:
    """A cell of each series, in the order of the table."""
    return list({id(cell.series): cell for cell in reversed(cells)}.values())[::-1]
