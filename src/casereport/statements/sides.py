"""Left and right in a sentence, with the words of the part of the body behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casereport.patterns import shipped_pattern
from casereport.statements.findings import is_denied_at
from casereport.statements.sentence import Sentence
from casereport.statements.statement import Statement
from casereport.statements.tokens import split_words
from casereport.statements.words import single

_FAR = 4
"""Words behind a side that can name the part."""


def read_sides(sentence: Sentence) -> Iterator[Statement]:
    """Each side with the words of its part of the body."""
    for index, word in enumerate(sentence.lows):
        if word not in ("left", "right"):
            continue
        at, end = sentence.words[index].start, sentence.words[index].end
        names = _part(sentence.text, end, sentence.end) or _part_before(sentence.text, sentence.start, at)
        if {"normal", "unaffected", "contralateral", "unremarkable"} & set(sentence.lows[slice(*sentence.clause(at))]):
            continue  # the other side of what the case is about
        if names and not _is_verb(sentence, index) and not is_denied_at(sentence, index, _behind_part(sentence, index)):
            yield Statement(
                "side", 0, 0, word=word, names=names, is_own=sentence.is_own(at), is_history=sentence.is_history(at), start=at, end=end
            )


def _behind_part(sentence: Sentence, index: int) -> int:
    """The first word behind a side that ends its part: `was` of `right-sided crackles were absent`."""
    ends = (at for at in range(index + 1, len(sentence.lows)) if sentence.lows[at] in ("was", "were", "is", "are"))
    return min(next(ends, len(sentence.lows)), index + 1 + _FAR)


def sides_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each side that a text tells, `bilateral` and `both` too, with the words of its part of the body."""
    for found in _side().finditer(text):
        side = found[0].lower()
        names = _part(text, found.end(), len(text)) or _part_before(text, 0, found.start())
        if names:
            yield ("both" if side in ("bilateral", "bilaterally", "both") else side), names


def _part(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words behind a side up to a stop or sign, without those that name no part; () for a chamber whose side is its name."""
    stretch = re.compile(r"[,;:.()\n]").split(text[start : min(end, start + 60)].replace("-sided", " ").replace("-", " "), maxsplit=1)[0]
    words: list[str] = []
    for word in split_words(stretch)[:_FAR]:
        if word.low in single("side.names"):
            return ()
        if word.low in single("side.stops") and word.low not in ("sided", "side"):
            break
        if word.low not in single("side.vague") and word.low not in ("sided", "side") and not word.low.isdigit():
            words.append(stem_of(word.low))
    return tuple(words)


def _part_before(text: str, start: int, at: int) -> tuple[str, ...]:
    """The words before `on the left`, the nearest first; () where the side stands otherwise."""
    found = _on_the().search(text[max(start, at - 60) : at])
    if not found:
        return ()
    stretch = re.split(r"[,;:.()\n]|\b(?:showed|revealed|was|were|had|with|a|an|and)\b", found.string[: found.start()])[-1]
    words = [
        word.low for word in split_words(stretch) if word.low not in single("side.vague") | single("side.stops") | single("side.names")
    ]
    return tuple(stem_of(word) for word in reversed(words[-_FAR:]) if not word.isdigit() and len(word) > 2)


@cache
def _on_the() -> re.Pattern[str]:
    return shipped_pattern(r"\s(?:on|to)\s(?:the|her|his)\s$", re.IGNORECASE)


def stem_of(word: str) -> str:
    """The word without the ending of its number: knees and knee are one."""
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "is", "us")) and len(word) > 3 else word


def _is_verb(sentence: Sentence, index: int) -> bool:
    """True for `she left the ward` and `right after`."""
    before = sentence.lows[index - 1] if index else ""
    after = sentence.lows[index + 1] if index + 1 < len(sentence.lows) else ""
    return (
        sentence.lows[index] == "left"
        and before in ("she", "he", "they", "who", "patient", "was", "were", "been", "and")
        and after in ("the", "her", "his", "hospital", "in", "with", "to", "untreated", "home", "")
    ) or after in ("after", "away", "before", "to", "now")


@cache
def _side() -> re.Pattern[str]:
    return shipped_pattern(r"\b(?:left|right|bilateral|bilaterally|both)\b", re.IGNORECASE)
