"""Two sequences side by side: all of both, in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casereport.revision.redline.alignment import align

SHORT = st.lists(st.sampled_from("abcde"), max_size=8)


def likeness(old: str, new: str) -> float:
    return 1.0 if old == new else 0.4 if {old, new} == {"a", "b"} else 0.0


@given(SHORT, SHORT)
def test_both_are_there_in_their_order(old: list[str], new: list[str]) -> None:
    aligned = align(old, new, likeness)
    assert [a for a, _ in aligned if a is not None] == list(range(len(old)))
    assert [b for _, b in aligned if b is not None] == list(range(len(new)))
    assert all(likeness(old[a], new[b]) for a, b in aligned if a is not None and b is not None)
    assert (None, None) not in aligned


@given(SHORT, SHORT)
def test_no_order_has_more_likeness(old: list[str], new: list[str]) -> None:
    found = sum(likeness(old[a], new[b]) for a, b in align(old, new, likeness) if a is not None and b is not None)
    assert abs(found - best(tuple(old), tuple(new))) < 1e-9


def best(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    table = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a, one in enumerate(old, 1):
        for b, other in enumerate(new, 1):
            table[a][b] = max(table[a - 1][b], table[a][b - 1], table[a - 1][b - 1] + likeness(one, other))
    return table[-1][-1]


def test_what_was_taken_out_stands_before_what_came_in_its_place() -> None:
    assert align("axb", "ayb", lambda one, other: float(one == other)) == [(0, 0), (1, None), (None, 1), (2, 2)]
    assert align("ax", "bx", likeness) == [(0, 0), (1, 1)]
