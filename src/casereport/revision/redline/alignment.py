"""Which block, row or author of the old document stands where in the new one, without a change of their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import TypeVar

from casereport.revision.matching import MOST_COMPARED

Entry = TypeVar("Entry")
Aligned = list[tuple[int | None, int | None]]
"""Places in the old and in the new, in reading order; None where one has no counterpart. What was taken out stands before what came in."""

_LEAST = 0.3
"""Likeness below which two entries are two."""


def align(old: Sequence[Entry], new: Sequence[Entry], likeness: Callable[[Entry, Entry], float]) -> Aligned:
    """The pairs of the greatest likeness in all, 0 to 1 for each, that leave both orders as they are."""
    start, end = _same_ends(old, new)
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    pairs = [
        *((place, place) for place in range(start)),
        *((a + start, b + start) for a, b in _between(left, right, likeness)),
        *((len(old) - place, len(new) - place) for place in range(end, 0, -1)),
    ]
    return _filled(pairs, len(old), len(new))


def _same_ends(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[int, int]:
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    return start, end


def _between(old: Sequence[Entry], new: Sequence[Entry], likeness: Callable[[Entry, Entry], float]) -> list[tuple[int, int]]:
    """The best pairs; of very long lists only entries that are equal."""
    if len(old) * len(new) <= MOST_COMPARED:
        return _best(old, new, likeness)
    matcher = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
    return [(a + place, b + place) for a, b, size in matcher.get_matching_blocks() for place in range(size)]


def _best(old: Sequence[Entry], new: Sequence[Entry], likeness: Callable[[Entry, Entry], float]) -> list[tuple[int, int]]:
    """The heaviest pairs in order: `weights[a][b]` is the most that can be had of what stands from a and b on."""
    alike = [[_alike(one, other, likeness) for other in new] for one in old]
    weights = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            paired = alike[a][b] + weights[a + 1][b + 1] if alike[a][b] else 0.0
            weights[a][b] = max(paired, weights[a + 1][b], weights[a][b + 1])
    return _walked(alike, weights)


def _alike(old: Entry, new: Entry, likeness: Callable[[Entry, Entry], float]) -> float:
    found = 1.0 if old == new else likeness(old, new)
    return found if found >= _LEAST else 0.0


def _walked(alike: list[list[float]], weights: list[list[float]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    a = b = 0
    while a < len(alike) and b < len(alike[a]):
        if alike[a][b] and weights[a][b] == alike[a][b] + weights[a + 1][b + 1]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif weights[a][b] == weights[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def _filled(pairs: Sequence[tuple[int, int]], old: int, new: int) -> Aligned:
    aligned: Aligned = []
    done_old = done_new = 0
    for a, b in chain(pairs, [(old, new)]):
        aligned += [(place, None) for place in range(done_old, a)]
        aligned += [(None, place) for place in range(done_new, b)]
        if (a, b) != (old, new):
            aligned.append((a, b))
        done_old, done_new = a + 1, b + 1
    return aligned
