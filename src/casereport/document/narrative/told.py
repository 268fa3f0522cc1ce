"""Generated tables that say nothing beyond the author's prose. A table is printed whole or not at all: one without a row misleads."""

from __future__ import annotations

from casereport.chart import PlacedSeries
from casereport.chart.words import moment_text
from casereport.clinical.analytes import find_analyte
from casereport.document.spot import Spot
from casereport.model.laboratory import analyte_name
from casereport.tree import Table, plain


def rows_told(at: Spot, table: Table, time: int) -> bool:
    """True when the prose tells every row of a patient's table: all its cells, at the time in the column `time`; `at` is the list here."""
    rows = [[plain(cell.children) for cell in row] for row in table.rows]
    return at.told(all(at.telling.tells(*row[:time], *row[time + 1 :], when=row[time]) for row in rows))


def results_told(at: Spot) -> bool:
    """True when the prose tells every laboratory result of all patients, each at its time, or in a sentence that gives no time."""
    measured = [at.of(patient) for patient in at.record.patients if patient.labs]
    return all(here.at("labs").told(all(_is_series_told(here, one) for one in _series(here))) for here in measured)


def _series(at: Spot) -> tuple[PlacedSeries, ...]:
    return at.chart.of_patient(at.patient).series


def _is_series_told(at: Spot, series: PlacedSeries) -> bool:
    entry, values = series.entry, [result.value.shown for result in series.results]
    if entry.specimen or entry.method or entry.note or entry.code:
        return False
    return all(
        at.telling.tells(shown, when=moment_text(result.moment, at.clocks), about=_names(series), may_leave_time=values.count(shown) == 1)
        for shown, result in zip(values, series.results, strict=True)
    )


def _names(series: PlacedSeries) -> tuple[str, ...]:
    known = find_analyte(series.entry.analyte or "")
    return (analyte_name(series.entry), *((known.key, known.name, known.short, *known.aliases) if known else ()))
