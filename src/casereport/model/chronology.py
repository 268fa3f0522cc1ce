"""The clocks of a patient: where a moment lies on which axis, and how it is told.

Two clocks share an axis only when the record says how they meet; unaligned clocks are never subtracted, sorted together or drawn
on one axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from casereport.model.faults import ValueFault
from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment, days_from_anchor

DEFAULT_CLOCK = "hospital"


@dataclass(frozen=True, slots=True)
class Axis:
    """One way of counting days: a clock or stay, with the number of its first day, its printed title and its rank in the record."""

    name: str
    first: int
    title: str
    rank: int


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place on an axis: days since the start of its first day."""

    rank: int
    days: Decimal
    axis: str


class Chronology:
    """The clocks and stays of one patient."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient
        self._alias = _aliases(patient)
        self.axes = _axes(patient, self._alias)
        self.has_two_stays = len(patient.stays) > 1 and not patient.clocks and not patient.clock

    @property
    def default(self) -> str | None:
        """The clock of a moment that names none; None when two stays make that ambiguous."""
        return None if self.has_two_stays else next(iter(self.axes))

    def axis_of(self, moment: Moment) -> Axis:
        """The axis that a moment is counted on; raises ValueFault `unknown-clock` or `ambiguous-stay`."""
        name = moment.clock or self.default
        if name is None:
            raise ValueFault("ambiguous-stay", "this day could belong to either stay", "write the id of the stay before the day")
        name = self._alias.get(name, name)
        if name not in self.axes:
            known = ", ".join([*self.axes, *self._alias])
            raise ValueFault("unknown-clock", "the patient has no such clock or stay", f"the patient has: {known}")
        return self.axes[name]

    def position(self, moment: Moment) -> Position | None:
        """Where the moment lies; None when it is unknown, counted from an event that has no day, or on no clock of the patient."""
        try:
            return self.checked_position(moment)
        except ValueFault:  # the checks report it, each once; a document can be built all the same
            return None

    def checked_position(self, moment: Moment) -> Position | None:
        """The position; raises as `axis_of`, and ValueFault `clock-zero`."""
        if moment.relation:
            return self._relative(moment)
        if moment.is_unknown:
            return None
        axis = self.axis_of(moment)
        days = days_from_anchor(moment, axis.first)
        return None if days is None else self._aligned(axis, days)

    def _relative(self, moment: Moment) -> Position | None:
        days = moment.elapsed_days
        name = self._anchor_axis(moment.event)
        if days is None or name is None:
            return None
        return self._aligned(self.axes[name], days)

    def _anchor_axis(self, event: str) -> str | None:
        """The axis whose first day is the event: named by clock, stay or the event that starts it."""
        wanted = event.strip().lower()
        for name, axis in self.axes.items():
            clock = self.patient.clocks.get(name)
            starts = clock.starts.lower() if clock else ""
            if wanted in {name.lower(), starts, starts.split(" ")[0]} or (not clock and wanted == "admission" and axis.rank == 0):
                return name
        alias = self._alias.get(event.strip())
        return alias if alias in self.axes else None

    def _aligned(self, axis: Axis, days: Decimal) -> Position:
        """The position on the axis that this one is aligned with, else on its own."""
        clock = self.patient.clocks.get(axis.name)
        meets = clock.align if clock else None
        if meets is None or meets.is_unknown or axis.rank == 0:
            return Position(axis.rank, days, axis.name)
        base = self.position(meets)
        return Position(base.rank, base.days + days, base.axis) if base else Position(axis.rank, days, axis.name)

    def span(self, span: Span) -> tuple[Position | None, Position | None]:
        """Both ends of a span; None for an end that is unknown or ongoing."""
        return self.position(span.start), self.position(span.end)

    def day_number(self, position: Position) -> Decimal:
        """The printed day number of a position: the ordinal of its axis, with no day 0 on a clock whose first day is 1."""
        first = self.axes[position.axis].first
        return position.days + first if position.days >= 0 else position.days


def _aliases(patient: Patient) -> dict[str, str]:
    """Stay id → clock, for a stay whose admission starts a clock; `hospital` → the only stay when no clock is named."""
    aliases: dict[str, str] = {}
    for name, clock in patient.clocks.items():
        words = clock.starts.split()
        for stay in patient.stays:
            if stay.id in words or (len(patient.stays) == 1 and words[:1] == ["admission"]):
                aliases[stay.id] = name
    if not patient.clocks and len(patient.stays) == 1:
        aliases[DEFAULT_CLOCK] = patient.stays[0].id
    return aliases


def _axes(patient: Patient, aliases: dict[str, str]) -> dict[str, Axis]:
    names: list[tuple[str, int, str]] = [(name, int(clock.first), _clock_title(name)) for name, clock in patient.clocks.items()]
    if patient.clock and patient.clock not in patient.clocks:
        names.append((patient.clock, 1, _clock_title(patient.clock)))
    names += [(stay.id, int(stay.first), stay.label or stay.id) for stay in patient.stays if stay.id not in aliases]
    if not names:
        names.append((DEFAULT_CLOCK, 1, _clock_title(DEFAULT_CLOCK)))
    return {name: Axis(name, first, title, rank) for rank, (name, first, title) in enumerate(names)}


def _clock_title(name: str) -> str:
    titles = {"age": "Age", "illness": "Day of illness", "hospital": "Hospital day", "treatment": "Day of treatment"}
    return titles.get(name, f"{name.capitalize()} day")
