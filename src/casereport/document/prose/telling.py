"""What the author's prose tells already, so that the record's own entries need not say it again.

Where it is not sure that a sentence tells an entry, it does not: to print a fact twice is a blemish, to leave it out is a loss.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from itertools import combinations

from casereport.document.prose.sentences import Sentence, Time, read_sentence, sentences_of, stem_of, with_days, words_for
from casereport.language import names_in, say
from casereport.statements.scope import without_general

Wanted = frozenset[tuple[str, bool]]
Stems = frozenset[str]
_OF_KIN = frozenset({"family", "psychosocial"})
"""Subjects that what a text tells of relatives answers too."""
_ENDS = 2
_WEEK = 7  # days


class Telling:
    """The sentences of the author's prose about one patient; `rivals` are the names of the patient's entries by list (`treatments`)."""

    def __init__(self, texts: Iterable[str] = (), rivals: Mapping[str, Iterable[str]] | None = None) -> None:
        self._texts = [_folded(text) for text in texts]
        self._read = [(told, read_sentence(told)) for text in self._texts for told in with_days(sentences_of(text))]
        self._sentences = [sentence for _, sentence in self._read if any(clause.stems for clause in sentence)]
        self._rivals = {kind: [_plain(read_sentence(name)) for name in names] for kind, names in (rivals or {}).items()}

    def tells(self, *pieces: str, when: str = "", about: Collection[str] = (), may_leave_time: bool = False, kind: str = "") -> bool:
        """True when one sentence affirms and denies all that the pieces do, at the same time; words are compared by stem.

        What stands beside another time, another entry of its `kind` or another amount in the same unit is not told, nor what is doubted
        (planned, refused, ruled out), over, or said of a relative or of the other side. Where the time may be left out, a sentence
        without any time tells it. `about` are words of which the sentence must hold one besides.
        """
        names = [_plain(read_sentence(name)) for name in about]
        wanted, times = _wanted(pieces, when)
        own = {stem for stem, _ in wanted}.union(*names)
        rivals = [rival for rival in self._rivals.get(kind, ()) if rival and not rival <= own]
        at = frozenset((f"{unit.removesuffix('after')}at" if unit.endswith("after") else unit, number) for unit, number in times)
        ways = [(wanted, times, may_leave_time), *([(_wanted(pieces, "")[0], at, may_leave_time)] if at != times else [])]
        ways += [(wanted | length, frozenset({start}), True) for length, start in _lengths(when)]
        allowed = own | (_stems_for("relatives") if kind == "family" else frozenset())
        return bool(wanted) and any(
            _is_sure(sentence, allowed) and _tells(sentence, looked_for, when_told, names, rivals, may_leave_time=may_be_timeless)
            for sentence in self._sentences
            for looked_for, when_told, may_be_timeless in ways
        )

    def denies(self, subject: str) -> bool:
        """True when a sentence denies what it tells of the subject: `no known allergies` of allergies."""
        own = _stems_for(subject) - _stems_for("relatives")
        denied = {(stem, True) for stem in own}
        name = f"denied_of.{subject}"
        speaks = re.compile(say(name)) if subject in names_in("denied_of") else None
        return any(
            (speaks is None or speaks.search(text)) and _is_sure(sentence, own) and denied & clause.stems
            for text, sentence in self._read
            for clause in sentence
        )

    def says_unknown(self, subject: str, title: str) -> bool:
        """True when a sentence says of a subject that it was not asked about, not recorded, or is not known."""
        own, named = _stems_for(subject) - _stems_for("relatives"), _plain(read_sentence(_folded(title), is_piece=True))
        return any(
            (not own.isdisjoint(told := _plain(sentence)) or (not own and named <= told)) and re.search(say("silence.said_like"), text)
            for text, sentence in self._read
        )

    def speaks_of(self, subject: str) -> bool:
        """True when the prose has a word that answers a subject (`answered_by` of the language), whatever it says of it."""
        texts = self._of_all if subject in _OF_KIN else self._own
        return any(answering(subject).search(text) for text in texts)

    @cached_property
    def _own(self) -> list[str]:
        """The texts without their sentences about patients in general or about relatives, which answer nothing of this one."""
        return [without_general(text, kin=False) for text in self._texts]

    @cached_property
    def _of_all(self) -> list[str]:
        """The texts without their sentences about patients in general."""
        return [without_general(text) for text in self._texts]

    def tells_any(self, *words: str) -> bool:
        """True when one of the words stands in the prose."""
        return any(_stands(word, text) for word in words for text in self._texts)


def _lengths(when: str) -> list[tuple[Wanted, Time]]:
    """How long a span lasted, as a sentence may tell it instead of its end, with its start: 7 days and day 3 of `days 3–9`."""
    groups = [group for clause in read_sentence(when, is_piece=True) for group in clause.times]
    if len(groups) != 1 or len(units := {unit for unit, _ in groups[0]}) != 1 or len(groups[0]) != _ENDS:
        return []
    unit = next(iter(units))
    start, end = sorted(Decimal(number) for _, number in groups[0])
    days = int(end - start) + 1 if unit == "day" else 0
    lengths = [(days or end - start, unit.partition(" ")[0]), *([(days // _WEEK, "week")] if days and not days % _WEEK else [])]
    return [(_stems(read_sentence(f"{number} {word}s", is_piece=True)), (unit, str(start))) for number, word in lengths]


def _wanted(pieces: tuple[str, ...], when: str) -> tuple[Wanted, frozenset[Time]]:
    """What a sentence must affirm or deny, and the times of it."""
    clauses = read_sentence(" | ".join([*pieces, when]), is_piece=True)
    return _stems(clauses), frozenset(time for clause in clauses for group in clause.times for time in group)


def _is_sure(sentence: Sentence, own: Collection[str]) -> bool:
    """True for a sentence about the patient that doubts nothing, and names no side that is not the entry's own."""
    stems = _plain(sentence)
    strange = stems & (_stems_for("doubt") | _stems_for("relatives"))
    sides = (stems & _stems_for("sides")).difference(own)
    return not strange.difference(own) and len(sides) <= (1 if _stems_for("sides").isdisjoint(own) else 0)


