"""What a caption says of time: which day is the first, where an axis is broken, what was moved to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casereport.figures.course.data import CourseData
from casereport.figures.course.segments import has_parts, parts_of
from casereport.figures.course.words import in_sentence
from casereport.figures.paper.scene import Note
from casereport.figures.parts.looks import EVENT_LOOKS, KIND_NAMES, kinds_in_use
from casereport.figures.parts.undrawn import named
from casereport.language import say


def day_sentences(data: CourseData, notes: Sequence[Note]) -> Iterator[str]:
    """How days are counted, what bars cover, why an axis is broken, and what was moved."""
    parts = [part for patient in data.patients for k in range(len(patient.segments)) for part in parts_of(data, patient, k)]
    units = {part.unit for part in parts}
    if data.anchor and ("d" in units or any(f"day {data.first}" in part.title for part in parts)):
        yield from _first_days(data)
    if "d" in units and any(patient.treatments or patient.stays for patient in data.patients):
        yield "A day is the interval around its tick: bars cover their first and last day."
    yield from _break_words(data)
    if any(note.kind == "scale" for note in notes):
        yield f"The {'time' if has_parts(data) else 'day'} axes differ in scale between patients."
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


def _break_words(data: CourseData) -> Iterator[str]:
    for patient in data.patients:
        if len(patient.segments) > 1:
            known = all(segment.joined for segment in patient.segments[1:])
            between = "is cut short" if known else "is not known, and no line crosses it"
            yield _of_patient(data, patient.label, f"the axis is broken where the time between its parts {between}.")
    for patient in data.patients:
        yield from (_of_patient(data, patient.label, segment.gap) for segment in patient.segments if segment.gap)
    if any(len(patient.segments) > 1 for patient in data.patients):
        yield "Each part of a broken axis counts its own days."
    if _is_cut(data):
        yield "The axis is broken where nothing is recorded for a long time, and each of its parts has a scale of its own."


def _is_cut(data: CourseData) -> bool:
    return any(len(segment.parts) > 1 for patient in data.patients for segment in patient.segments)


_FILLS = {"paper": "hollow", "ink": "black", "icu": "grey", "verm": "red", "green": "green"}
_SHAPES = {"up": "triangle pointing up", "down": "triangle pointing down", "right": "triangle pointing right", "plus": "cross"}


def event_sentences(data: CourseData) -> Iterator[str]:
    """A key of the kinds of events in use, and what is told of those that lasted."""
    events = [event for patient in data.patients for event in patient.events]
    kinds = kinds_in_use(event.kind for event in events)
    if kinds:
        looks = ((EVENT_LOOKS[kind], KIND_NAMES[kind]) for kind in kinds)
        words = [f"{_FILLS[look.fill]} {_SHAPES.get(look.shape, look.shape)}, {name}" for look, name in looks]
        yield f"Events: {'; '.join(words)}."
    if any(event.approx for event in events):
        yield "Event with an open centre or ≈, approximate time."
    lasting = [named(event.label, event.when) for event in events if event.lasted]
    if lasting:
        yield say("mark.lasted", items="; ".join(lasting))
