"""Statements of laboratory values in prose: which analyte, which number, which unit, and where they stand.

A reader of patterns, no parser of sentences: it takes a number for a value of the analyte named nearest before it, and leaves alone what
speaks of a threshold, a difference, a normal range or of other patients.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from casereport.clinical.analytes import Analyte, analytes
from casereport.clinical.units import Unit, normalise_unit
from casereport.patterns import lazy_pattern

_SENTENCE_END = lazy_pattern(r"(?<=[.!?;])(?<!\bal\.)\s+|\n\s*\n")
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_NUMBER = lazy_pattern(
    rf"(?<![\w.,/^~\u2212\u2013-])(?<!\d:)(?P<number>{_DIGITS})(?![\d^]|[.,]\d|:\d|[-\u2013]\d|/\d)"
    r"(?P<unit>[\s\u00a0\u202f]*(?:[\u00d7x][\s\u00a0]*10\^?[\d\u2070-\u2079\u00b9\u00b2\u00b3]{1,2}\^?/[^\s(),;.]{1,4}|[^\W\d_%\u00b5\u03bc]*[%\u00b5\u03bc]?"
    r"[^\s\d(),;.]{0,12}(?:/[\w\u00b2\u00b3\u00b5\u03bc]+)?))"
)
_KIN = r"(?:sisters?|brothers?|siblings?|twins?|mother|father|parents|cousin|aunt|uncle|son|daughter|donor|husband|wife|grand\w+)"
_OF_OTHERS = lazy_pattern(r"\bet al\b")
"""Names whose report is retold up to the end of the sentence, whatever stop or semicolon is between."""
_NOT_THIS_CASE = lazy_pattern(
    r"\[@|\b(?:published|series|median|mean|average|literature|trial|cohort|stud(?:y|ies)|reported (?:by|in)|reference|limit|"
    r"threshold|cut-?off|range|target|goal|aim(?:s|ed|ing)?|criteri(?:on|a)|usual(?:ly)?|typical(?:ly)?|other patients|"
    r"(?:previous|earlier|prior|other|case) (?:reports?|cases?|publications?|authors?)|previous(?:ly)? reported)\b"
    r"|\bnormal(?=\W*[<>\u2264\u2265\d]|,? (?:values?|levels?|is|are|for|up to)\b)|\b(?:of|than|to|within) normal\b"
    rf"|\b{_KIN}(?:['\u2019]s?\s|\s(?:had|has)\b)",
    re.IGNORECASE,
)
_BOUND = lazy_pattern(
    r"(?:\b(?:above|below|over|under|exceed(?:ed|s|ing)?|(?:more|less|greater|higher|lower|fewer) than|at (?:least|most)|up to|by|between"
    r"|beyond|within|than|until|every|after|about|some|to within)|[<>\u2264\u2265~\u2248])\s*$",
    re.IGNORECASE,
)
_MOVED = (
    r"(?:rose|risen|ris(?:es|ing)|fell|fall(?:s|en|ing)|(?:in|de)creas(?:ed|es|ing)|dropp(?:ed|ing)|drops|declin(?:ed|es|ing)|climbed"
    r"|improved|changed|went (?:up|down))(?: again| further)? by"
)
_MOVE = r"(?:loss|drop|fall|rise|increase|decrease|decline|difference|reduction)(?: in (?:[\w-]+ ){1,4}?| )(?:was|of|were|is|amounted to)"
_CHANGED = lazy_pattern(rf"\b(?:{_MOVED}|{_MOVE})\s*$", re.IGNORECASE)
_EACH = lazy_pattern(r"\s*(?:per|an?|each|every|for)\b")
_SAYS = lazy_pattern(
    r"(?:\b(?:was|were|is|are|of|to|at|with|reached|measured|showed|count|level|peaked|and|then|from)|[=:(,])\s*$", re.IGNORECASE
)
_NO_UNIT_AFTER = lazy_pattern(
    r"\s*(?:%|[-\u2013]|(?:h|hours?|d|days?|weeks?|months?|years?|min|minutes?|times|fold|mg|g|mL|kg|cm|doses?|of|patients?)\b)"
)
_DAY_BEHIND = lazy_pattern(r"\s*(?:on|by|at) (?:hospital )?day\s(?P<day>\d{1,4})(?!\d|[.:]\d)")
_ON_DAY = lazy_pattern(
    r"\b(?:on|by|at) (?:hospital )?day\s(?P<day>\d{1,4})(?!\d|[.:]\d|\s?[-\u2013]|\s(?:of|after|before|from|in|to|and)\b)", re.IGNORECASE
)
_OTHER_TIME = lazy_pattern(
    r"\b(?:days?|weeks?|admission|initial(?:ly)?|previous(?:ly)?|earlier|before|after(?:wards)?|later|then|baseline|compared|from|since|peak(?:ed)?"
    r"|highest|lowest|nadir|had|until|next|first|last|subsequent(?:ly)?|discharge|outset|onset|prior|follow\w*|when|while|which|whose|who)\b",
    re.IGNORECASE,
)
"""Words by which a number may be of another time than the day told before it."""
_LONGEST_TIME = 3600  # seconds: no analyte is measured in hours or more
_COUNTED = ("count", "level", "activity", "")  # nouns of analytes that prose tells without a unit: "her platelet count fell to 56"
_DAY_BEFORE = lazy_pattern(
    r"\b(?:days?|day of \w+|weeks?|months?|years?|hours?|age|aged|grades?|figures?|tables?)\s*(?:\d+\s*(?:,|and|or|to)\s*(?:and\s+)?)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that a text tells of an analyte, with its unit where one stands, and where it begins; `is_change` of a difference."""

    analyte: Analyte
    number: Decimal
    unit: Unit | None
    line: int
    column: int
    day: int | None = None
    """The day told behind the number, "135 mg/L on day 3", or before its analyte, "On day 3 CRP was 135 mg/L"."""
    is_change: bool = False


