"""Figures and tables wait for the next page where they do not fit, and nothing is lost or out of order."""

from __future__ import annotations

import dataclasses

from tests.writers import documents

from casereport.journal import load_journal
from casereport.writers.paging.extents import Extent
from casereport.writers.paging.filling import fill_pages
from casereport.writers.paging.pieces import Piece, read_pieces
from casereport.writers.pdf import write_pdf
from casereport.writers.rendering import flat_blocks

PAGE = 900.0


def test_a_section_with_nothing_but_a_float_keeps_its_place() -> None:
    only = documents.section("t", "Timeline", documents.drawn_figure())
    after = documents.section("a", "After", documents.paragraph("Text."))
    document = dataclasses.replace(documents.rich_document(), body=(only, after), back=())
    found = read_pieces(flat_blocks(document), [Extent(height) for height in (20, 300, 20, 100)], all_float=False)
    assert [(piece.blocks, piece.floats, piece.whole) for piece in found] == [
        ((0, 1), False, True),
        ((2,), False, False),
        ((3,), False, False),
    ]
    order, _ = fill_pages([Piece((0,), 700), *(moved(piece, 1) for piece in found)], PAGE, PAGE, 2)
    assert [part.block for part in order] == [0, 1, 2, 3, 4]


def moved(piece: Piece, by: int) -> Piece:
    return dataclasses.replace(piece, blocks=tuple(block + by for block in piece.blocks))


def test_a_held_float_starts_a_page_and_what_waits_comes_before_it() -> None:
    waiting, held = Piece((1,), 300, floats=True, series="figure"), Piece((2, 3), 320, whole=True, series="table")
    order, _ = fill_pages([Piece((0,), 800), waiting, held, Piece((4,), 100)], PAGE, PAGE, 1)
    assert [part.block for part in order] == [0, 1, 2, 3, 4]


def test_the_references_are_the_last_pieces() -> None:
    document = documents.rich_document()
    blocks = flat_blocks(document)
    found = read_pieces(blocks, [Extent(height) for height in [10.0] * len(blocks) + [30.0, 400.0]], all_float=False)
    assert [(piece.blocks, piece.height, piece.heading, piece.last) for piece in found[-2:]] == [
        ((), 30.0, True, True),
        ((), 400.0, False, True),
    ]


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
