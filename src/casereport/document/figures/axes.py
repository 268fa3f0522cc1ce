"""Places in time as drawings count them: days from the tick of an axis' first day, which is the middle of that day.

A day reaches from half a day before its tick to half a day behind it. Hours and minutes stand where they are in that day; weeks, months
and years stand at their length from the first tick.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casereport.chart import Clocks, Place
from casereport.chart.clock_words import stay_name
from casereport.chart.place import EXACT, unit_of
from casereport.chart.words import parts_text
from casereport.figures.axis.units import Unit
from casereport.figures.course.entries import Span
from casereport.language import say
from casereport.model.course import Event, Timed
from casereport.model.time import Moment

MIDNIGHT = -0.5  # days from the tick of the first day


class DrawnAxes:
    """The axes of one patient in a figure, in order; `moments` are all times that are drawn on them."""

    def __init__(self, clocks: Clocks, names: Sequence[str], moments: Iterable[Moment]) -> None:
        self.clocks = clocks
        self.names = list(names)
        timed = [place for moment in moments if unit_of(moment) in EXACT and (place := clocks.place(moment))]
        exact = [place for place in timed if not is_loose(place)]
        self._exact = {name: [place for place in exact if place.axis == name] for name in self.names}

    def index(self, place: Place) -> int:
        """The number of the place's axis in the figure."""
        return self.names.index(place.axis)

    def has(self, place: Place | None) -> bool:
        """True for a place on one of the axes."""
        return place is not None and place.axis in self.names

    def follows(self, name: str) -> bool:
        """True for a stay that is known to lie a certain time after the stay of the axis before."""
        place = self.names.index(name)
        before = self.names[place - 1] if place else None
        return before is not None and self.clocks.first_day(before).line == self.clocks.first_day(name).line

    def gap(self, name: str) -> str:
        """The time from the stay of the axis before to this one, in a sentence; "" where that is not known, or is no gap between stays."""
        stays = self.clocks.patient.stays
        later = next((k for k, stay in enumerate(stays) if k and self.clocks.axis_name(stay.id) == name), 0)
        gap = stays[later].gap if later and self.follows(name) else None
        if gap is None or gap.relation or not gap.elapsed:
            return ""
        return say(
            "axis.gap",
            earlier=stay_name(stays[later - 1], self.clocks),
            later=stay_name(stays[later], self.clocks),
            length=parts_text(gap.elapsed),
        )

    def origin(self, name: str) -> float | None:
        """Where the hours of an axis are counted from, in days: the time of its start where that is told, else midnight.

        None when times of day and hours elapsed stand side by side, and nobody knows at which time of day the axis starts.
        """
        by_clock = {place.moment.time_of_day is not None for place in self._exact[name]}
        if len(by_clock) > 1 and not self.clocks.knows_start_time(name):
            return None
        return float(self.clocks.start_time(name)) + MIDNIGHT

    def hours_from_start(self, name: str) -> bool:
        """True where all hours of an axis are told as elapsed since its start, whose time of day nobody needs to know."""
        exact = self._exact[name]
        return bool(exact) and all(place.moment.time_of_day is None for place in exact)

    def counts_hours(self, name: str) -> bool:
        """True for an axis with a time told in hours or minutes."""
        return bool(self._exact[name])

    def x(self, place: Place) -> float:
        """Where a mark stands, in days from the tick of the first day."""
        if place.is_coarse:
            return float(place.start)
        return float((place.start + place.end) / 2) + MIDNIGHT

    def event_x(self, place: Place, entry: Timed) -> float:
        """Where the mark of an entry stands: what starts the hours of its clock at their zero, though only its day is told."""
        if not self.starts_hours(place, entry):
            return self.x(place)
        return float(place.start + self.clocks.start_time(self.clocks.axis_of(place.moment).name)) + MIDNIGHT

    def starts_hours(self, place: Place, entry: Timed) -> bool:
        """True for an event told by its day alone that starts a clock on which other times are told as hours elapsed."""
        if not isinstance(entry, Event) or not place.is_cell or place.unit != "d" or place.moment.relation:
            return False
        name = self.clocks.axis_of(place.moment).name
        clock, first = self.clocks.patient.clocks.get(name), self.clocks.first_day(name)
        starts = clock.starts.lower() if clock else "admission"
        is_named = entry.label.lower() == starts or entry.kind in starts.split()
        return is_named and (place.axis, place.start) == (first.axis, first.start) and self.clocks.counts_hours(name)

    def left(self, place: Place) -> float:
        """Where a bar that begins here starts."""
        return float(place.start) if place.is_coarse else float(place.start) + MIDNIGHT

    def right(self, place: Place) -> float:
        """Where a bar that ends here stops."""
        return float(place.start) if place.is_coarse else float(place.end) + MIDNIGHT

    def span(self, start: Place | None, end: Place | None) -> Span:
        """The span between two places of one axis, None reaching to its edge; whole days where both are days, else exact."""
        known = [place for place in (start, end) if place]
        segment = self.index(known[0])
        is_moment = start is not None and end is not None and start.is_coarse and start.start == end.start
        if is_moment or all(place.is_cell for place in known):
            return Span(self.x(start) if start else None, self.x(end) if end else None, segment=segment)
        return Span(self.left(start) if start else None, self.right(end) if end else None, exact=True, segment=segment)

    def told(self, place: Place) -> Unit:
        """The unit in which a time is told; days for hours without a common start, for loose ones, and for the only one of an axis."""
        unit: Unit = place.unit
        is_vague = is_loose(place) or self.origin(place.axis) is None or self._has_one_time(place.axis)
        return "d" if unit in EXACT and is_vague else unit

    def _has_one_time(self, name: str) -> bool:
        """True for an axis with a single time of day, and no other time in hours."""
        exact = self._exact[name]
        return len({place.start for place in exact}) == 1 and exact[0].moment.time_of_day is not None


def is_loose(place: Place) -> bool:
    """True for hours counted from what is known by its day alone: they can have been at any time of a day's length."""
    return place.is_cell and place.unit in EXACT


def is_about(entry: Timed) -> bool:
    """True for what is told to have been about a time."""
    moments = [entry.at] if entry.at else [entry.days.start, entry.days.end] if entry.days else []
    return any(moment.qualifier == "about" for moment in moments)
