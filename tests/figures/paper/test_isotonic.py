from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.figures.paper.labels import place_in_row, pool

BOXES = st.lists(st.tuples(st.floats(0, 400), st.floats(1, 30)), min_size=1, max_size=12)


def test_boxes_with_room_stay_where_they_are_wanted() -> None:
    assert place_in_row([10, 50, 90], [10, 10, 10], 0, 100) == (10, 50, 90)


def test_boxes_at_one_place_are_spread_around_it() -> None:
    assert place_in_row([50, 50, 50], [10, 20, 10], 0, 100, gap=2) == pytest.approx((33, 50, 67))


def test_boxes_are_kept_inside_the_bounds() -> None:
    assert place_in_row([0, 1], [10, 10], 0, 100) == pytest.approx((5, 15))
    assert place_in_row([99, 100], [10, 10], 0, 100) == pytest.approx((85, 95))


def test_a_row_that_is_too_short_is_refused_and_no_box_needs_none() -> None:
    assert place_in_row([5, 6], [10, 10], 0, 19) is None
    assert place_in_row([], [], 0, 0) == ()


def test_pooling_gives_the_mean_of_what_is_out_of_order() -> None:
    assert pool([1, 5, 3, 4, 9]) == [1, 4, 4, 4, 9]


@given(BOXES)
def test_no_two_boxes_meet_and_order_is_kept(boxes: list[tuple[float, float]]) -> None:
    want, widths = [x for x, _ in boxes], [w for _, w in boxes]
    placed = place_in_row(want, widths, 0, 400, gap=1)
    if placed is None:
        assert sum(widths) + len(widths) - 1 > 400 - 1e-6
        return
    order = sorted(range(len(want)), key=lambda i: (want[i], i))
    for a, b in pairwise(order):
        assert placed[b] - placed[a] >= (widths[a] + widths[b]) / 2 + 1 - 1e-6
    assert all(x - w / 2 >= -1e-6 and x + w / 2 <= 400 + 1e-6 for x, w in zip(placed, widths, strict=True))


@given(BOXES, st.lists(st.floats(-3, 3), min_size=12, max_size=12))
def test_no_other_legal_placing_is_nearer_to_what_is_wanted(boxes: list[tuple[float, float]], moves: list[float]) -> None:
    want, widths = [x for x, _ in boxes], [w for _, w in boxes]
    placed = place_in_row(want, widths, 0, 400)
    if placed is None:
        return
    other = [x + move for x, move in zip(placed, moves, strict=False)]
    order = sorted(range(len(want)), key=lambda i: (want[i], i))
    legal = all(other[b] - other[a] >= (widths[a] + widths[b]) / 2 for a, b in pairwise(order))
    legal &= all(x - w / 2 >= 0 and x + w / 2 <= 400 for x, w in zip(other, widths, strict=True))
    cost = sum((x - w) ** 2 for x, w in zip(placed, want, strict=True))
    assert not legal or cost <= sum((x - w) ** 2 for x, w in zip(other, want, strict=True)) + 1e-6
