"""Events, care settings and stays placed in time."""

from __future__ import annotations

from casereport.chart.clocks import Clocks
from casereport.chart.place import Place
from casereport.model.course import Encounter, Event, Timed
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event of a patient: its entry and number in the record, where it starts and ends; a moment has one place twice."""

    entry: Event
    index: int
    start: Place | None
    end: Place | None

    @property
    def place(self) -> Place | None:
        """Where it stands in an order of time: its start, else its end."""
        return self.start or self.end


@dataclass(frozen=True, slots=True)
class PlacedEncounter:
    """Time in one care setting: its entry and number in the record, where it starts and ends."""

    entry: Encounter
    index: int
    start: Place | None
    end: Place | None


def place_event(entry: Event, index: int, clocks: Clocks) -> PlacedEvent:
    """An event, placed."""
    return PlacedEvent(entry, index, *ends_of(entry, clocks))


def place_encounter(entry: Encounter, index: int, clocks: Clocks) -> PlacedEncounter:
    """Time in a care setting, placed."""
    return PlacedEncounter(entry, index, *ends_of(entry, clocks))


def ends_of(entry: Timed, clocks: Clocks) -> tuple[Place | None, Place | None]:
    """Where an entry starts and ends; twice the same for a moment, None for an end that has no place."""
    if entry.at:
        place = clocks.place(entry.at)
        return place, place
    return clocks.span(entry.days) if entry.days else (None, None)
