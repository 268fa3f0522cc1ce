"""What a caption says of the events of a course."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.course.data import CourseData
from casereport.figures.parts.looks import EVENT_LOOKS, KIND_NAMES, kinds_in_use
from casereport.figures.parts.undrawn import named
from casereport.language import say

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
