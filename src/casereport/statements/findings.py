"""Findings that a sentence says were there or not: `no fever`, `she had a rash`, `fever was absent`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.statements.sentence import Sentence
from casereport.statements.statement import Day, Statement
from casereport.statements.told_days import day_of
from casereport.statements.vocabulary import Mention
from casereport.statements.words import has_phrase, single

_REACH = 14
"""Words that a denial reaches over."""


def read_findings(sentence: Sentence) -> Iterator[Statement]:
    """Findings of the record with whether they are denied; unsure where the sentence tells of another time, or doubts."""
    for one in sentence.mentions:
        is_denied = _is_denied(sentence, one) if one.name.thing == "finding" else None
        if is_denied is not None:
            yield Statement(
                "finding", 0, 0, one.name.key, word="finding", is_own=sentence.is_own(one.start), is_denied=is_denied,
                is_history=sentence.is_history(one.start), is_sure=not _is_unsure(sentence, one), start=one.start, end=one.end,
                day=_day(sentence, one),
            )  # fmt: skip


def _day(sentence: Sentence, one: Mention) -> Day | None:
    """The day told of a finding; None where another word of the sentence leaves a doubt."""
    day = day_of(sentence, one.end)
    if day is None:
        return None
    first, last = (sentence.word_at(at) for at in (sentence.days[0].start, sentence.days[0].end))
    spans = ((0, min(first, one.first)), (last, one.first), (one.last, first), (max(last, one.last), len(sentence.lows)))
    return None if any(low < high and sentence.has("deny.unsure", low, high) for low, high in spans) else day


def _is_unsure(sentence: Sentence, one: Mention) -> bool:
    """True for a sentence that tells of another time, or doubts; a word of the name itself, as in drug screen, does not.

    What stands with the patient, `a girl without asthma was admitted after`, is of the patient at any time.
    """
    if one.first > 1 and sentence.lows[one.first - 1] in ("with", "without") and sentence.lows[one.first - 2] in single("deny.people"):
        return False
    return sentence.has("deny.unsure", 0, one.first) or sentence.has("deny.unsure", one.last)


def _is_denied(sentence: Sentence, one: Mention) -> bool | None:
    """Whether a finding is denied; None where nothing says that it was there."""
    if sentence.lows[one.last : one.last + 1] and sentence.lows[one.last] in single("deny.parts"):
        return None  # no attack of asthma is not no asthma
    is_denied = is_denied_at(sentence, one.first, one.last) or _is_as_well_absent(sentence, one)
    if not is_denied and not sentence.has("deny.affirm"):
        return None
    return is_denied


def _is_as_well_absent(sentence: Sentence, one: Mention) -> bool:
    """True for `papilloedema was absent, as was a rash`."""
    before = sentence.lows[max(0, one.first - 3) : one.first]
    return "as" in before and bool({"was", "were"} & set(before)) and sentence.has("deny.backward", 0, one.first)


def is_denied_at(sentence: Sentence, first: int, last: int) -> bool:
    """True where a denial before the words reaches them, or one stands behind them."""
    start = max(0, first - _REACH)
    for index in range(first - 1, start - 1, -1):
        if has_phrase("deny.turns", sentence.lows, index, index + 1):
            break
        if any(has_phrase("deny.forward", sentence.lows, index, index + length) for length in (1, 2) if index + length <= first):
            return not _is_broken(sentence, index, first)
    return has_phrase("deny.backward", sentence.lows, last, min(len(sentence.lows), last + 4)) and _is_joined(sentence, last)


def _is_broken(sentence: Sentence, index: int, first: int) -> bool:
    """True where a verb or comma with a new subject ends the reach of a denial."""
    between = sentence.text[sentence.words[index].end : sentence.words[first].start]
    if re.search(
        r"[;:()]|\b(?:smoker|smoked|drinker|but|however|although|and (?:had|has|was|she|he|developed|presented|with|the))\b"
        r"|,\s(?:she|he|the|there|with|had|and (?:she|he|the|a))\b",
        between,
    ):
        return True
    return any(
        word in _VERBS and not _is_denied_verb(sentence.lows, index, at)
        for at, word in enumerate(sentence.lows[index + 1 : first], index + 1)
    )


_VERBS = frozenset({"had", "has", "was", "were", "showed", "developed", "presented", "complained"})
_PEOPLE = frozenset(
    {"patient", "patients", "twin", "twins", "child", "children", "sibling", "siblings", "of", "them", "the", "two", "man", "woman"}
)


def _is_denied_verb(lows: tuple[str, ...], index: int, at: int) -> bool:
    """True for a verb that the denial is of: denied having had, had never had, neither patient had, denied that he had."""
    between = lows[index + 1 : at]
    if lows[index] in ("denied", "denies"):
        return set(between) <= {"having", "ever", "that", "he", "she", "they", "had", "recently"}
    if lows[index] in ("not", "never", "nor"):
        return set(between) <= {"ever", "he", "she", "they", "been"}
    return lows[index] in ("neither", "no") and len(between) > 0 and set(between) <= _PEOPLE | {"ever", "had", "has"}


def _is_joined(sentence: Sentence, last: int) -> bool:
    end = sentence.words[min(last, len(sentence.words) - 1)].start
    return not re.search(r"[,;:()]", sentence.text[sentence.words[last - 1].end : end])
