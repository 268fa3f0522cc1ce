"""What the author's prose tells already, so that the record's own entries need not say it again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from casereport.document.prose.sentences import Clause, Sentence, Time, read_sentence, read_sentences, stem_of, words_for


class Telling:
    """The sentences of the author's prose about one patient."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = [_folded(text) for text in texts]
        self._sentences = [sentence for text in self._texts for sentence in read_sentences(text)]

    def tells(self, *pieces: str, when: str = "", about: Collection[str] = (), may_leave_time: bool = False) -> bool:
        """True when one sentence affirms and denies all that the pieces do, at the same time.

        Words are compared by stem. What stands beside another time is not told; where the time may be left out, a sentence without
        any time tells it. `about` are words of which the sentence must hold one besides: names of the analyte, words for a family.
        """
        wanted, times = _wanted(pieces, when)
        return bool(wanted) and any(
            (not about or _speaks(sentence, about)) and _tells(sentence, wanted, times, may_leave_time=may_leave_time)
            for sentence in self._sentences
        )

    def denies(self, subject: str) -> bool:
        """True when a sentence denies what it tells of the subject: `no known allergies` of allergies."""
        denied = {(stem_of(word), True) for word in words_for(subject)}
        return any(denied & clause.stems for sentence in self._sentences for clause in sentence)

    def tells_any(self, *words: str) -> bool:
        """True when one of the words stands in the prose."""
        return any(_stands(word, text) for word in words for text in self._texts)


Wanted = frozenset[tuple[str, bool]]


def _wanted(pieces: tuple[str, ...], when: str) -> tuple[Wanted, frozenset[Time]]:
    """What a sentence must affirm or deny, and the times of it."""
    clauses = read_sentence(" | ".join([*pieces, when]), is_piece=True)
    return _stems(clauses), frozenset(time for clause in clauses for group in clause.times for time in group)


def _tells(sentence: Sentence, wanted: Wanted, times: frozenset[Time], *, may_leave_time: bool) -> bool:
    if not wanted <= _stems(sentence):
        return False
    if not times or (may_leave_time and not any(clause.times for clause in sentence)):
        return True
    return any(wanted <= _stems(run) and _is_at(run, times) for run in _runs(sentence))


def _is_at(run: Sentence, times: frozenset[Time]) -> bool:
    """True when the clauses name these times and no other."""
    groups = [group for clause in run for group in clause.times]
    return bool(groups) and all(group & times for group in groups) and times <= frozenset().union(*groups)


def _runs(sentence: Sentence) -> Iterator[Sentence]:
    """Every row of neighbouring clauses."""
    return (sentence[start:end] for start, end in combinations(range(len(sentence) + 1), 2))


def _speaks(sentence: Sentence, about: Collection[str]) -> bool:
    stems = {stem for clause in sentence for stem, _ in clause.stems}
    return any({stem for stem, _ in _stems(read_sentence(word))} <= stems for word in about)


def _stems(clauses: tuple[Clause, ...]) -> Wanted:
    return frozenset().union(*(clause.stems for clause in clauses))


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(_folded(words))}(?![\w-])", text) is not None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").casefold().split())
