"""Checks of what texts say of consent and ethics: what the record has as given is not denied, nor told in another form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, pattern
from casereport.model.patient import Consent
from casereport.patterns import lazy_pattern
from casereport.problems import Problem

_TO_SOMETHING = lazy_pattern(r"\b(?:consent(?:ed)?|permission|agree(?:d|ment)?|assent(?:ed)?)\s+(?:to|for)\s", re.IGNORECASE)
_TWICE_DENIED = lazy_pattern(r"\b(?:no|not|never|nor|nothing|none)\b[^.;]{0,80}\bwithout\b", re.IGNORECASE)


def consent_and_approval_are_not_denied(subject: Subject) -> list[Problem] | None:
    """No text says that a consent or an approval was refused, withdrawn or oral that the record has as given; None where it has none.

    A refusal of something else, such as surgery, is none of publication.
    """
    consents = [one.consent for one in subject.record.patients if one.consent and one.consent.state == "given" and not one.consent.waiver]
    told = [one for one in subject.sentences if not one.cites]
    ethics = subject.record.statements.ethics if subject.record.statements else None
    is_approved = ethics is not None and ethics.approved is not None
    if not told or not (consents or is_approved):
        return None
    problems = [problem for one in told if consents for problem in _of_consent(one, consents)]
    return problems + [problem for one in told if is_approved for problem in _of_ethics(one)]


def _of_consent(sentence: Sentence, consents: list[Consent]) -> Iterator[Problem]:
    refused = pattern("statement.refused").search(sentence.text)
    if refused and _is_of_publication(sentence) and not _TWICE_DENIED.search(sentence.text):
        yield _denied(sentence, "consent was given", refused.start())
        return
    oral = pattern("statement.oral").search(sentence.text)
    is_written = all(one.written for one in consents) and not pattern("statement.written").search(sentence.text)
    if oral and is_written and _is_of_publication(sentence):
        yield _denied(sentence, "consent was given in writing", oral.start())


def _of_ethics(sentence: Sentence) -> Iterator[Problem]:
    found = pattern("statement.no_ethics").search(sentence.text)
    if found:
        yield _denied(sentence, "an ethics committee approved it", found.start())


def _is_of_publication(sentence: Sentence) -> bool:
    """Whether a sentence speaks of this report: it is a statement, or says so, and no consent to anything else."""
    is_told = pattern("statement.published").search(sentence.text) is not None
    if _TO_SOMETHING.search(sentence.text) and not pattern("statement.report").search(sentence.text):
        return False
    return is_told or sentence.path[0] == "statements"


def _denied(sentence: Sentence, what: str, at: int) -> Problem:
    return sentence.problem("denied-fact", f"this seems to contradict the record: {what}", "correct the text, or the record", at)
