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

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")
_NUMBER = re.compile(
    r"(?<![\w.,/^~\u2212\u2013-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d^]|[.,]\d|:\d|[-\u2013]\d|/\d)"
    r"(?P<unit>[\s\u00a0\u202f]*(?:[\u00d7x][\s\u00a0]*10\^?[\d\u2070-\u2079\u00b9\u00b2\u00b3]{1,2}\^?/[^\s(),;.]{1,4}|[^\W\d_%\u00b5\u03bc]*[%\u00b5\u03bc]?"
    r"[^\s\d(),;.]{0,12}(?:/[\w\u00b2\u00b3\u00b5\u03bc]+)?))"
)
_NOT_THIS_CASE = re.compile(
    r"\[@|\b(?:published|series|median|mean|average|literature|trial|cohort|stud(?:y|ies)|et al|reported (?:by|in)|normal|reference|limit|"
    r"threshold|cut-?off|range|target|criteri(?:on|a)|usual(?:ly)?|typical(?:ly)?|other patients|previous(?:ly)? reported)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:\b(?:above|below|over|under|exceed(?:ed|s|ing)?|(?:more|less|greater|higher|lower|fewer) than|at (?:least|most)|up to|by|between"
    r"|beyond|within|than|until|every|after|about|some|to within)|[<>\u2264\u2265~\u2248])\s*$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?:\b(?:was|were|is|are|of|to|at|with|reached|measured|showed|count|level|peaked|and|then|from)|[=:(,])\s*$", re.IGNORECASE
)
_NO_UNIT_AFTER = re.compile(
    r"\s*(?:%|[-\u2013]|(?:h|hours?|d|days?|weeks?|months?|years?|min|minutes?|times|fold|mg|g|mL|kg|cm|doses?|of|patients?)\b)"
)
_DAY_BEHIND = re.compile(r"\s*(?:on|by|at) (?:hospital )?day\s(?P<day>\d{1,4})(?!\d|[.:]\d)")
_COUNTED = ("count", "level", "activity", "")  # nouns of analytes that prose tells without a unit: "her platelet count fell to 56"
_DAY_BEFORE = re.compile(r"\b(?:days?|day of \w+|week|month|year|hour|age|aged|grade|figure|table)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that a text tells of an analyte: as written and as a number, with its unit where one stands, and where it begins."""

    analyte: Analyte
    number: Decimal
    unit: Unit | None
    line: int
    column: int
    day: int | None = None
    """The day told behind the number: "135 mg/L on day 3"."""


def read_statements(text: str) -> Iterator[Statement]:
    """The values that a Markdown text tells of known analytes of this case; facts in braces are none."""
    shown = re.sub(r"\{\{.*?\}\}", lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    for start, sentence in _sentences(shown):
        if _NOT_THIS_CASE.search(sentence):
            continue
        named = list(_mentions(sentence))
        for found in _NUMBER.finditer(sentence) if named else ():
            unit, analyte = _unit(found["unit"]), _nearest(named, found.start())
            if analyte and _is_value(sentence, found, unit, analyte):
                line, column = _position(text, start + found.start())
                day = _DAY_BEHIND.match(sentence[found.end() :])
                number = Decimal(found["number"].replace(",", ""))
                yield Statement(analyte, number, unit, line, column, int(day["day"]) if day else None)


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


def _is_value(sentence: str, found: re.Match[str], unit: Unit | None, analyte: Analyte) -> bool:
    """True for a number that the sentence gives as a value: in a unit, or without one behind words that give a value."""
    before = sentence[: found.start()]
    if _BOUND.search(before) or _DAY_BEFORE.search(before):
        return False
    if unit is not None:
        return True
    behind = sentence[found.end("number") :]
    return bool(_SAYS.search(before)) and not _NO_UNIT_AFTER.match(behind) and analyte.noun in _COUNTED


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
    return names, re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])")
