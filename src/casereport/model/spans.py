"""Spans of days, both ends included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self

from casereport.model.faults import ValueFault
from casereport.model.moments import Moment, minutes_of, time_fault
from casereport.model.written import Written, plain_short
from casereport.values import dataclass

_HINT = "3-9, -2 to 4, illness 3-9, before 1 to 5, or 3 to ongoing"
_UNKNOWN = Moment("unknown")


@dataclass(frozen=True, slots=True)
class Span(Written):
    """The days from `start` to `end`, both included; a single day has the same moment at both ends.

    `start_known` is False for `before N` (`start` is N, and it began earlier) and for unknown; `end_known` is False for `before N`,
    unknown and ongoing; an `ongoing` span has not ended, and its `end` is unknown.
    """

    written: str
    start: Moment
    end: Moment
    start_known: bool = True
    end_known: bool = True
    ongoing: bool = False
    description: ClassVar[str] = (
        "Days from A to B, both included: A-B, or A to B, which is needed when an end is negative; or one day alone."
        " A clock in front holds for both ends. Ends may be before N, unknown or ongoing."
    )
    examples: ClassVar[tuple[str, ...]] = ("3-9", "-2 to 4", "illness 3-9", "5", "before 1 to ongoing", "3 06:00-18:00", "2 wk to 6 mo")
    bare_number: ClassVar[bool] = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """The span that the text writes; raises ValueFault `bad-time`, `calendar-date` or `day-order`."""
        words = plain_short(text, "bad-time")
        ends = _read_ends(words)
        if ends is None:
            raise time_fault(words, "a span of days cannot be read", _HINT)
        start, end = ends
        if is_reversed(start.moment, end.moment):
            raise ValueFault("day-order", "the span ends before it starts", "write the earlier day first")
        return cls(text.strip(), start.moment, end.moment, start.is_known, end.is_known, end.is_ongoing)


def is_reversed(start: Moment, end: Moment) -> bool:
    """True when the end surely lies before the start: both on one clock, or from one event, and typed in the same way."""
    if (start.clock, start.event) != (end.clock, end.event):
        return False
    if start.day is not None and end.day is not None:
        timed = start.time_of_day is not None and end.time_of_day is not None
        return (end.day, end.time_of_day or 0) < (start.day, start.time_of_day or 0) if timed else end.day < start.day
    first, last = start.elapsed_days, end.elapsed_days
    return first is not None and last is not None and last < first


@dataclass(frozen=True, slots=True)
class _End:
    moment: Moment
    is_known: bool = True
    is_ongoing: bool = False


def _read_ends(words: str) -> tuple[_End, _End] | None:
    # A date with hyphens would split into days; `to` comes first since an event may hold a hyphen (covid-19), one day before a hyphen.
    for left, right in _splits(words, " to "):
        ends = _read_pair(left, right)
        if ends:
            return ends
    single = _read_end(words)
    if single:
        return single, replace(single, is_ongoing=single.is_ongoing)
    return _read_hyphen(words)


def _read_hyphen(words: str) -> tuple[_End, _End] | None:
    for left, right in _splits(words.replace("\u2013", "-"), "-"):
        ends = _read_pair(left.strip(), right.strip())
        if ends and any(_is_negative(end.moment) for end in ends):
            raise ValueFault("bad-time", "a hyphen stands beside a negative day", "join the two days with the word to: -2 to 4")
        if ends:
            return ends
    return None


def _splits(words: str, mark: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(mark, words, re.IGNORECASE):
        yield words[: found.start()], words[found.end() :]


def _read_pair(left: str, right: str) -> tuple[_End, _End] | None:
    start = _read_end(left)
    if start is None or start.is_ongoing:
        return None
    end = _read_end(_with_day(start.moment, right))
    if end is None:
        return None
    _check_units(left, start.moment, end.moment)
    return _from_event(start, end.moment), _on_clock(end, start.moment.clock)


def _from_event(start: _End, end: Moment) -> _End:
    """In `2 d to 1 wk after discharge` both lengths count from the discharge."""
    moment = start.moment
    if not (moment.elapsed and end.elapsed and end.relation) or moment.relation or moment.clock or moment.sign < 0:
        return start
    written = f"{moment.written} {end.relation} {end.event}"
    return replace(start, moment=replace(moment, relation=end.relation, event=end.event, written=written))


def _read_end(words: str) -> _End | None:
    if words.lower() == "ongoing":
        return _End(_UNKNOWN, False, True)
    bound = re.fullmatch("before (.+)", words, re.IGNORECASE)
    if bound and (moment := _moment(bound[1])) and not moment.relation and not moment.is_unknown:
        return _End(moment, False)
    moment = _moment(words)
    return _End(moment, not moment.is_unknown and not (moment.relation and not moment.elapsed)) if moment else None


def _moment(words: str) -> Moment | None:
    try:
        return Moment.parse(words)
    except ValueFault:
        return None


def _with_day(start: Moment, words: str) -> str:
    """The words of an end, with the start's clock and day before a time of day that stands alone."""
    if start.time_of_day is None or minutes_of(words) is None:
        return words
    return f"{start.clock or ''} day {start.day} {words}".strip()


def _on_clock(end: _End, clock: str | None) -> _End:
    moment = end.moment
    if clock is None or moment.clock or moment.relation or moment.is_unknown:
        return end
    return replace(end, moment=replace(moment, clock=clock, written=f"{clock} {moment.written}"))


def _check_units(left: str, start: Moment, end: Moment) -> None:
    # `2-4 wk`: day 2 to the fourth week, or the second to the fourth week? Never guessed.
    bare = start.day is not None and start.time_of_day is None and not re.search(r"\bdays? ", left, re.IGNORECASE)
    if bare and end.elapsed and not end.relation:
        raise ValueFault("bad-time", "only the end of the span has a unit", "2 wk to 4 wk, or day 2 to 4 wk")


def _is_negative(moment: Moment) -> bool:
    return moment.sign < 0 or (moment.day is not None and moment.day.is_signed())
