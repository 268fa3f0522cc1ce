"""Which entry of a list in one version is which in the other: by identity and likeness, never by place alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

Key = Callable[[Any], Hashable]
Likeness = Callable[[Any, Any], float]
Pairs = list[tuple[int, int]]

MOST_COMPARED = 250_000
"""Pairs that are compared for likeness; in longer lists an entry is known by its keys alone."""


def match_entries(old: Sequence[Any], new: Sequence[Any], keys: Iterable[Key], likeness: Likeness, least: float = 0.5) -> Pairs:
    """Pairs of places (old, new), sorted by the new: by each key in turn (None is no key), then whatever is alike enough, the best first.

    Entries that share a key are paired in their order.
    """
    left, right, pairs = list(range(len(old))), list(range(len(new))), list[tuple[int, int]]()
    for key in keys:
        found = _by_key(old, new, left, right, key)
        pairs += found
        left, right = _without(left, {a for a, _ in found}), _without(right, {b for _, b in found})
    compared = len(left) * len(right) <= MOST_COMPARED
    scored = [(likeness(old[a], new[b]), a, b) for a in left for b in right] if compared else []
    for score, a, b in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score >= least and a in left and b in right:
            pairs.append((a, b))
            left.remove(a)
            right.remove(b)
    return sorted(pairs, key=lambda pair: pair[1])


def moved_pairs(pairs: Pairs) -> set[tuple[int, int]]:
    """The fewest pairs, sorted by the new place, that must have moved for all others to have kept their order."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for index, (a, _) in enumerate(pairs):
        at = bisect_left(tails, a)
        before.append(places[at - 1] if at else None)
        tails[at:at + 1], places[at:at + 1] = [a], [index]  # fmt: skip
    stayed: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        stayed.add(last)
        last = before[last]
    return {pair for index, pair in enumerate(pairs) if index not in stayed}


def _by_key(old: Sequence[Any], new: Sequence[Any], left: list[int], right: list[int], key: Key) -> Pairs:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for a in left:
        if (name := key(old[a])) is not None:
            waiting[name].append(a)
    found = []
    for b in right:
        name = key(new[b])
        if name is not None and waiting.get(name):
            found.append((waiting[name].pop(0), b))
    return found


def _without(places: list[int], taken: set[int]) -> list[int]:
    return [place for place in places if place not in taken]
