"""Where wide figures and tables stand: not always where they are called, so that no page is left half empty before them.

A page float cannot be asked of the PDF engine. The document is laid out once as it is written, each block is measured, and the
pages are filled again by arithmetic: a block that does not fit waits while the text runs on, and stands at the next page's head.
Text keeps its order, floats keep theirs, none stands before its place in the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from casereport import tree

_SMALL_GAP: Final = 0.07
"""Share of a page that may stay empty rather than start a paragraph above a waiting float."""
_AFTER_HEADING: Final = 45.0
"""Height (CSS px) of the lines that must follow a heading on its page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that stay together, by index: their height on the page (CSS px), whether they float, are a heading, must not be parted.

    `numbered` is true of every figure and table, which stand in the order of their numbers whether they float or not.
    """

    blocks: tuple[int, ...]
    height: float
    floats: bool = False
    heading: bool = False
    whole: bool = False
    numbered: bool = False


def read_pieces(blocks: Sequence[tree.Block], heights: Sequence[float], *, all_float: bool) -> list[Piece]:
    """The blocks as pieces; with `all_float`, narrow figures and tables float too.

    A heading with nothing under it but a float holds it where it stands, so that sections keep their order.
    """
    pieces: list[Piece] = []
    for index, block in enumerate(blocks):
        is_numbered = isinstance(block, tree.Figure | tree.Table)
        floats = isinstance(block, tree.Figure | tree.Table) and (block.wide or all_float)
        piece = Piece((index,), heights[index], floats, isinstance(block, tree.Section), numbered=is_numbered)
        if floats and pieces and pieces[-1].heading and _ends_section(blocks, index):
            while pieces and pieces[-1].heading:
                before = pieces.pop()
                piece = Piece((*before.blocks, *piece.blocks), before.height + piece.height, whole=True, numbered=True)
        pieces.append(piece)
    return pieces


def place_floats(pieces: Sequence[Piece], room: float, page: float) -> list[int]:
    """The order of the blocks that fills pages of this height; `room` is what the first page has left under the title block."""
    filling = _Filling(room, page)
    for piece in pieces:
        filling.add(piece)
    return filling.finish()


@dataclass(slots=True)
class _Filling:
    left: float
    page: float
    order: list[int] = field(default_factory=list)
    waiting: list[Piece] = field(default_factory=list)
    after_heading: bool = False

    def add(self, piece: Piece) -> None:
        if piece.floats or (piece.numbered and self.waiting and not piece.whole):
            self.waiting.append(piece)
            self._release()
            return
        while piece.numbered and self.waiting:  # a heading holds it where it stands, so that those before it can wait no longer
            self._put(self.waiting.pop(0))
        self._release()
        if self._starts_page(piece):
            self.left = self.page
            self._release()
        self._put(piece)

    def finish(self) -> list[int]:
        self.after_heading = False
        for piece in self.waiting:
            self._put(piece)
        return self.order

    def _starts_page(self, piece: Piece) -> bool:
        if piece.heading:
            return piece.height + _AFTER_HEADING > self.left
        if piece.whole:
            return self.left < piece.height <= self.page
        return bool(self.waiting) and not self.after_heading and piece.height > self.left and self.left < _SMALL_GAP * self.page

    def _release(self) -> None:
        """Puts the floats that fit now; one longer than a page breaks anyway and need not wait."""
        while self.waiting and not self.after_heading and (self.waiting[0].height <= self.left or self.waiting[0].height > self.page):
            self._put(self.waiting.pop(0))

    def _put(self, piece: Piece) -> None:
        self.order += piece.blocks
        self.left -= piece.height
        if self.left < 0:
            self.left = self.page + self.left % -self.page
        self.after_heading = piece.heading


def _ends_section(blocks: Sequence[tree.Block], index: int) -> bool:
    """True when the next block that is not a figure or table begins a section, or there is none."""
    following = (block for block in blocks[index + 1 :] if not isinstance(block, tree.Figure | tree.Table))
    return isinstance(next(following, None), tree.Section | type(None))
