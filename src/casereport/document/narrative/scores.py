"""Scores and weights that stand among the results and among the outcomes: told once, with the outcome and all values in a sentence."""

from __future__ import annotations

import re

from casereport.chart import PlacedResult, PlacedSeries
from casereport.chart.bounds import order_of
from casereport.clinical.analytes import find_analyte
from casereport.document.narrative.citing import has_treatment
from casereport.document.ownership import owners_of
from casereport.document.spot import Spot
from casereport.model.course import Outcome
from casereport.model.laboratory import analyte_names

_FEWEST = 2  # results of a series that tell how it went


def series_of(at: Spot, item: Outcome) -> PlacedSeries | None:
    """The series of results that an outcome repeats by its name; None for none."""
    measure = item.measure.strip().lower()
    found = at.chart.of_patient(at.patient).series
    return next((one for one in found if measure in {name.lower() for name in (*analyte_names(one.entry), one.name)}), None)


def outcome_of(at: Spot, series: PlacedSeries) -> Outcome | None:
    """The outcome that repeats a series by its name; None for none."""
    items = at.patient.outcomes.items if at.patient.outcomes else ()
    return next((item for item in items if series_of(at, item) is series), None)


def is_score(at: Spot, series: PlacedSeries) -> bool:
    """True for a score or weight, no analyte of the laboratory, that the outcome tells with all its values."""
    is_analyte = find_analyte(series.entry.analyte or "") is not None
    if is_analyte or at.floats.is_aside or at.only is not None or len(series.results) < _FEWEST or not has_treatment(at.patient):
        return False
    is_owned = any(owners_of(at.record, key, at.patient) for key in ("investigations", "outcome"))
    return not is_owned and outcome_of(at, series) is not None


def _ends(series: PlacedSeries) -> list[PlacedResult]:
    """The first and last result of a series that a table shows, as the response tells them where they differ."""
    numbers = [one for one in series.placed if one.value.number is not None]
    return [numbers[0], numbers[-1]] if len(numbers) >= _FEWEST and has_moved(numbers[0], numbers[-1]) else []


def has_moved(one: PlacedResult, other: PlacedResult) -> bool:
    """True for two results of which one lies above the other for certain."""
    return order_of(one.value, other.value) in (-1, 1)


def is_told_by_series(at: Spot, item: Outcome) -> bool:
    """True for an outcome whose value and time a series of results has that sentences tell, and of which no more is told."""
    series = series_of(at, item)
    if series is None or item.note or item.basis or item.source or at.floats.is_aside:
        return False
    is_untabled = (at.patient.id, series.index) in at.floats.untabled
    if not (is_score(at, series) or (is_untabled and not owners_of(at.record, "investigations", at.patient))):
        return False
    number = re.match(r"[<>≤≥~−-]?\d+(?:\.\d+)?", item.value or "")
    place = at.clocks.place(item.at) if item.at else None
    known = series.results if is_untabled else _ends(series)
    same = [one for one in known if number and one.value.shown == number[0]]
    return any(place is None or (one.place is not None and one.place.meets(place)) for one in same)
