"""How values, doses and lengths of time read inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart import PlacedResult, PlacedSeries
from casereport.chart.treatments import own_dose
from casereport.chart.words import NBSP
from casereport.clinical.doses import route_name
from casereport.clinical.units import printed_units, with_unit
from casereport.facts.expressions import FactFault
from casereport.language import say
from casereport.model.course import Dosed, Treatment


def value_text(series: PlacedSeries, result: PlacedResult) -> str:
    """The value as it is printed, with its unit on the same line; a word for a missing value has none."""
    unit = "" if result.value.kind == "missing" else series.unit
    return with_unit(result.shown, unit)


def multiple_text(result: PlacedResult) -> str:
    """The value as a multiple of the upper limit of its time, with one decimal below 10; raises FactFault without a limit."""
    if result.multiple is None:
        message = "a multiple of the upper limit needs a number, and the limits of its time"
        raise FactFault("unknown-fact", message, "add reference: to the series")
    places = 1 if result.multiple < 10 else 0
    return say("fact.multiple", number=f"{result.multiple:.{places}f}").replace(" ", NBSP)


def dosed(treatment: Treatment) -> list[Dosed]:
    """The entries of a treatment that tell a dose: itself, its steps, its courses."""
    return [item for item in (treatment, *treatment.steps, *treatment.courses) if own_dose(item)]


def dose_text(treatment: Treatment, entries: Sequence[Dosed], cure: str = "add day=") -> str:
    """The dose of the one entry that tells it, with route and frequency; the same dose told twice is one, of two `cure` is told."""
    texts = dict.fromkeys(_dose_of(treatment, item) for item in entries)
    if not texts:
        raise FactFault("unknown-fact", "the record has no dose of this treatment", "add dose: to the treatment")
    if len(texts) > 1:
        raise FactFault("ambiguous-fact", "the treatment has several doses", cure)
    return next(iter(texts))


def _dose_of(treatment: Treatment, item: Dosed) -> str:
    every = item.every or treatment.every
    route = item.route or treatment.route
    dose = own_dose(item)
    words = [
        dose.shown if dose else "",
        (route_name(route) or route) if route else "",
        printed_units(every.shown) if every else "",
        say("fact.daily") if item.daily and not item.dose else "",
    ]
    return " ".join(word for word in words if word)
