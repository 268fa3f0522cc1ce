"""What a caption says of treatments: shades and guides, what the height of a bar tells, the signs of its ends and of single doses."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.course.data import CourseData, find_treatment
from casereport.figures.course.describe import lane_name
from casereport.figures.course.told import Told
from casereport.figures.course.words import in_sentence, joined
from casereport.figures.parts.guides import guides_of
from casereport.language import say


def guide_sentences(told: Told) -> Iterator[str]:
    """What the shades and the dashed lines of panels mean."""
    data = told.data
    if any(stay.setting == "icu" for patient in data.patients for stay in patient.stays) and data.rows:
        yield "Shaded, intensive care."
    keys = [t for k, patient in enumerate(data.patients) if guides_of(told.plan, k) for t in patient.treatments if t.key]
    if keys:
        names = list(dict.fromkeys(in_sentence(lane_name(data, t.id)) for t in keys))
        yield f"Dashed vertical line, start of {joined(names)}."


def dose_sentences(told: Told) -> Iterator[str]:
    """What bars and single doses mean."""
    data, flat = told.data, {note.subject for note in told.noted("flat")}
    lanes = [lane for lane in data.lane_ids() if _has_phases(data, lane)]
    to_scale = [lane for lane in lanes if lane_name(data, lane) not in flat]
    yield from _scale_words(data, to_scale)
    if least := told.names("least-height"):
        yield f"The lowest doses of {joined(least)} are drawn higher than their share, to be seen."
    if flat and not to_scale:
        yield "Bars show time, not dose."
    if flat and to_scale:
        yield f"Bars of {joined([in_sentence(name) for name in sorted(flat)])} are of one height."
    for kind in ("taper", "range"):
        if names := told.names(kind):
            yield say(f"bar.{kind}", names=joined(names))
    if hollow := told.names("no-dose"):
        yield f"Outlined bar, dose not stated ({joined(hollow)})."
    yield from _sign_words(told)


def _scale_words(data: CourseData, lanes: list[str]) -> Iterator[str]:
    """What the height of a bar says, for the treatments whose bars are as high as their dose."""
    names = [in_sentence(lane_name(data, lane)) for lane in lanes]
    if names:
        scale = ", on one scale for all patients" if len(data.patients) > 1 else ""
        yield f"Bar height is proportional to the dose within {'a treatment' if len(names) > 1 else names[0]}{scale}."
    if single := [name for lane, name in zip(lanes, names, strict=True) if _varies(data, lane)]:
        yield say("bar.single", names=joined(single))


def _varies(data: CourseData, lane: str) -> bool:
    """True for single doses that are given at more than one frequency."""
    phases = [phase for p in data.patients if (t := find_treatment(p, lane)) for phase in t.phases if phase.dose is not None]
    return len({phase.every for phase in phases} - {""}) > 1


def _has_phases(data: CourseData, lane: str) -> bool:
    return any(t.phases for patient in data.patients if (t := find_treatment(patient, lane)))


def _sign_words(told: Told) -> Iterator[str]:
    lanes, given = told.data.lane_ids(), [t for patient in told.data.patients for t in patient.treatments]
    drawn = [t for t in given if t.id in lanes]
    if any(t.boluses for t in drawn):
        yield "Triangle on a stem, single dose."
    if told.has_ongoing or any(phase.ongoing for t in drawn for phase in t.phases):
        yield "Arrow, ongoing at the end of the axis."
    if told.noted("open"):
        yield "Torn end of a bar, start or end not known."
    if told.noted("goes-on"):
        yield say("bar.goes_on")
    if any(phase.approx for t in given for phase in t.phases) or any(bolus.approx for t in given for bolus in t.boluses):
        yield "Outlined and ≈, approximate."
