"""What a course figure draws of the record: analytes as rows, treatments as lanes."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.results import values_of
from casereport.figures.course.data import Pair
from casereport.model.article import Figure as FigureSpec
from casereport.model.course import Treatment
from casereport.model.laboratory import analyte_key, have_two_units
from casereport.model.pairing import analyte_names, names_of
from casereport.model.patient import Patient
from casereport.model.series import LabSeries

MAX_ROWS = 6
"""Analytes of a figure that names none."""


def drawn_rows(spec: FigureSpec, patients: Sequence[Patient]) -> tuple[str, ...]:
    """The analytes of the figure by key: those it names, else those with three values of a patient, in the order of the record."""
    if spec.analytes:
        return named_rows(spec, patients)
    counts: dict[str, int] = {}
    for patient in patients:
        for series in patient.labs:
            key = analyte_key(series.analyte or "")
            counts[key] = max(counts.get(key, 0), len(series.values))
    return tuple(key for key, count in counts.items() if count >= 3)[:MAX_ROWS]


def named_rows(spec: FigureSpec, patients: Sequence[Patient]) -> tuple[str, ...]:
    """The analytes that the figure names by key; `all` are those with a number, in the order of the record."""
    if tuple(spec.analytes) != ("all",):
        return tuple(dict.fromkeys(analyte_key(name) for name in analyte_names(spec.analytes)))
    return tuple(dict.fromkeys(_key(series) for patient in patients for series in patient.labs if _has_number(series)))


def _key(series: LabSeries) -> str:
    return analyte_key(series.analyte or series.label or "")


def _has_number(series: LabSeries) -> bool:
    return any(value.kind in ("number", "censored") for _, value in values_of(series))


def drawn_pairs(spec: FigureSpec, patients: Sequence[Patient]) -> tuple[Pair, ...]:
    """The analytes of the figure that share a panel, each once; those in different units never share a value axis."""
    at_right = set(map(analyte_key, spec.right))
    seen: set[str] = set()
    pairs = []
    for panel in spec.analytes:
        keys = tuple(map(analyte_key, names_of(panel)))
        if len(set(keys)) == 2 and not seen & set(keys):
            left, second = keys if keys[1] in at_right or keys[0] not in at_right else keys[::-1]
            pairs.append(Pair(left, second, second in at_right or have_two_units(patients, keys)))
        seen |= set(keys)
    return tuple(pairs)


def drawn_lanes(spec: FigureSpec, patients: Sequence[Patient]) -> tuple[str, ...]:
    """The treatments of the figure by lane: those it names, in its order, else all."""
    items = [item for p in patients for item in (p.treatments.items if p.treatments else ())]
    if not spec.treatments:
        return tuple(dict.fromkeys(map(lane_id, items)))
    return tuple(dict.fromkeys(lane_id(item) for name in spec.treatments for item in items if is_called(item, name)))


def is_called(item: Treatment, name: str) -> bool:
    """True for a treatment of this id, drug or name."""
    return name.strip().lower() in {text.lower() for text in (item.id, item.drug, item.name, item.short) if text}


def lane_id(item: Treatment) -> str:
    """What a treatment's lane is called in the record: its id, else its drug or name."""
    return item.id or (item.drug or item.name or "").lower()