@cache
def answering(subject: str) -> re.Pattern[str]:
    """Any of the words by which a text, in small letters, answers a subject (`answered_by` of the language)."""
    words = say(f"answered_by.{subject}").split(", ")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def _stems_for(subject: str) -> Stems:
    return frozenset(stem_of(word) for word in words_for(subject))


def _tells(
    sentence: Sentence, wanted: Wanted, times: frozenset[Time], names: list[Stems], rivals: list[Stems], *, may_leave_time: bool
) -> bool:
    whole = _plain(sentence)
    if not wanted <= _stems(sentence) or (names and not any(name <= whole for name in names)):
        return False
    is_alone = not any(rival <= whole for rival in rivals)
    is_timeless = not times or (may_leave_time and not any(clause.times for clause in sentence))
    return any(
        wanted <= _stems(run)
        and not any(rival <= _plain(run) for rival in rivals)
        and not _has_other_amount(run, wanted)
        and not (_plain(run) & _stems_for("over")).difference(stem for stem, _ in wanted)
        and (is_timeless or _is_at(run, times))
        and (is_alone or not names or any(name <= _plain(run) for name in names))
        for run in _runs(sentence)
    )


def _has_other_amount(run: Sentence, wanted: Wanted) -> bool:
    """True when the clauses hold another number in a unit of the entry: 128 /min beside the 60 /min that is looked for."""
    counted = {stem for stem, _ in wanted if stem[0].isdigit() and " " in stem}
    units = {stem.partition(" ")[2] for stem in counted}
    found = {stem for stem in _plain(run) if stem[0].isdigit() and stem.partition(" ")[2] in units - {""}}
    return bool(found - counted)


def _is_at(run: Sentence, times: frozenset[Time]) -> bool:
    """True when the clauses name these times and no other."""
    groups = [group for clause in run for group in clause.times]
    return bool(groups) and all(group & times for group in groups) and times <= frozenset().union(*groups)


def _runs(sentence: Sentence) -> Iterator[Sentence]:
    """Every row of neighbouring clauses."""
    return (sentence[start:end] for start, end in combinations(range(len(sentence) + 1), 2))


def _stems(clauses: Sentence) -> Wanted:
    return frozenset().union(*(clause.stems for clause in clauses))


def _plain(clauses: Sentence) -> Stems:
    """The stems, affirmed or denied."""
    return frozenset(stem for stem, _ in _stems(clauses))


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(_folded(words))}(?![\w-])", text) is not None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").casefold().split())
