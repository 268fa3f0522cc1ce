"""Checks of the order of the course in the case section: days are told as they came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence
from casereport.patterns import lazy_pattern
from casereport.problems import Problem

_OF_THE_CASE = frozenset({"case", "presentation", "treatment", "outcome", "follow_up"})
_LEAD = 8  # characters before a day that leads its sentence: `On day 3`
_TIME = lazy_pattern(
    r"\b(?:(?P<clock>hospital |illness |postoperative |treatment )?(?P<unit>day|week|month) (?P<number>\d{1,4})\b(?! (?:after|before|of))"
    r"|(?:at|after|by) (?P<count>\d{1,4}) (?P<units>days?|weeks?|months?)\b(?! (?:of age|old)))",
    re.IGNORECASE,
)
_BACK = lazy_pattern(
    r"\b(?:earlier|previous(?:ly)?|before|prior|had|compared|since|from|retrospect\w*|already|respectively|first noted|back to"
    r"|until|baseline)\b",
    re.IGNORECASE,
)
"""Words with which a sentence looks back, or compares two times."""
_LEFT = lazy_pattern(r"\b(?:was|were|been) (?:discharged|sent home)\b|\b(?:went|returned) home\b|\bdied\b", re.IGNORECASE)
"""What ends a stay: a sentence behind it that tells an earlier day anywhere goes back."""
_OTHER = lazy_pattern(
    r"\b(?:patients? (?:\d|[A-Z]\b|two|three)|second|other|sibling|brother|sister|twin|both|the latter|case \d)\b", re.IGNORECASE
)


def days_are_told_in_order(subject: Subject) -> list[Problem] | None:
    """In a section of the case a sentence that begins with a day does not go back behind the one before it."""
    told = [one for one in subject.sentences if one.path[0] == "sections" and str(one.path[1]) in _OF_THE_CASE]
    hint = "tell the course as it went, or say that the sentence looks back: earlier, had been"
    message = "this sentence seems to tell an earlier day than the one before it"
    return [one.problem("days-out-of-order", message, hint, at) for one, at in _backwards(told)] if told else None


def _backwards(told: Iterable[Sentence]) -> Iterator[tuple[Sentence, int]]:
    last: dict[str, int] = {}
    path: object = None
    has_left = False
    for sentence in told:
        if sentence.path != path or _OTHER.search(sentence.text):
            last, path, has_left = {}, sentence.path, False
        times = list(_TIME.finditer(sentence.text))
        near = len(sentence.text) if has_left else _LEAD
        lead = times[0] if times and times[0].start() <= near else None
        if lead and _number(lead) < last.get(_clock(lead), 0) and not _BACK.search(sentence.text):
            yield sentence, lead.start()
        last |= {_clock(one): _number(one) for one in times}
        has_left = bool(_LEFT.search(sentence.text)) and bool(times)


def _clock(found: re.Match[str]) -> str:
    return f"{found['clock'] or ''}{(found['unit'] or found['units']).rstrip('s')}".lower()


def _number(found: re.Match[str]) -> int:
    return int(found["number"] or found["count"])
