"""Entries are paired by key, then by likeness, and the fewest of them moved."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from casereport.revision.matching import match_entries, moved_pairs


def likeness(old: str, new: str) -> float:
    return len(set(old) & set(new)) / len(set(old) | set(new))


def test_a_key_goes_before_likeness() -> None:
    pairs = match_entries(["a1", "b2"], ["b1", "a2"], (lambda text: text[0],), lambda *_: 1.0)
    assert pairs == [(1, 0), (0, 1)]


def test_what_is_not_alike_enough_is_not_paired() -> None:
    assert match_entries(["abcd"], ["abxyz"], (), likeness) == []
    assert match_entries(["abcd"], ["abcx"], (), likeness) == [(0, 0)]


def test_the_most_alike_are_paired_first() -> None:
    assert match_entries(["abcx", "abcd"], ["abcd"], (), likeness) == [(1, 0)]


@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_no_entry_is_paired_twice(old: list[int], new: list[int]) -> None:
    pairs = match_entries(old, new, (lambda number: number,), lambda *_: 0.0)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    assert all(old[a] == new[b] for a, b in pairs)
    assert len(pairs) == sum(min(old.count(number), new.count(number)) for number in set(old))


def test_the_fewest_pairs_moved() -> None:
    for order in permutations(range(5)):
        pairs = [(a, b) for b, a in enumerate(order)]
        moved = moved_pairs(pairs)
        stayed = [a for a, b in pairs if (a, b) not in moved]
        assert stayed == sorted(stayed)
        assert len(moved) == 5 - longest_rise(order)


def longest_rise(order: tuple[int, ...]) -> int:
    best: list[int] = []
    for at, number in enumerate(order):
        best.append(1 + max((best[before] for before in range(at) if order[before] < number), default=0))
    return max(best)
