"""What a record calls things: names of analytes, drugs, findings, events and patients, found in a row of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cache
from itertools import chain, pairwise
from typing import Literal

from casereport.clinical.analytes import analytes
from casereport.clinical.tables import read_table
from casereport.statements.tokens import Word, split_words
from casereport.statements.words import common_drugs
from casereport.values import dataclass

Thing = Literal["analyte", "measure", "drug", "other drug", "event", "finding", "test", "patient"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing: what kind of thing, its key, and whether capitals must be as they are written."""

    text: str
    thing: Thing
    key: str
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: from which word to which (the last not included), and where it begins and ends."""

    name: Name
    first: int
    last: int
    start: int
    end: int


_Index = dict[str, list[tuple[tuple[str, ...], Name]]]
_GAPS = frozenset({"", " ", "-", "\u2013", "/", "(", ")", "~", "^", "+", ", ", "\u2019", "\n", ") ", " ("})


@dataclass(frozen=True)
class Vocabulary:
    """The names of a record over those of all known analytes and drugs; of two alike the first given holds.

    `hidden` are drugs that the record calls otherwise: none of them is another drug.
    """

    names: tuple[Name, ...] = ()
    hidden: frozenset[str] = frozenset()
    _index: _Index = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        _add(self._index, self.names)

    def find(self, text: str, words: tuple[Word, ...]) -> tuple[Mention, ...]:
        """The names that stand in a row of words of a text, the longest at each place, none inside another; a drug beside its analyte."""
        found: list[Mention] = []
        at = 0
        while at < len(words):
            here = self._at(text, words, at)
            found += here
            at = here[0].last if here else at + 1
        return tuple(found)

    def _at(self, text: str, words: tuple[Word, ...], at: int) -> list[Mention]:
        """The longest name at a word; two where a drug and an analyte are called alike, as lithium is."""
        best: list[Mention] = []
        for parts, name in chain(self._index.get(words[at].low, ()), _known_index().get(words[at].low, ())):
            if name.thing == "other drug" and (name.key in self.hidden or parts[0] in self.hidden):
                continue
            last = at + len(parts)
            is_longer = not best or last > best[0].last
            is_other = not is_longer and last == best[0].last and {name.thing, best[0].name.thing} == {"analyte", "drug"} and len(best) == 1
            if (is_longer or is_other) and _stands(text, words[at:last], parts, name):
                mention = Mention(name, at, last, words[at].start, words[last - 1].end)
                best = [mention] if is_longer else [*best, mention]
        return best


def _stands(text: str, words: tuple[Word, ...], parts: tuple[str, ...], name: Name) -> bool:
    if len(words) != len(parts) or any(not _is_form(word.low, part) for word, part in zip(words, parts, strict=True)):
        return False
    if name.is_exact and text[words[0].start : words[-1].end] != name.text:
        return False
    return all(text[one.end : two.start] in _GAPS for one, two in pairwise(words))


def _is_form(word: str, part: str) -> bool:
    return word == part or (word == f"{part}s" and len(part) > 3)


def _add(index: _Index, names: Iterable[Name]) -> None:
    for name in names:
        parts = tuple(word.low for word in split_words(name.text))
        if not parts:
            continue
        for first in {parts[0], *({f"{parts[0]}s"} if len(parts[0]) > 3 else ())}:
            index.setdefault(first, []).append((parts, name))


@cache
def _known_index() -> _Index:
    """The names of all known analytes, long ones in any case, abbreviations as they are written; common drugs and their brands."""
    names: list[Name] = []
    for analyte in analytes():
        long = [analyte.name, analyte.american, analyte.phrase, *(alias for alias in analyte.aliases if len(alias) > 4)]
        names += [Name(text, "analyte", analyte.key) for text in long if len(text) > 3]
        short = (analyte.short, analyte.key.upper(), *(alias.upper() for alias in analyte.aliases))
        names += [Name(text, "analyte", analyte.key, is_exact=True) for text in short if len(text) > 1]
    names += [Name(text, "analyte", "blood-pressure") for text in ("blood pressure",)] + [
        Name("BP", "analyte", "blood-pressure", is_exact=True)
    ]
    names += [Name(drug, "other drug", drug) for drug in sorted(common_drugs())]
    for substance, brands in read_table("drugs")["brands"]["substances"]:
        names += [Name(brand, "other drug", substance) for brand in brands.split()]
    index: _Index = {}
    _add(index, names)
    return index
