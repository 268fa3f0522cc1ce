"""Sentences of what an author writes, with their places, and the patterns by which the checks know what they claim."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import lazy_pattern, shipped_pattern
from casereport.problems import Path, Problem, fault
from casereport.shipped import shipped_tables
from casereport.values import dataclass

_WORDS = pathlib.Path(__file__).with_name("words.toml")
_HEURISTIC = "; a rule of words may be wrong: silence: [{{code: {code}, why: …}}]"
_FACT = lazy_pattern(r"\{\{[^{}]*\}\}")
_CITED = lazy_pattern(r"\[[^\[\]]*@[^\[\]]*\]|@[\w:-]+")
_WORK = lazy_pattern(r"@(?!(?:fig|tbl|sec|eq|sup):)\w")
"""A citation of a work; a mention of a figure or table is none."""
_END = lazy_pattern(r"(?<=[.!?])[)\"'”’]?\s+(?=[A-Z\d{(\"“])|\n[ \t]*\n")
_GAPS = {"*": r"(?:[\w-]+ ){0,2}", "...": r"(?:[\w'’-]+,? ){0,6}"}
"""What stands for any words of a phrase in the data file."""
_ABBREVIATED = lazy_pattern(r"(?:\b(?:e\.g|i\.e|vs|et al|cf|Dr|Prof|Fig|Figs|No|approx|ca|St)\.)\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: the path of the text, the words without facts, its line and column in the text, whether it cites a work."""

    path: Path
    text: str
    line: int
    column: int
    cites: bool

    def problem(self, code: str, message: str, hint: str, at: int = 0) -> Problem:
        """A problem at a place of the sentence, which says that a rule of words found it."""
        line, column = place_in(self.text, at)
        where = (self.line + line, column if line else self.column + column)
        return fault(code, message, path=self.path, hint=hint + _HEURISTIC.format(code=code), within=where)


def place_in(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character of a text, from nought."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


def split(path: Path, text: str) -> Iterator[Sentence]:
    """The sentences of one text; facts and citations keep their length as blanks, so that places hold."""
    masked = _CITED.sub(lambda found: " " * len(found[0]), _FACT.sub(lambda found: "_" * len(found[0]), text))
    start = 0
    for found in _END.finditer(masked):
        if not _ABBREVIATED.search(masked[max(start, found.start() - 10) : found.start()]):
            yield from _sentence(path, text, masked, start, found.start())
            start = found.end()
    yield from _sentence(path, text, masked, start, len(masked))


def _sentence(path: Path, text: str, masked: str, start: int, end: int) -> Iterator[Sentence]:
    words = masked[start:end]
    if words.strip():
        yield Sentence(path, words, *place_in(text, start), bool(_WORK.search(text[start:end])))


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of the data file by its dotted name: `claim.first`."""
    section, _, key = name.partition(".")
    return tuple(shipped_tables(_WORDS)[section][key])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A list of the data file as a pattern of whole words.

    In a phrase an asterisk stands for up to two words, three stops for up to six, `one|other` for either (`_` is a blank
    inside one), `word*` for how it goes on.
    """
    return shipped_pattern(rf"(?<![\w-])(?:{'|'.join(_phrase(one) for one in words(name))})(?![\w-])", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return "".join(map(_part, phrase.split())).removesuffix(" ").replace(r"\ ", " ").replace(" ", r"\s+")


def _part(word: str) -> str:
    """One word of a phrase as a pattern, with the blank behind it."""
    if word in _GAPS:
        return _GAPS[word]
    either = "|".join(re.escape(one.replace("_", " ")).replace(r"\*", r"[\w-]*") for one in word.split("|"))
    return f"(?:{either}) " if "|" in word else f"{either} "
