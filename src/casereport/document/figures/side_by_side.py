"""Figures of column width on a page of one column: two whose mentions are close stand side by side, each drawn for half of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeGuard

from casereport.document.draft import Draft
from casereport.document.figures.plots import figure_blocks
from casereport.document.figures.widths import stand_side_by_side
from casereport.tree import Block, Figure, List, Paragraph, Quote, Section

_CLOSE: Final = 2
"""How many paragraphs may stand between two figures that are put side by side behind the last of them."""


def with_neighbours(draft: Draft, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with such figures next to one another; a journal of two columns has them in its columns, as they are."""
    return tuple(sections) if draft.journal.columns > 1 else tuple(_with_neighbours(draft, one) for one in sections)


def _with_neighbours(draft: Draft, one: Section) -> Section:
    blocks = list(one.blocks)
    place = 0
    while place < len(blocks):
        first, partner = blocks[place], _partner(blocks, place)
        second = blocks[partner]
        if partner > place and _is_narrow(first) and _is_narrow(second) and (drawn := _drawn_beside(draft, first, second)):
            blocks[place : partner + 1] = [*blocks[place + 1 : partner], *drawn]
            place = partner
        place += 1
    return replace(one, blocks=tuple(_with_neighbours(draft, block) if isinstance(block, Section) else block for block in blocks))


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


def _drawn_beside(draft: Draft, first: Figure, second: Figure) -> tuple[Figure, ...]:
    """Both drawn for half of the page; () where one of them has too much in it to be drawn so."""
    names = (first.id, second.id)
    kept = {name: found for name, found in draft.figures.items() if name not in names}
    trial = replace(draft, problems=[], drawings={}, scenes={}, figures=kept, beside=draft.beside | set(names))
    numbers = [number for name in names for number, spec in enumerate(draft.record.figures) if spec.id == name]
    drawn = tuple(block for number in numbers for block in figure_blocks(trial, number) if isinstance(block, Figure))
    is_drawn = len(drawn) == 2 and all(problem in draft.problems for problem in trial.problems)
    if not (is_drawn and stand_side_by_side(drawn[0], drawn[1], draft.journal)):
        return ()
    draft.figures, draft.beside = trial.figures, trial.beside
    for found, anew in ((draft.drawings, trial.drawings), (draft.scenes, trial.scenes)):
        _ = [found.pop(figure.asset, None) for figure in (first, second)]
        found.update(anew)  # type: ignore[arg-type]  # both of one kind
    return drawn
