"""Doses as the bars of a figure tell them: what makes them comparable by height, how often they are given, and in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from casereport.chart import Place
from casereport.chart.treatments import PlacedPart, PlacedTreatment, own_dose
from casereport.clinical.doses import route_name
from casereport.document.figures.axes import DrawnAxes
from casereport.document.narrative.phrases import dose_text
from casereport.values import dataclass

ROUTE_SHORT = {
    "intravenous": "IV", "intravenous infusion": "IV", "subcutaneous": "SC", "intramuscular": "IM", "oral": "PO", "inhaled": "INH",
}  # fmt: skip


def scale_unit(item: PlacedTreatment, part: PlacedPart) -> str:
    """What doses must have in common to be compared by height: unit, weight or surface, and whether at once, a day or as a rate."""
    dose = part.dose
    if dose is None:
        return ""
    source = part.entry if own_dose(part.entry) else item.entry
    basis = dose.basis or ("" if source.dose else "d" if source.daily else "rate")
    return "/".join(filter(None, (dose.unit, dose.per, basis)))


def frequency(item: PlacedTreatment, part: PlacedPart) -> str:
    """How often a single dose is given, "" for a daily dose and a rate."""
    source = part.entry if own_dose(part.entry) else item.entry
    every = part.entry.every or item.entry.every
    if not (source.dose and every) or source.dose.basis:
        return ""
    return str(every.times_a_day or (24 / every.hours if every.hours else every))


def dose_texts(item: PlacedTreatment, part: PlacedPart) -> tuple[str, ...]:
    """The dose on a bar with its unit, longest first: with frequency and route, with route, without; `once` needs no word beside a dose."""
    dose, entry = part.dose, part.entry
    if dose is None:
        return ()
    text = re.sub(r"(?<=[0-9])-(?=[0-9])", "–", dose_text(entry) or dose_text(item.entry))
    route = entry.route or item.entry.route or ""
    short = ROUTE_SHORT.get(route_name(route), route_name(route) or route)
    every = entry.every or item.entry.every
    with_route = f"{text} {short}".strip()
    often = f"{text} {every.shown} {short}".strip() if every is not None and not every.once else with_route
    return tuple(dict.fromkeys([often, with_route, text]))


@dataclass(frozen=True, slots=True)
class Amounts:
    """The doses of a bar, and between which days of its axis a taper falls, where these are not the ends of the bar."""

    dose: float | None = None
    taper_to: float | None = None
    high: float | None = None
    ramp: tuple[float, float] | None = None


def amounts_of(part: PlacedPart, place: Place | None, axes: DrawnAxes) -> Amounts:
    """What the bar of a part shows on the axis of a place; a range for a taper between two clocks of which nobody knows how they meet."""
    if part.dose is None:
        return Amounts()
    dose, taper, high = (None if n is None else float(n) for n in (part.dose.amount, part.dose.taper_to, part.dose.high))
    if taper is None or place is None or part.start is None or part.end is None or part.start.axis == part.end.axis:
        return Amounts(dose, taper, high)
    stays = {axes.clocks.axis_name(stay.id) for stay in axes.clocks.patient.stays}
    if part.start.line == part.end.line or {part.start.axis, part.end.axis} <= stays:
        return Amounts(dose, taper, high, _ramp(part.stretches or ((part.start, part.end),), place, axes))
    return Amounts(min(dose or 0.0, taper), high=max(dose or 0.0, taper))


def _ramp(stretches: Sequence[tuple[Place, Place]], place: Place, axes: DrawnAxes) -> tuple[float, float]:
    """From when to when a part lasts, in days of the axis of a place; of stays at an unknown distance only their own days pass."""

    def lasts(first: Place, last: Place, end: Callable[[Place], float]) -> float:
        return end(last) + float(last.shift - first.shift) - axes.left(first)

    passed = [0.0]
    for (first, last), (later, _) in pairwise(stretches):
        passed.append(passed[-1] + (lasts(first, later, axes.left) if first.line == later.line else lasts(first, last, axes.right)))
    here = next(k for k, (first, _) in enumerate(stretches) if first.line == place.line)
    start = axes.left(stretches[here][0]) + float(stretches[here][0].shift - place.shift) - passed[here]
    return start, start + passed[-1] + lasts(*stretches[-1], axes.right)
