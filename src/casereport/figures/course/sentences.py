"""What a caption says of treatments, of time and of events, and what its sentences are written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from casereport.figures.course.data import CourseData, find_treatment
from casereport.figures.course.describe import lane_name
from casereport.figures.course.plan import Plan
from casereport.figures.course.segments import has_parts, parts_of
from casereport.figures.course.words import joined
from casereport.figures.paper.scene import Note
from casereport.figures.parts.guides import guides_of
from casereport.figures.parts.looks import EVENT_LOOKS, KIND_NAMES, kinds_in_use
from casereport.figures.parts.undrawn import named
from casereport.language import say, spelled
from casereport.language.sentences import in_sentence
from casereport.values import dataclass

_FILLS = {"paper": "hollow", "ink": "black", "icu": "grey", "verm": "red", "green": "green"}
_SHAPES = {"up": "triangle pointing up", "down": "triangle pointing down", "right": "triangle pointing right", "plus": "cross"}


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
        if any(phase.goes_on and phase.taper_to is not None for t in drawn for phase in t.phases) and _has_known_gap(told.data):
            yield say("bar.taper_on")
    if any(phase.approx for t in given for phase in t.phases) or any(bolus.approx for t in given for bolus in t.boluses):
        yield "Outlined bar or triangle, approximate time."


def _has_known_gap(data: CourseData) -> bool:
    return any(segment.joined for patient in data.patients for segment in patient.segments[1:])


@dataclass(frozen=True, slots=True)
class Told:
    """What a caption is written from: the plan of panels and lanes, its notes, and whether something else in the figure is ongoing."""

    plan: Plan
    notes: tuple[Note, ...]
    has_ongoing: bool = False

    @property
    def data(self) -> CourseData:
        """The data of the plan."""
        return self.plan.data

    def noted(self, kind: str) -> list[Note]:
        """The notes of a kind."""
        return [note for note in self.notes if note.kind == kind]

    def names(self, kind: str) -> list[str]:
        """What the notes of a kind are about, each once, in a sentence."""
        return [in_sentence(name) for name in dict.fromkeys(note.subject for note in self.noted(kind))]


# --- time -----------------------------------------------------------------------------------------------------


def day_sentences(data: CourseData, notes: Sequence[Note]) -> Iterator[str]:
    """How days are counted, and where axes differ in scale."""
    parts = [part for patient in data.patients for k in range(len(patient.segments)) for part in parts_of(data, patient, k)]
    units = {part.unit for part in parts}
    if data.anchor and ("d" in units or any(f"day {data.first}" in part.title for part in parts)):
        yield from _first_days(data)
    if any(note.kind == "scale" for note in notes):
        yield f"The {'time' if has_parts(data) else 'day'} axes differ in scale between patients."


def drawing_sentences(data: CourseData, notes: Sequence[Note]) -> Iterator[str]:
    """How it is drawn: what bars cover, where they meet, and what was moved."""
    units = {part.unit for patient in data.patients for k in range(len(patient.segments)) for part in parts_of(data, patient, k)}
    if "d" in units and any(patient.treatments or patient.stays for patient in data.patients):
        yield "A day is the interval around its tick: bars cover their first and last day."
    for words in dict.fromkeys(note.subject for note in notes if note.kind == "shared-day"):
        yield f"Where two {words} share a day, they meet in its middle."
    for note in (note for note in notes if note.kind == "nudged"):
        moved = f"symbols of {in_sentence(note.subject)} at one place are moved apart; their stems stand at the true time."
        yield _of_patient(data, note.patient, moved)


def _first_days(data: CourseData) -> Iterator[str]:
    """Which day is the first, told for each patient where patients count from different ones."""
    own = [
        (p, s.first, s.anchor) for p in data.patients for s in p.segments[:1] if len(p.segments) == 1 and (s.title or s.first is not None)
    ]
    if not own:
        yield f"Day {data.first} is the {data.anchor}."
        return
    told = {id(patient): (data.first if first is None else first, anchor) for patient, first, anchor in own}
    for patient in data.patients:
        first, anchor = told.get(id(patient), (data.first, data.anchor.removeprefix("day of ")))
        yield f"{patient.label}: day {first} is the day of {anchor}."


def _of_patient(data: CourseData, label: str, sentence: str) -> str:
    """A sentence about one patient, whose name leads it where the figure has several."""
    return f"{label}: {sentence[0].lower()}{sentence[1:]}" if len(data.patients) > 1 else sentence[0].upper() + sentence[1:]


def break_sentences(data: CourseData) -> Iterator[str]:
    """Where an axis is broken, and what is known of the time that is left out."""
    for patient in data.patients:
        if len(patient.segments) > 1:
            known = any(segment.joined for segment in patient.segments[1:])
            between = "is cut short" if known else "is not known, and no line crosses it"
            yield _of_patient(data, patient.label, f"the axis is broken where the time between its parts {between}.")
            parts = [(segment.title or data.axis_title, segment.joined) for segment in patient.segments]
            yield from (_of_patient(data, patient.label, told) for told in (apart_sentences(parts) if known else ()))
    for patient in data.patients:
        yield from (_of_patient(data, patient.label, segment.gap) for segment in patient.segments if segment.gap)
    if any(len(patient.segments) > 1 for patient in data.patients):
        yield "Each part of a broken axis counts its own days."
    if _is_cut(data):
        yield "The axis is broken where nothing is recorded for a long time, and each of its parts has a scale of its own."


def apart_sentences(parts: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Between which parts of an axis, each with its title and whether it is joined to the one before, nobody knows the time."""
    for (earlier, _), (later, is_joined) in pairwise(parts):
        if not is_joined:
            yield say("axis.apart", earlier=earlier, later=later)


def _is_cut(data: CourseData) -> bool:
    return any(len(segment.parts) > 1 for patient in data.patients for segment in patient.segments)


# --- events ---------------------------------------------------------------------------------------------------


def event_sentences(data: CourseData) -> Iterator[str]:
    """A key of the kinds of events in use, and what is told of those that lasted."""
    events = [event for patient in data.patients for event in patient.events]
    kinds = kinds_in_use(event.kind for event in events)
    if kinds:
        looks = ((EVENT_LOOKS[kind], KIND_NAMES[kind]) for kind in kinds)
        words = [spelled(f"{_FILLS[look.fill]} {_SHAPES.get(look.shape, look.shape)}, {name}") for look, name in looks]
        yield f"Events: {'; '.join(words)}."
    if any(event.approx for event in events):
        yield spelled("Event with an open centre or ≈, approximate time.")
    lasting = [named(event.label, event.when) for event in events if event.lasted]
    if lasting:
        yield say("mark.lasted", items="; ".join(lasting))
