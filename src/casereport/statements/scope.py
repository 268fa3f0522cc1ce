"""Whether a sentence tells of the patients of this report, or of others and of patients in general."""

from __future__ import annotations

import re

from casereport.patterns import lazy_pattern
from casereport.statements.words import has_phrase, single

_WORD = lazy_pattern(r"\w+")
_OWNERS = frozenset({"his", "her", "their", "the", "both"})
_NEAR = 8
"""Words between an article and the person whom it leads to: a previously healthy 34-year-old woman."""


def tells_in_general(sentence: str) -> bool:
    """True for a sentence of other patients, or of an illness as such, that does not speak of this case; for English alone.

    `Patients with influenza often present with fever`, `fever is a common symptom`; not `she presented with fever`, `a boy had fever`.
    """
    words = tuple(_WORD.findall(sentence.lower()))
    if has_phrase("scope.own", words) or has_phrase("scope.ours", words) or _names_one(words):
        return False
    return has_phrase("scope.others", words) or not single("scope.people").isdisjoint(words) or has_phrase("scope.habit", words)


def tells_of_kin(sentence: str) -> bool:
    """True for a sentence whose subject is a relative, and that comes to the patient nowhere: `Her mother took warfarin`."""
    words = tuple(_WORD.findall(sentence.lower()))
    first = 1 if words[:1] and words[0] in _OWNERS else 0
    is_kin = len(words) > first and words[first] in single("person.kin") and words[first] not in single("scope.person")
    return is_kin and first == 1 and {"he", "she", "patient", "him", "they"}.isdisjoint(words)


def without_general(text: str, *, kin: bool = True) -> str:
    """The text without its sentences about others; those about relatives stay where `kin` is asked for. For English alone."""
    return " ".join(one for one in sentences_in(text) if not tells_in_general(one) and (kin or not tells_of_kin(one)))


def sentences_in(text: str) -> list[str]:
    """The sentences of a text as printed, in any letters."""
    return re.split(r"(?<=[.!?;])\s+", text)


def _names_one(words: tuple[str, ...]) -> bool:
    """True where an article leads to one person: a 34-year-old woman, the boy."""
    return any(
        word in single("scope.person") and not {"a", "an", "the", "this", "our", "old"}.isdisjoint(words[max(0, at - _NEAR) : at])
        for at, word in enumerate(words)
    )
