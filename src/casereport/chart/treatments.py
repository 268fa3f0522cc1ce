"""Treatments placed in time: phases and single doses, each with the dose that holds in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casereport.chart.clocks import Clocks
from casereport.chart.place import Place
from casereport.model.course import Course, Dosed, Step, Treatment
from casereport.model.values import Dose
from casereport.values import dataclass

Part = Treatment | Step | Course


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A phase of a treatment, or a single dose: its entry, where it starts and ends, and what of that is known.

    A single dose has one place twice. `dose` is its own, else that of the treatment. Where start and end lie on two lines, `stretches`
    are the parts of the time between that are certain.
    """

    entry: Part
    path: tuple[str | int, ...]
    start: Place | None
    end: Place | None
    is_single: bool
    dose: Dose | None
    stretches: tuple[tuple[Place, Place], ...] = ()

    @property
    def is_ongoing(self) -> bool:
        """True for a phase that has not ended."""
        return self.entry.days is not None and self.entry.days.ongoing

    @property
    def start_known(self) -> bool:
        """True when the record says when it began."""
        return self.start is not None and (self.entry.days is None or self.entry.days.start_known)

    @property
    def end_known(self) -> bool:
        """True when the record says when it ended."""
        return self.end is not None and (self.entry.days is None or self.entry.days.end_known)

    def holds(self, asked: Place) -> bool:
        """True when it was given at this instant, or at some time of this day."""
        if self.stretches:
            return any(_lies_in(asked, first, last) for first, last in self.stretches)
        known = self.start or self.end
        if known is None or known.line != asked.line:
            return False
        if self.is_single:
            return asked.meets(known)
        if self.start is None:  # nobody knows when it began: only its last day is certain
            return self.end is not None and asked.meets(self.end)
        return self.start.since < _after(asked) and self._lasts_to(asked)

    def _lasts_to(self, asked: Place) -> bool:
        if self.is_ongoing:
            return True
        if self.end is None or not self.end_known:
            return self.start is not None and asked.meets(self.start)
        if self.end.is_coarse and asked.is_cell:  # two weeks after day 20 is day 34, and the end is included
            return asked.since <= self.end.since
        is_single = self.start is not None and self.start.since == self.end.until
        is_hour = self.end.exact and not asked.is_cell  # an hour that ends a span belongs to it
        is_end = (is_single or is_hour) and asked.meets(self.end)
        return asked.since < self.end.until or is_end

    def gives_way_to(self, later: PlacedPart, asked: Place) -> bool:
        """True when the later part begins where this one ends: at a shared end the later holds. Of a day whose hours are told, both did."""
        if asked.is_cell and self.end is not None and self.end.exact and self.end.until > asked.since:
            return False
        if later.start is not None and later.start.is_coarse and self.end is not None and self.end.is_cell:
            return False
        if self.end is None or later.start is None or self.start is None or self.end.line != later.start.line:
            return False
        last = self.end.since if self.end.is_cell else self.end.until
        return later.start.since > self.start.since and later.start.since >= last


@dataclass(frozen=True, slots=True)
class PlacedTreatment:
    """One treatment of a patient with its parts: itself where it has a time, its steps, its courses."""

    entry: Treatment
    index: int
    parts: tuple[PlacedPart, ...]

    @property
    def lane(self) -> str:
        """The id of its lane in a figure."""
        return self.entry.id or self.entry.drug or self.entry.name or ""

    def given_at(self, asked: Place) -> list[PlacedPart]:
        """The parts that hold at a place, without those that give way to a later one."""
        held = [part for part in self.parts if part.holds(asked)]
        named = [part for part in held if part.end is not None and part.end.is_cell and part.end.holds(asked)]
        held = [part for part in held if not (part.start and part.start.is_coarse and any(one is not part for one in named))]
        return [part for part in held if not any(part.gives_way_to(other, asked) for other in held if other is not part)]


def place_treatment(entry: Treatment, index: int, clocks: Clocks) -> PlacedTreatment:
    """A treatment with every part placed."""
    parts: list[tuple[Part, tuple[str | int, ...]]] = [(entry, ())] if entry.days or entry.at else []
    parts += [(step, ("steps", n)) for n, step in enumerate(entry.steps)]
    parts += [(course, ("courses", n)) for n, course in enumerate(entry.courses)]
    return PlacedTreatment(entry, index, tuple(_part(entry, part, path, clocks) for part, path in parts))


def own_dose(entry: Dosed) -> Dose | None:
    """The dose that an entry tells itself."""
    return entry.dose or entry.daily or entry.rate


def _part(entry: Treatment, part: Part, path: tuple[str | int, ...], clocks: Clocks) -> PlacedPart:
    dose = own_dose(part) or own_dose(entry)
    if part.days:
        start, end = clocks.span(part.days)
        stretches = _stretches(start, end, clocks) if start and end and start.line != end.line else ()
        return PlacedPart(part, path, start, end, is_single=False, dose=dose, stretches=tuple(stretches))
    place = clocks.place(part.at) if part.at else None
    return PlacedPart(part, path, place, place, is_single=True, dose=dose)


def _stretches(start: Place, end: Place, clocks: Clocks) -> Iterator[tuple[Place, Place]]:
    """What is certain between places of two lines: both themselves; of stays, which follow each other, the days of each up to its end."""
    stays = {clocks.axis_name(stay.id): stay for stay in clocks.patient.stays}
    order = list(stays)
    if not {start.axis, end.axis} <= set(order):
        yield from ((start, start), (end, end))
        return
    for axis in order[order.index(start.axis) : order.index(end.axis) + 1]:
        last = end if axis == end.axis else clocks.stay_end(stays[axis])
        first = start if axis == start.axis else clocks.first_day(axis)
        yield first, last or first


def _lies_in(asked: Place, first: Place, last: Place) -> bool:
    """True for a place that meets the time from one place to the end of another."""
    return asked.line == first.line and first.since < _after(asked) and (asked.since < last.until or asked.meets(last))


def _after(asked: Place) -> Decimal:
    """Just behind a place: what begins at an instant holds at it."""
    return asked.until if asked.is_cell else asked.since + Decimal("1e-12")
