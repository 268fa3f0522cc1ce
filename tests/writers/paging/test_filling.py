"""Pages filled by arithmetic: floats stand near their mention, nothing is lost or out of order, pages are full."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.writers.paging.costs import empty_cost, pages_cost, wait_cost
from casereport.writers.paging.filling import fill_pages
from casereport.writers.paging.parting import Cut
from casereport.writers.paging.pieces import Piece, Series
from casereport.writers.paging.ways import PAGE_END, Part

PAGE = 900.0


SERIES: dict[str, Series] = {"F": "figure", "L": "figure", "W": "figure", "n": "table", "T": "table"}


def pieces(pattern: str) -> list[Piece]:
    """`t` 100 px of text, `s` a line of it, `p` 300 px that may be parted, `h` a heading, `F` a float of 500 px, `L` one longer than a page,
    `T` a table that may be parted, `n` a narrow one, `W` one under its heading; each is called where it stands.
    """
    heights = {"t": 100.0, "h": 30.0, "F": 500.0, "s": 30.0, "L": 1500.0, "n": 100.0, "W": 130.0, "p": 300.0, "T": 500.0}
    cuts = {"p": tuple(Cut(k, 50.0 * k) for k in range(1, 6)), "T": (Cut(4, 200.0), Cut(6, 300.0))}
    return [
        Piece((i,), heights[kind], kind in "FLT", kind == "h", kind == "W", SERIES.get(kind, ""), cuts=cuts.get(kind, ()), repeated=50.0)
        for i, kind in enumerate(pattern)
    ]


def placed(pattern: str, room: float, columns: int = 1) -> str:
    """The pattern in the order of the pages, with the number of lines or rows behind a part."""
    return shown(pattern, fill_pages(pieces(pattern), room, PAGE, columns)[0])


def shown(pattern: str, order: list[Part]) -> str:
    return "".join(f"{pattern[part.block]}{part.number or ''}" for part in order)


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


def test_a_paragraph_is_parted_where_a_float_stands_at_the_head_of_the_next_page() -> None:
    assert placed("tFpttt", 300) == "tp4Fp4ttt"


def test_of_a_table_without_room_the_first_part_stands_where_a_figure_leaves_room() -> None:
    assert placed("tFTtttttt", 140) == "ttFT6T6ttttt"


def test_tables_need_not_wait_for_figures() -> None:
    assert placed("tFntttt", 280) == "ttnFttt"


def test_a_float_that_its_text_calls_before_its_place_stands_near_the_mention() -> None:
    late = pieces("t" * 20 + "F")
    late[-1] = dataclasses.replace(late[-1], call=(0, 0.5))
    order = shown("t" * 20 + "F", fill_pages(late, 850, PAGE, 1)[0])
    assert order.index("F") <= 17


def test_what_is_declared_behind_the_article_stands_behind_its_figures() -> None:
    pattern = "ttttttFtttt"
    declared = [dataclasses.replace(piece, back=number > 6) for number, piece in enumerate(pieces(pattern))]
    assert shown(pattern, fill_pages(declared, 850, PAGE, 1)[0]).endswith("tttt")


def test_a_page_ends_early_rather_than_that_a_few_lines_make_a_page_of_their_own() -> None:
    declared = [dataclasses.replace(piece, back=number > 0) for number, piece in enumerate(pieces("t" + "hs" * 6))]
    declared[0] = dataclasses.replace(declared[0], height=1440)  # 60 px each behind it: one of them is too many for two pages
    order, _ = fill_pages(declared, PAGE, PAGE, 1)
    assert PAGE_END in order
    behind = order[order.index(PAGE_END) + 1 :]
    assert "".join("t" if part.block == 0 else "hs"[(part.block - 1) % 2] for part in behind) == "hs" * (len(behind) // 2)
    assert len(behind) >= 4
    assert PAGE_END not in fill_pages(declared[:-2], PAGE, PAGE, 1)[0]  # without it there are two pages


def test_a_page_ends_where_a_float_might_fit_that_is_planned_for_the_next() -> None:
    figure = Piece((1,), 500.0, True, series="figure")
    assert fill_pages([Piece((0,), 340.0), figure], 850, PAGE, 1, slack=60.0)[0] == [Part(0), PAGE_END, Part(1)]
    assert fill_pages([Piece((0,), 360.0), figure], 850, PAGE, 1, slack=60.0)[0] == [Part(0), Part(1)]  # surely has no room


def test_a_float_does_not_part_a_heading_from_its_text() -> None:
    assert placed("tthFtt", 900) == "tthtFt"


def test_floats_keep_their_order() -> None:
    order, _ = fill_pages(pieces("tFFtttttttttt"), 450, PAGE, 1)
    assert order.index(Part(1)) < order.index(Part(2))


def test_a_table_held_by_its_heading_stands_behind_the_float_before_it() -> None:
    assert placed("tFtWtt", 480) == "ttFWtt"


def test_a_float_longer_than_a_page_does_not_wait() -> None:
    assert placed("tLtt", 450) == "tLtt"


def test_the_references_stand_behind_every_float() -> None:
    tail = [Piece((), 30, heading=True, last=True), Piece((), 700, last=True)]
    order, cost = fill_pages([*pieces("tF"), *tail], 450, PAGE, 1)
    assert order == [Part(0), Part(1)]
    assert cost > pages_cost(3, 0.5)  # the first page has room for no figure, the second for a part of the list alone


def test_a_narrow_figure_is_as_high_as_it_is_in_its_column() -> None:
    narrow = Piece((1,), 250, series="figure")  # half of its height, in two columns
    order, _ = fill_pages([Piece((0,), 60), narrow, *(Piece((i,), 60) for i in range(2, 9))], 400, PAGE, 2)
    assert order.index(Part(1)) > 1  # 500 px do not fit in a column of 400 px


def test_what_is_empty_costs_the_more_the_larger_it_is_and_a_third_is_dear() -> None:
    assert 0 == empty_cost(0) < 2 * empty_cost(0.1) < empty_cost(0.2)
    assert empty_cost(0.4) > 3 * empty_cost(0.29)
    assert empty_cost(0.4, is_near_end=True) < empty_cost(0.4)


def test_a_wait_of_more_than_a_page_from_the_mention_is_dear() -> None:
    assert wait_cost(2, mention=2) == 0
    assert wait_cost(3, mention=2) < 0.2
    assert wait_cost(4, mention=2) > 3
    assert wait_cost(2, mention=4) > wait_cost(3, mention=4) > wait_cost(5, mention=4)


@given(st.lists(st.tuples(st.sampled_from("thFnWpT"), st.floats(1, 1200)), max_size=40), st.floats(1, PAGE), st.sampled_from([1, 2]))
def test_nothing_is_lost_and_each_order_holds(kinds: list[tuple[str, float]], room: float, columns: int) -> None:
    pattern = "".join(kind for kind, _ in kinds)
    given_pieces = [
        piece if piece.cuts else dataclasses.replace(piece, height=height)
        for piece, (_, height) in zip(pieces(pattern), kinds, strict=True)
    ]
    order, _ = fill_pages(given_pieces, room, PAGE, columns)
    assert all(part.block >= 0 or part == PAGE_END for part in order)
    order = [part for part in order if part != PAGE_END]
    above, below = ([(part.block, part.number) for part in order if part.number and part.is_above is side] for side in (True, False))
    whole = [part.block for part in order if not part.number]
    assert above == below
    assert sorted([*whole, *(block for block, _ in above)]) == list(range(len(kinds)))
    for some in ("thWp", "FW", "nT"):
        shown_blocks = [part.block for part in order if pattern[part.block] in some]
        assert shown_blocks == sorted(shown_blocks)
    assert not re.search("h[FT][FTn]*[thp]", "".join(pattern[part.block] for part in order))  # a heading stands above its text


@pytest.mark.parametrize("columns", [1, 2])
def test_as_many_floats_as_a_long_document_has_are_placed_in_little_time(columns: int) -> None:
    pattern = "htttttF" * 60
    order, _ = fill_pages(pieces(pattern), 450, PAGE, columns)
    assert len(order) == len(pattern)
