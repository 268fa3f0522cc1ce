"""Whether words tell a time as it was typed: by their numbers, in the unit typed or exactly converted, never rounded."""

from __future__ import annotations

import re
from fractions import Fraction

from tests.oracle.answers import numbers_of
from tests.oracle.places import DAY, NoPlace
from tests.oracle.reference import Patient
from tests.oracle.typed import MINUTES, read_moment

_FAMILIES = (("y", "mo"), ("wk", "d", "h", "min"))
_SPLIT = re.compile(r" to |(?<=\d)-(?=\d)")


def tells_time(patient: Patient, told: str, *typed: str) -> bool:
    """True when every number of the words is one that the times typed may be told with, and none is told of an unknown time."""
    return set(numbers_of(told)) <= {number for text in typed for number in allowed_numbers(patient, text)}


def allowed_numbers(patient: Patient, typed: str) -> set[str]:
    """The numbers typed, those of the same length in other units where that is exact, and the number of the day on each clock."""
    found = set(numbers_of(typed))
    clocks = set(patient.time.clocks)
    for part in _SPLIT.split(typed):
        text = re.sub("^(about|by|before) ", "", part)
        found |= _lengths(text)
        for clock in ("", *clocks):
            found |= _days(patient, text if not clock or text.split(" ")[0] in clocks else f"{clock} {text}")
    return found


def _lengths(text: str) -> set[str]:
    moment = read_moment(text)
    if moment is None or not moment.parts:
        return set()
    found = set()
    for family in _FAMILIES:
        if all(unit in family for _, unit in moment.parts):
            found |= {_plain(moment.length / MINUTES[unit]) for unit in family}
    return found


def _days(patient: Patient, text: str) -> set[str]:
    try:
        place = patient.time.place(text)
    except (NoPlace, AssertionError, KeyError):
        return set()
    if place.precision not in ("d", "time", "wk"):
        return set()
    numbers = set()
    for clock in patient.time.clocks.values():
        if clock.axis == place.axis:
            day = (place.earliest - clock.offset) // DAY
            numbers.add(str(abs(day + clock.first if day >= 0 else day)))
    return numbers


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"
