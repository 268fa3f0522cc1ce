"""Figures of column width on a page of one column: two whose mentions are close stand side by side, each drawn for half of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeGuard

from casereport.journal import Journal
from casereport.tree import Block, Figure, List, Paragraph, Quote, Section

_CLOSE: Final = 2
"""How many paragraphs may stand between two figures that are put side by side behind the last of them."""


Draw = Callable[[Figure, Figure], tuple[Figure, ...]]
"""Draws two figures for half of the page; () where that has no room for one of them."""


def with_neighbours(sections: Sequence[Section], journal: Journal, draw: Draw) -> tuple[Section, ...]:
    """The sections with such figures next to one another; a journal of two columns has them in its columns, as they are."""
    return tuple(sections) if journal.columns > 1 else tuple(_with_neighbours(one, draw) for one in sections)


def _with_neighbours(one: Section, draw: Draw) -> Section:
    blocks = list(one.blocks)
    place = 0
    while place < len(blocks):
        first, partner = blocks[place], _partner(blocks, place)
        second = blocks[partner]
        if partner > place and _is_narrow(first) and _is_narrow(second) and (drawn := draw(first, second)):
            blocks[place : partner + 1] = [*blocks[place + 1 : partner], *drawn]
            place = partner
        place += 1
    return replace(one, blocks=tuple(_with_neighbours(block, draw) if isinstance(block, Section) else block for block in blocks))


def _partner(blocks: Sequence[Block], place: int) -> int:
    """The place of the figure that follows one of one part with little text between, and has one part itself; its own for none."""
    second = place + 1
    while second < len(blocks) and second <= place + _CLOSE and isinstance(blocks[second], Paragraph | List | Quote):
        second += 1
    names = [block.id for block in blocks if isinstance(block, Figure)]
    found = [block for block in (blocks[place], *blocks[second : second + 1]) if isinstance(block, Figure)]
    return second if len(found) == 2 and all(names.count(figure.id) == 1 for figure in found) else place


def _is_narrow(block: Block) -> TypeGuard[Figure]:
    return isinstance(block, Figure) and not block.wide
