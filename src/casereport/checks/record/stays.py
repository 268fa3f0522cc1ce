"""Checks of stays in hospital: days inside them, wards one after another, and what is done in hospital alone before the discharge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from casereport.chart import PatientChart, Place
from casereport.chart.events import PlacedEvent
from casereport.chart.treatments import PlacedPart, PlacedTreatment
from casereport.checks.subject import Subject, values_in
from casereport.clinical.doses import route_name
from casereport.model.course import Stay
from casereport.model.spans import Span
from casereport.model.time import Moment
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_INSIDE = ("ward", "HDU", "ICU")
"""Settings in hospital."""
_NEAR = 3  # days from an event to what was done at that visit
_OPERATED = lazy_pattern(
    r"operat|surg"
    r"|\w{3}(?:ectomy|otomy|ostomy|plasty)\b|intubat|ventilat|cannulat|transfus|transplant|dialys|ECMO|resuscit|lumbar puncture|biops",
    re.IGNORECASE,
)
_OUTSIDE = lazy_pattern(
    r"\bhome\b|outpatient|out-patient|OPAT|ambulatory"
    r"|day (?:clinic|hospital|unit|case)"
    r"|infusion (?:centre|center|suite)|discharge",
    re.IGNORECASE,
)
_BEDSIDE = frozenset({"intravenous", "intravenous infusion", "epidural", "intraosseous"})
"""Ways into the body for which several doses a day need a hospital, unless the record says home or clinic."""
_LATER = "tell the visit or the admission that came later as an event, count from the discharge: 2 wk after discharge, or correct the day"


def days_lie_inside_their_stay(subject: Subject) -> list[Problem] | None:
    """A day that is counted on a stay whose last day is told is one of the stay."""
    stays = [(path, chart) for path, chart in subject.charts() if any(_end_of(chart, stay) for stay in chart.patient.stays)]
    problems: list[Problem] = []
    for path, chart in stays:
        ends = {stay.id: end for stay in chart.patient.stays if (end := _end_of(chart, stay))}
        for where, moment in _named_moments(path, chart):
            end = ends.get(moment.clock or "")
            place = chart.place(moment) if end and "stays" not in where else None
            if end and place and end.precedes(place) and place.is_cell:
                hint = "correct the day, or the days of the stay; what came later is told from the discharge: 2 wk after discharge"
                problems.append(fault("outside-stay", "the day lies after the end of its stay", path=where, hint=hint))
    return problems if stays else None


def _end_of(chart: PatientChart, stay: Stay) -> Place | None:
    """The end of a stay that is told, by its days or by a discharge that names it."""
    named = [
        event.start for event in chart.events if event.entry.kind == "discharge" and event.entry.at and event.entry.at.clock == stay.id
    ]
    return chart.clocks.typed_end(stay) or next((place for place in named if place), None)


def _named_moments(path: Path, chart: PatientChart) -> Iterator[tuple[Path, Moment]]:
    for where, value in values_in(chart.patient, path):
        if isinstance(value, Moment):
            yield where, value
        elif isinstance(value, Span):
            yield from ((where, value.start), (where, value.end)) if value.start != value.end else ((where, value.start),)


def wards_are_left_at_discharge(subject: Subject) -> list[Problem] | None:
    """No time on a ward or in intensive care ends after the last discharge, unless the patient is admitted again."""
    told = [(path, chart) for path, chart in subject.charts() if chart.encounters and chart.events]
    problems: list[Problem] = []
    for path, chart in told:
        moves = [one for one in chart.events if one.start and one.entry.kind in ("admission", "discharge", "transfer")]
        last = max(moves, key=lambda one: one.start.order if one.start else (0, 0), default=None)
        for encounter in chart.encounters if last and last.entry.kind == "discharge" else ():
            inside = encounter.entry.setting in _INSIDE
            if inside and encounter.end and last and last.start and last.start.precedes(encounter.end):
                where = (*path, "encounters", encounter.index, "days" if encounter.entry.days else "at")
                hint = "end it on the day of discharge, or tell the admission that came later"
                problems.append(fault("outside-stay", "time in hospital after the discharge", path=where, hint=hint))
    return problems if told else None


def wards_follow_one_another(subject: Subject) -> list[Problem] | None:
    """A patient is on one ward at a time: two stays on wards share the day of the transfer at most."""
    told = [(path, chart, [one for one in chart.encounters if one.entry.setting in _INSIDE]) for path, chart in subject.charts()]
    problems: list[Problem] = []
    for path, _, wards in told:
        placed = sorted((one for one in wards if one.start and one.end), key=lambda one: one.start.order if one.start else (0, 0))
        for first, second in pairwise(placed):
            if (
                first.end
                and second.start
                and second.end
                and first.end.line == second.start.line
                and _overlap(first.end, second.start, second.end)
            ):
                where = (*path, "encounters", first.index, "days" if first.entry.days else "at")
                message = "time on this ward reaches into the time on the next"
                problems.append(fault("outside-stay", message, path=where, hint="end it on the day of the transfer, or correct the other"))
    return problems if any(len(wards) > 1 for _, _, wards in told) else None


def _overlap(end: Place, start: Place, last: Place) -> bool:
    """Whether two stays have more than a day of transfer in common."""
    return min(end.until, last.until) - start.since > 1


def nothing_needs_the_hospital_after_discharge(subject: Subject) -> list[Problem] | None:
    """After the last discharge there is no transfer, no operation, no image or test without a visit, and no infusion by the hour."""
    left = [(path, chart, end) for path, chart in subject.charts() if (end := _last_discharge(chart)) and not _has_died(chart)]
    problems: list[Problem] = []
    for path, chart, end in left:
        problems += [
            fault("outside-stay", message, path=where, hint=_LATER)
            for where, message in (*_late_events(path, chart, end), *_late_entries(path, chart, end), *_late_drugs(path, chart, end))
        ]
    return problems if left else None


def _has_died(chart: PatientChart) -> bool:
    """Whether a death is told: what comes after it is told as such."""
    return any(event.entry.kind == "death" for event in chart.events)


def _last_discharge(chart: PatientChart) -> Place | None:
    """When the patient left the hospital for good; None where it is open, or stays have their own discharges on several lines."""
    moves = [one for one in chart.events if one.start and one.entry.kind in ("admission", "discharge")]
    last = max(moves, key=_order, default=None)
    lines = {one.start.line for one in moves if one.start}
    return last.start if last and last.entry.kind == "discharge" and len(lines) == 1 else None


def _order(event: PlacedEvent) -> tuple[int, object, bool]:
    """By time; on one day the discharge is last."""
    return (*(event.start.order if event.start else (0, 0)), event.entry.kind == "discharge")


def _is_late(place: Place | None, end: Place) -> bool:
    """Whether a day is counted on, on the clock of the stay, after its end; what is told in weeks or months came later on purpose."""
    return place is not None and place.is_cell and place.axis == end.axis and end.precedes(place)


def _late_events(path: Path, chart: PatientChart, end: Place) -> Iterator[tuple[Path, str]]:
    for event in chart.events:
        if not _is_late(event.start, end) or _OUTSIDE.search(event.entry.label):
            continue
        if event.entry.kind == "transfer":
            yield (*path, "events", event.index), "the patient is transferred after the discharge"
        elif event.entry.kind in ("procedure", "treatment", "other") and _OPERATED.search(event.entry.label):
            yield (*path, "events", event.index), "this is done after the discharge"


def _late_entries(path: Path, chart: PatientChart, end: Place) -> Iterator[tuple[Path, str]]:
    visits = [
        one
        for one in chart.events
        if one.start and one.entry.kind not in ("procedure", "treatment", "discharge", "transfer", "imaging", "test")
    ]
    for key in ("procedures", "imaging", "tests"):
        for index, entry in enumerate(getattr(chart.patient, key)):
            place = chart.place(entry.at) if entry.at else None
            words = " ".join(value for _, value in values_in(entry) if isinstance(value, str))
            is_visit = any(
                one.start and place and abs(one.start.since - place.since) <= _NEAR and one.start.line == place.line for one in visits
            )
            if _is_late(place, end) and not is_visit and not _OUTSIDE.search(words):
                yield (*path, key, index, "at"), "this is done after the discharge, and no visit or admission is told then"


def _late_drugs(path: Path, chart: PatientChart, end: Place) -> Iterator[tuple[Path, str]]:
    for treatment in chart.treatments:
        for part in treatment.parts:
            if _is_late(part.end, end) and part.end_known and _is_at_the_bedside(treatment, part):
                where = (*path, "treatments", treatment.index, *part.path, "days" if part.entry.days else "at")
                yield where, "this is given into a vein several times a day after the discharge"


def _is_at_the_bedside(treatment: PlacedTreatment, part: PlacedPart) -> bool:
    item = treatment.entry
    words = " ".join(value for _, value in values_in(item) if isinstance(value, str))
    every = part.entry.every or item.every
    often = bool(part.entry.rate or item.rate) or bool(every and (every.times_a_day or 0) > 1)
    return often and route_name(part.entry.route or item.route or "") in _BEDSIDE and not _OUTSIDE.search(words)


_PAIRS = (
    (r"\bintubat", r"\bextubat"),
    (r"\bcannulat|\bstart of ECMO|ECMO (?:was )?(?:start|begun)", r"\bdecannulat|end of ECMO|wean\w* from ECMO"),
    (r"\btracheostom(?!y tube removed)", r"\btracheostomy (?:was )?closed|decannulat"),
    (r"\b(?:insertion|placement) of (?P<what>[\w -]{4,30})", r"\bremoval of "),
)
"""What begins something, and what ends it."""


def what_ends_has_begun(subject: Subject) -> list[Problem] | None:
    """An extubation comes after the intubation, the removal of a device after it was put in."""
    told = [(path, chart) for path, chart in subject.charts() if chart.patient.procedures or chart.events]
    problems: list[Problem] = []
    for path, chart in told:
        done = list(_named(path, chart))
        for begin, end in _PAIRS:
            begins = [(where, at, found) for where, words, at in done if (found := re.search(begin, words, re.IGNORECASE))]
            for where, place, found in begins:
                what = found.groupdict().get("what") or ""
                ends = [at for _, words, at in done if re.search(end + re.escape(what), words, re.IGNORECASE)]
                if ends and all(at.precedes(place) for at in ends) and len(begins) == 1:
                    hint = "correct one of the two days; where it was done twice, tell the first time too"
                    problems.append(fault("day-order", "this comes after what ended it", path=where, hint=hint))
    return problems if told else None


def _named(path: Path, chart: PatientChart) -> Iterator[tuple[Path, str, Place]]:
    for index, done in enumerate(chart.patient.procedures):
        if done.at and (place := chart.place(done.at)):
            yield (*path, "procedures", index, "at"), done.name, place
    for event in chart.events:
        if event.start:
            yield (*path, "events", event.index), event.entry.label, event.start


_SAME = lazy_pattern(
    r"\b(?:operation|surgery|\w{3,}(?:ectomy|otomy|ostomy|plasty)|computed tomography|magnetic resonance imaging"
    r"|CT|MRI|\w+scopy|biopsy|lumbar puncture)\b",
    re.IGNORECASE,
)
_AGAIN = lazy_pattern(
    r"\b(?:follow|control|repeat|second|third|again|further|no|without|after|before"
    r""
    r"|plan|await|consent|refer|decision|indication)\w*",
    re.IGNORECASE,
)
_KINDS = {"ct": "computed tomography", "mri": "magnetic resonance imaging"}


def events_are_on_the_days_of_their_entries(subject: Subject) -> list[Problem] | None:
    """An event that tells the one operation or image of the record tells it on its day."""
    told = [(path, chart) for path, chart in subject.charts() if chart.events and (chart.patient.procedures or chart.patient.imaging)]
    problems: list[Problem] = []
    for path, chart in told:
        for event in chart.events:
            if event.entry.kind in ("procedure", "treatment", "imaging", "test", "other") and event.start and not event.entry.days:
                problems += _elsewhen(path, chart, event, event.start)
    return problems if told else None


def _elsewhen(path: Path, chart: PatientChart, event: PlacedEvent, start: Place) -> Iterator[Problem]:
    found = _SAME.search(event.entry.label)
    if found is None or _AGAIN.search(event.entry.label):
        return
    word = _KINDS.get(found[0].lower(), found[0].lower())
    same = list(_of_kind(path, chart, word))
    others = [one for one in chart.events if one is not event and found[0].lower() in one.entry.label.lower()]
    if len(same) == 1 and not others:
        where, place = same[0]
        if place.line == start.line and not place.meets(start) and abs(place.since - start.since) >= 1 and place.axis == start.axis:
            hint = "correct one of the two days; where they are two, say so in the label: second operation"
            yield fault("two-times", "the event that tells this is on another day", path=where, hint=hint)


def _of_kind(path: Path, chart: PatientChart, word: str) -> Iterator[tuple[Path, Place]]:
    """The procedures and images that a word of an event can mean; an operation is any that has an anaesthetic or such a name."""
    for index, done in enumerate(chart.patient.procedures):
        general = word in ("operation", "surgery") and (done.anaesthesia or _OPERATED.search(done.name))
        if (general or word in done.name.lower()) and done.at and (place := chart.place(done.at)):
            yield (*path, "procedures", index, "at"), place
    for index, image in enumerate(chart.patient.imaging):
        if word in (image.kind.lower(), _KINDS.get(image.kind.lower())) and image.at and (place := chart.place(image.at)):
            yield (*path, "imaging", index, "at"), place
