"""Pages filled by arithmetic: floats stand near their mention, nothing is lost or out of order, pages are full."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.writers.filling import Piece, empty_cost, fill_pages, pages_cost, wait_cost

PAGE = 900.0


def pieces(pattern: str) -> list[Piece]:
    """`t` 100 px of text, `s` a line of it, `h` a heading, `F` a float of 500 px, `L` one longer than a page, `n` a narrow table, `W` one under its heading."""
    heights = {"t": 100.0, "h": 30.0, "F": 500.0, "s": 30.0, "L": 1500.0, "n": 100.0, "W": 130.0}
    return [Piece((i,), heights[kind], kind in "FL", kind == "h", kind == "W", kind in "FLnW") for i, kind in enumerate(pattern)]


def placed(pattern: str, room: float, columns: int = 1) -> str:
    """The pattern in the order of the pages."""
    return "".join(pattern[index] for index in fill_pages(pieces(pattern), room, PAGE, columns)[0])


def test_a_float_that_fits_stays_where_it_is() -> None:
    assert placed("ttFtt", 900) == "ttFtt"


def test_a_float_that_does_not_fit_lets_the_text_run_on_to_the_next_page() -> None:
    assert placed("tFttttt", 430) == "tttttFt"


def test_a_line_or_two_are_not_left_above_a_float() -> None:
    assert placed("tFttttt", 480) == "ttttttF"


def test_a_small_gap_is_left_rather_than_a_line_above_a_float_and_beside_nothing() -> None:
    assert placed("tFs", 120, columns=2) == "tFs"


def test_a_float_stands_at_the_head_of_the_page_that_mentions_it() -> None:
    assert placed("ttttsF", 405, columns=2) == "ttttFs"


def test_but_on_no_page_before_its_mention() -> None:
    assert placed("tttttttttF", 405) == "tttttttttF"  # the five texts to its mention have no room under it


def test_a_float_does_not_part_a_heading_from_its_text() -> None:
    assert placed("tthFtt", 900) == "tthtFt"


def test_floats_keep_their_order() -> None:
    order, _ = fill_pages(pieces("tFFtttttttttt"), 450, PAGE, 1)
    assert order.index(1) < order.index(2)


def test_a_narrow_table_waits_for_the_wide_one_before_it() -> None:
    assert placed("tFntttt", 480).replace("t", "") == "Fn"


def test_a_table_held_by_its_heading_stands_behind_the_float_before_it() -> None:
    assert placed("tFtWtt", 480) == "ttFWtt"


def test_a_float_longer_than_a_page_does_not_wait() -> None:
    assert placed("tLtt", 450) == "tLtt"


def test_the_references_stand_behind_every_float() -> None:
    tail = [Piece((), 30, heading=True, last=True), Piece((), 700, last=True)]
    order, cost = fill_pages([*pieces("tF"), *tail], 450, PAGE, 1)
    assert order == [0, 1]
    assert cost > pages_cost(3, 0.5)  # the first page has room for no figure, the second for a part of the list alone


def test_a_narrow_figure_is_as_high_as_it_is_in_its_column() -> None:
    narrow = Piece((1,), 250, numbered=True)  # half of its height, in two columns
    order, _ = fill_pages([Piece((0,), 60), narrow, *(Piece((i,), 60) for i in range(2, 9))], 400, PAGE, 2)
    assert order.index(1) > 1  # 500 px do not fit in the 340 px that are left


def test_what_is_empty_costs_the_more_the_larger_it_is_and_a_third_is_dear() -> None:
    assert 0 == empty_cost(0) < 2 * empty_cost(0.1) < empty_cost(0.2)
    assert empty_cost(0.4) > 3 * empty_cost(0.29)
    assert empty_cost(0.4, is_near_end=True) < empty_cost(0.4)


def test_a_wait_of_more_than_a_page_is_dear_but_behind_a_float_that_waits() -> None:
    assert wait_cost(2, mention=2, before=0) == 0
    assert wait_cost(3, mention=2, before=0) < 0.2
    assert wait_cost(4, mention=2, before=3) < 0.5
    assert wait_cost(4, mention=2, before=2) > 3


@given(st.lists(st.tuples(st.sampled_from("thFnW"), st.floats(1, 1200)), max_size=40), st.floats(1, PAGE), st.sampled_from([1, 2]))
def test_nothing_is_lost_and_both_orders_hold(kinds: list[tuple[str, float]], room: float, columns: int) -> None:
    given_pieces = [Piece((i,), height, kind == "F", kind == "h", kind == "W", kind in "FnW") for i, (kind, height) in enumerate(kinds)]
    order, _ = fill_pages(given_pieces, room, PAGE, columns)
    assert sorted(order) == list(range(len(kinds)))
    text = [index for index in order if kinds[index][0] in "thW"]
    floats = [index for index in order if kinds[index][0] in "FnW"]
    assert text == sorted(text)
    assert floats == sorted(floats)
    for index in floats:
        passed = [kinds[later] for later in order[order.index(index) :] if later < index and kinds[later][0] in "thW"]
        assert sum(height for _, height in passed) < PAGE  # it stands at most at the head of the page of its mention
        assert not passed or kinds[index][0] == "F"
    shown = "".join(kinds[index][0] for index in order)
    assert not re.search("hF[Fn]*[th]", shown)  # a heading stands above its text


@pytest.mark.parametrize("columns", [1, 2])
def test_as_many_floats_as_a_long_document_has_are_placed_in_little_time(columns: int) -> None:
    pattern = "htttttF" * 60
    order, _ = fill_pages(pieces(pattern), 450, PAGE, columns)
    assert len(order) == len(pattern)
