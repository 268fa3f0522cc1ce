"""Which laboratory values stand in which table: an analyte a row, a time a column (CARE item 8a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casereport.chart import PlacedSeries
from casereport.chart.heads import head_text
from casereport.chart.ranges import Limits
from casereport.chart.results import PlacedResult
from casereport.chart.words import moment_text
from casereport.document.narrative.diagnosis import FEWEST_ROWS
from casereport.document.narrative.voice import Sentence
from casereport.document.spot import Spot
from casereport.document.tables.lab_sentences import result_sentences
from casereport.document.tables.labcells import lab_table
from casereport.document.tables.long_series import printed_results
from casereport.document.tables.measured import Column, IsDrawn, Measured, Row, columns_of
from casereport.document.tables.setting import is_whole
from casereport.journal import Journal
from casereport.model.article import Table as TableSpec
from casereport.model.laboratory import analyte_key
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.tree import Table


@dataclass
class Choice:
    """What a table shows: patients, and analytes by key, None for all."""

    patients: tuple[str, ...]
    analytes: frozenset[str] | None = None

    def has(self, patient: Patient, series: LabSeries) -> bool:
        """True for a series that the table shows."""
        return patient.id in self.patients and (self.analytes is None or analyte_key(series.analyte or "") in self.analytes)


def choice_of(spec: TableSpec, patients: Sequence[Patient]) -> Choice:
    """What a laboratory table of the author shows."""
    ids = tuple(patient.id for patient in patients if not spec.patients or patient.id in spec.patients)
    is_all = not spec.analytes or tuple(spec.analytes) == ("all",)
    return Choice(ids, None if is_all else frozenset(map(analyte_key, spec.analytes)))


def measured(at: Spot, is_drawn: IsDrawn, patients: Sequence[Patient]) -> list[Measured]:
    """Every result to be printed, in the order of the record; illustrative series that a figure draws are left out."""
    found: list[Measured] = []
    for rank, patient in enumerate(at.record.patients):
        for series in at.chart.of_patient(patient).series if patient in patients else ():
            if not is_drawn(series.entry, patient):
                found += _results(at.of(patient), rank, series)
    return found


def _results(at: Spot, rank: int, series: PlacedSeries) -> list[Measured]:
    """The results of a series; those without a place stand in a column of their own, unless no result of the series has one."""
    row = (series.key if not series.entry.specimen else f"{series.key}/{series.entry.specimen}", series.unit)
    has_place = any(result.place for result in series.results)
    found = []
    for result in printed_results(series.results):
        is_early = result.moment.relation == "before" and not result.moment.elapsed
        column = Column.of(rank, result.place, _head(at, result), at.patient, is_early=is_early) if has_place else None
        found.append(Measured(at.patient, series, result, row, column))
    return found


def _head(at: Spot, result: PlacedResult) -> str:
    """The head of a result's column: its time on the clock above it, else as it was typed."""
    if result.place:
        return head_text(result.place, at.clocks)
    return at.say("table.unknown") if result.moment.is_unknown else moment_text(result.moment, at.clocks)


def author_tables(at: Spot, journal: Journal, is_drawn: IsDrawn, spec: TableSpec) -> tuple[Table, ...]:
    """The laboratory tables of one specification of the author."""
    choice = choice_of(spec, at.record.patients)
    cells = [cell for cell in measured(at, is_drawn, at.record.patients) if choice.has(cell.patient, cell.series.entry)]
    return tuple(table for table, _ in _tables(at, journal, spec, cells, spec.id))


def further_tables(at: Spot, journal: Journal, is_drawn: IsDrawn, patients: Sequence[Patient]) -> tuple[Table, ...]:
    """The laboratory tables of everything about these patients that no table of the author shows, but for those too short to be one."""
    return tuple(table for table, _ in _further(at, journal, is_drawn, patients) if not _is_short(table))


def untabled_results(
    at: Spot, journal: Journal, is_drawn: IsDrawn, patients: Sequence[Patient], *, are_scores: bool = False
) -> list[Sentence]:
    """The patient's results that stand in no table, in sentences: of series that no clock places, and of tables too short to be one.

    Of these the scores that an outcome repeats, or all others.

    `patients` are those whose results would stand in tables together.
    """
    cells = [cell for table, cells in _further(at.whole(), journal, is_drawn, patients) if _is_short(table) for cell in cells]
    unplaced = [cell for cell in measured(at, is_drawn, [at.patient]) if cell.column is None]
    return result_sentences(at, [*cells, *unplaced], are_scores=are_scores)


def untabled_series(at: Spot, journal: Journal, is_drawn: IsDrawn) -> frozenset[tuple[str, int]]:
    """The series of tables too short to be one, whose results sentences tell: the patient's id and the place in the record."""
    short = [cells for table, cells in _further(at, journal, is_drawn, at.record.patients) if _is_short(table)]
    return frozenset((cell.patient.id, cell.series.index) for cells in short for cell in cells)


def _further(at: Spot, journal: Journal, is_drawn: IsDrawn, patients: Sequence[Patient]) -> list[tuple[Table, list[Measured]]]:
    choices = [choice_of(spec, at.record.patients) for spec in at.record.tables if spec.kind == "labs"]
    cells = measured(at, is_drawn, patients)
    left = [cell for cell in cells if not any(choice.has(cell.patient, cell.series.entry) for choice in choices)]
    return _tables(at, journal, None, left, "labs-further" if choices else "labs")


def _is_short(table: Table) -> bool:
    return len(table.rows) < FEWEST_ROWS


def _tables(at: Spot, journal: Journal, spec: TableSpec | None, cells: Sequence[Measured], name: str) -> list[tuple[Table, list[Measured]]]:
    """One table with its results when all fit on a page side by side and no analyte has two ranges, else one a patient."""
    placed = [cell for cell in cells if cell.column]
    columns = sorted(columns_of(placed), key=_order)
    by_patient: dict[str, list[Column]] = {}
    for column in columns:
        by_patient.setdefault(column.patient.id, []).append(column)
    if not columns:
        return []
    if not _ranges_differ(placed):
        shared = lab_table(at, journal, spec, placed, columns, _rows_of(placed, columns), name)
        if len(by_patient) == 1 or is_whole(shared, journal):
            return [(shared, placed)]
    names = [name, *(f"{name}-{n}" for n in range(2, len(by_patient) + 1))]
    found = []
    for (patient, own), one in zip(by_patient.items(), names, strict=True):
        table = lab_table(at, journal, spec, placed, own, _rows_of(placed, own), one)
        found.append((table, [cell for cell in placed if cell.patient.id == patient]))
    return found


def _order(column: Column) -> tuple[object, ...]:
    """By patient, axis and time; what no clock places comes last."""
    return (column.rank, not column.is_early, column.place is None, *(column.place.order if column.place else ()), column.label)


def _ranges_differ(cells: Sequence[Measured]) -> bool:
    limits: dict[Row, set[tuple[Limits, ...]]] = {}
    for cell in cells:
        limits.setdefault(cell.row, set()).add(cell.series.limits)
    return any(len(found) > 1 for found in limits.values())


def _rows_of(cells: Sequence[Measured], columns: Sequence[Column]) -> list[Row]:
    """The rows that have a value in these columns, in the order of the record."""
    wanted = set(columns)
    return list(dict.fromkeys(cell.row for cell in cells if cell.column in wanted))
