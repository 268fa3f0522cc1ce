"""What a fact asks for, found in the chart: the patient, the series, the result, the treatment, the place in time; or why it cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches

from casereport.chart import PatientChart, Place, PlacedResult, PlacedSeries
from casereport.chart.bounds import Sign, extreme_of
from casereport.chart.treatments import PlacedTreatment
from casereport.facts.expressions import FactFault
from casereport.language.raised import without_emphasis
from casereport.model.faults import ValueFault
from casereport.model.time import Moment
from casereport.patterns import lazy_pattern
from casereport.problems import is_nameable, listed, path_text

Found = tuple[PlacedSeries, PlacedResult]
"""A result with its series."""

_NAMED = lazy_pattern(r"(?P<analyte>.+?) ?\((?P<specimen>[^()]+)\)")
_NO_TIME = "the time of this is not known"


def find_series(chart: PatientChart, analyte: str) -> tuple[PlacedSeries, ...]:
    """The series of an analyte, at least one, all of one specimen: `Glucose (CSF)` names it; raises FactFault where it stays open."""
    found = _of_specimen(chart, str(analyte)) or chart.series_of(str(analyte))  # the key of `lactate (plasma)` is that of lactate
    if len({_specimen(one) for one in found}) > 1:
        raise FactFault("ambiguous-fact", "the record has this analyte in more than one specimen", _specimen_hint(found))
    if found:
        return found
    names = listed(one.entry.analyte for one in chart.series if one.entry.analyte)
    typed = {name.lower(): name for name in names.split(", ")}
    near = get_close_matches(str(analyte).lower(), typed, n=1)
    known = f"the analytes are: {names}" if names else "add the analyte to labs:"
    raise FactFault("unknown-fact", "the record has no such analyte for this patient", f"did you mean {typed[near[0]]}?" if near else known)


def _of_specimen(chart: PatientChart, words: str) -> tuple[PlacedSeries, ...]:
    """The series that a laboratory table names `Glucose (CSF)`."""
    named = _NAMED.fullmatch(words.strip())
    return tuple(one for one in chart.series_of(named["analyte"]) if _specimen(one) == named["specimen"].strip().lower()) if named else ()


def _specimen_hint(found: Iterable[PlacedSeries]) -> str:
    named = {_specimen(one): (one.entry.analyte or "", one.entry.specimen or "") for one in found}
    names = [f"{analyte} ({word})" for analyte, word in named.values() if is_nameable(analyte) and is_nameable(word)]
    missing = ["give each series its specimen:"] if "" in named else []
    return "; ".join([*missing, f"name the specimen: {', '.join(names)}" if names else "name the specimen behind the analyte, in brackets"])


def _specimen(series: PlacedSeries) -> str:
    return (series.entry.specimen or "").strip().lower()


def find_place(chart: PatientChart, day: object, stay: object = None) -> Place:
    """The place that a fact's day names."""
    place = chart.clocks.checked_place(Moment.parse(f"{stay} {day}" if stay else str(day)))
    if place is None:
        raise FactFault("unknown-fact", _NO_TIME, "name a day of a clock of the patient")
    return place


def find_result(chart: PatientChart, analyte: str, asked: Place) -> Found:
    """The one result of an analyte on a day or at an instant, where one told as an instant itself goes before that of a day."""
    series = find_series(chart, analyte)
    held = [(one, result) for one in series for result in one.placed if result.place and asked.holds(result.place)]
    found = [pair for pair in held if asked.is_cell or (pair[1].place and not pair[1].place.is_cell)] or held
    if not found:
        times = [str(result.moment) for one in series for result in one.results]
        hint = f"it has values at: {', '.join(times[:12])}"
        raise FactFault("unknown-fact", "the record has no value of this analyte at this time", hint)
    if len(found) > 1:
        raise FactFault("ambiguous-fact", "the record has more than one value of this analyte at this time", "add the hour: 3 06:00")
    return found[0]


def find_extreme(chart: PatientChart, analyte: str, stay: object, sign: Sign, *, needs_time: bool = False) -> Found:
    """The greatest number of an analyte (`sign` 1) or the least (-1), wherever it lies in time; of equal ones the first.

    Raises FactFault where a value that is only bounded can lie beyond it, or, where its time is asked for, as far.
    """
    found = [pair for pair in _measured(chart, analyte, stay) if pair[1].value.number is not None]
    if not found:
        raise _nothing()
    best, left_open = extreme_of([pair[1].value for pair in found], sign, needs_time=needs_time)
    if left_open is not None:
        hint = f"{_path(chart, found[left_open])} has a bound and no number; tell the two apart in words"
        raise FactFault("ambiguous-fact", "a value of which only a bound is known can lie beyond the others", hint)
    return found[best]


