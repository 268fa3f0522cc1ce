"""Two texts compared word by word."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Literal

State = Literal["same", "removed", "added"]
Run = tuple[State, str]
Step = tuple[bool, int, int, int, int]
"""Whether a stretch is the same in both, and where it begins and ends in the old and in the new."""

_WORD = re.compile(r"\s+|\d+(?:[.,:/–-]\d+)*(?![^\W_])|[^\W_]+(?:['’-][^\W_]+)*|.", re.DOTALL)
_CONTEXT = 6
"""Words that are shown before and after what changed."""


def split_words(text: str) -> list[str]:
    """The words, numbers, signs and spaces of a text, in order and with nothing lost."""
    return _WORD.findall(text)


def compare_sequences(old: Sequence[Hashable], new: Sequence[Hashable], texts: Sequence[str]) -> list[Step]:
    """The stretches of two sequences, in order; `texts` are those of the old. What holds no letter between two changes is part of them."""
    blank = {key for key, text in zip(old, texts, strict=True) if text.isspace()}
    matcher = SequenceMatcher(lambda key: key in blank, old, new, autojunk=False)
    steps: list[Step] = [(tag == "equal", *places) for tag, *places in matcher.get_opcodes()]  # type: ignore[misc]  # four places
    joined: list[Step] = []
    for number, step in enumerate(steps):
        is_gap = step[0] and 0 < number < len(steps) - 1 and not any(map(_has_letter, texts[step[1] : step[2]]))
        is_same = step[0] and not is_gap
        if joined and not is_same and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1], step[2], joined[-1][3], step[4])
        else:
            joined.append((is_same, *step[1:]))
    return joined


def compare_words(old: str, new: str) -> list[Run]:
    """The runs of two texts in order, what was removed before what was added in its place."""
    before, after = split_words(old), split_words(new)
    runs: list[Run] = []
    for is_same, a, b, c, d in compare_sequences(before, after, before):
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
