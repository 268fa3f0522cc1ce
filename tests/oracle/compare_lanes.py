"""The finer points of a figure: bands of reference ranges, heights of bars, doses and times in its data table and caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from tests.oracle.answers import numbers_of
from tests.oracle.drawn import NEAR, Axis
from tests.oracle.judged import Judged
from tests.oracle.outputs import Drawing
from tests.oracle.reference import Expected, Patient, Phase, Series, Treatment
from tests.oracle.told import tells_time

from casereport.figures.paper.scene import Group, Mark, Rect
from casereport.figures.truth.readback import items_of

Found = tuple[str, str, str, str]
LEAST_BAR = 1.6  # pt: no bar is lower, however small its dose
EDGE = 0.5  # pt: a result as near to a limit as this may lie on either side of the band's edge


def bands_differ(patient: Patient, series: Series, at: Sequence[tuple[Judged, Mark]], ground: Group | None) -> Iterator[Found]:
    """A result within its reference range lies on a band, one outside lies on none."""
    bands = items_of(ground, Rect, "band") if ground else []
    for result, mark in at:
        if result.comparator or result.status is None or _is_wide(result, patient):
            continue
        deep = any(_lies_in(mark, band, -EDGE) for band in bands if not _gives_way(band, bands, mark))
        wide = any(_lies_in(mark, band, EDGE) for band in bands)
        if (result.status == "in" and not wide) or (result.status != "in" and deep):
            where = f"{patient.id} {series.analyte} {result.typed} {result.text}"
            yield "band", where, f"{result.status} of {result.range}", "off the band" if not wide else "on the band"


def _gives_way(band: Rect, bands: Sequence[Rect], mark: Mark) -> bool:
    """True for a band that ends at a mark where another begins, by which that result is judged."""
    return abs(band.x + band.w - mark.x) < EDGE and any(abs(other.x - mark.x) < EDGE for other in bands)


def _is_wide(result: Judged, patient: Patient) -> bool:
    """True for a day in a record told in hours: it is judged where it begins, and drawn in its middle."""
    return result.place is not None and result.place.is_cell and "life" in patient.time.clocks


def _lies_in(mark: Mark, band: Rect, margin: float) -> bool:
    inside = band.x - max(margin, 0) <= mark.x <= band.x + band.w + max(margin, 0)
    return inside and band.y - margin <= mark.y <= band.y + band.h + margin


def heights_differ(patient: Patient, treatment: Treatment, rects: Sequence[Rect], axis: Axis) -> Iterator[Found]:
    """Bars of one unit are as high as their doses."""
    known = [(number, unit, rect) for phase in treatment.phases for number, unit in _plain(phase) for rect in _bars_of(phase, rects, axis)]
    for (one, unit, low), (two, other, high) in combinations(known, 2):
        if unit != other or min(low.h, high.h) <= LEAST_BAR:
            continue
        if abs(low.h * float(two) - high.h * float(one)) > NEAR * float(max(one, two)):
            yield (
                "height of a bar",
                f"{patient.id} {treatment.name}",
                f"{float(one):g} to {float(two):g}",
                f"{low.h:.1f} to {high.h:.1f} pt",
            )


def several_units(expected: Expected) -> set[str]:
    """The drugs whose bars are all alike, as their doses are told in several units."""
    found: dict[str, set[str]] = {}
    for treatment in (treatment for patient in expected.patients.values() for treatment in patient.treatments):
        found.setdefault(treatment.name, set()).update(re.sub(r"^[\d.-]+( mg to [\d.]+)?", "", part.amount) for part in treatment.phases)
    return {name for name, units in found.items() if len(units) > 1}


def _plain(phase: Phase) -> list[tuple[Fraction, str]]:
    """The number and unit of a dose that is one number."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?) (\S+)", phase.amount)
    return [(Fraction(found[1]), found[2])] if found else []


def _bars_of(phase: Phase, rects: Sequence[Rect], axis: Axis) -> list[Rect]:
    bar = phase.bar
    if bar is None or bar.left is None or bar.right is None:
        return []
    found = [r for r in rects if axis.stands(r.x, bar.axis, bar.left) and axis.stands(r.x + r.w, bar.end_axis, bar.right)]
    return found if len(found) == 1 else []


def dose_rows_differ(patient: Patient, figure: Drawing, rows: Sequence[list[str]]) -> Iterator[Found]:
    """The rows of the data table that tell of treatments: every dose and time, and no dose said to be unknown that is told."""
    for treatment in patient.treatments:
        own = [row for row in rows if row[1].lower() == treatment.name]
        if not own:
            continue
        where = f"{patient.id} {treatment.name}"
        told = numbers_of(" ".join(row[3] for row in own))
        for part in treatment.parts:
            if not set(numbers_of(part.amount)) <= set(told):
                yield "dose in data table", where, part.amount, " ".join(row[3] for row in own)
        times = " ".join(row[2] for row in own)
        if not tells_time(patient, times, *(part.typed for part in treatment.parts)):
            yield "time in data table", where, "; ".join(part.typed for part in treatment.parts), times
        unknown = re.search(r"dose not stated \(([^)]*)\)", figure.caption)
        if unknown and treatment.name in unknown[1].lower() and all(part.amount for part in treatment.parts):
            yield "dose said not to be stated", where, "; ".join(part.amount for part in treatment.parts), unknown[0]
