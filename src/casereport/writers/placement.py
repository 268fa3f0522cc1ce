"""Where wide figures and tables stand: not always where they are called, so that no page is left half empty before them.

A page float cannot be asked of the PDF engine. The document is laid out once as it is written, each block is measured, and the
pages are filled again by arithmetic (`filling`): a block that does not fit waits while the text runs on, and stands at the next page's
head, or at the head of the page that mentions it. Text keeps its order, floats keep theirs, none stands on a page before its mention.
"""

from __future__ import annotations

from collections.abc import Sequence

from casereport import tree
from casereport.writers.filling import Piece
from casereport.writers.side_by_side import PageBlock, SideBySide


def read_pieces(blocks: Sequence[PageBlock], heights: Sequence[float], *, all_float: bool) -> list[Piece]:
    """The blocks as pieces; with `all_float`, narrow figures and tables float too. Heights beyond the blocks are those of the references.

    A heading with nothing under it but a float holds it where it stands, so that sections keep their order.
    """
    pieces: list[Piece] = []
    for index, block in enumerate(blocks):
        is_numbered = isinstance(block, tree.Figure | tree.Table | SideBySide)
        floats = isinstance(block, tree.Figure | tree.Table | SideBySide) and (block.wide or all_float)
        piece = Piece((index,), heights[index], floats, isinstance(block, tree.Section), numbered=is_numbered)
        if floats and pieces and pieces[-1].heading and _ends_section(blocks, index):
            while pieces and pieces[-1].heading:
                before = pieces.pop()
                piece = Piece((*before.blocks, *piece.blocks), before.height + piece.height, whole=True, numbered=True)
        pieces.append(piece)
    return [*pieces, *(Piece((), height, heading=number == 0, last=True) for number, height in enumerate(heights[len(blocks) :]))]


def _ends_section(blocks: Sequence[PageBlock], index: int) -> bool:
    """True when the next block that is not a figure or table begins a section, or there is none."""
    following = (block for block in blocks[index + 1 :] if not isinstance(block, tree.Figure | tree.Table | SideBySide))
    return isinstance(next(following, None), tree.Section | type(None))
