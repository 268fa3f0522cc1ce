"""The day on which a sentence says that a dose was given, or changed to."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Day
from casereport.statements.told_days import day_of

_CHANGED = lazy_pattern(r"\b(?:increased|reduced|raised|lowered|tapered|decreased|escalated|halved|doubled)\sto\s$")
_CHANGES = lazy_pattern(
    r"\b(?:increas|reduc|rais|lower|taper|decreas|escalat|halv|doubl|stopp|discontinu|withdraw|withdrew|switch|chang|replac|follow|from)",
    re.IGNORECASE,
)
_GIVEN_BEHIND = lazy_pattern(r"(?:\s(?:daily|orally|intravenously|by|mouth|once|a|day|was|were|given))*")


def is_changed_to(sentence: Sentence, at: int) -> bool:
    """True for a dose that another was changed to: reduced to 20 mg."""
    return _CHANGED.search(sentence.before(at, 40)) is not None


def day_of_dose(sentence: Sentence, start: int, end: int, doses: int) -> Day | None:
    """The day on which a dose was given, or to which it was changed; None where it may be the dose before a change."""
    given = _GIVEN_BEHIND.match(sentence.text, end, sentence.end)
    day = day_of(sentence, given.end() if given else end)
    if day is None or (doses > 1 and sentence.days[0].start < start):
        return None
    is_before = _CHANGES.search(sentence.text, end, sentence.end) is not None
    is_before = is_before or (not is_changed_to(sentence, start) and _CHANGES.search(sentence.before(start, 60)) is not None)
    return None if is_before else day
