"""The word lists of the reader, from `words.toml`, each read once when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from casereport.clinical.analytes import find_analyte
from casereport.shipped import shipped_tables

Phrases = frozenset[tuple[str, ...]]

NUMBERS = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
         "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
    )
}  # fmt: skip
NUMBERS |= {word: 10 * number for number, word in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 3)}
"""Numbers that prose writes as words."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 1
    )
}


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return shipped_tables(Path(__file__).with_name("words.toml"))


@cache
def phrases(name: str) -> Phrases:
    """The phrases of a list (`scope.others`), each as its words."""
    section, _, key = name.partition(".")
    return frozenset(tuple(words_of(phrase)) for phrase in _lists()[section][key])


@cache
def single(name: str) -> frozenset[str]:
    """The words of a list that consist of one word each."""
    return frozenset(phrase[0] for phrase in phrases(name) if len(phrase) == 1)


@cache
def _starts(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases(name), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(rest) for first, rest in found.items()}


def words_of(text: str) -> list[str]:
    """The words of a phrase in small letters; a hyphen parts them."""
    return text.lower().replace("-", " ").split()


def find_phrase(name: str, words: tuple[str, ...], start: int = 0, end: int | None = None) -> int:
    """The index of the first word of a list's phrase among words, -1 where none stands there."""
    starts, last = _starts(name), len(words) if end is None else min(end, len(words))
    for index in range(start, last):
        for phrase in starts.get(words[index], ()):
            if index + len(phrase) <= last and words[index : index + len(phrase)] == phrase:
                return index
    return -1


def has_phrase(name: str, words: tuple[str, ...], start: int = 0, end: int | None = None) -> bool:
    """True where a phrase of a list stands among words."""
    return find_phrase(name, words, start, end) >= 0


def number_of(word: str) -> int | None:
    """The number that a word or digits say; None for any other word."""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 6 else NUMBERS.get(word.lower())


@cache
def level_terms() -> dict[str, tuple[str, str]]:
    """Words that name a level, such as hyponatraemia, in both spellings → the key of the analyte, and high or low."""
    found: dict[str, tuple[str, str]] = {}
    for name, ways in _lists()["level"].items():
        analyte = find_analyte(name)
        key = analyte.key if analyte else name
        for way, words in ways.items():  # type: ignore[attr-defined]  # this section is a table of tables
            for word in words:
                found[word] = found[word.replace("ae", "e")] = (key, way)
    return found


@cache
def common_drugs() -> frozenset[str]:
    """International names of drugs that are often given, by which a drug of no record is known."""
    return frozenset((files(__package__) / "drugs.txt").read_text(encoding="utf-8").split())
