"""Lengths of time as authors write them: `6 h`, `2 wk`, `9 y 6 mo`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar, Self

from casereport.model.faults import ValueFault
from casereport.model.written import Written, plain_short
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

Part = tuple[Decimal, str]

# Days in a unit; a month and a year are the mean ones of the Julian calendar (30.4375 d and 365.25 d).
DAYS = {
    "min": Decimal(1) / 1440,
    "h": Decimal(1) / 24,
    "d": Decimal(1),
    "wk": Decimal(7),
    "mo": Decimal("30.4375"),
    "y": Decimal("365.25"),
}
_WORDS = {
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "d": "d day days",
    "wk": "wk wks w week weeks",
    "mo": "mo mos month months",
    "y": "y yr yrs year years",
}
UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_FULL = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "y": "year"}
_ORDER = list(DAYS)
_PART = lazy_pattern(r"([0-9]{1,6}(?:\.[0-9]{1,4})?) ?([A-Za-z]{1,7})")
_PARTS = lazy_pattern(rf"{_PART.pattern}(?:(?: and)? ?{_PART.pattern}){{0,3}}")


def read_parts(text: str) -> tuple[Part, ...] | None:
    """The numbers and units of a length of time, largest unit first; None when the text is none."""
    if not _PARTS.fullmatch(text):
        return None
    parts = [(Decimal(number), UNIT_OF.get(word.lower(), "")) for number, word in _PART.findall(text.replace(" and ", " "))]
    ranks = [_ORDER.index(unit) if unit else -1 for _, unit in parts]
    falling = all(high > low for high, low in pairwise(ranks))
    return tuple(parts) if min(ranks) >= 0 and falling else None


def days_of(parts: Iterable[Part]) -> Decimal:
    """The length in days; hours and minutes are fractions of a day."""
    return sum((number * DAYS[unit] for number, unit in parts), Decimal(0))


def name_of(number: Decimal, unit: str) -> str:
    """The unit in full, in the singular for exactly one: `month`, `months`."""
    return _FULL[unit] if number == 1 else f"{_FULL[unit]}s"


@dataclass(frozen=True, slots=True)
class Interval(Written):
    """A length of time: `6 mo`, `about 2 wk`, `2-3 d`, or `unknown`; `days` is None when unknown."""

    written: str
    parts: tuple[Part, ...] = ()
    description: ClassVar[str] = "A length of time: a number and h, d, wk, mo or y, or unknown."
    examples: ClassVar[tuple[str, ...]] = ("6 mo", "9 y 6 mo", "about 2 wk", "2-3 d", "unknown")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The length that the text writes; raises ValueFault `bad-time`."""
        words = plain_short(text, "bad-time")
        if words.lower() == "unknown":
            return cls(text.strip())
        about = re.match(r"(?:about |approximately |around |~ ?)", words, re.IGNORECASE)
        first, last = _ends(words[about.end() :] if about else words)
        parts, longest = read_parts(first), read_parts(last) if last else ()
        if parts is None or longest is None or (longest and days_of(longest) < days_of(parts)):
            raise ValueFault("bad-time", "a length of time is expected", "6 h, 3 d, 2 wk, 18 mo, 9 y 6 mo, or unknown")
        return cls(text.strip(), parts)

    @property
    def is_unknown(self) -> bool:
        """True when the length was written as unknown."""
        return not self.parts

    @property
    def days(self) -> Decimal | None:
        """The length in days, of a range the shorter one."""
        return days_of(self.parts) if self.parts else None


def _ends(text: str) -> tuple[str, str]:
    first, _, last = re.sub(" ?(?:\u2013|-| to ) ?", "\u2013", text, count=1).partition("\u2013")
    unit = re.search("[A-Za-z]+$", last)
    bare = first.replace(".", "").isascii() and first.replace(".", "").isdigit()
    return (f"{first} {unit.group()}" if unit and bare else first), last
