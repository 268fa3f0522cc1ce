"""Checks of tests that a text names: each is told with what it found (CARE item 8a)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, pattern
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
        done = pattern("test.measured").search(sentence.text) or pattern("test.done").search(sentence.text)
        if not done or not _is_test(sentence.text[: done.start()], done[0]) or _is_recorded(sentence.text[: done.start()], recorded):
            continue
        following = next((one.text for one in told[index + 1 : index + 2] if one.path == sentence.path), "")
        told_next = following if _goes_on(sentence.text[: done.start()], following) else ""
        if not any(_has_result(text) for text in (sentence.text[done.end() :], told_next)):
            yield sentence, done.start()


def _goes_on(before: str, following: str) -> bool:
    """True for a sentence that speaks of the same test: it begins with a pronoun, or has a long word of it."""
    first = following.strip().partition(" ")[0].lower()
    return first in {"it", "they", "this", "these", "both", "all", "each", "results", "findings"} or _is_recorded(before, following.lower())


def _is_test(before: str, done: str) -> bool:
    """True for what is measured or sent for, and for a test by its name."""
    return bool(pattern("test.measured").fullmatch(done) or pattern("test.names").search(before))


def _is_recorded(before: str, recorded: str) -> bool:
    """True where a long word of what was done is one of the record's tests, images or values."""
    return any(word in recorded for word in re.findall(r"[a-z-]{5,}", before.lower()))


def _has_result(text: str) -> bool:
    return bool(pattern("test.told").search(text)) or any(letter.isdigit() or letter == "_" for letter in text)


def _recorded(subject: Subject) -> Iterator[str]:
    """The names of tests and images whose results the record holds."""
    for patient in subject.record.patients:
        yield from (f"{test.name} {test.method or ''}" for test in patient.tests)
        yield from (f"{image.kind} {image.region or ''}" for image in patient.imaging)
        yield from (series.analyte for series in patient.labs if series.analyte)
