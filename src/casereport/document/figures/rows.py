"""What a panel of a figure draws as one line: series of one analyte, one specimen and one unit, judged by one range at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from casereport.chart import PlacedResult, PlacedSeries
from casereport.chart.ranges import limits_text
from casereport.clinical.analytes import find_analyte
from casereport.clinical.units import normalise_unit
from casereport.document.draft import Draft
from casereport.document.figures.undrawn import DRAWN_VALUES
from casereport.language import say
from casereport.model.laboratory import analyte_name, is_share
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.values import dataclass

Series = tuple[PlacedSeries, ...]
Line = Mapping[int, Series]
"""The series of one line, by the number of the patient."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of each patient: its id, its analyte, the series of each patient, the range where that names it ("" for none)."""

    id: str
    analyte: str
    line: Line
    range: str | None = None

    def of(self, patient: int) -> Series:
        """The series of a patient, () for none."""
        return self.line.get(patient, ())


def line_rows(draft: Draft, patients: Sequence[Patient], analytes: Sequence[str]) -> tuple[Row, ...]:
    """The rows of the analytes: one for each, or several where the record has series of it that are not one."""
    charts = [draft.chart.of_patient(patient) for patient in patients]
    found = ((key, {chart.index: chart.series_of(key) for chart in charts}) for key in analytes)
    return tuple(row for key, line in found for row in _rows(key, line))


def _rows(key: str, line: Line) -> Iterator[Row]:
    of_specimens = _parted(line, _specimen) if _has_two_specimens(line) else [line]
    of_units = [part for one in of_specimens for part in (_parted(one, _unit) if _is_mixed(one, _unit) else [one])]
    lines = [(part, is_named) for one in of_units for is_named in [_has_two_ranges(one)] for part in _by_ranges(one, is_named)]
    for k, (part, is_named) in enumerate(lines):
        yield Row(f"{key} {k + 1}" if len(lines) > 1 else key, key, part, _range_text(part) if is_named else None)


def _parted(line: Line, mark: Callable[[PlacedSeries], object]) -> list[Line]:
    """The series of each mark apart; a series that has no number to be drawn stays with the first."""
    marks = list(dict.fromkeys(mark(one) for series in line.values() for one in series if drawn_results(one)))
    return [
        {patient: tuple(s for s in series if _belongs(s, mark, marks, k)) for patient, series in line.items()} for k in range(len(marks))
    ]


def _belongs(series: PlacedSeries, mark: Callable[[PlacedSeries], object], marks: Sequence[object], k: int) -> bool:
    return (marks.index(mark(series)) if mark(series) in marks else 0) == k


def _is_mixed(line: Line, mark: Callable[[PlacedSeries], object]) -> bool:
    """True when a patient has the analyte in two ways; two patients may differ, as each has a panel of the own."""
    return any(len({mark(one) for one in series if drawn_results(one)}) > 1 for series in line.values())


def _has_two_specimens(line: Line) -> bool:
    """True when two specimens are told, or a patient has the analyte with and without one."""
    told = {_specimen(one) for series in line.values() for one in series if drawn_results(one)} - {""}
    return len(told) > 1 or _is_mixed(line, _specimen)


def _by_ranges(line: Line, is_parted: bool) -> list[Line]:
    return _parted(line, lambda one: one.limits) if is_parted else [line]


def _has_two_ranges(line: Line) -> bool:
    """True when a patient has results of one time that are judged by different ranges."""
    return any(_clash(a, b) for series in line.values() for a, b in combinations(series, 2))


def _clash(a: PlacedSeries, b: PlacedSeries) -> bool:
    if a.limits == b.limits:
        return False
    return any(_at_once(x, y) and x.range != y.range for x in drawn_results(a) for y in drawn_results(b))


def _at_once(x: PlacedResult, y: PlacedResult) -> bool:
    return x.place is not None and y.place is not None and x.place.meets(y.place)


def _range_text(line: Line) -> str:
    """The ranges of a line as printed."""
    ranges = dict.fromkeys(result.range for series in line.values() for one in series for result in drawn_results(one))
    return "; ".join(limits_text(range_) for range_ in ranges if range_)


def line_name(row: Row, series: PlacedSeries, name: str) -> str:
    """A name of the analyte with its specimen, and with its range where another line of it has another; "" of ""."""
    specimen = series.entry.specimen
    name = say("panel.specimen", name=name, specimen=specimen) if name and specimen else name
    if not name or row.range is None:
        return name
    return say("panel.range", name=name, range=row.range) if row.range else say("panel.no_range", name=name)


def _specimen(series: PlacedSeries) -> str:
    return " ".join((series.entry.specimen or "").lower().split())


def _unit(series: PlacedSeries) -> str:
    """What two units have in common that count alike: `10^9/L` and `10^3/µL`."""
    known = normalise_unit(series.entry.unit) if series.entry.unit else None
    return known.key if known else series.unit


def drawn_results(series: PlacedSeries) -> list[PlacedResult]:
    """The results that a figure can draw: numbers, and gaps where there is none."""
    return [result for result in series.placed if result.value.kind in DRAWN_VALUES]


def short_name(draft: Draft, series: LabSeries) -> str:
    """What the record abbreviates the printed name to, else the usual abbreviation of a name that is not the author's own; "" for none."""
    title = analyte_name(series)
    listed = [short for short, long in draft.record.abbreviations.items() if long.strip().lower() == title.lower()]
    known = None if series.label or is_share(series) else find_analyte(series.analyte or "")
    return next((short for short in (*listed, known.short if known else "") if short and len(short) < len(title)), "")
