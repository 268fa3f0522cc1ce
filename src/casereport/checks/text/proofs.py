"""Checks of proofs: a test by which a text says that something was confirmed stands in the record, or elsewhere in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, pattern, words
from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.problems import Problem

_TOLD = ("abstract", "sections", "discussion", "lessons", "highlights")
_BETWEEN = 60  # characters between a test and what it proved

_BESIDE = 24  # characters beside a test in which it is denied
_DENIED = lazy_pattern(r"\b(?:no|not|nor|neither|never|without|declined|refused)\s(?:[a-z-]+\s){0,2}$")
_NOT_DONE = lazy_pattern(r"\w*[\s:]{1,2}(?:was |were )?(?:not|never|declined|refused|omitted|unavailable)\b")


def proofs_are_in_the_record(subject: Subject) -> list[Problem] | None:
    """A test that is told to have confirmed or excluded something in the patient is told of elsewhere; None for a retold report.

    What others found, and what is cited, supposed or denied, is none of the patient's.
    """
    if subject.record.status == "published" or not subject.sentences:
        return None
    recorded = " | ".join(text for path, text in subject.texts if path[0] not in _TOLD).lower()
    told = [one for one in subject.sentences if one.path[0] in _TOLD]
    return [problem for one in told for problem in _unborne(one, told, recorded)]


def _unborne(sentence: Sentence, told: list[Sentence], recorded: str) -> Iterator[Problem]:
    if sentence.cites or "introduction" in sentence.path or pattern("proof.of_others").search(sentence.text):
        return
    for names, stems in _tests():
        found = names.search(sentence.text)
        proved = pattern("proof.proved").search(sentence.text, found.end(), found.end() + _BETWEEN) if found else None
        if not found or not proved or any(sign in ";:" for sign in sentence.text[found.end() : proved.start()]):
            continue
        elsewhere = " | ".join(one.text for one in told if one is not sentence).lower()
        if not _is_told(stems, recorded) and not _is_told(stems, elsewhere):
            message = "this seems to tell a proof by a test that neither the record nor the text has"
            hint = "add the test under tests:, imaging: or procedures: with its result, or leave the proof out"
            yield sentence.problem("proof-unrecorded", message, hint, found.start())
            return


def _is_told(stems: re.Pattern[str], text: str) -> bool:
    """Whether a text tells of such a test, and not that it was none."""
    return any(
        not _DENIED.search(text, max(0, one.start() - _BESIDE), one.start()) and not _NOT_DONE.match(text, one.end(), one.end() + _BESIDE)
        for one in stems.finditer(text)
    )


@cache
def _tests() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Of each kind of test its names, and how any word that tells of it begins."""
    return tuple(
        (shipped_pattern(rf"(?<![\w-])(?:{_joined(names)})[\w-]*", re.IGNORECASE), shipped_pattern(rf"(?<![a-z])(?:{_joined(stems)})"))
        for names, _, stems in (one.partition(":") for one in words("proof.tests"))
    )


def _joined(text: str) -> str:
    return "|".join(re.escape(one.replace("_", " ")).replace(r"\ ", r"\s+") for one in text.split())
