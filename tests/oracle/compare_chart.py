"""The chart itself against the reference: the place of every result, dose and event to the minute, and how each result was judged."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.places import DAY
from tests.oracle.places import Place as Wanted
from tests.oracle.reference import Expected, Patient

from casereport.chart import Chart, PatientChart, Place

Found = tuple[str, str, str, str]


def chart_differences(expected: Expected, chart: Chart) -> Iterator[Found]:
    """Where the chart places or judges otherwise."""
    for patient in expected.patients.values():
        charted = chart.patient(patient.id)
        yield from _results_differ(patient, charted)
        for event, placed in zip(patient.events, charted.events, strict=True):
            start = None if event.bar is None else event.bar.start
            wanted = (event.place.axis, event.place.earliest) if event.place else None
            wanted = (event.bar.axis, start) if event.bar and start is not None else wanted
            if wanted != _key(placed.place) and (event.bar is None or start is not None):
                yield "chart: event", f"{patient.id} {event.label} {event.typed}", str(wanted), str(_key(placed.place))
        yield from _doses_differ(patient, charted)


def _results_differ(patient: Patient, charted: PatientChart) -> Iterator[Found]:
    for series, placed in zip(patient.series, charted.series, strict=True):
        found = {str(result.moment): result for result in placed.results}
        for result in series.results:
            where, got = f"{patient.id} {series.analyte} {result.typed}", found[result.typed]
            if _wanted(result.place) != _ends(got.place):
                yield "chart: result", where, str(_wanted(result.place)), str(_ends(got.place))
            status = got.status if got.status in ("high", "low", "in") else None
            if result.number is not None and status != result.status:
                yield "chart: status", where, str(result.status), got.status


def _doses_differ(patient: Patient, charted: PatientChart) -> Iterator[Found]:
    for treatment, placed in zip(patient.treatments, charted.treatments, strict=True):
        for phase, part in zip(treatment.phases, [part for part in placed.parts if not part.is_single], strict=True):
            bar = phase.bar
            start = None if bar is None or bar.start is None else (bar.axis, bar.start)
            end = None if bar is None or bar.end is None else (bar.end_axis, bar.end)
            got = _key(part.start) if part.start_known else None
            until = (part.end.line, _minutes(part.end.until)) if part.end and part.end_known else None
            if (start, end) != (got, until):
                yield "chart: phase", f"{patient.id} {treatment.name} {phase.typed}", f"{start} {end}", f"{got} {until}"
        for single, part in zip(treatment.singles, [part for part in placed.parts if part.is_single], strict=True):
            if _wanted(single.place) != _ends(part.start):
                yield (
                    "chart: single dose",
                    f"{patient.id} {treatment.name} {single.typed}",
                    str(_wanted(single.place)),
                    str(_ends(part.start)),
                )


def _key(place: Place | None) -> tuple[str, Fraction] | None:
    return (place.line, _minutes(place.since)) if place else None


def _ends(place: Place | None) -> tuple[str, Fraction, Fraction] | None:
    return (place.line, _minutes(place.since), _minutes(place.until)) if place else None


def _wanted(place: Wanted | None) -> tuple[str, Fraction, Fraction] | None:
    return (place.axis, place.earliest, place.latest) if place else None


def _minutes(days: object) -> Fraction:
    """Days as minutes, to a thousandth: the chart counts in decimals of a day, which a third of a day is none of."""
    return Fraction(round(Fraction(str(days)) * DAY * 1000), 1000)
