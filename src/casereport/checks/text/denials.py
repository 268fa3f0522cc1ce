"""Checks of statements and denials against the record: nothing is denied that the record tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, pattern
from casereport.problems import Problem

_TOLD = ("abstract", "sections", "discussion", "lessons", "highlights")
_OF_OTHERS = ("introduction",)


def nothing_is_denied_that_the_record_tells(subject: Subject) -> list[Problem] | None:
    """Texts deny no interest, adverse event or supplement that the record tells."""
    told = subject.sentences
    if not told:
        return None
    return [problem for one in told for problem in _denied(subject, one)]


def _denied(subject: Subject, sentence: Sentence) -> Iterator[Problem]:
    for name, holds, message in _DENIALS:
        found = pattern(name).search(sentence.text)
        if found and not sentence.cites and holds(subject, sentence):
            hint = "correct the text, or the record"
            yield sentence.problem("denied-fact", f"this seems to contradict the record: {message}", hint, found.start())


def _has_conflicts(subject: Subject, sentence: Sentence) -> bool:
    return sentence.path[:2] == ("statements", "conflicts") and any(author.conflicts for author in subject.record.authors)


def _has_adverse_events(subject: Subject, sentence: Sentence) -> bool:
    if sentence.path[0] not in _TOLD or set(sentence.path) & set(_OF_OTHERS):
        return False
    patients = subject.record.patients
    return all(patient.adverse_events and patient.adverse_events.items for patient in patients) and _is_of_the_whole(sentence)


def _is_of_the_whole(sentence: Sentence) -> bool:
    """False where the denial is of one drug, step or time: `no adverse event of ibuprofen`, `no complications during surgery`."""
    found = pattern("statement.no_adverse").search(sentence.text)
    behind = sentence.text[found.end() :].strip() if found else ""
    return not behind or behind[0] in ".;" or behind.startswith(("was ", "were ", "occurred", "has been", "have been"))


def _has_no_waiver(subject: Subject, sentence: Sentence) -> bool:
    """True for a waiver of consent that no patient's consent tells."""
    consents = [patient.consent for patient in subject.record.patients if patient.consent]
    return sentence.path[:2] == ("statements", "consent") and bool(consents) and not any(one.waiver for one in consents)


def _is_of_another(subject: Subject, sentence: Sentence) -> bool:
    """True where the statement names the patient, and nobody's consent is the patient's own."""
    given = [patient.consent.given_by for patient in subject.record.patients if patient.consent and patient.consent.given_by]
    return sentence.path[:2] == ("statements", "consent") and bool(given) and "patient" not in given


def _has_no_images(subject: Subject, sentence: Sentence) -> bool:
    """True where a statement tells a consent to images, and nobody's consent covers them."""
    given = [patient.consent for patient in subject.record.patients if patient.consent and patient.consent.state == "given"]
    return sentence.path[:2] == ("statements", "consent") and bool(given) and all(one.images is False for one in given)


def _answers_none(subject: Subject, name: str) -> bool:
    statements = subject.record.statements
    answer = getattr(statements, name, None) if statements else None
    return getattr(answer, "state", None) == "none"


def _is_elsewhere(sentence: Sentence, name: str) -> bool:
    return sentence.path[0] == "statements" and sentence.path[:2] != ("statements", name)


def _has_no_funding(subject: Subject, sentence: Sentence) -> bool:
    return _is_elsewhere(sentence, "funding") and _answers_none(subject, "funding")


def _has_no_conflicts(subject: Subject, sentence: Sentence) -> bool:
    return _is_elsewhere(sentence, "conflicts") and _answers_none(subject, "conflicts")


def _has_no_ai(subject: Subject, sentence: Sentence) -> bool:
    return _is_elsewhere(sentence, "ai") and _answers_none(subject, "ai")


def _has_no_supplement(subject: Subject, sentence: Sentence) -> bool:
    statements = subject.record.statements
    has_one = bool(subject.document.supplement) or bool(statements and getattr(statements, "supplement", None))
    return sentence.path[:2] == ("statements", "data") and not has_one


_DENIALS: tuple[tuple[str, Callable[[Subject, Sentence], bool], str], ...] = (
    ("statement.no_conflict", _has_conflicts, "an author has interests"),
    ("statement.no_adverse", _has_adverse_events, "there were adverse events"),
    ("statement.waived", _has_no_waiver, "consent was given, and not waived"),
    ("statement.by_patient", _is_of_another, "consent was given by another person"),
    ("statement.of_images", _has_no_images, "the consent does not cover images"),
    ("statement.paid", _has_no_funding, "there was no funding"),
    ("statement.interests", _has_no_conflicts, "there are no interests"),
    ("statement.ai_used", _has_no_ai, "no generative AI was used"),
    ("statement.in_supplement", _has_no_supplement, "there is no supplement"),
)
