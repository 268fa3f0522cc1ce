"""A sentence with all that was found in it, and what each place in it speaks of: this case, others, or no one."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from casereport.patterns import shipped_pattern
from casereport.statements.shown import CITED, Shown
from casereport.statements.statement import Quantity
from casereport.statements.times import ToldDay
from casereport.statements.tokens import Word
from casereport.statements.vocabulary import Mention
from casereport.statements.words import find_phrase, has_phrase, single

_KIN_VERBS = frozenset(
    {
        "had",
        "has",
        "was",
        "were",
        "is",
        "received",
        "died",
        "also",
        "who",
        "aged",
        "developed",
        "carried",
        "of",
        "s",
        "with",
        "lives",
        "being",
    }
)


_TOLD_PEOPLE = frozenset({"our", "these", "both", "two", "three", "four", "five", "the", "all", "neither", "either"})


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text: its words, the names, numbers and days in it; places count from the beginning of the text."""

    shown: Shown
    start: int
    end: int
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    days: tuple[ToldDay, ...]
    is_case: bool
    """True in a text that tells the case itself, where a citation does not make a sentence one of others."""
    is_retold: bool = False
    lows: tuple[str, ...] = field(default=())
    cuts: tuple[int, ...] = field(default=())
    """Where clauses begin."""
    is_lesson: bool = False
    """True in what is learnt of the case, where a number may stand before `may`: a lithium of 2.6 mmol/L may present as mutism."""

    @property
    def text(self) -> str:
        """The whole text that is read."""
        return self.shown.text

    def word_at(self, at: int) -> int:
        """The number of the first word that begins at a place or behind it."""
        return bisect_left(self.words, at, key=lambda word: word.start)

    def clause(self, at: int) -> tuple[int, int]:
        """The first word of the clause around a place, and the first behind it."""
        index = bisect_left(self.cuts, at + 1)
        start = self.cuts[index - 1] if index else self.start
        end = self.cuts[index] if index < len(self.cuts) else self.end
        return self.word_at(start), self.word_at(end)

    def has(self, name: str, first: int = 0, last: int | None = None) -> bool:
        """True where a phrase of a list stands among the words."""
        return has_phrase(name, self.lows, first, last)

    def find(self, name: str, first: int = 0, last: int | None = None) -> int:
        """The first word of a phrase of a list, -1 for none."""
        return find_phrase(name, self.lows, first, last)

    def before(self, at: int, length: int = 60) -> str:
        """What stands before a place in the sentence."""
        return self.text[max(self.start, at - length) : at]

    def behind(self, at: int, length: int = 60) -> str:
        """What stands behind a place in the sentence."""
        return self.text[at : min(self.end, at + length)]

    def is_own(self, at: int) -> bool:
        """True where what stands at a place is told of this case, and is no threshold, target or supposition."""
        first, last = self.clause(at)
        if self.is_retold or self._is_general(at, first, last) or self.is_of_kin(at):
            return False
        if not self.tells_others:
            return True
        return self.has("scope.own", first, last) and not self.has("scope.others", first, last) and not self._is_cited(first, last)

    def _is_general(self, at: int, first: int, last: int) -> bool:
        """True in a clause that sets, allows or supposes, and in a sentence that begins with `Had the` and ends in what would have been."""
        if self.lows[:1] in (("had",), ("were",), ("should",)) and self.lows[1:2] != ("been",):
            return True
        if not self.has("scope.general", first, last):
            return False
        here = self.word_at(at)
        return not self.is_lesson or self.has("scope.general", first, here) or not self.has("scope.modal", here, last)

    @property
    def tells_others(self) -> bool:
        """True for a sentence of other patients, or one that cites a work outside the case itself."""
        if self.has("scope.others"):
            return True
        return not self.is_case and (CITED in self.text[self.start : self.end] or self._tells_people())

    def _tells_people(self) -> bool:
        """True for people in general, `infants born at 24 weeks`, not for `our patients` and `both children`."""
        people = [index for index, word in enumerate(self.lows) if word in single("person.group")]
        return any(not set(self.lows[max(0, index - 3) : index]) & _TOLD_PEOPLE for index in people)

    def _is_cited(self, first: int, last: int) -> bool:
        start = self.words[first].start if first < len(self.words) else self.end
        end = self.words[last].start if last < len(self.words) else self.end
        return not self.is_case and CITED in self.text[start:end]

    def is_of_kin(self, at: int) -> bool:
        """True where a relative is told of before a place of the clause."""
        first, last = self.clause(at)
        here = self.word_at(at)
        kin = [index for index in range(min(here, last)) if self.lows[index] in single("person.kin")]
        return any((index >= first and self._acts(index, here)) or self._is_set_apart(index, here) for index in kin)

    def _is_set_apart(self, index: int, here: int) -> bool:
        """True for a relative told of in what follows: `his brother, a 12-year-old boy, had`; not where the patient comes in again."""
        end = self.words[index].end
        is_subject = index < 3 and self.text[end : end + 1] == ","  # `his elder brother,`
        return is_subject and not {"she", "he", "patient"} & set(self.lows[index:here])

    def _acts(self, index: int, here: int) -> bool:
        word = self.words[index]
        is_owner = self.text[word.end - 2 : word.end] in ("'s", "\u2019s")
        after = self.lows[index + 1] if index + 1 < len(self.lows) else ""
        return is_owner or after in _KIN_VERBS or index + 1 == here

    def is_history(self, at: int) -> bool:
        """True where a clause tells of a time before the case."""
        return self.has("scope.history", *self.clause(at))

    def covers(self, at: int) -> Mention | None:
        """The name inside which a place lies."""
        return next((one for one in self.mentions if one.start <= at < one.end), None)


def clause_cuts(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the clauses of a sentence begin: behind commas, colons and brackets, at words that turn."""
    return tuple(found.end() if found[0][0] in ",:;()\u2014" else found.start() for found in _cut().finditer(text, start, end))


@cache
def _cut() -> re.Pattern[str]:
    return shipped_pattern(r",(?=\s)|[:;()\u2014]|\b(?:whereas|while|but|although|though|however|unlike|compared)\b", re.IGNORECASE)
