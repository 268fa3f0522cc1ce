"""Vital signs as prose tells them: 128/76 mmHg, 182 over 104, febrile at 38.9 °C; and how often something was measured."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casereport.clinical.units import normalise_unit
from casereport.patterns import lazy_pattern
from casereport.statements.findings import is_denied_at
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Quantity, Statement
from casereport.statements.vocabulary import Mention
from casereport.statements.words import NUMBERS, number_of

_PAIR = lazy_pattern(r"(?<![\d/.])(?P<high>\d{2,3})(?:/|\sover\s)(?P<low>\d{2,3})(?![\d/])(?:\s?mm\s?Hg)?")


def read_pressures(sentence: Sentence, names: list[Mention]) -> Iterator[Statement]:
    """Systolic and diastolic blood pressure of `100/60 mmHg`."""
    pressure = next((one for one in names if one.name.key in ("blood-pressure", "systolic", "diastolic")), None)
    if pressure is None:
        return
    unit = normalise_unit("mmHg")
    for found in _PAIR.finditer(sentence.text, pressure.end, sentence.end):
        if _BOUND.search(sentence.before(found.start(), 14)):
            continue
        for key, group in (("systolic", "high"), ("diastolic", "low")):
            told = Quantity(Decimal(found[group]), unit, found.start(group), found.end(group))
            yield Statement(
                "value", 0, 0, key, told, is_own=sentence.is_own(found.start()), is_history=sentence.is_history(found.start()),
                start=found.start(group), end=found.end(),
            )  # fmt: skip


_UNNAMED = {"Celsius": ("temperature", "vital.hot"), "Fahrenheit": ("temperature", "vital.hot"), "1/s": ("heart-rate", "vital.fast")}
"""Dimensions by which a vital sign is known that its name does not stand with, and the words that stand there instead."""


def read_unnamed(sentence: Sentence, names: list[Mention], taken: list[tuple[int, int]]) -> Iterator[Statement]:
    """`febrile at 38.9 °C`, `tachycardic at 184 bpm`: vital signs told without their names."""
    for told in sentence.quantities:
        key, words = _UNNAMED.get(told.unit.dimension if told.unit else "", ("", ""))
        here = sentence.word_at(told.start)
        at = sentence.find(words, max(0, here - 6), here) if key else -1
        if at < 0 or told.comparator not in ("", "~") or told.high is not None or any(start <= told.start < end for start, end in taken):
            continue
        if any(sentence.words[at].start <= one.start < told.start for one in names) or is_denied_at(sentence, at, at + 1):
            continue
        is_own, is_history = sentence.is_own(told.start), sentence.is_history(told.start)
        yield Statement("value", 0, 0, key, told, is_own=is_own, is_history=is_history, start=told.start, end=told.end)


_MEASURED = lazy_pattern(
    rf"(?:\s(?:of|in)\s(?:the\s)?[\w-]{{2,12}}(?:\s\d)?)?(?:\s(?:levels?|concentrations?|counts?))?"
    rf"\s(?:was|were)\s(?:measured|determined|checked|assessed|tested|monitored)\s(?:only\s)?"
    rf"(?:(?P<n>{'|'.join(NUMBERS)}|\d{{1,2}})\stimes|(?P<word>once|twice|thrice))\b(?!\s(?:an?|per|every|daily|weekly))"
)
_BOUND = lazy_pattern(r"(?:\b(?:above|below|over|under|than|to|exceed\w{0,3})|[<>\u2264\u2265])\s?$")
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}


def read_measurements(sentence: Sentence) -> Iterator[Statement]:
    """How often a sentence says that an analyte was measured."""
    for one in sentence.mentions:
        found = _MEASURED.match(sentence.text, one.end, sentence.end) if one.name.thing == "analyte" else None
        number = (_OFTEN.get(found["word"]) if found["word"] else number_of(found["n"])) if found else None
        if found and number:
            told = Quantity(Decimal(number), None, found.end() - 1, found.end())
            yield Statement("measurements", 0, 0, one.name.key, told, is_own=sentence.is_own(one.start), start=one.start, end=found.end())
