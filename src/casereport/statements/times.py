"""Days and lengths of time in a text: day 3, days 3–9, hospital day 5, day 5 of illness, two days later; for 48 hours, a 7-day course."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from casereport.model.durations import UNIT_OF
from casereport.patterns import shipped_pattern
from casereport.statements.statement import Day
from casereport.statements.words import NUMBERS, ORDINALS, number_of
from casereport.values import dataclass

_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(NUMBERS)})"
_UNITS = r"(?:minute|hour|day|week|month|year)s?|h|hrs?|mins?"
_CLOCKS = {
    "hospital": "hospital", "hospitalisation": "hospital", "hospitalization": "hospital", "admission": "hospital", "illness": "illness",
    "symptoms": "illness", "disease": "illness", "treatment": "treatment", "therapy": "treatment", "life": "age",
    "postoperative": "surgery", "postoperatively": "surgery", "surgery": "surgery", "operation": "surgery",
    "transplantation": "transplantation", "transplant": "transplantation", "diagnosis": "diagnosis", "the": "", "on": "",
}  # fmt: skip
_WEEK = 7


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day with the place where it stands; `is_relative` of one told from a day before it."""

    day: Day
    start: int
    end: int
    is_relative: bool = False


@dataclass(frozen=True, slots=True)
class ToldLength:
    """A length of time with the word before it (`for`, `after`), and where it stands; `is_joined` of `7-day`."""

    number: Decimal
    unit: str
    start: int
    end: int
    word: str
    is_joined: bool
    is_bound: bool


def read_days(text: str, start: int, end: int, last: Day | None) -> tuple[ToldDay, ...]:
    """The days that a sentence tells; those counted from a day before it, from `last`."""
    found = [*_days(text, start, end), *_nth_days(text, start, end), *_elapsed_times(text, start, end)]
    later: list[ToldDay] = []
    for match in _later().finditer(text, start, end):
        before = max(
            (one for one in found if one.end <= match.start() and one.day.first == one.day.last and one.day.unit == "d"),
            key=lambda one: one.end,
            default=None,
        )
        base = before.day if before else last
        if base and base.first == base.last:
            day = base.first + _steps(match)
            later.append(ToldDay(Day(day, day, base.clock, "on"), match.start(), match.end(), is_relative=True))
    return tuple(sorted([*found, *later], key=lambda one: one.start))


def _steps(match: re.Match[str]) -> int:
    if match["same"]:
        return 0
    return (number_of(match["number"]) or 0) * (_WEEK if match["unit"].startswith("week") else 1) if match["number"] else 1


def _days(text: str, start: int, end: int) -> Iterator[ToldDay]:
    for match in _day().finditer(text, start, end):
        first = number_of(match["first"])
        last = number_of(match["last"]) if match["last"] else first
        if first is not None and last is not None and not (match["clock"] or "").lower().startswith("x"):
            clock = _clock(match["clock"], match["of"])
            if clock != "?":
                yield ToldDay(Day(first, last, clock, (match["word"] or "").lower()), match.start("head"), match.end())
    for match in _short_day().finditer(text, start, end):
        clock = "surgery" if match["kind"] == "POD" else "hospital"
        yield ToldDay(Day(int(match["n"]), int(match["n"]), clock, "on"), match.start(), match.end())


def _nth_days(text: str, start: int, end: int) -> Iterator[ToldDay]:
    for match in _nth().finditer(text, start, end):
        number = ORDINALS.get(match["nth"].lower()) or number_of(re.sub(r"\D", "", match["nth"]))
        clock = _clock(match["clock"], match["of"])
        if number is not None and clock != "?":
            yield ToldDay(Day(number, number, clock, (match["word"] or "").lower()), match.start("nth"), match.end())


def _elapsed_times(text: str, start: int, end: int) -> Iterator[ToldDay]:
    """Times counted in weeks, months or years from the start of a clock: at 6 months, after one month, 22 months after diagnosis."""
    for match in _elapsed().finditer(text, start, end):
        number, behind = number_of(match["n"]), match["of"] or ""
        clock = "age" if match["age"] or behind.startswith("of age") else _clock(None, behind) if behind else ""
        word = (match["word"] or "after").lower()
        if number is not None and clock != "?" and (behind or match["word"]):
            yield ToldDay(Day(number, number, clock, word, UNIT_OF[match["unit"].lower()]), match.start("n"), match.end())


