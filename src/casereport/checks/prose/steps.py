"""Check of the day on which prose has a dose against the steps of a treatment (CARE item 9b)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from casereport.chart import PatientChart
from casereport.chart.events import ends_of
from casereport.chart.treatments import PlacedTreatment
from casereport.checks.prose.moments import axes_for, number_on
from casereport.checks.prose.reading import Told
from casereport.checks.prose.telling import found_at
from casereport.model.course import Dosed
from casereport.problems import Path, Problem
from casereport.statements import Day

Part = tuple[PatientChart, PlacedTreatment, Dosed]


def wrong_step(one: Told, known: list[Part], right: list[Part], path: Path) -> Iterator[Problem]:
    """A dose that the record has of this drug, told of a day on which it has another, or on which it was not changed to it."""
    day = one.statement.day
    if day is None or one.of_record or len(known) < 2 or any(part.dose and part.dose.taper_to is not None for *_, part in known):
        return
    spans, others = [_span(each, day) for each in right], [_span(each, day) for each in known if each not in right]
    if not others or any(span is None for span in (*spans, *others)):
        return
    is_changed = one.statement.role == "to"
    fits = any(span and (span[0] == day.first if is_changed else span[0] <= day.first <= span[1]) for span in spans)
    if not fits and any(span and (is_changed or span[0] <= day.first <= span[1]) for span in others):
        message = "the record has another dose of this drug on the day told"
        message = "the record has this dose of the drug from another day" if is_changed else message
        problem = found_at("dose-contradiction", message, one, "correct the day or the dose, or the steps of the treatment", path)
        yield replace(problem, severity="warning")


def _span(each: Part, day: Day) -> tuple[Decimal, Decimal] | None:
    """First and last day of a part on the only axis that the day can be of."""
    chart, _, part = each
    axes, (start, end) = axes_for(chart, day), ends_of(part, chart.clocks)
    if len(axes) != 1:
        return None
    first, last = number_on(chart, axes[0], start), number_on(chart, axes[0], end)
    return None if first is None or last is None else (first, last)
