"""Multiples in a sentence: threefold, doubled, halved, ten times the upper limit; and between which days something changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from casereport.patterns import shipped_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Day, Kind, Quantity, Statement
from casereport.statements.vocabulary import Mention
from casereport.statements.words import NUMBERS, number_of


def read_folds(sentence: Sentence, names: list[Mention]) -> Iterator[Statement]:
    """`threefold`, `3-fold`, `doubled`, `halved` and `10 times the upper limit` of the name before."""
    for found in _fold().finditer(sentence.text, sentence.start, sentence.end):
        before = [one for one in names if one.end <= found.start()] or [one for one in names if one.start >= found.end()][:1]
        number = _times(found)
        is_bound = (
            re.search(r"\b(?:below|above|under|over|than|least|most|exceed\w{0,3})\s$", sentence.before(found.start(), 16)) is not None
            or "exceed" in sentence.text[sentence.start : found.start()]
        )
        if before and number and not is_bound and not noise_before().search(sentence.before(found.start())):
            told = Quantity(number, None, found.start(), found.end(), comparator="~" if found["word"] else "")
            kind: Kind = "multiple" if found["limit"] else "fold"
            word = "down" if (found["word"] or "").startswith("hal") else ""
            is_own = sentence.is_own(found.start()) or (found["limit"] is not None and not sentence.tells_others)
            yield Statement(
                kind,
                0,
                0,
                before[-1].name.key,
                told,
                days_of_change(sentence, found.end()) if kind == "fold" else None,
                word=word,
                is_own=is_own,
                is_history=sentence.is_history(found.start()),
                start=found.start(),
                end=found.end(),
            )


def _times(found: re.Match[str]) -> Decimal | None:
    if found["word"]:
        return Decimal({"doubled": 2, "doubling": 2, "tripled": 3, "quadrupled": 4, "halved": 2, "halving": 2}[found["word"].lower()])
    if found["twice"]:
        return Decimal(2)
    text = found["fold"] or found["times"]
    number = Decimal(text) if text[0].isdigit() else number_of(text)
    return Decimal(number) if number else None


def days_of_change(sentence: Sentence, at: int) -> Day | None:
    """The two days between which something changed, where the sentence tells two and no more: from day 3 to day 5."""
    days = [one.day for one in sentence.days if one.day.unit == "d" and not one.is_relative and one.start > at]
    if len(days) == 1 and days[0].first != days[0].last:
        return days[0]
    both = len(days) == 2 and all(day.first == day.last for day in days) and days[0].first < days[1].first
    return Day(days[0].first, days[1].last, days[0].clock) if both else None


@cache
def noise_before() -> re.Pattern[str]:
    return shipped_pattern(
        r"\b(?:days?|day of \w{1,20}|weeks?|months?|years?|hours?|age|aged|grades?|stages?|figures?|fig\.|tables?"
        r"|type|class|version|panels?|score of|ratio of|criteria)"
        r"\s?(?:\d{1,4}\s?(?:,|and|or|to)\s?(?:and\s)?){0,6}$",
        re.IGNORECASE,
    )


@cache
def _fold() -> re.Pattern[str]:
    number = rf"\d{{1,3}}(?:\.\d)?|{'|'.join(word for word in NUMBERS if word not in ('zero', 'one'))}|hundred"
    return shipped_pattern(
        rf"\b(?P<fold>{number})[\s-]?fold\b|\b(?P<word>doubled|tripled|quadrupled|halved|doubling|halving)\b"
        rf"|\b(?:(?P<times>{number})\stimes|(?P<twice>twice))\s(?P<limit>(?:the\s)?(?:upper\s(?:reference\s)?limit|ULN)\b)",
        re.IGNORECASE,
    )
