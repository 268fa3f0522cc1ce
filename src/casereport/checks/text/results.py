"""Checks of tests that a text names: each is told with what it found (CARE item 8a)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, pattern
from casereport.patterns import lazy_pattern
from casereport.problems import Problem

_OF_THE_CASE = frozenset({"case", "presentation", "investigations", "examination", "treatment", "outcome", "follow_up"})


def tests_are_told_with_results(subject: Subject) -> list[Problem] | None:
    """A test that was done, by the text of the case, has a result in this sentence or the next, or in the record."""
    told = [one for one in subject.sentences if one.path[0] == "sections" and str(one.path[1]) in _OF_THE_CASE]
    hint = "say what the test found, or that its result was not available"
    message = "this seems to tell a test without its result"
    return [one.problem("test-without-result", message, hint, at) for one, at in _bare(subject, told)] if told else None


def _bare(subject: Subject, told: Sequence[Sentence]) -> Iterator[tuple[Sentence, int]]:
    recorded = " ".join(_recorded(subject)).lower()
    for index, sentence in enumerate(told):
        if (at := _done_by_somebody(sentence, told[index + 1 : index + 2], recorded)) >= 0:
            yield sentence, at
            continue
        done = pattern("test.measured").search(sentence.text) or pattern("test.done").search(sentence.text)
        before = _last_clause(sentence.text[: done.start()]) if done else ""
        if not done or not _is_test(before, done[0]) or _is_recorded(before, recorded):
            continue
        following = next((one.text for one in told[index + 1 : index + 2] if one.path == sentence.path), "")
        told_next = following if _goes_on(before, following) else ""
        if not any(_has_result(text) for text in (_of_the_test(sentence.text[done.end() :]), told_next)):
            yield sentence, done.start()


def _goes_on(before: str, following: str) -> bool:
    """True for a sentence that speaks of the same test: it begins with a pronoun, or has a long word of it."""
    first = following.strip().partition(" ")[0].lower()
    return first in {"it", "they", "this", "these", "both", "all", "each", "results", "findings"} or _is_recorded(before, following.lower())


def _is_test(before: str, done: str) -> bool:
    """True for what is measured or sent for, and for a test by its name."""
    return bool(pattern("test.measured").fullmatch(done) or pattern("test.names").search(before))


def _done_by_somebody(sentence: Sentence, following: Sequence[Sentence], recorded: str) -> int:
    """Where a sentence says that somebody did or underwent a test and stops there; -1 where it does not, or the result follows."""
    done = pattern("test.active").search(sentence.text)
    behind = _own_clause(sentence.text[done.end() :]).strip() if done else ""
    if done is None or not pattern("test.names").search(behind) or len(behind) > _BRIEF or _is_recorded(behind, recorded):
        return -1
    told_next = following[0].text if following and following[0].path == sentence.path and _goes_on(behind, following[0].text) else ""
    rest = sentence.text[done.end() :]
    return -1 if _has_result(rest) or _has_result(told_next) else done.start()


_BRIEF = 60  # characters of what was done: more tells why, or what came of it
_PARTS = lazy_pattern(r"[,;:]\s|\b(?:and|but|while|when|then)\s")
_AND = lazy_pattern(r"(?:,?\s(?:and)|;|,\s(?:while|whereas|but))\s")
_NEXT = lazy_pattern(
    r"[;:]\s|,?\s(?:and|but|while|whereas)\s(?!\w+\s?(?:ed|ing)\b|show|reveal|found|was|were|grew|did|yield|gave|again|it\b|this\b|they\b|gross|histolog"
    r"|patholog|microscop|examination|results?\b|cultures?\b|had\b|ha[sd] )"
)
_IDLE = frozenset(
    {
        "which",
        "after",
        "before",
        "further",
        "second",
        "later",
        "there",
        "another",
        "repeat",
        "repeated",
        "additional",
        "routine",
        "urgent",
        "samples",
        "tests",
    }
)
"""Words that say nothing of what a test is."""


def _last_clause(text: str) -> str:
    """What stands before a verb, back to the last comma or `and`; the whole where nothing is left."""
    parts = [part for part in _PARTS.split(text) if part and part.strip()]
    return parts[-1] if parts else text


def _own_clause(text: str) -> str:
    """What stands behind a verb, up to where another subject begins."""
    found = _NEXT.search(text)
    return text[: found.start()] if found else text


def _of_the_test(behind: str) -> str:
    """What a sentence goes on to say of the test itself: nothing where another test comes before any result."""
    joint = _AND.search(behind)
    other = pattern("test.names").search(behind, joint.end()) if joint else None
    told = pattern("test.told").search(behind, joint.end()) if joint else None
    is_of_another = joint is not None and other is not None and (told is None or other.start() < told.start())
    return behind[: joint.start()] if joint and is_of_another else behind


def _is_recorded(before: str, recorded: str) -> bool:
    """True where what was done is one of the record's tests, images or values, by its last long word or by two of them."""
    words = [word for word in re.findall(r"[a-z-]{4,}", before.lower()) if word not in _IDLE]
    return bool(words) and (words[-1] in recorded or sum(word in recorded for word in words if len(word) > 4) > 1)


def _has_result(text: str) -> bool:
    return bool(pattern("test.told").search(text)) or any(letter.isdigit() or letter == "_" for letter in text)


def _recorded(subject: Subject) -> Iterator[str]:
    """The names of tests and images whose results the record holds."""
    for patient in subject.record.patients:
        yield from (f"{test.name} {test.method or ''}" for test in patient.tests)
        yield from (f"{image.kind} {image.region or ''}" for image in patient.imaging)
        yield from (series.analyte for series in patient.labs if series.analyte)
