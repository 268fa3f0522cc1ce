"""Numbers of a text with the units behind them: 128 × 10⁹/L, 1,484 mg/L, <5, 60–80 %, 112 beats per minute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from casereport.clinical.units import Unit, normalise_unit
from casereport.patterns import shipped_pattern
from casereport.statements.shown import Shown
from casereport.statements.statement import Quantity
from casereport.statements.words import has_phrase, single, words_of

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_LONGEST_UNIT = 34  # characters
_MOST_WORDS = 3
_WORDS = {
    "minute": "min", "minutes": "min", "litre": "L", "liter": "L", "millilitre": "mL", "milliliter": "mL", "microlitre": "\u00b5L",
    "microliter": "\u00b5L", "decilitre": "dL", "deciliter": "dL", "kilogram": "kg", "kilograms": "kg", "hour": "h", "second": "s",
    "percent": "%", "mmhg": "mmHg", "degrees": "\u00b0",
}  # fmt: skip
_NO_UNIT = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "then",
        "with",
        "was",
        "were",
        "is",
        "as",
        "for",
        "from",
        "but",
        "after",
        "before",
        "per",
        "each",
        "times",
        "weeks",
        "months",
        "years",
        "days",
        "patients",
        "year",
        "month",
        "week",
        "day",
        "cases",
        "her",
        "his",
        "she",
        "he",
        "it",
        "that",
        "which",
        "when",
        "while",
        "doses",
    ]
)
_NEAR = 14  # characters between two numbers of one unit


def read_quantities(shown: Shown, start: int, end: int) -> tuple[Quantity, ...]:
    """The numbers of a sentence with their units; of several that share one, `fell from 128 to 62 mg/L`, each has it."""
    found = list(_read(shown, start, end))
    for index in range(len(found) - 2, -1, -1):
        one, after = found[index], found[index + 1]
        if one.unit is None and after.unit is not None and not one.written and _shares(shown.text[one.end : after.start]):
            found[index] = Quantity(one.number, after.unit, one.start, one.end, one.high, one.comparator, one.is_fact, after.written)
    return tuple(found)


def _read(shown: Shown, start: int, end: int) -> Iterator[Quantity]:
    text = shown.text
    for found in _number().finditer(text, start, end):
        stop = found.end()
        unit, behind, written = read_unit(text, stop, end)
        fact = shown.fact_at(found.start("number"))
        if written or not text[stop : stop + 1].isalpha():
            number, high = _decimal(found["number"]), _decimal(found["high"]) if found["high"] else None
            yield Quantity(number, unit, found.start("number"), behind, high, _comparator(text, found), bool(fact), written)


def _comparator(text: str, found: re.Match[str]) -> str:
    sign = (found["sign"] or "").strip()
    if sign:
        return "~" if sign[0] in "~\u2248" else {"\u2264": "<=", "\u2265": ">="}.get(sign, sign)
    before = tuple(words_of(text[max(0, found.start() - 24) : found.start()].rpartition(",")[2].replace(".", " ")))[-3:]
    return "~" if before and (before[-1] in single("about.nearly")) else "bound" if _is_bound(before) else ""


def _is_bound(before: tuple[str, ...]) -> bool:
    """True where the words before a number make it a bound: above, at least, up to."""
    return any(has_phrase("about.bound", before[-length:]) and len(before) >= length for length in (1, 2, 3) if _whole(before, length))


def _whole(before: tuple[str, ...], length: int) -> bool:
    from casereport.statements.words import phrases

    return before[-length:] in phrases("about.bound")


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub(r"[,\s]", "", text))


def _shares(between: str) -> bool:
    """True for what stands between two numbers of one unit: `to`, `and`, a comma, an arrow."""
    return len(between) <= _NEAR and _joint().fullmatch(between) is not None


def read_unit(text: str, start: int, end: int) -> tuple[Unit | None, int, str]:
    """The unit behind a number, where it ends, and as typed; None, the start and "" where none stands there."""
    region = _stretch().match(text, start, min(end, start + _LONGEST_UNIT))
    words = list(_piece().finditer(region[0])) if region else []
    if not words or words[0][0].lower() in _NO_UNIT:
        return None, start, ""
    for count in range(1 if words[0][0] == "%" else min(_MOST_WORDS, len(words)), 0, -1):
        written = region[0][words[0].start() : words[count - 1].end()].rstrip(".:") if region else ""
        unit = _known(written)
        if unit:
            return unit, start + words[0].start() + len(written), written
    return None, start, ""


@lru_cache(maxsize=2048)
def _known(written: str) -> Unit | None:
    if not written or (written.isalpha() and len(written) > 9):
        return None
    words = re.sub(r"\^(\d{1,2})\^", r"^\1", written)
    words = re.sub("^x", "\u00d7", words).replace("^/", "/")
    parts = [_WORDS.get(part.lower(), part) for part in words.split()]
    words = re.sub(r" ?\bper ", "/", " ".join(parts)).replace("\u00b0 ", "\u00b0").replace("\u00b0Celsius", "\u00b0C")
    return normalise_unit(words)


@cache
def _number() -> re.Pattern[str]:
    dash = r"\s?[-\u2013\u2014]\s?"
    return shipped_pattern(
        rf"(?:(?P<sign>[<>\u2264\u2265~\u2248]=?)\s?|(?<![\w.,/^:\u2212\u2013-]))(?P<number>{DIGITS})(?:{dash}(?P<high>{DIGITS}))?"
        r"(?![\d^]|[.,]\d|:\d|/\d|\s?[-\u2013]\d|(?:st|nd|rd|th)\b)"
    )


@cache
def _stretch() -> re.Pattern[str]:
    return shipped_pattern(r"\s{0,2}[^\s(),;\n\u0001\u0002][^(),;\n\u0001\u0002]*(?:\(\d{1,2}\)/[^\s(),;]{1,6})?")


@cache
def _piece() -> re.Pattern[str]:
    return shipped_pattern(r"[^\s]+")


@cache
def _joint() -> re.Pattern[str]:
    return shipped_pattern(r"\s?(?:,?\s?(?:and|or|to|then|through|and then)|,|\u2192|->|/)\s?(?:only |about )?")
