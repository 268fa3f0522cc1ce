"""The blocks of a document as pieces that fill pages, as they were measured: what floats, what mentions it, where it may be parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from casereport import tree
from casereport.values import dataclass
from casereport.writers.paging.extents import Extent
from casereport.writers.paging.page_blocks import PageBlock, SideBySide
from casereport.writers.paging.parting import Cut, find_cuts

Series = Literal["", "figure", "table"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that stay together, by index: their height on the page (CSS px), whether they float, are a heading, must not be parted.

    `series` is told of every figure and table: each of the two stands in the order of its numbers whether it floats or not. `call` is the
    block that mentions it first, and the share of that above the mention. `last` is true of what follows them all, `back` of what is
    declared behind the article; `repeated` is what is printed again (CSS px) above the second part of a piece with cuts.
    """

    blocks: tuple[int, ...]
    height: float
    floats: bool = False
    heading: bool = False
    whole: bool = False
    series: Series = ""
    call: tuple[int, float] | None = None
    continues: bool = False
    last: bool = False
    back: bool = False
    cuts: tuple[Cut, ...] = ()
    repeated: float = 0.0


def read_pieces(blocks: Sequence[PageBlock], extents: Sequence[Extent], *, all_float: bool) -> list[Piece]:
    """The blocks as pieces; with `all_float`, narrow figures and tables float too. Extents beyond the blocks are those of the references.

    A heading with nothing under it but a float holds it where it stands, so that sections keep their order.
    """
    calls = _first_mentions(blocks, extents)
    first_of_back = next(
        (index for index, block in enumerate(blocks) if isinstance(block, tree.Section) and block.role == "statement"), len(blocks)
    )
    pieces: list[Piece] = []
    for index, block in enumerate(blocks):
        piece = replace(_piece(blocks, index, extents[index], all_float=all_float), back=index >= first_of_back)
        piece = replace(piece, call=next((calls[name] for name in _names(block) if name in calls), None))
        if piece.floats and pieces and pieces[-1].heading and _ends_section(blocks, index):
            while pieces and pieces[-1].heading:
                before = pieces.pop()
                joint = (*before.blocks, *piece.blocks)
                piece = Piece(joint, before.height + piece.height, whole=True, series=piece.series, back=piece.back)
        pieces.append(piece)
    references = extents[len(blocks) :]
    return [*pieces, *(Piece((), extent.height, heading=number == 0, last=True) for number, extent in enumerate(references))]


def _piece(blocks: Sequence[PageBlock], index: int, extent: Extent, *, all_float: bool) -> Piece:
    block = blocks[index]
    series = _series(block)
    floats = bool(series) and (all_float or getattr(block, "wide", False))
    continues = isinstance(block, tree.Table) and block.continues
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    is_in_parts = continues or (isinstance(after, tree.Table) and after.continues)
    cuts = () if is_in_parts or (series and not floats) else find_cuts(block, extent)
    return Piece(
        (index,),
        extent.height,
        floats,
        isinstance(block, tree.Section),
        series=series,
        continues=continues,
        cuts=cuts,
        repeated=extent.opening,
    )


def _series(block: PageBlock) -> Series:
    return "table" if isinstance(block, tree.Table) else "figure" if isinstance(block, tree.Figure | SideBySide) else ""


def _names(block: PageBlock) -> tuple[str, ...]:
    """The anchors of a figure or table, of two figures both."""
    if isinstance(block, SideBySide):
        return tuple(figure.id for figure in block.figures)
    return (block.id,) if isinstance(block, tree.Figure | tree.Table) else ()


def _first_mentions(blocks: Sequence[PageBlock], extents: Sequence[Extent]) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for index, (block, extent) in enumerate(zip(blocks, extents, strict=False)):
        for name, share in () if _series(block) else extent.mentions():
            found.setdefault(name, (index, share))
    return found


def _ends_section(blocks: Sequence[PageBlock], index: int) -> bool:
    """True when the next block that is not a figure or table begins a section, or there is none."""
    following = (block for block in blocks[index + 1 :] if not _series(block))
    return isinstance(next(following, None), tree.Section | type(None))
