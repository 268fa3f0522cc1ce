"""Checks of what prose says that tests and images showed against their entries (CARE item 8a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.chart import PatientChart
from casereport.checks.prose.dated import has_all, has_name, is_told
from casereport.checks.prose.reading import Told
from casereport.checks.prose.record_values import charts_of
from casereport.checks.prose.telling import found_at
from casereport.checks.subject import Subject
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem
from casereport.statements import Statement
from casereport.statements.stems import stem, stems
from casereport.statements.tokens import split_words

_ONLY_NORMAL = lazy_pattern(
    r"(?i)\W*(?:entirely |completely )?(?:normal|unremarkable|no abnormalit(?:y|ies)|within normal limits|without abnormalit(?:y|ies))"
    r"(?: findings?| study| scan| result)?\W*"
)
_NORMAL = lazy_pattern(r"(?i)\b(?:normal|unremarkable|negative|no|without|not|sterile|clear)\b")
_NEGATIVE = lazy_pattern(
    r"(?i)\b(?:negative|no growth|sterile|not detected|undetectable|absent|no germs?|no organisms?|non-?reactive|no bacteria)\b"
)
_POSITIVE = lazy_pattern(r"(?i)\b(?:positive|grew|growth of|(?<!not )detected|(?<!non-)(?<!non)reactive)\b")
_CULTURE = stem("culture")


def results_agree_with_the_record(subject: Subject) -> list[Problem] | None:
    """A test that prose calls normal, positive, sterile or the reverse is so in the record, and what grew is the germ of the record."""
    told = [one for one in subject.readings.of("result") if not one.of_record and one.is_case and one.statement.is_sure]
    return [problem for one in told for problem in _wrong_result(subject, one)] if told else None


def _wrong_result(subject: Subject, one: Told) -> Iterator[Problem]:
    told = one.statement
    known = [row for chart in charts_of(subject.chart, told.patient) for row in _entries(chart, told)]
    if known and all(_is_other(told, is_culture, result) for is_culture, result, _ in known):
        hint = "correct the sentence, or the result of the entry"
        yield found_at("finding-contradiction", "a test has another result here than in the record", one, hint, known[0][2])


def _entries(chart: PatientChart, told: Statement) -> Iterator[tuple[bool, str, Path]]:
    """The tests and images that the words before a result name: whether a culture, the result, and where it stands."""
    base = ("patients", chart.index)
    for n, test in enumerate(chart.patient.tests):
        if has_all(told, test.name) or _is_culture_of(told, test.name):
            yield _CULTURE in _stems(test.name), test.result, (*base, "tests", n)
    imaging = [(n, one) for n, one in enumerate(chart.patient.imaging) if has_name(told, one.kind)]
    of_region = [(n, one) for n, one in imaging if one.region and has_name(told, one.region)]
    yield from ((False, one.result, (*base, "imaging", n)) for n, one in of_region or imaging)


def _is_culture_of(told: Statement, name: str) -> bool:
    """True for a culture told in short, where the sentence names its material or nothing else."""
    names = _stems(name)
    return _CULTURE in names and _CULTURE in told.names and set(told.names) <= set(names)


def _stems(text: str) -> tuple[str, ...]:
    return stems(word.low for word in split_words(text))


def _has_affirmed(result: str) -> bool:
    """True where a part of a result tells something, and does not deny it: generalised slowing without seizures."""
    parts = re.split(r",|;|\band\b|\b(?=(?:without|no)\b)", result)
    return any(len(part.strip()) > len("clear") and not _NORMAL.search(part) for part in parts)


def _is_other(told: Statement, is_culture: bool, result: str) -> bool:
    """True where a result is certainly another than the one told."""
    if told.word == "normal":
        return not _NORMAL.search(result) or ("normal" not in result.lower() and _has_affirmed(result))
    if told.word == "abnormal":
        return _ONLY_NORMAL.fullmatch(result) is not None
    if told.word == "positive":
        return _NEGATIVE.search(result) is not None and not _POSITIVE.search(result)
    if told.word == "negative":
        is_germ = is_culture and not _NORMAL.search(result)
        return (_POSITIVE.search(result) is not None or is_germ) and not _NEGATIVE.search(result)
    if is_culture and told.word == "grew":
        return not any(is_told(name, told.subject.split()) for name in _stems(result)) or _NEGATIVE.search(result) is not None
    return _ONLY_NORMAL.fullmatch(result) is not None and bool(told.subject)
