"""Doses as the bars of a figure tell them: what makes them comparable by height, how often they are given, and in words."""

from __future__ import annotations

import re

from casereport.chart.treatments import PlacedPart, PlacedTreatment, own_dose
from casereport.clinical.doses import route_name
from casereport.document.narrative.phrases import dose_text

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
    """The dose on a bar with its unit, longest first: with route, without."""
    dose, entry = part.dose, part.entry
    if dose is None:
        return ()
    text = re.sub(r"(?<=[0-9])-(?=[0-9])", "–", dose_text(entry) or dose_text(item.entry))
    route = entry.route or item.entry.route or ""
    short = ROUTE_SHORT.get(route_name(route), route_name(route) or route)
    every = entry.every or item.entry.every
    frequency = f" {every}" if every is not None and str(every)[:1].isdigit() else ""
    often = f"{text} every{frequency} {short}" if frequency else text
    return tuple(dict.fromkeys([often.strip(), f"{text} {short}".strip(), text]))
