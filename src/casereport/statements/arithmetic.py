"""Arithmetic that a sentence does itself: from 12 to 2 a month, by 83%; from 174 to 88 mg/L, a fall of 86 mg/L."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Quantity, Statement
from casereport.statements.words import NUMBERS, number_of

_N = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ENDS = lazy_pattern(
    rf"\bfrom\s(?:about\s|a\s(?:peak|nadir|maximum)\sof\s)?(?P<first>{_N})(?P<unit>\s?[^\s\d,;()]{{1,12}}(?:\s[^\s\d,;()]{{1,8}})?)??"
    rf"(?:\son\s(?:hospital\s)?day\s\d{{1,3}})?\sto\s(?:about\s)?(?P<last>{_N})(?![\d-]|\.\d|\s?[-\u2013]\s?\d)",
)
_SHARE = lazy_pattern(
    rf"(?:\bby\s|\bof\s|\ba\s|\bis\s|\()(?:about\s|almost\s|nearly\s)?(?P<share>{_N})\s?%(?=\s?(?:[,.;)]|$|reduction|fall|drop|decrease|increase|rise|decline|less|more|lower|higher|within|in\b|over\b))"
)
_FOLD = lazy_pattern(rf"\b(?P<fold>{_N}|{'|'.join(word for word in NUMBERS if word not in ('zero', 'one'))})[\s-]?fold\b")
_STEP = lazy_pattern(
    rf"\b(?:difference|fall|drop|rise|increase|decrease|decline|gain|loss|reduction)\sof\s(?P<step>{_N})(?!\d|\.\d|\s?%|[\s-]fold)"
)
_REACH = 90
"""Characters behind the two numbers in which the sentence may say what lies between them."""
_SLACK = Decimal("0.03")
_LOOSE = Decimal("0.15")


def read_sums(sentence: Sentence) -> Iterator[Statement]:
    """A share, multiple or difference that is not that of the two numbers told before it."""
    if "from" not in sentence.lows:
        return
    ends = list(_ENDS.finditer(sentence.text, sentence.start, sentence.end))
    for index, found in enumerate(ends):
        stop = min(sentence.end, found.end() + _REACH, ends[index + 1].start() if index + 1 < len(ends) else sentence.end)
        first, last = (Decimal(found[name].replace(",", "")) for name in ("first", "last"))
        told = _wrong(sentence.text, found.end(), stop, first, last)
        if told and sentence.is_own(found.start()):
            quantity = Quantity(first, None, told.start(), told.end())
            yield Statement("sum", 0, 0, quantity=quantity, start=told.start(), end=told.end())


def _wrong(text: str, start: int, stop: int, first: Decimal, last: Decimal) -> re.Match[str] | None:
    """What does not follow from the two numbers, None where nothing is told or all is right."""
    low, high = sorted((first, last))
    step = high - low
    shares = [] if not first else [step / first * 100, *([step / last * 100] if last else [])]
    for pattern, name, right in ((_SHARE, "share", shares[:1]), (_FOLD, "fold", [high / low] if low else []), (_STEP, "step", [step])):
        found = pattern.search(text, start, stop)
        if not found or not right:
            continue
        number = _number(found[name])
        about = re.search(
            r"\b(?:about|almost|nearly|more than|over|approximately|around)\s(?:a\s)?$",
            text[max(start, found.start(name) - 18) : found.start(name)],
        )
        slack = _LOOSE if about else _SLACK
        if number is not None and not any(
            abs(number - one) <= max(one * slack, _rounding(number) * (2 if name == "share" else 1)) for one in right
        ):
            return found
    return None


def _rounding(number: Decimal) -> Decimal:
    """Half a unit of the last digit."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2


def _number(text: str) -> Decimal | None:
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    number = number_of(text)
    return Decimal(number) if number is not None else None
