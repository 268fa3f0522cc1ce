"""Two texts compared word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import Literal

from casereport.patterns import lazy_pattern

State = Literal["same", "removed", "added"]
Run = tuple[State, str]
Step = tuple[bool, int, int, int, int]
"""Whether a stretch is the same in both, and where it begins and ends in the old and in the new."""

_WORD = lazy_pattern(r"\s+|\d+(?:[.,:/–-]\d+)*(?![^\W_])|[^\W_]+(?:['’-][^\W_]+)*|.", re.DOTALL)
_END = lazy_pattern(r"[.?!;\n]")
_MOST_WORDS = 400_000
"""Pairs of words that are compared at a time: texts of some 600 words; longer ones are compared by sentences first."""
_CONTEXT = 6
"""Words that are shown before and after what changed."""


def split_words(text: str) -> list[str]:
    """The words, numbers, signs and spaces of a text, in order and with nothing lost."""
    return _WORD.findall(text)


def compare_sequences(old: Sequence[Hashable], new: Sequence[Hashable], text: Callable[[Hashable], str] = str) -> list[Step]:
    """The stretches of two sequences of words, in order; `text` is what a word says. A sign between two changes is part of them."""
    steps = _word_steps(old, new, text, 0, 0) if len(old) * len(new) <= _MOST_WORDS else _sentence_steps(old, new, text)
    steps = _joined(steps)
    last = len(steps) - 1
    gaps = [
        step[0] and 0 < at < last and not any(_has_letter(text(word)) for word in old[step[1] : step[2]]) for at, step in enumerate(steps)
    ]
    return _joined([(step[0] and not is_gap, *step[1:]) for step, is_gap in zip(steps, gaps, strict=True)])


def _joined(steps: Sequence[Step]) -> list[Step]:
    """The steps with neighbours of one kind made one."""
    joined: list[Step] = []
    for step in steps:
        if joined and step[0] == joined[-1][0]:
            joined[-1] = (step[0], joined[-1][1], step[2], joined[-1][3], step[4])
        else:
            joined.append(step)
    return joined


def _word_steps(old: Sequence[Hashable], new: Sequence[Hashable], text: Callable[[Hashable], str], a: int, c: int) -> list[Step]:
    """The steps of a part that begins at `a` in the old and at `c` in the new."""
    matcher = SequenceMatcher(lambda word: text(word).isspace(), old, new, autojunk=False)
    return [(tag == "equal", i + a, j + a, k + c, m + c) for tag, i, j, k, m in matcher.get_opcodes()]


def _sentence_steps(old: Sequence[Hashable], new: Sequence[Hashable], text: Callable[[Hashable], str]) -> list[Step]:
    """The steps of long texts: by sentences, and by words in what lies between those that stayed, where that is not too long again."""
    before, after = _sentences(old, text), _sentences(new, text)
    starts = [[0, *accumulate(map(len, sentences))] for sentences in (before, after)]
    steps: list[Step] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        a, b, c, d = starts[0][i], starts[0][j], starts[1][k], starts[1][m]
        if tag == "equal" or (b - a) * (d - c) > _MOST_WORDS:
            steps.append((tag == "equal", a, b, c, d))
        else:
            steps += _word_steps(old[a:b], new[c:d], text, a, c)
    return steps


def _sentences(words: Sequence[Hashable], text: Callable[[Hashable], str]) -> list[tuple[Hashable, ...]]:
    """The words in runs, each up to the end of a sentence or line."""
    ends = [place for place, word in enumerate(words, 1) if _END.search(text(word))]
    bounds = [0, *ends, *([len(words)] if not ends or ends[-1] < len(words) else [])]
    return [tuple(words[start:end]) for start, end in pairwise(bounds)]


def compare_words(old: str, new: str) -> list[Run]:
    """The runs of two texts in order, what was removed before what was added in its place."""
    before, after = split_words(old), split_words(new)
    runs: list[Run] = []
    for is_same, a, b, c, d in compare_sequences(before, after):
        pieces: tuple[Run, ...] = (("same", "".join(after[c:d])),) if is_same else (
            ("removed", "".join(before[a:b])), ("added", "".join(after[c:d])),
        )  # fmt: skip
        runs += [piece for piece in pieces if piece[1]]
    return runs


def shortened(runs: Sequence[Run]) -> list[Run]:
    """The runs with a few words alone kept of what stayed, an ellipsis for the others."""
    last = len(runs) - 1
    return [(state, _shortened(text, first=not at, last=at == last) if state == "same" else text) for at, (state, text) in enumerate(runs)]


def counted_words(runs: Sequence[Run]) -> tuple[int, int]:
    """How many words were removed and how many added."""
    counts = {"same": 0, "removed": 0, "added": 0}
    for state, text in runs:
        counts[state] += len(re.findall(r"\w+(?:['’-]\w+)*", text))
    return counts["removed"], counts["added"]


def _shortened(text: str, *, first: bool, last: bool) -> str:
    words = split_words(text)
    most = 2 * _CONTEXT  # a word and the space behind it
    head, tail = ([] if first else words[:most]), ([] if last else words[-most:])
    return text if len(words) <= len(head) + len(tail) + 2 else f"{''.join(head)}{'…' if head or tail else ''}{''.join(tail)}"


def _has_letter(text: str) -> bool:
    return any(character.isalnum() for character in text)
