"""Generated tables that say nothing beyond the author's prose. A table is printed whole or not at all: one without a row misleads."""

from __future__ import annotations

from casereport.chart import PlacedSeries
from casereport.chart.words import moment_text
from casereport.document.spot import Spot
from casereport.model.laboratory import analyte_names
from casereport.tree import Table, plain


def rows_told(at: Spot, table: Table, time: int) -> bool:
    """True when the prose tells every row of a patient's table: all its cells, at the time in the column `time`; `at` is the list here."""
    rows = [[plain(cell.children) for cell in row] for row in table.rows]
    kind = str(at.path[-1])
    return at.told(all(at.telling.tells(*row[:time], *row[time + 1 :], when=row[time], kind=kind) for row in rows))


def treatments_told(at: Spot, table: Table) -> bool:
    """True when the prose tells every row of a patient's table of treatments: dose, frequency and reason beside each other and the time."""
    rows = [[plain(cell.children) for cell in row] for row in table.rows]
    return at.at("treatments").told(all(_is_treatment_told(at, *row) for row in rows))


def _is_treatment_told(at: Spot, name: str, dose: str, regimen: str, time: str, why: str) -> bool:
    """Steps of one drug in one sentence share its name and route, which need not stand beside each dose."""
    drug = name.removesuffix(at.say("table.continued", name=""))
    route, _, every = regimen.rpartition(", ")
    return at.telling.tells(dose, every, why, when=time, about=(f"{drug} {route}",), kind="treatments")


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
    names = analyte_names(entry)

    def is_told(shown: str, when: str) -> bool:
        return at.telling.tells(shown, when=when, about=names, may_leave_time=values.count(shown) == 1, kind="labs")

    return all(is_told(result.value.shown, moment_text(result.moment, at.clocks)) for result in series.results)
