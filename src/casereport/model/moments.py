"""Moments on the named clocks of a patient; nothing here knows a calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Literal, Self

from casereport.model.calendar import holds_date, holds_year
from casereport.model.durations import UNIT_OF, Part, days_of, read_parts
from casereport.model.faults import ValueFault
from casereport.model.written import Written, plain_short
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

Qualifier = Literal["", "about", "by"]
Relation = Literal["", "before", "after"]

_HINT = "3, day 3, illness 7, 3 06:00, 2 wk, about 8 wk before admission, or unknown"
_DATE_HINT = "count from an event: 3, illness 7, 2 wk; a day number that looks like a year has day in front"
_NOT_CLOCKS = {
    *UNIT_OF,
    *("about", "approximately", "around", "by", "before", "after", "to", "from", "until", "unknown", "ongoing", "and", "in", "on", "at"),
}
_CLOCK = r"(?:(?P<clock>(?!days? )[^\W\d_][\w-]*) )?"
_ABOUT = r"(?P<about>about |approximately |around |~ ?)"
_QUALIFIER = lazy_pattern(rf"{_ABOUT}|(?P<by>by )", re.IGNORECASE)
_ORDINAL = lazy_pattern(
    rf"{_CLOCK}(?P<word>days? )?(?P<day>-?[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)(?: (?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}}))?",
    re.IGNORECASE,
)
_ELAPSED = lazy_pattern(rf"{_CLOCK}(?P<sign>-)?(?P<length>[0-9].*)", re.IGNORECASE)
_RELATIVE = lazy_pattern(r"(?:(?P<length>[0-9].*?) )?(?P<relation>before|after) (?P<event>[^\W\d_].{0,99})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment(Written):
    """A point in time: an ordinal day of a clock, a time elapsed since the clock's start, a time before or after an event, or unknown.

    `day` is the ordinal as typed, `time_of_day` minutes since midnight; `elapsed` the numbers and units typed, `sign` -1 when they run
    backwards; `event` is what a time with a `relation` is counted from. `clock` None means the patient's first clock.
    """

    written: str
    clock: str | None = None
    day: Decimal | None = None
    time_of_day: int | None = None
    elapsed: tuple[Part, ...] = ()
    sign: int = 1
    qualifier: Qualifier = ""
    relation: Relation = ""
    event: str = ""
    description: ClassVar[str] = (
        "A point in time: a day number, with a clock or stay before it and HH:MM behind it where needed; a time elapsed since the clock's"
        " start, such as 2 wk; a time before or after an event; about or by in front; or unknown. Never a calendar date."
    )
    examples: ClassVar[tuple[str, ...]] = (
        "3",
        "illness 7",
        "3 06:00",
        "6 mo",
        "about 8 wk before admission",
        "by illness 7",
        "age 3 y",
        "unknown",
    )
    bare_number: ClassVar[bool] = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """The moment that the text writes; raises ValueFault `bad-time` or `calendar-date`."""
        words = plain_short(text, "bad-time")
        found = None if _is_date(words) else _read_moment(words)
        if found is None:
            raise time_fault(words, "a time cannot be read", _cure(words))
        return replace(found, written=text.strip())  # type: ignore[return-value]  # replace() keeps the class

    @property
    def is_unknown(self) -> bool:
        """True for the word unknown: the moment can be neither ordered nor drawn."""
        return self.day is None and not self.elapsed and not self.relation

    @property
    def elapsed_days(self) -> Decimal | None:
        """Days since the start or the event, negative before it; None for an ordinal, for unknown and for a bare `before EVENT`."""
        backwards = self.sign < 0 or self.relation == "before"
        return days_of(self.elapsed) * (-1 if backwards else 1) if self.elapsed else None


def check_day(moment: Moment, first: int) -> None:
    """Nothing; raises ValueFault `clock-zero` when the day lies between the eve (-1) and day 1 of a clock whose first day is 1."""
    if first == 1 and moment.day is not None and -1 < moment.day < 1:
        raise ValueFault(
            "clock-zero", "this clock starts at day 1 and has no day 0", "the eve is -1; a clock that counts from 0 says first: 0"
        )


def _cure(words: str) -> str:
    if re.fullmatch(r"(?:day )?\d+ ?(?:[-–]|to) ?(?:day )?\d+", words):
        return "a span of days stands under its own key: days: 3-5"
    return "by 2: on day 2 or before" if re.fullmatch(r"before (?:day )?\d+", words) else _HINT


def time_fault(words: str, message: str, hint: str) -> ValueFault:
    """The fault of a time that cannot be read: `calendar-date` when a date or a year stands in it, else `bad-time`."""
    if holds_date(words) or holds_year(words):
        return ValueFault("calendar-date", "a calendar date stands where a day or an elapsed time is expected", _DATE_HINT)
    return ValueFault("bad-time", message, hint)


def _is_date(words: str) -> bool:
    ordinal = _ORDINAL.fullmatch(words)
    if ordinal:
        return not ordinal["word"] and (holds_date(words) or holds_year(words))
    return holds_date(words) or (("before" in words or "after" in words) and holds_year(words))


def _read_moment(words: str) -> Moment | None:
    found = _QUALIFIER.match(words)
    moment = _read_unqualified(words[found.end() :] if found else words)
    if moment is None or found is None:
        return moment
    is_point = moment.day is not None or bool(moment.elapsed)
    return replace(moment, qualifier="about" if found["about"] else "by") if is_point else None


def _read_unqualified(words: str) -> Moment | None:
    if words.lower() == "unknown":
        return Moment("")
    return _read_ordinal(words) or _read_relative(words) or _read_elapsed(words)


def _read_ordinal(words: str) -> Moment | None:
    found = _ORDINAL.fullmatch(words)
    if not found or _is_word(found["clock"]):
        return None
    minutes = minutes_of(f"{found['hour']}:{found['minute']}") if found["hour"] else None
    if found["hour"] and minutes is None:
        return None
    if "." in found["day"]:
        raise ValueFault("bad-time", "a day has a decimal fraction", "write the time of day, 2 12:00, or the hours since the start, 36 h")
    return Moment("", found["clock"], Decimal(found["day"]), minutes)


def _read_relative(words: str) -> Moment | None:
    found = _RELATIVE.fullmatch(words)
    parts = read_parts(found["length"]) if found and found["length"] else ()
    if not found or parts is None or _is_word(found["event"]):
        return None
    return Moment("", elapsed=parts, relation="before" if found["relation"].lower() == "before" else "after", event=found["event"])


def _read_elapsed(words: str) -> Moment | None:
    found = _ELAPSED.fullmatch(words)
    parts = read_parts(found["length"]) if found and not _is_word(found["clock"]) else None
    return Moment("", found["clock"], elapsed=parts, sign=-1 if found["sign"] else 1) if found and parts else None


def _is_word(name: str | None) -> bool:
    return name is not None and name.lower() in _NOT_CLOCKS


def minutes_of(text: str) -> int | None:
    """Minutes since midnight of a time of day HH:MM; None when the text is none."""
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])
