"""Values of analytes, vital signs and measures in a sentence: which number belongs to which name, and as what it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.clinical.units import Unit
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.statements.findings import is_denied_at
from casereport.statements.folds import days_of_change, noise_before, read_folds
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Kind, Quantity, Role, Statement
from casereport.statements.vitals import read_pressures, read_unnamed
from casereport.statements.vocabulary import Mention
from casereport.statements.words import single

_LONGEST_TIME = 3600  # seconds: no analyte is measured in hours or more
_MASS = frozenset({"g", "IU", "U", "L", "mol", "Eq"})
"""Dimensions of doses and volumes: with such a unit alone a number is no concentration."""
_BARE_NAMES = frozenset({"value", "count", "level", "titre", "titer", "activity", "rate", "pressure", "saturation", "score", "temperature"})


def read_values(sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[Statement]:
    """The values, differences, shares and multiples that a sentence tells; `taken` are stretches that tell something else."""
    names = [one for one in sentence.mentions if one.name.thing in ("analyte", "measure")]
    yield from read_unnamed(sentence, names, taken)
    if not names:
        return
    yield from read_pressures(sentence, names)
    for told in sentence.quantities:
        if any(start <= told.start < end for start, end in taken) or _is_in_a_name(sentence, told.start):
            continue
        name = _subject(sentence, names, told)
        if name and (is_denied_at(sentence, name.first, name.last) or _is_of_a_thing(sentence, name)):
            continue
        kind = _kind(sentence, told, name) if name else ""
        if name and kind:
            yield _statement(sentence, kind, told, name)  # type: ignore[arg-type]  # one of the kinds
    yield from read_folds(sentence, names)


def _is_of_a_thing(sentence: Sentence, name: Mention) -> bool:
    """True for what weighed something and is no person: the specimen weighed 62 g."""
    before = sentence.lows[name.first - 1] if name.first else ""
    people = single("person.male") | single("person.female") | single("deny.people") | {"", "who", "and", "then", "they", "baby"}
    return name.name.text in ("weighed", "weighing") and before not in people


def _is_in_a_name(sentence: Sentence, at: int) -> bool:
    return sentence.covers(at) is not None


def _statement(sentence: Sentence, kind: Kind, told: Quantity, name: Mention) -> Statement:
    word = _way(sentence, told) if kind in ("change", "percent") else ""
    of_peak: Role = "peak" if _of_peak().match(sentence.behind(told.end)) else ""
    role = _role(sentence, told, name) if kind == "value" else of_peak
    return Statement(
        kind, 0, 0, name.name.key, told, days_of_change(sentence, told.end) if kind != "value" else None, word=word, role=role,
        is_own=sentence.is_own(told.start), is_history=sentence.is_history(told.start), start=told.start, end=told.end,
    )  # fmt: skip


def _way(sentence: Sentence, told: Quantity) -> str:
    """`up` or `down` by the verb before a difference, or the noun behind a share; "" where none tells."""
    here = sentence.word_at(told.start)
    low, high = max(0, here - 8), here + 2
    up, down = sentence.has("move.up", low, high), sentence.has("move.down", low, high)
    return "up" if up and not down else "down" if down and not up else ""


def _subject(sentence: Sentence, names: list[Mention], told: Quantity) -> Mention | None:
    """The name that a number belongs to: of a list told `respectively` the one of its turn, else the last before it, else the next."""
    before = [one for one in names if one.end <= told.start]
    if before and re.search(r"\brespectively\b", sentence.text[told.end : sentence.end]):
        return _in_turn(sentence, before, told) or before[-1]
    if before:
        return before[-1]
    behind = [one for one in names if one.start >= told.end]
    gap = sentence.text[told.end : behind[0].start] if behind else ""
    return behind[0] if behind and len(gap) < 24 and not re.search(r"[,;:()]", gap) else None


def _in_turn(sentence: Sentence, before: list[Mention], told: Quantity) -> Mention | None:
    numbers = [
        one
        for one in sentence.quantities
        if one.start >= before[-1].end and one.unit is not None and not _is_in_a_name(sentence, one.start)
    ]
    starts = [one.start for one in numbers]
    return before[-len(numbers) :][starts.index(told.start)] if told.start in starts and len(before) >= len(numbers) else None


# --- as what a number is told ------------------------------------------------------------------------------------------------------


def _kind(sentence: Sentence, told: Quantity, name: Mention) -> str:
    before, behind = sentence.before(told.start, 90), sentence.behind(told.end, 30)
    if (told.unit is None and noise_before().search(before)) or (told.comparator == "bound" and not _moved().search(before)):
        return ""
    unit = told.unit
    if unit is not None and (_is_long(unit) or (unit.dimension in _MASS and name.name.thing == "analyte")):
        return ""
    if _SCORE.search(before) and not _OWN_SCORE.fullmatch(sentence.text[name.end : told.start]):
        return ""
    if _multiple().match(behind) or _is_rate(behind) or _is_normal(sentence, told):
        return ""
    if unit is not None and unit.dimension == "%" and (_by_behind().search(before) or _share().match(behind)):
        return "percent"
    if _moved().search(before) and (unit is not None or told.written):
        return _change_kind(unit, behind)
    if told.comparator not in ("", "~") or told.high is not None:
        return "bound" if _is_own_bound(told, before) else ""
    return "value" if unit is not None or _is_bare_value(sentence, told, name, before, behind) else ""


_OWN_BOUND = lazy_pattern(r"\b(?:was|were|of|at)\s[<>\u2264\u2265]=?\s?$")
"""Before a value that is known as a bound alone; in brackets a bound may be the limit of what is normal."""


def _is_own_bound(told: Quantity, before: str) -> bool:
    return (
        told.comparator in ("<", "<=", ">", ">=") and told.high is None and told.unit is not None and _OWN_BOUND.search(before) is not None
    )


_SCORE = lazy_pattern(r"\bscores? (?:of |was )?$")
_OWN_SCORE = lazy_pattern(r"\)?\s?(?:\([^()]{1,16}\)\s)?(?:(?:total|scale|status)\s){0,2}(?:scores?\s)?(?:of |was )?")
"""What may stand between the name of a scale and its score."""


def _is_long(unit: Unit) -> bool:
    return unit.dimension == "s" and unit.factor >= _LONGEST_TIME


def _change_kind(unit: Unit | None, behind: str) -> str:
    if unit is None or _each().match(behind):
        return ""
    return "percent" if unit.dimension == "%" else "change"


def _is_rate(behind: str) -> bool:
    return re.match(r"\s?(?:fold|times|-fold)\b", behind) is not None


_LIMIT_OF_OTHERS = lazy_pattern(
    r"[<>\u2264\u2265]?\s?\d[\d.]*(?:\s?[^\s\d]{1,9})?\s(?:in|for|of)\s(?:the\s|an?\s)?\w{2,12},?\s(?:and\s|or\s)?[<>\u2264\u2265]?\s?$"
)
"""A limit of others before that of someone: normal below 1.2 mg/dL in the man and 0.9 mg/dL in the woman."""


def _is_normal(sentence: Sentence, told: Quantity) -> bool:
    """True for a number behind `normal` in its brackets or clause: `(normal, up to 5 mg/L)`, `normal 3.5–5`."""
    before = _LIMIT_OF_OTHERS.sub("", sentence.before(told.start, 80))[-40:]
    inside = before.rpartition("(")[2] if "(" in before and ")" not in before.rpartition("(")[2] else before.rpartition(",")[2]
    return (
        _normal().search(inside) is not None
        or re.search(r"\b(?:limit|limits|normal|range|reference)\b[^()]{0,24}\(\s?[<>]?\s?$", before) is not None
    )


def _is_bare_value(sentence: Sentence, told: Quantity, name: Mention, before: str, behind: str) -> bool:
    """True for a number without a unit behind words that give a value; `her platelet count fell to 56`."""
    if told.written or not _says().search(before) or _no_unit_after().match(behind):
        return False
    return name.end <= told.start and not re.search(r"[;:]", sentence.text[name.end : told.start])


def _role(sentence: Sentence, told: Quantity, name: Mention) -> Role:
    before = sentence.before(told.start, 24).lower()
    if re.search(r"\bfrom (?:about |around )?$", before):
        return "from"
    first, last = sentence.clause(told.start)
    here = sentence.word_at(told.start)
    near = max(min(first, sentence.clause(name.start)[0]), min(here, sentence.word_at(name.start)) - 4)
    extremes: tuple[tuple[Role, str], ...] = (("peak", "move.highest"), ("nadir", "move.lowest"))
    for role, words in extremes:
        index = sentence.find(words, near, here)
        if index >= 0 and not any(sentence.words[index].start < one.start < told.start and one.unit for one in sentence.quantities):
            return role
    if re.search(r"\bto (?:a |about |around |only )?$", before):
        return "to"
    return _time_role(sentence, first, last, here)


def _time_role(sentence: Sentence, first: int, last: int, here: int) -> Role:
    """`first` for what is told of admission, `last` of discharge, where the clause names one of the two and has one number."""
    start = sentence.words[first].start if first < len(sentence.words) else sentence.end
    end = sentence.words[last].start if last < len(sentence.words) else sentence.end
    if sum(start <= one.start < end and one.unit is not None for one in sentence.quantities) > 1:
        return ""
    if sentence.days:
        return ""
    opening = sentence.clause(sentence.start)
    is_first = sentence.has("move.first", first, last) or (here - opening[1] < 12 and sentence.has("move.first", *opening))
    is_last = sentence.has("move.last", first, last)
    return "first" if is_first and not is_last else "last" if is_last and not is_first else ""


# --- patterns ----------------------------------------------------------------------------------------------------------------------


@cache
def _moved() -> re.Pattern[str]:
    moved = (
        r"(?:rose|risen|ris(?:es|ing)|fell|fall(?:s|en|ing)|(?:in|de)creas(?:ed|es|ing)|dropp(?:ed|ing)|drops|declin(?:ed|es|ing)|climbed"
        r"|improved|changed|reduced|went (?:up|down))(?: again| further)? by(?: (?:about|almost|nearly|over|more than))?"
    )
    move = r"(?:loss|drop|fall|rise|increase|decrease|decline|difference|reduction)"
    move += r"(?: in (?:[\w-]{1,30} ){1,4}?| )(?:was|of|were|is|amounted to)"
    return shipped_pattern(rf"\b(?:{moved}|{move})\s*$", re.IGNORECASE)


@cache
def _each() -> re.Pattern[str]:
    return shipped_pattern(r"\s*(?:per|an?|each|every|for)\b")


@cache
def _says() -> re.Pattern[str]:
    return shipped_pattern(
        r"(?:\b(?:was|were|is|are|of|to|at|with|reached|measured|showed|count|level|score|scores|scored|peaked|and|then|from|only|about|approximately|around)|[=:(,])\s*$",
        re.IGNORECASE,
    )


@cache
def _no_unit_after() -> re.Pattern[str]:
    return shipped_pattern(
        r"\s?(?:[%\u2013-]|(?:h|hours?|d|days?|weeks?|months?|years?|min|minutes?|times|fold|mg|g|mL|kg|cm|doses?|of|patients?|cases?|units?|cycles?|more|or|st|nd|rd|th|points?)\b)"
    )


@cache
def _normal() -> re.Pattern[str]:
    return shipped_pattern(
        r"\b(?:normal|reference|ref|range|NR|RR|ULN|LLN|N)\b[\s,:.=]{0,3}"
        r"(?:(?:value|level|range|limit|is|below|up to|for|of|interval)s?[\s,:]{0,3}){0,4}[<>\u2264\u2265]?\s?$",
        re.IGNORECASE,
    )


@cache
def _multiple() -> re.Pattern[str]:
    return shipped_pattern(r"\s?(?:times|x|\u00d7)\s(?:the\s)?(?:upper|lower|normal|ULN)", re.IGNORECASE)


@cache
def _share() -> re.Pattern[str]:
    return shipped_pattern(r"\s(?:lower|higher|less|more|below|above|reduction|decrease|increase|fall|rise|drop|decline)\b")


@cache
def _of_peak() -> re.Pattern[str]:
    return shipped_pattern(r"\s(?:below|under|lower than|less than|of)\s(?:its|the|their|this|that)\s(?:peak|maximum|highest)")


@cache
def _by_behind() -> re.Pattern[str]:
    return shipped_pattern(r"(?:, |\()(?:that is |i\.e\. )?(?:by|a (?:fall|rise|drop|decrease|increase|decline) of) (?:about )?$")
