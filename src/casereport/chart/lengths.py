"""The time between two places, in the units in which the author told it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from casereport.chart.clocks import Clocks
from casereport.chart.place import EXACT, Place, Unit, days_in, length_of, whole_days
from casereport.model.durations import Part
from casereport.model.faults import ValueFault

Length = tuple[Part, ...]
"""Numbers with their units, the largest first; never empty."""

_FINE = Decimal("1e-6")  # of a unit: places are told to a tenth of a millisecond
_SHORT = 120  # minutes: shorter times are told in minutes


def length_between(clocks: Clocks, first: Place, last: Place) -> Length | None:
    """The time from one place to another, whichever is earlier; None when the record does not say how their clocks meet."""
    if first.line != last.line:
        return None
    early, late = sorted((first, last), key=lambda place: place.since)
    typed = _as_typed(clocks, early, late) or _as_typed(clocks, late, early)
    return typed or _exact(early, late) or _of_one_unit(early, late) or _weeks(early, late) or _days(early, late)


def length_in(unit: Unit, first: Place, last: Place) -> Length:
    """The time between two places of one line in a unit: days whole, any other with one decimal where it is not whole."""
    days = abs(last.since - first.since) if first.exact and last.exact else abs(_calendar(last) - _calendar(first))
    number = (days / days_in(unit)).quantize(_FINE)
    return ((_whole(number) if unit in ("d", "min") else _whole(number * 10) / 10, unit),)


def is_rounded(clocks: Clocks, first: Place, last: Place) -> bool:
    """True where a length in days is made of months or years, which nobody knows to the day."""
    if not {first.unit, last.unit} & {"mo", "y"} or _of_one_unit(first, last):
        return False
    return not (_as_typed(clocks, first, last) or _as_typed(clocks, last, first))


def is_counted_from(clocks: Clocks, place: Place, origin: Place) -> bool:
    """True for a time that was typed as elapsed since, before or after the origin."""
    if not place.moment.elapsed:
        return False
    try:
        start = _counted_from(clocks, place)
    except ValueFault:
        return False
    if start is None or place.unit not in EXACT:
        return start is not None and start.meets(origin)
    return (start.since, start.until) == (origin.since, origin.until) or (origin.is_cell and not start.is_cell and origin.holds(start))


def _counted_from(clocks: Clocks, place: Place) -> Place | None:
    """What a length counts from: its anchor, else the start of its clock, hours from the moment and longer times from the day."""
    moment = place.moment
    if moment.relation:
        return clocks.anchors.find(moment.event, moment.relation)
    axis = clocks.axis_of(moment).name
    return clocks.start(axis) if place.unit in EXACT else clocks.first_day(axis)


def _as_typed(clocks: Clocks, origin: Place, place: Place) -> Length | None:
    return place.moment.elapsed if is_counted_from(clocks, place, origin) and length_of(place.moment) else None


def _exact(early: Place, late: Place) -> Length | None:
    """Hours and minutes between two instants told to the hour or the minute."""
    if early.is_cell or late.is_cell or not {early.unit, late.unit} <= EXACT:
        return None
    minutes = _whole((late.since - early.since) * 1440)
    hours, rest = divmod(minutes, 60)
    if minutes < _SHORT and rest:
        return ((minutes, "min"),)
    return _parts([(hours, "h"), (rest, "min")])


def _of_one_unit(early: Place, late: Place) -> Length | None:
    """The difference of two lengths of one unit that count from one event."""
    a, b = early.moment, late.moment
    if len(a.elapsed) != 1 or len(b.elapsed) != 1 or a.elapsed[0][1] != b.elapsed[0][1]:
        return None
    if (a.clock, a.event.lower()) != (b.clock, b.event.lower()):
        return None
    unit = a.elapsed[0][1]
    return ((abs(length_of(b) - length_of(a)) / days_in(unit), unit),)


def _weeks(early: Place, late: Place) -> Length | None:
    """Whole weeks between two times that were both told in weeks, whatever they count from."""
    weeks, rest = divmod(_whole(_calendar(late) - _calendar(early)), 7)
    return ((weeks, "wk"),) if early.unit == late.unit == "wk" and weeks and not rest else None


def _days(early: Place, late: Place) -> Length:
    return ((_whole(_calendar(late) - _calendar(early)), "d"),)


def _calendar(place: Place) -> Decimal:
    """The day of a place on its line, whatever the hour; a length in weeks, months or years as it is."""
    return place.since if place.is_coarse else whole_days(place.since)


def _parts(parts: Iterable[Part]) -> Length:
    found = list(parts)
    return tuple(part for part in found if part[0]) or (found[0],)


def _whole(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), ROUND_HALF_UP)