def find_outermost(chart: PatientChart, analyte: str, stay: object, *, last: bool) -> Found:
    """The first or last result of an analyte in time; raises FactFault where one of them cannot be put in order."""
    found = _measured(chart, analyte, stay)
    if not found:
        raise _nothing()
    lost = [pair for pair in found if pair[1].place is None]
    if lost:
        hint = f"give {_path(chart, lost[0])} a time on a clock of the patient"
        raise FactFault("ambiguous-fact", "a value of this analyte has no place in time, and could be the first or the last", hint)
    if len({result.place.line for _, result in found if result.place}) > 1:
        cure = "add stay=" if chart.patient.stays else "say in clocks: how the clocks meet (align:)"
        raise FactFault("ambiguous-fact", "the values lie on clocks that do not meet", cure)
    ordered = sorted(found, key=lambda pair: pair[1].place.order if pair[1].place else (0, Decimal(0)), reverse=last)
    _refuse_tie(chart, ordered)
    return ordered[0]


def _refuse_tie(chart: PatientChart, ordered: list[Found]) -> None:
    first = ordered[0]
    for other in ordered[1:]:
        alike = (other[1].shown, other[0].unit) == (first[1].shown, first[0].unit)
        if first[1].place and other[1].place and first[1].place.meets(other[1].place) and not alike:
            hint = f"add the hour to {_path(chart, other)}: 3 06:00"
            raise FactFault("ambiguous-fact", "two values of this analyte can be the first or the last", hint)


def _measured(chart: PatientChart, analyte: str, stay: object) -> list[Found]:
    """The results of an analyte that say something, those of one stay when `stay` names it; raises FactFault for two units."""
    axis = chart.clocks.axis_of(Moment.parse(f"{stay} 1")).name if stay else None
    pairs = [(one, result) for one in find_series(chart, analyte) for result in one.results if result.is_measured]
    found = [(one, r) for one, r in pairs if axis is None or (r.place is not None and r.place.axis == axis)]
    if len({one.unit for one, _ in found}) > 1:
        raise FactFault("ambiguous-fact", "the values are in several units", "give all series of the analyte one unit")
    return found


def _nothing() -> FactFault:
    return FactFault("unknown-fact", "no value of this analyte was measured", "give it in labs:, at a day of the patient")


def _path(chart: PatientChart, found: Found) -> str:
    """Where a result stands in the record, for a hint."""
    series, result = found
    when = (str(result.moment),) if is_nameable(str(result.moment)) else ()
    return path_text(("patients", chart.index, "labs", series.index, "values", *when))


def find_treatment(chart: PatientChart, name: str) -> PlacedTreatment:
    """The treatment of this id, else of this drug or name."""
    wanted = str(name).lower()
    named = [one for one in chart.treatments if (one.entry.id or "").lower() == wanted]
    found = named or [one for one in chart.treatments if wanted in _lower((one.entry.drug, one.entry.name, one.entry.short))]
    if len(found) > 1:
        raise FactFault("ambiguous-fact", "more than one treatment has this name", "give each an id:, and name it by that")
    if found:
        return found[0]
    hint = _known_treatments(chart) or "add it to treatments:"
    raise FactFault("unknown-fact", "the record has no such treatment for this patient", hint)


def _lower(names: Iterable[str | None]) -> set[str]:
    return {form for name in names if name for form in (name.lower(), without_emphasis(name).lower())}


def _known_treatments(chart: PatientChart) -> str:
    known = listed(one.lane for one in chart.treatments)
    return f"the treatments are: {known}" if known else ""


def find_event(chart: PatientChart, name: str) -> Place:
    """Where something named lies: an event by label or kind, the start of a treatment, a procedure, a stay, what starts a clock."""
    try:
        place = chart.clocks.anchors.find(str(name))
    except ValueFault as wrong:
        if wrong.code == "unknown-anchor":
            kinds = ", ".join(dict.fromkeys(event.kind for event in chart.patient.events)) or "none"
            hint = "; ".join(filter(None, (f"the events are: {kinds}", _known_treatments(chart) or "add it to treatments:")))
            raise FactFault("unknown-fact", "the record has no such event or treatment for this patient", hint) from None
        raise FactFault(
            "ambiguous-fact", "more than one event has this name", "give each a label of its own, and name it by that"
        ) from None
    if place is None:
        raise FactFault("unknown-fact", _NO_TIME, "add at: to it, on a clock of the patient")
    return place
