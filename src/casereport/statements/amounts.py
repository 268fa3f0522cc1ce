"""Amounts that are no laboratory value: a mass of 46 mm, two doses of betamethasone, hypertension for 6 years, born at 27+2 weeks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from casereport.model.durations import DAYS, UNIT_OF
from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Quantity, Statement
from casereport.statements.stems import stem, stems
from casereport.statements.words import NUMBERS, number_of, single

_MEASURES: dict[str, tuple[str, Decimal]] = {
    "mm": ("length", Decimal(1)), "millimetres": ("length", Decimal(1)), "millimeters": ("length", Decimal(1)),
    "cm": ("length", Decimal(10)),
    "centimetres": ("length", Decimal(10)), "centimeters": ("length", Decimal(10)), "m": ("length", Decimal(1000)),
    "ml": ("volume", Decimal(1)), "cc": ("volume", Decimal(1)), "millilitres": ("volume", Decimal(1)),
    "milliliters": ("volume", Decimal(1)),
    "l": ("volume", Decimal(1000)), "litres": ("volume", Decimal(1000)), "liters": ("volume", Decimal(1000)),
    "g": ("mass", Decimal(1)), "grams": ("mass", Decimal(1)), "kg": ("mass", Decimal(1000)), "kilograms": ("mass", Decimal(1000)),
    "%": ("share", Decimal(1)), "percent": ("share", Decimal(1)), "per cent": ("share", Decimal(1)),
    "gy": ("radiation", Decimal(1)), "cgy": ("radiation", Decimal("0.01")), "ms": ("milliseconds", Decimal(1)),
    "mmhg": ("pressure", Decimal(1)), "mm hg": ("pressure", Decimal(1)),
}  # fmt: skip
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|\b(?i:{'|'.join(NUMBERS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?\b"
_TIMES = r"minutes?|mins?|hours?|days?|weeks?|months?|years?"
_AMOUNT = lazy_pattern(
    rf"(?<![\w.,/+^\u2212-])(?P<number>{_NUMBER})(?:\+(?P<odd>[0-6])(?=\s?weeks?))?(?:\s?[-\u2013]\s?(?P<high>\d+(?:\.\d+)?))?"
    rf"(?:(?P<joint>[\s-]?)(?P<unit>mm\s?Hg|mm|cm|mL|ml|cc|Gy|cGy|kg|ms|(?:milli|centi)met(?:re|er)s|(?:milli)?lit(?:re|er)s|(?:kilo)?grams"
    rf"|[gLm](?![\w/])|{_TIMES})(?![\w/]|\s?/|\sper\b|-old|\sold\b)"
    rf"|\s?(?P<share>%|per\s?cent\b)|\s(?P<noun>(?:[a-z-]{{3,14}}\s){{0,1}}?[a-z]{{3,14}}s|(?<=\bone\s)[a-z]{{4,14}})\b)",
)
_GRADE = lazy_pattern(
    r"\b(?P<word>(?i:grades?|stages?|class|exons?|scores?|status|points?|Naranjo|Apgar|scale))\s?"
    r"(?:\([^()]{1,12}\)\s)?(?:scores?\s)?(?:of|was|were|is|=|:|reached)?\s?"
    r"(?P<number>\d{1,3}(?!\d|\.\d|[-\u2013]\d|\s?(?:months?|weeks?|days?|years?|hours?|%|m[gmL]|to\b))|[IV]{1,4}[A-C]?(?![\w/-]))"
    r"(?P<more>(?:\s(?:and|to)\s|/)(?P<second>\d{1,3})(?!\d|\s?(?:m|%)))?"
)
_KIND_OF = {
    "naranjo": "score", "apgar": "score", "point": "score", "scale": "score", "status": "score", "stage": "grade", "class": "grade",
}  # fmt: skip
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_REACH = 48
"""Characters around an amount in which it is said of what it is."""


def read_amounts(sentence: Sentence, taken: list[tuple[int, int]], *, of_entry: bool = False) -> Iterator[Statement]:
    """The amounts of a sentence outside what is told otherwise (`taken`), each with the words beside it, the nearest first.

    `of_entry` reads the text of an entry, whose label says of what an amount is, so that no word need stand beside it.
    """
    for told in _read(sentence, taken):
        if told.names or of_entry:
            yield told


def _read(sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[Statement]:
    for found in _AMOUNT.finditer(sentence.text, sentence.start, sentence.end):
        if not _is_taken(found.start(), found.end(), taken) and sentence.covers(found.start()) is None:
            told = _amount(sentence, found)
            if told is not None:
                yield told
    for found in _GRADE.finditer(sentence.text, sentence.start, sentence.end):
        if not _is_taken(found.start("number"), found.end("number"), taken):
            yield from _grade(sentence, found)


def _is_taken(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in taken)


def _amount(sentence: Sentence, found: re.Match[str]) -> Statement | None:
    number = _number(found["number"])
    measure = _measure(found)
    if number is None or measure is None:
        return None
    kind, factor = measure
    if found["odd"]:
        number += Decimal(found["odd"]) / 7
    if kind == "mass" and _OF_A_THING.search(sentence.before(found.start(), 40)):
        return None
    way = _way(sentence, found, kind)
    if way is None:
        return None
    high = Decimal(found["high"]) * factor if found["high"] else None
    comparator = _comparator(sentence, found)
    quantity = Quantity(number * factor, None, found.start(), found.end(), high, comparator, written=kind)
    names = _names(sentence, found.start(), found.end(), found["noun"] or "", is_far=way == "by")
    unit = UNIT_OF[found["unit"].lower()] if kind == "time" else ""
    return _statement(sentence, quantity, way, names, unit)


_OF_A_THING = lazy_pattern(
    r"\b(?:the|an?)\s(?!patient|boy|girl|infant|child|man|woman|newborn|baby)\w+\sweigh(?:ed|ing)\s(?:about\s)?$", re.IGNORECASE
)
"""What weighed something and is no person."""


def _statement(sentence: Sentence, quantity: Quantity, way: str, names: tuple[str, ...], unit: str = "") -> Statement:
    at = quantity.start
    is_fact = sentence.shown.fact_at(at) is not None
    return Statement(
        "amount", 0, 0, unit, quantity, word=way, names=names, is_own=sentence.is_own(at) and not is_fact,
        is_history=sentence.is_history(at), start=at, end=quantity.end,
    )  # fmt: skip


def _number(text: str) -> Decimal | None:
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    parts = [number_of(part) for part in text.lower().split("-")]
    return Decimal(sum(part for part in parts if part)) if None not in parts else None


def _measure(found: re.Match[str]) -> tuple[str, Decimal] | None:
    """What is measured and by how much a number in its unit is to be multiplied; `of cycles` for a number of things."""
    if found["unit"]:
        unit = " ".join(found["unit"].split())
        if unit.lower() in UNIT_OF and unit != "m":
            return "time", DAYS[UNIT_OF[unit.lower()]]
        return _MEASURES.get(unit.lower())
    if found["share"]:
        return _MEASURES["%"]
    noun = found["noun"].split()[-1]
    return (f"of {stem(noun)}", Decimal(1)) if noun not in single("amount.no_things") and noun not in single("person.group") else None


def _comparator(sentence: Sentence, found: re.Match[str]) -> str:
    before = sentence.before(found.start(), 24).lower()
    if re.search(r"(?:\b(?:about|approximately|around|roughly|nearly|almost|some)|[~\u2248])\s?$", before):
        return "~"
    return (
        "bound"
        if re.search(r"(?:\b(?:than|above|below|over|under|least|most|to|exceed\w{0,3}|within|beyond)|[<>\u2264\u2265])\s?$", before)
        and not re.search(r"\bfrom\b.{1,16}\bto\s$", before)
        else ""
    )


def _way(sentence: Sentence, found: re.Match[str], kind: str) -> str | None:
    """How an amount is told: `at` a time, `for` a length, `more` or `by` for a difference; None where a time is counted from something."""
    before, behind = sentence.before(found.start(), 30).lower(), sentence.behind(found.end(), 30).lower()
    if re.match(r"\s(?:more|less|larger|smaller|longer|shorter|higher|lower|bigger|wider|thicker)\b", behind) or _CHANGED.search(before):
        return "by"
    if kind != "time":
        return ""
    if re.match(r"[\s-](?:later|after|before|earlier|ago|apart|prior|old|of age|of life|every|post)\b", behind):
        return None
    word = re.search(
        r"\b(at|for|of|lasting|lasted|since|over|a|an|had|recalled|with|previous)\s(?:(?:the )?age of |about |a |some |the )?$", before
    )
    if re.match(r"\s(?:of\sgestation|gestation)", behind):
        return "at"
    if re.match(r"(?:\shistory\b|\sof\s[a-z]|['\u2019]\s)", behind) or (found["joint"] == "-"):
        return "for"
    return None if word is None or word[1] in ("since", "over") else "at" if word[1] == "at" else "for"


_CHANGED = lazy_pattern(
    r"\b(?:by|gain(?:ed|ing)|grew|grown|shrank|difference of|increase of|decrease of|reduction of)\s(?:about\s|another\s)?$"
)


def _grade(sentence: Sentence, found: re.Match[str]) -> Iterator[Statement]:
    """`a Naranjo score of 9`, `Clavien-Dindo grade I`, `grade 2 pneumonitis`; two numbers of `Apgar scores were 5 and 8`."""
    word = found["word"].lower().rstrip("s") if found["word"].lower() not in ("class", "status") else found["word"].lower()
    kind = _KIND_OF.get(word, word)
    for group in ("number", "second"):
        text = found[group]
        if not text:
            continue
        letter = text[-1] if text[-1] in "ABC" else ""
        number = Decimal(_ROMAN.get(text.rstrip("ABC"), 0) if not text.isdigit() else int(text))
        number += Decimal("ABC".index(letter) + 1) / 10 if letter else 0
        extra = (word,) if word in ("naranjo", "apgar") else ()
        names = (*extra, *_names(sentence, found.start(), found.end(), ""))
        if number or text == "0":
            quantity = Quantity(number, None, found.start(group), found.end(group), written=kind)
            yield _statement(sentence, quantity, "", names)


def _names(sentence: Sentence, start: int, end: int, noun: str, *, is_far: bool = False) -> tuple[str, ...]:
    """The stems around an amount, the nearest first: those before it and behind it in turn, up to the end of the clause.

    `is_far` looks back over the clauses before it too: the mass measured 31 mm, 12 mm more.
    """
    low = sentence.start if is_far else max((cut for cut in sentence.cuts if cut <= start), default=sentence.start)
    high = min((cut for cut in sentence.cuts if cut > end), default=sentence.end)
    before = _STOP.split(sentence.text[max(low, start - _REACH) : start])[-1]
    behind = _STOP.split(sentence.text[end : min(high, end + _REACH)])[0]
    first = stems(reversed(_LETTERS.findall(before.lower())))
    last = stems(_LETTERS.findall(behind.lower()))
    nouns = noun.lower().split()
    own = (
        *stems(nouns if nouns and nouns[-1] in single("amount.telling") else nouns[:-1]),
        *((stem("weight"),) if is_far and "gain" in (*first, *last) else ()),
    )
    pairs = (one for pair in zip_longest(first, last) for one in pair if one)
    return tuple(dict.fromkeys((*own, *pairs)))


_LETTERS = lazy_pattern(r"[^\W\d_]{2,}")
_STOP = lazy_pattern(r"\b(?:who|which|that|then|when|where|while|whose|because|since|and\s(?:had|has|was|were|he|she|then|the))\b|;")
