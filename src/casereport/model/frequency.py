"""How often a drug is given, as it was written."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Self

from casereport.model.durations import days_of, read_parts
from casereport.model.faults import ValueFault
from casereport.model.written import UNTOLD, UNTOLD_HINT, Written, plain_short
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

_HINT = "6 h, 24 h, 1 wk, once, daily, 2 times a day, as needed, or continuous"
_DAY = Decimal(24)  # hours
_PERIODS = {"day": _DAY, "week": _DAY * 7, "month": _DAY * Decimal("30.4375")}
_COUNTS = {"once": 1, "twice": 2, "thrice": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SPANNED = lazy_pattern(r"(?:every )?(?P<low>[0-9]{1,3}) ?(?:-|\u2013| to ) ?(?P<high>[0-9]{1,3}) ?(?P<unit>[a-z]+)")
_TIMES = lazy_pattern(
    r"(?P<count>[0-9]{1,2}|[a-z]+)(?: ?(?:times|time|x|\u00d7))? ?(?:a |per |each |every |/)? ?"
    r"(?P<period>daily|weekly|monthly|day|d|week|wk|month|mo)"
)
_WORDS = {
    "daily": "24 h",
    "every day": "24 h",
    "nightly": "24 h",
    "at night": "24 h",
    "at bedtime": "24 h",
    "every morning": "24 h",
    "every evening": "24 h",
    "in the morning": "24 h",
    "in the evening": "24 h",
    "hourly": "1 h",
    "every hour": "1 h",
    "every other day": "48 h",
    "alternate days": "48 h",
    "on alternate days": "48 h",
    "weekly": "7 d",
    "every week": "7 d",
    "fortnightly": "14 d",
    "every other week": "14 d",
    "monthly": "1 mo",
    "every month": "1 mo",
    "yearly": "1 y",
    "bid": "12 h",
    "tid": "8 h",
    "qid": "6 h",
}
_LATIN = {"bid": "twice daily", "tid": "3 times a day", "qid": "4 times a day"}
_BARE = lazy_pattern(r"[0-9.]+(?: ?(?:-|\u2013|to) ?[0-9]+)? ?(?:h|d|w|mo|min|y)", re.IGNORECASE)
# ISMP, List of Error-Prone Abbreviations: QD and QOD are read for each other and for QID
_UNSAFE = {"qd", "q.d.", "qod", "q.o.d.", "od", "o.d."}


@dataclass(frozen=True, slots=True)
class Every(Written):
    """How often a drug is given: `hours` between two doses, `hours_high` the longer end of a range, `times_a_day`.

    They are None where they do not apply. `once`, `as_needed` and `is_continuous` are words of their own;
    `as_needed` may stand beside an interval.
    """

    written: str
    hours: Decimal | None = None
    hours_high: Decimal | None = None
    times_a_day: Decimal | None = None
    once: bool = False
    as_needed: bool = False
    is_continuous: bool = False
    description: ClassVar[str] = "How often: the interval (6 h, 24 h, 1 wk), once, daily, 2 times a day, as needed, continuous."
    examples: ClassVar[tuple[str, ...]] = ("6 h", "24 h", "once", "daily", "2 times a day", "1 wk", "6 h as needed", "continuous")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The frequency that the text writes; raises ValueFault `bad-value`."""
        words = plain_short(text, "bad-value").lower()
        if words in _UNSAFE:
            raise ValueFault("bad-value", "an abbreviation that is easily misread", "write daily, or every other day")
        rest = re.sub(r"(?:^|,? )(?:as needed|when needed|prn|p\.r\.n\.)$", "", words)
        found = _read_special(rest) or _read_interval(rest) or _read_times(rest)
        if found is None:
            raise ValueFault("bad-value", "how often a drug is given cannot be read", UNTOLD_HINT if words in UNTOLD else _HINT)
        needed = rest != words
        return cls(
            text.strip(), found.hours, found.hours_high, None if needed else found.times_a_day, found.once, needed, found.is_continuous
        )

    @property
    def shown(self) -> str:
        """The frequency as it stands behind a dose: `every 6 h`, `every 4–6 h`, `once`, `daily`, `2 times a day`, `as needed`."""
        words = re.sub(r"\bp\.?r\.?n\b\.?", "as needed", self.written, flags=re.IGNORECASE)
        words = re.sub("^q ?(?=[0-9])", "", words, flags=re.IGNORECASE)
        words = re.sub("^[btq]id", lambda found: _LATIN[found.group().lower()], words, flags=re.IGNORECASE)
        words = re.sub(r"(?<=[0-9]) ?- ?(?=[0-9])", "\u2013", words)
        return f"every {words}" if _BARE.match(words) else words


def _read_special(words: str) -> Every | None:
    if not words:
        return Every("")
    if words in {"once", "single dose", "one dose", "once only", "stat"}:
        return Every("", once=True)
    if words in {"continuous", "continuously", "continuous infusion"}:
        return Every("", is_continuous=True)
    return None


def _read_interval(words: str) -> Every | None:
    spanned = _SPANNED.fullmatch(words)
    if spanned:
        low, high = (_hours(f"{spanned[end]} {spanned['unit']}") for end in ("low", "high"))
        return Every("", low, high) if low and high and low < high else None
    hours = _hours(re.sub("^(?:every |q ?(?=[0-9]))", "", _WORDS.get(words, words)))
    return _each(hours) if hours else None


def _hours(text: str) -> Decimal | None:
    parts = read_parts(text)
    hours = sum((number if unit == "h" else days_of([(number, unit)]) * _DAY for number, unit in parts), Decimal(0)) if parts else None
    return hours or None


def _each(hours: Decimal) -> Every:
    return Every("", hours, times_a_day=_DAY / hours)


def _read_times(words: str) -> Every | None:
    found = _TIMES.fullmatch(words)
    count = int(found["count"]) if found and found["count"].isdecimal() else _COUNTS.get(found["count"], 0) if found else 0
    if not found or not count:
        return None
    name = {"d": "day", "daily": "day", "wk": "week", "weekly": "week", "mo": "month", "monthly": "month"}.get(
        found["period"], found["period"]
    )
    hours = _PERIODS[name] / count
    return replace(_each(hours), times_a_day=count * _DAY / _PERIODS[name])