def _clock(before: str | None, behind: str | None) -> str:
    """The clock that stands before or behind a day; `?` for one that nobody knows."""
    word = (behind or "").lower().split(" ")[-1] or (before or "").lower().replace("-", "")
    return _CLOCKS.get(word, "?") if word else ""


def read_lengths(text: str, start: int, end: int) -> Iterator[ToldLength]:
    """The lengths of time that a sentence tells."""
    for match in _length().finditer(text, start, end):
        number = number_of(match["n"]) if match["n"].isalpha() else Decimal(match["n"])
        unit = UNIT_OF.get(match["unit"].lower(), "")
        before = text[max(start, match.start() - 16) : match.start()].lower()
        word = _word_before().search(before)
        bound = _bound_before().search(before) is not None or match["more"] is not None
        if number is not None and unit:
            joined = match["joint"] == "-"
            yield ToldLength(Decimal(number), unit, match.start(), match.end(), word[1] if word else "", joined, bound)


@cache
def _day() -> re.Pattern[str]:
    return shipped_pattern(
        r"\b(?:(?P<word>on|by|at|from|until|to|through|since|before|after|between)\s(?:the\s)?)?"
        rf"(?P<head>(?:(?P<clock>hospital|illness|disease|treatment|post-?operative)\s)?(?<![-\w])days?\s(?P<first>{_NUMBER})"
        rf"(?:(?:\s?[-\u2013]\s?(?:day\s)?|\s(?:to|through|until|and)\sday\s|(?<=days\s\d)\s(?:to|through|until|and)\s|(?<=days\s\d\d)\s(?:to|through|until|and)\s)"
        rf"(?P<last>{_NUMBER})(?!\d|\.\d))?)\b(?!\.\d|\s?[-\u2013/]\s?\d|:\d)"
        r"(?:\s(?:of|after|from|before|since|following)\s(?:the\s|her\s|his\s)?(?P<of>[a-z]{3,20}))?",
        re.IGNORECASE,
    )


@cache
def _short_day() -> re.Pattern[str]:
    return shipped_pattern(r"\b(?P<kind>HD|POD)[\s#-]?(?P<n>\d{1,3})\b")


@cache
def _nth() -> re.Pattern[str]:
    return shipped_pattern(
        rf"\b(?:(?P<word>on|by|until|from)\s)?(?:the\s)?(?P<nth>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\s"
        r"(?:(?P<clock>hospital|illness|treatment|post-?operative)\s)?day\b(?:\s(?:of|after|from)\s(?:the\s|her\s|his\s)?(?P<of>[a-z]{3,20}))?",
        re.IGNORECASE,
    )


@cache
def _elapsed() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?P<word>at|by|after)\s(?P<age>(?:the|an)\sage\sof\s)?)?(?<![-\w.])(?P<n>{_NUMBER})\s(?P<unit>weeks?|months?|years?)\b"
        r"(?!\s(?:later|before|earlier|ago|of\s(?!age)|prior|old)|\s?[-\u2013\u2019']\s?\w)"
        r"(?:\s(?P<of>of\sage|(?:after|from|since)\s(?:the\s|her\s|his\s)?[a-z]{3,20}))?",
        re.IGNORECASE,
    )


@cache
def _later() -> re.Pattern[str]:
    return shipped_pattern(
        rf"\b(?P<number>{_NUMBER})\s(?P<unit>days?|weeks?)\s(?:later|afterwards|thereafter)\b"
        r"|\b(?:on\s)?the\s(?:next|following)\s(?:day|morning)\b|\b(?P<same>(?:on\s)?the\ssame\sday)\b",
        re.IGNORECASE,
    )


@cache
def _length() -> re.Pattern[str]:
    return shipped_pattern(
        rf"(?<![\w.,/-])(?P<n>\d{{1,4}}(?:\.\d{{1,2}})?|{'|'.join(NUMBERS)})(?P<more>\s?(?:-|\u2013|to|or)\s?\d{{1,4}})?(?P<joint>\s|-)(?P<unit>{_UNITS})\b(?![-\s]old\b|\sof\sage)",
        re.IGNORECASE,
    )


@cache
def _word_before() -> re.Pattern[str]:
    return shipped_pattern(
        r"\b(for|after|over|within|every|in|lasting|lasted|of|a|an|next|first|last|during)\s(?:a\s|the\s|another\s|total\sof\s|next\s|first\s|last\s|only\s)?$"
    )


@cache
def _bound_before() -> re.Pattern[str]:
    return shipped_pattern(
        r"\b(?:about|approximately|around|nearly|almost|over|than|least|most|to|some|within|every|roughly|up)\s(?:a\s)?$"
    )
