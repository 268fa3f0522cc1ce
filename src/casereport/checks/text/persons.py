"""Checks of how a person is spoken of: a patient is no case, has an illness, and is told of in the past."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.checks.text.sentences import Sentence, pattern
from casereport.problems import Problem

_OF_THE_CASE = frozenset({"case", "presentation", "history", "examination", "treatment", "outcome"})


def patients_are_spoken_of_as_persons(subject: Subject) -> list[Problem] | None:
    """A patient is no case, and suffers from nothing that they have (AMA Manual of Style 11.1, 11.12)."""
    told = subject.sentences
    return [problem for one in told for problem in _wrong(one)] if told else None


def _wrong(sentence: Sentence) -> Iterator[Problem]:
    said = (
        ("person.case", "this seems to call a person a case", "a case is described; the patient presented, was treated, recovered"),
        ("person.suffering", "this speaks of a person as a sufferer", "the patient had, reported, was treated for"),
    )
    for name, message, hint in said:
        found = pattern(name).search(sentence.text)
        if found and not pattern("person.case_is_no_person").search(sentence.text):
            yield sentence.problem("wording", message, hint, found.start())


def the_case_is_told_in_the_past(subject: Subject) -> list[Problem] | None:
    """The sections of the case tell what happened in the past tense."""
    told = [one for one in subject.sentences if one.path[0] == "sections" and str(one.path[1]) in _OF_THE_CASE]
    hint = "the patient presented, was admitted, received"
    message = "this seems to tell the case in the present tense"
    found = [(one, match) for one in told if (match := pattern("person.present").search(one.text))]
    return [one.problem("wording", message, hint, match.start()) for one, match in found] if told else None
