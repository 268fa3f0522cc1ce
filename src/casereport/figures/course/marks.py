"""Events of a course: a moment, or the beginning of what lasted, that gets a mark above the panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from casereport.figures.axis.units import Unit

EventKind = Literal[
    "symptom", "exposure", "diagnosis", "test", "imaging", "procedure", "treatment", "complication", "care", "outcome", "death", "other"
]


@dataclass(frozen=True, slots=True)
class EventMark:
    """A moment worth a mark above the panels; one that `lasted` is marked where it began, and `when` tells the whole of it.

    One that `yields` is drawn where the axis reaches anyway, and told in the caption where it does not.
    """

    t: float
    label: str
    kind: EventKind = "procedure"
    approx: bool = False
    when: str = ""
    segment: int = 0
    told: Unit | None = None
    yields: bool = False
    lasted: bool = False
