"""A place in time: what was typed, and from when to when it can have been, on one axis of a patient."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from casereport.model.durations import DAYS
from casereport.model.time import Moment
from casereport.values import dataclass

Unit = Literal["min", "h", "d", "wk", "mo", "y"]

_TICK = Decimal("1e-9")
EXACT: frozenset[str] = frozenset({"min", "h"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a moment lies: from `start` to `end` (earliest and latest instant), in days since the start of the first day of `axis`.

    A day is a cell, `end` a day after `start`; of an instant both are the same. Order and length are taken on `line`, which several axes
    share when the record says how they meet; `shift` days lie between its start and that of the axis, `rank` orders the lines. `exact` says
    that the time of day is known.
    """

    axis: str
    start: Decimal
    end: Decimal
    moment: Moment
    line: str
    shift: Decimal = Decimal(0)
    rank: int = 0
    exact: bool = False

    @property
    def since(self) -> Decimal:
        """The earliest instant, in days on the line."""
        return self.start + self.shift

    @property
    def until(self) -> Decimal:
        """The latest instant, in days on the line."""
        return self.end + self.shift

    @property
    def order(self) -> tuple[int, Decimal]:
        """What places are sorted by; those of two lines keep the order of the record's clocks, and are never compared in time."""
        return self.rank, self.since

    @property
    def unit(self) -> Unit:
        """The unit in which the time was told: the smallest one typed, hours for a time of day."""
        return unit_of(self.moment)

    @property
    def is_cell(self) -> bool:
        """True for a day: it lasts, and holds what happens on it."""
        return self.end > self.start

    @property
    def day(self) -> Decimal:
        """The start of the day cell in which the place begins."""
        return self.start.to_integral_value(ROUND_FLOOR)

    def holds(self, other: Place) -> bool:
        """True when the other is on this day, or at this instant; weeks and more can be the day that begins then, hours are no day."""
        if self.line != other.line:
            return False
        if self.is_cell:
            return self.since <= other.since < self.until
        return self.since == other.since and (self.is_coarse or not other.is_cell)

    def precedes(self, other: Place) -> bool:
        """True when this surely lies before the other; False on another line."""
        if self.line != other.line:
            return False
        return self.until < other.since or (self.is_cell and self.until == other.since)

    def meets(self, other: Place) -> bool:
        """True when both can be one moment: on one line, and one of them within the other."""
        if self.line != other.line:
            return False
        return self.holds(other) or other.holds(self)

    @property
    def is_coarse(self) -> bool:
        """True for an instant told in weeks, months or years, whose time of day nobody knows."""
        return not self.is_cell and not self.exact


def unit_of(moment: Moment) -> Unit:
    """The unit in which a moment is told: hours for a time of day, the smallest one of a length, else days."""
    if moment.time_of_day is not None:
        return "h"
    return moment.elapsed[-1][1] if moment.elapsed else "d"  # type: ignore[return-value]  # read_parts lets no other unit pass


def length_of(moment: Moment) -> Decimal:
    """The length typed, in days, negative before what it counts from."""
    return moment.elapsed_days or Decimal(0)


def instant(days: Decimal) -> Decimal:
    """The days to a tenth of a millisecond: two hours and 120 minutes are one instant."""
    return days.quantize(_TICK)


def whole_days(days: Decimal) -> Decimal:
    """The days that have begun, downwards."""
    return days.to_integral_value(ROUND_FLOOR)


def days_in(unit: str) -> Decimal:
    """How many days a unit lasts."""
    return DAYS[unit]
