"""Days and times that prose tells, against the places of the record: on which axes a day may be meant, and whether a place is on it."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from casereport.chart import PatientChart, Place
from casereport.model.durations import DAYS
from casereport.statements import Day


def axes_for(chart: PatientChart, day: Day) -> tuple[str, ...]:
    """The axes that a told day may be one of: the clock named, else the first; each stay where the patient has several; () for no known."""
    clocks = chart.clocks
    if day.clock and day.clock != "hospital":
        name = clocks.axis_name(day.clock)
        started = [axis for axis, clock in chart.patient.clocks.items() if day.clock in clock.starts.lower().split()]
        return (name,) if name in clocks.axes else tuple(started[:1])
    if day.clock == "hospital" and "hospital" in clocks.axes:
        return ("hospital",)
    return tuple(clocks.axes) if clocks.default is None else (clocks.default,)


def number_on(chart: PatientChart, axis: str, place: Place | None) -> Decimal | None:
    """The number of the day of a place on an axis; None where it is not known, or is no day."""
    if place is None or place.line != chart.clocks.first_day(axis).line or place.moment.qualifier:
        return None
    if place.is_coarse and not place.exact:
        return None
    first = chart.clocks.first_day(axis)
    return chart.clocks.number_of(axis, (place.since - first.since).to_integral_value(ROUND_FLOOR))


def is_comparable(chart: PatientChart, place: Place | None, day: Day) -> bool:
    """True where a place and a told day are of one kind and of one line: days with days, months with what is counted in months."""
    axes = axes_for(chart, day)
    if place is None or place.moment.qualifier or not any(place.line == chart.clocks.first_day(axis).line for axis in axes):
        return False
    return bool(place.moment.elapsed) if day.unit != "d" else place.moment.day is not None and not place.moment.relation


def is_on(chart: PatientChart, place: Place | None, day: Day) -> bool:
    """True for a place on the day told, or for a time in months as near as months are told."""
    if place is None:
        return False
    if day.unit == "d":
        return any(number_on(chart, axis, place) == day.first for axis in axes_for(chart, day))
    for axis in axes_for(chart, day):
        first = chart.clocks.first_day(axis)
        if first.line == place.line and abs(place.since - first.since - day.first * DAYS[day.unit]) <= DAYS[day.unit] / 2:
            return True
    return False
