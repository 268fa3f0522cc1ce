"""Generated tables that say nothing beyond the author's prose. A table is printed whole or not at all: one without a row misleads."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart import PlacedSeries
from casereport.chart.words import moment_text
from casereport.document.spot import Spot
from casereport.model.laboratory import analyte_names
from casereport.model.patient import Patient


def results_told(at: Spot, patients: Sequence[Patient]) -> bool:
    """True when the prose tells every laboratory result of these patients, each at its time, or in a sentence that gives no time."""
    each = [_are_results_told(at.of(patient)) for patient in patients if patient.labs]
    return all(each)


def _are_results_told(at: Spot) -> bool:
    each = [at.at("labs", one.index).told(is_series_told(at, one)) for one in at.chart.of_patient(at.patient).series]
    return all(each)


def is_series_told(at: Spot, series: PlacedSeries) -> bool:
    """True when the prose tells every result of a series, which has nothing else to tell."""
    entry, values = series.entry, [result.value.shown for result in series.results]
    if at.at("labs", series.index).is_left_out:
        return True
    if entry.specimen or entry.method or entry.note or entry.code:
        return False
    names = analyte_names(entry)

    def is_told(shown: str, when: str) -> bool:
        return at.telling.tells(shown, when=when, about=names, may_leave_time=values.count(shown) == 1, kind="labs")

    return all(is_told(result.value.shown, moment_text(result.moment, at.clocks)) for result in series.results)
