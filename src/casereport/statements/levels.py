"""What a sentence calls normal, high or low: raised ferritin, potassium was normal, hyponatraemia."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.patterns import lazy_pattern
from casereport.statements.findings import is_denied_at
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Statement
from casereport.statements.told_days import day_of
from casereport.statements.words import level_terms

_WAYS = {
    "normal": "normal", "unremarkable": "normal", "within": "normal", "high": "high", "raised": "high", "elevated": "high",
    "increased": "high",
    "low": "low", "reduced": "low", "decreased": "low", "depressed": "low", "subnormal": "low",
}  # fmt: skip
_BEFORE = lazy_pattern(
    r"(?<![\w-])(?P<way>normal|high|raised|elevated|low)\s(?:(?:serum|plasma|blood|total|levels?\sof|concentrations?\sof|counts?\sof)\s){0,2}(?:the\s)?$",
    re.IGNORECASE,
)
_BEHIND = lazy_pattern(
    r"(?:\s\([A-Za-z-]{2,8}\))?(?:\s(?:counts?|levels?|concentrations?|values?|activity|titres?))?\s(?:was|were|is|are|had\sbeen)\s"
    r"(?:also\s|slightly\s|markedly\s|mildly\s|very\s|still\s|only\s|entirely\s|moderately\s|severely\s|greatly\s|clearly\s){0,2}"
    r"(?P<way>normal|unremarkable|within\s(?:the\s)?(?:normal|reference)\s(?:limits?|range)"
    r"|high|raised|elevated|increased|low|reduced|decreased|depressed)\b"
    r"(?!\s(?:by|from|to|than|compared|for|until|enough)\b)",
    re.IGNORECASE,
)
_AT = lazy_pattern(r"\s?(?:\(|,\s|at\s|,?\swith\s(?:a\svalue\sof\s)?)?\s?(?:of\s)?$")


def read_levels(sentence: Sentence) -> Iterator[Statement]:
    """Each analyte that a sentence calls normal, high or low, with the number told of it where one follows at once."""
    for one in sentence.mentions:
        if one.name.thing != "analyte":
            continue
        found = _BEHIND.match(sentence.text, one.end, sentence.end) or _BEFORE.search(
            sentence.text[max(sentence.start, one.start - 40) : one.start]
        )
        if found and not is_denied_at(sentence, one.first, one.last):
            way = _WAYS[found["way"].split()[0].lower()]
            end = found.end() if found.start() == one.end else one.end
            yield _told(sentence, one.name.key, way, one.start, max(end, one.end))
    for word in sentence.words:
        term = level_terms().get(word.low)
        if (
            term
            and not is_denied_at(sentence, sentence.word_at(word.start), sentence.word_at(word.start) + 1)
            and not sentence.has("deny.unsure")
        ):
            yield _told(sentence, term[0], term[1], word.start, word.end)


def _told(sentence: Sentence, key: str, way: str, start: int, end: int) -> Statement:
    number = next(
        (
            q
            for q in sentence.quantities
            if q.start >= end and q.start - end < len(", with a value of  ") and _AT.fullmatch(sentence.text[end : q.start])
        ),
        None,
    )
    return Statement(
        "level", 0, 0, key, number, word=way, is_own=sentence.is_own(start), is_history=sentence.is_history(start),
        role="first" if sentence.has("move.first") else "",
        day=day_of(sentence, end),
        is_sure=not sentence.days and not sentence.has("move.last"), start=start, end=end,
    )  # fmt: skip
