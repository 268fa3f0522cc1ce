"""When entries happened, for sentences: times that lead them, the order in which they are told, what refers back to the time before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from typing import TypeVar

from casereport.chart import Clocks
from casereport.chart.place import Place
from casereport.chart.words import when_text
from casereport.language import phrases, say, spoken_now
from casereport.model.course import Timed
from casereport.model.time import Moment
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

_Item = TypeVar("_Item")
_LENGTH = lazy_pattern(r"(?P<length>(?P<number>[\d.]+)\u00a0[^ ]+(?: [\d.]+\u00a0[^ ]+)*)(?P<since> .+|$)")
_SINCE = lazy_pattern(r"\d\u00a0[^ ]+(?P<since> .+)$")
_GROWN = 18  # years
_INFANT = 1
_FARTHEST = 6  # days; what lies further apart is told by its own time


@dataclass(frozen=True, slots=True)
class When:
    """The time of an entry: how a sentence tells it, "" for none, and where it lies, None where no clock places it."""

    words: str = ""
    place: Place | None = None
    is_span: bool = False
    may_be_age: bool = False
    """True where a length alone, `at 2 months`, would be read as the age of a child."""

    @property
    def order(self) -> tuple[bool, int, Decimal, bool]:
        """What entries are told by: time, a span behind what happened on its first day; those without a place come last."""
        if self.place is None:
            return True, 0, Decimal(0), False
        since = self.place.since.to_integral_value(ROUND_FLOOR) + 1 if self.is_span and self.place.is_cell else self.place.since
        return False, self.place.rank, since, not self.is_span

    @property
    def day(self) -> Place | None:
        """The place of an exact whole day; None for any other time, from which days are not counted on."""
        moment = self.place.moment if self.place and not self.is_span else None
        return self.place if moment and moment.day is not None and moment.time_of_day is None and not moment.qualifier else None


NEVER = When()


def when_of(entry: Timed, clocks: Clocks) -> When:
    """The time of an entry, of a span that of its start."""
    moment = entry.at or (entry.days.start if entry.days else None)
    is_span = entry.days is not None and (entry.at is not None or entry.days.start != entry.days.end)
    words = when_text(entry, clocks)
    return When(words, _place(moment, clocks) if moment else None, is_span, is_of_child(clocks, words))


def _place(moment: Moment, clocks: Clocks) -> Place | None:
    """Where a moment lies; `after ligation` at the ligation, so that it is told before what happened so many days after it."""
    is_bare = moment.relation == "after" and not moment.elapsed
    return clocks.place(replace(moment, elapsed=((Decimal(0), "h"),)) if is_bare else moment)


def is_of_child(clocks: Clocks, words: str) -> bool:
    """True for a patient of whom a length alone would be read as an age: of months or years that of a child, of hours an infant’s.

    What is counted from birth is an age, and may be read as one.
    """
    age = clocks.patient.age
    if age is None or age.years is None or words.endswith(f" {say('anchor.age')}"):
        return False
    is_short = any(re.search(rf"\b{say(f'unit.{unit}')}", words) for unit in ("min", "h", "d"))
    return age.years < (_INFANT if is_short else _GROWN)


def ordered(items: Iterable[_Item], when: Callable[[_Item], When]) -> list[_Item]:
    """The items by time, those without a place last, in the order of the record."""
    return sorted(items, key=lambda item: when(item).order)


def since_of(words: str) -> str:
    """What a time is counted from, with the word before it: ` after the first dose`; "" for any other time."""
    found = _SINCE.search(words)
    return found["since"] if found and found["since"].startswith(f" {say('time.after', length='', event='').strip()} ") else ""


def shortened(when: When, since: str) -> str:
    """A time inside a sentence without what it is counted from, where the paragraph has just named that: `from 4 to 6 weeks`."""
    is_known = bool(since) and not when.may_be_age and when.words.endswith(since)
    words = when.words.removesuffix(since) if is_known else when.words
    return say("when.length", time=words) if is_known and words[:1].isdigit() else words


def lead(when: When, before: When = NEVER, since: str = "") -> str:
    """The time as the beginning of a sentence, without its capital; shorter behind a time that is near, or where the paragraph has just
    named what it is counted from: `since`."""
    if when.place is not None and when.words.startswith(say("when.on", time="")):
        if when.day and when.words == before.words:
            return say("when.same_day")
        later = _later(when.day, before.day)
        if later:
            return later
    length = _LENGTH.match(when.words)
    if length is None:
        return shortened(when, since)
    if not when.may_be_age and (_counts_on(length, before.words) or (since and length["since"] == since)):
        return say("when.length", time=length["length"])
    word = number_word(int(length["number"])) if length["number"].isdigit() else ""
    return f"{word}{when.words[length.end('number') :]}" if word else say("when.length", time=when.words)


def after(words: str, before: str, clocks: Clocks) -> str:
    """A time inside a sentence; behind another length from the same event without naming that again: `at 6 months`."""
    length = _LENGTH.match(words)
    return say("when.length", time=length["length"]) if length and not is_of_child(clocks, words) and _counts_on(length, before) else words


def _counts_on(length: re.Match[str], before: str) -> bool:
    """True for a length that follows another of the same event, other than one that lies before it."""
    same = _LENGTH.match(before)
    is_later = not length["since"].startswith(f" {say('time.before', length='', event='').strip()} ")
    return same is not None and same["since"] == length["since"] and same["length"] != length["length"] and is_later


def _later(day: Place | None, before: Place | None) -> str:
    """`two days later`, where both are exact days of one line and the later is near; else ""."""
    if day is None or before is None or day.line != before.line:
        return ""
    days = int(day.since - before.since)
    if not 0 < days <= _FARTHEST:
        return ""
    return say("when.next_day") if days == 1 else say("when.later", number=number_word(days))


def number_word(number: int) -> str:
    """A small number as a word; "" where the language has none for it."""
    return phrases(spoken_now()).get(f"number.{number}", "")