def read_statements(text: str) -> Iterator[Statement]:
    """The values that a Markdown text tells of known analytes of this case; facts in braces are none."""
    shown = re.sub(r"\{\{.*?\}\}", lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    is_retold = ends_in_semicolon = False
    for start, sentence in _sentences(shown):
        is_retold = bool(_OF_OTHERS.search(sentence)) or (is_retold and ends_in_semicolon)
        ends_in_semicolon = sentence.rstrip().endswith(";")
        if is_retold or _NOT_THIS_CASE.search(sentence):
            continue
        named = list(_mentions(sentence))
        for found in _NUMBER.finditer(sentence) if named else ():
            unit, analyte = _unit(found["unit"]), _nearest(named, found.start())
            is_change = unit is not None and _is_change(sentence, found)
            if analyte and (is_change or _is_value(sentence, found, unit, analyte)):
                line, column = _position(text, start + found.start())
                day = None if is_change else _DAY_BEHIND.match(sentence[found.end() :]) or _day_before(sentence, found.start(), named)
                number = Decimal(re.sub(r"[,\s]", "", found["number"]))
                yield Statement(analyte, number, unit, line, column, int(day["day"]) if day else None, is_change)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*(found.start() for found in _SENTENCE_END.finditer(text)), len(text)):
        yield start, text[start:end]
        start = end


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n"), offset - (before.rfind("\n") + 1)


def _unit(words: str) -> Unit | None:
    return normalise_unit(re.sub(r"^x", "\u00d7", words.strip().rstrip(".:")).replace("^/", "/")) if words.strip() else None


def _day_before(sentence: str, start: int, named: Iterable[tuple[int, int, Analyte]]) -> re.Match[str] | None:
    """The day that opens what is told of the analyte of a number; None where the number may be of another time, or is not the first."""
    day = next((found for found in reversed(list(_ON_DAY.finditer(sentence, 0, start)))), None)
    behind = next((begin for begin, _, _ in named if day and begin > day.end()), None)
    if day is None or behind is None or behind > start:
        return None
    between = sentence[day.end() : start]
    is_first = not _NUMBER.search(sentence[behind:start])
    return day if is_first and not _OTHER_TIME.search(between) else None


def _is_value(sentence: str, found: re.Match[str], unit: Unit | None, analyte: Analyte) -> bool:
    """True for a number that the sentence gives as a value: in a unit, or without one behind words that give a value."""
    before = sentence[: found.start()]
    if _BOUND.search(before) or _DAY_BEFORE.search(before):
        return False
    if unit is not None:
        return unit.dimension != "s" or unit.factor < _LONGEST_TIME
    behind = sentence[found.end("number") :]
    return bool(_SAYS.search(before)) and not _NO_UNIT_AFTER.match(behind) and analyte.noun in _COUNTED


def _is_change(sentence: str, found: re.Match[str]) -> bool:
    """True for a number that the sentence gives as the difference of two values, and not as one in a time or for a dose."""
    return bool(_CHANGED.search(sentence[: found.start()])) and not _EACH.match(sentence[found.end() :])


def _nearest(named: Iterable[tuple[int, int, Analyte]], start: int) -> Analyte | None:
    """The analyte named last before a place, else the first behind it."""
    before = [analyte for _, end, analyte in named if end <= start]
    behind = [analyte for begin, _, analyte in named if begin > start]
    return before[-1] if before else behind[0] if behind else None


def _mentions(sentence: str) -> Iterator[tuple[int, int, Analyte]]:
    """Every known analyte that the sentence names: where the name begins and ends."""
    names, pattern = _names()
    for found in pattern.finditer(sentence):
        analyte = names.get(found[0]) or names.get(found[0].lower())
        if analyte:
            yield found.start(), found.end(), analyte


@cache
def _names() -> tuple[dict[str, Analyte], re.Pattern[str]]:
    """Analytes by the names that prose uses, long names in any case, abbreviations as they are written; and the pattern of them all."""
    names: dict[str, Analyte] = {}
    for analyte in analytes():
        long = [analyte.name, analyte.american, analyte.phrase, *(alias for alias in analyte.aliases if len(alias) > 4)]
        names |= {name.lower(): analyte for name in long if len(name) > 3}
        names |= {
            name: analyte for name in (analyte.short, analyte.key.upper(), *(alias.upper() for alias in analyte.aliases)) if len(name) > 1
        }
    ordered = sorted(names, key=len, reverse=True)
    parts = "|".join(re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})" for name in ordered)
    return names, re.compile(rf"(?<![\w-])(?:{parts})(?![\w-]|\s(?i:nodes?)\b)")
