"""Sentences and words of a text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import shipped_pattern
from casereport.values import dataclass

_LONGEST_SENTENCE = 1500  # characters


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters, and where it begins and ends."""

    low: str
    start: int
    end: int


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of a text: letters, or digits; an apostrophe belongs to its word."""
    limit = len(text) if end is None else end
    return tuple(Word(_plain(found[0]), found.start(), found.end()) for found in _word().finditer(text, start, limit))


def _plain(word: str) -> str:
    return word.lower().replace("\u2019", "'").removesuffix("'s") if not word.isdigit() else word


def split_sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each sentence, and whether it opens a paragraph; a semicolon ends one too, and so does a length that none has."""
    start, is_first = 0, True
    for found in _stop().finditer(text):
        for first, last in _pieces(text, start, found.start()):
            yield first, last, is_first
            is_first = False
        is_first = is_first or "\n\n" in found[0].replace(" ", "")
        start = found.end()
    yield from ((first, last, is_first and first == start) for first, last in _pieces(text, start, len(text)))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of a bounded length, so that the time for a text without stops does not grow with its square."""
    for first in range(start, end, _LONGEST_SENTENCE):
        last = min(first + _LONGEST_SENTENCE, end)
        if not text[first:last].isspace():
            yield first, last


@cache
def _word() -> re.Pattern[str]:
    return shipped_pattern(r"[^\W\d_]+(?:['\u2019][^\W\d_]{1,3}(?![^\W\d_]))?|\d+")


@cache
def _stop() -> re.Pattern[str]:
    # An abbreviation before a capital or digit is no end: e.g. 5 mg, et al. 2020
    return shipped_pattern(
        r"(?<=[.!?;])(?<!\bal\.)(?<!\bi\.e\.)(?<!\be\.g\.)(?<!\bvs\.)(?<!\bca\.)(?<!\bapprox\.)(?<!\bno\.)(?<!\bDr\.)(?<!\bFig\.)"
        r"[)\]\"\u201d]?\s+|\n[ \t]*\n\s*|\n(?=[ \t]*[-+] )"
    )
