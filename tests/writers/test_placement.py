"""Figures and tables wait for the next page where they do not fit, and nothing is lost or out of order."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st
from tests.writers import documents

from casereport.journal import load_journal
from casereport.writers.pdf import write_pdf
from casereport.writers.placement import Piece, place_floats, read_pieces
from casereport.writers.rendering import flat_blocks

PAGE = 900.0


def pieces(pattern: str) -> list[Piece]:
    """`t` 100 px of text, `h` a heading, `F` a float of 500 px, `L` one longer than a page, `n` a narrow table, `W` one under its heading."""
    heights = {"t": 100.0, "h": 30.0, "F": 500.0, "L": 1500.0, "n": 100.0, "W": 130.0}
    return [Piece((i,), heights[kind], kind in "FL", kind == "h", kind == "W", kind in "FLnW") for i, kind in enumerate(pattern)]


def placed(pattern: str, room: float) -> str:
    """The pattern in the order of the pages."""
    return "".join(pattern[index] for index in place_floats(pieces(pattern), room, PAGE))


def test_a_float_that_fits_stays_where_it_is() -> None:
    assert placed("ttFtt", 900) == "ttFtt"


def test_a_float_that_does_not_fit_lets_the_text_run_on_to_the_next_page() -> None:
    assert placed("tFttttt", 480) == "tttttFt"


def test_a_small_gap_is_left_rather_than_a_few_lines_above_a_float() -> None:
    assert placed("tFttttt", 450) == "ttttFtt"


def test_a_float_does_not_part_a_heading_from_its_text() -> None:
    assert placed("tthFtt", 900) == "tthtFt"


def test_floats_keep_their_order() -> None:
    order = place_floats(pieces("tFFtttttttttt"), 450, PAGE)
    assert order.index(1) < order.index(2)


def test_a_narrow_table_waits_for_the_wide_one_before_it() -> None:
    assert placed("tFntttt", 480) == "tttttFn"


def test_a_table_held_by_its_heading_stands_behind_the_float_before_it() -> None:
    assert placed("tFtWtt", 480) == "ttFWtt"


def test_a_float_longer_than_a_page_does_not_wait() -> None:
    assert placed("tLtt", 450) == "tLtt"


@given(st.lists(st.tuples(st.sampled_from("thFnW"), st.floats(1, 1200)), max_size=40), st.floats(1, PAGE))
def test_nothing_is_lost_and_both_orders_hold(kinds: list[tuple[str, float]], room: float) -> None:
    given_pieces = [Piece((i,), height, kind == "F", kind == "h", kind == "W", kind in "FnW") for i, (kind, height) in enumerate(kinds)]
    order = place_floats(given_pieces, room, PAGE)
    assert sorted(order) == list(range(len(kinds)))
    text = [index for index in order if kinds[index][0] in "thW"]
    floats = [index for index in order if kinds[index][0] in "FnW"]
    assert text == sorted(text)
    assert floats == sorted(floats)
    assert all(order.index(index) > order.index(before) for index in floats for before in text if before < index)


def test_a_section_with_nothing_but_a_float_keeps_its_place() -> None:
    only = documents.section("t", "Timeline", documents.drawn_figure())
    after = documents.section("a", "After", documents.paragraph("Text."))
    document = dataclasses.replace(documents.rich_document(), body=(only, after), back=())
    found = read_pieces(flat_blocks(document), [20, 300, 20, 100], all_float=False)
    assert [(piece.blocks, piece.floats, piece.whole) for piece in found] == [
        ((0, 1), False, True),
        ((2,), False, False),
        ((3,), False, False),
    ]
    assert place_floats([Piece((0,), 700), *(replace_blocks(piece, 1) for piece in found)], PAGE, PAGE) == [0, 1, 2, 3, 4]


def replace_blocks(piece: Piece, by: int) -> Piece:
    return dataclasses.replace(piece, blocks=tuple(block + by for block in piece.blocks))


def test_a_held_float_starts_a_page_and_what_waits_comes_before_it() -> None:
    waiting, held = Piece((1,), 300, floats=True), Piece((2, 3), 320, whole=True)
    assert place_floats([Piece((0,), 800), waiting, held, Piece((4,), 100)], PAGE, PAGE) == [0, 1, 2, 3, 4]


def test_text_fills_the_page_before_a_wide_figure() -> None:
    tall = dataclasses.replace(
        documents.drawn_figure(),
        height_mm=120.0,
        svg=documents.DRAWING.replace('height="170"', 'height="340"').replace("0 0 510.24 170", "0 0 510.24 340"),
    )
    tall = dataclasses.replace(tall, asset=documents.key(tall.svg.encode()))
    before = [documents.paragraph(f"Before {i}. ", documents.filler(i)) for i in range(2)]
    after = [documents.paragraph(f"After {i}. ", documents.filler(i)) for i in range(12)]
    body = (documents.section("case", "Case", *before, tall, *after),)
    output = write_pdf(dataclasses.replace(documents.rich_document(), body=body, references=()), load_journal("frontiers"))
    assert output.problems == ()
    assert output.anchors["fig-course"] == 2
    assert output.anchors["case"] == 1
