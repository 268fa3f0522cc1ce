"""Clocks as figures print them: the title of a count of days, the event that it counts from, and the unit in which a time is told."""

from __future__ import annotations

from collections.abc import Iterable

from casereport.document.narrative.times import anchor_text, in_sentence, stay_name
from casereport.figures.timeline.data import Unit
from casereport.model.chronology import DEFAULT_CLOCK, Chronology
from casereport.model.patient import Patient
from casereport.model.time import Moment

MIDNIGHT = -0.5  # days from the tick of the first day
_UNITS: dict[str, Unit] = {"min": "h", "h": "h", "d": "d", "wk": "wk", "mo": "mo", "y": "y"}


def day_title(chronology: Chronology, axis: str) -> str:
    """The title of an axis that counts days: "Hospital day", "Day of second stay"."""
    stays = {stay.id: stay for stay in chronology.patient.stays}
    if axis in stays:
        return f"Day of {stay_name(stays[axis])}" if len(stays) > 1 else "Hospital day"
    if axis == "age":
        return "Day of life" if chronology.axes[axis].first else "Age in days"
    return chronology.axes[axis].title


def anchor_of(chronology: Chronology, axis: str) -> str:
    """What the first day of an axis is the day of, in words."""
    clock = chronology.patient.clocks.get(axis)
    if clock:
        return anchor_text(clock.starts, chronology)
    stays = {stay.id: stay for stay in chronology.patient.stays}
    if axis in stays:
        return f"admission ({stay_name(stays[axis])})" if len(stays) > 1 else "admission"
    usual = {DEFAULT_CLOCK: "admission", "illness": "onset of illness", "treatment": "start of treatment", "age": "birth"}
    return usual.get(axis, f"start of {in_sentence(chronology.axes[axis].title)}")


def told_unit(moment: Moment) -> Unit:
    """The unit in which a moment is told; hours for a time of day."""
    if moment.time_of_day is not None:
        return "h"
    return _UNITS[moment.elapsed[0][1]] if moment.elapsed else "d"


def hours_origin(chronology: Chronology, axis: str, moments: Iterable[Moment]) -> float | None:
    """Where the hours of an axis are counted from, in days; None when times of day and hours elapsed stand side by side.

    Times of day are counted from the admission where its time is known, else from the midnight before the first day.
    """
    own = [m for m in moments if told_unit(m) == "h" and (place := chronology.position(m)) and place.axis == axis]
    by_clock = {moment.time_of_day is not None for moment in own}
    if len(by_clock) > 1:
        return None
    if by_clock == {False}:
        return 0.0
    known = _admission(chronology, axis)
    return MIDNIGHT if known is None else known


def _admission(chronology: Chronology, axis: str) -> float | None:
    """The time of day of the admission that starts an axis, as a figure counts, None when it is not told."""
    patient: Patient = chronology.patient
    for event in patient.events:
        place = chronology.position(event.at) if event.at and event.at.time_of_day is not None and event.kind == "admission" else None
        if place and place.axis == axis and 0 <= place.days < 1 and anchor_of(chronology, axis).startswith("admission"):
            return float(place.days) + MIDNIGHT
    return None
