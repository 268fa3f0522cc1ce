"""The best pages of a document: laid out as it is written, planned from what was measured, laid out again where that promises better ones.

What a block takes depends a little on what stands around it, so a second try measures the first. Where a few lines make a page of their
own, or a figure has no room near its mention, the text is also set a little closer, as a printer would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, Generic, Protocol, TypeVar

from casereport.problems import Problem
from casereport.values import dataclass
from casereport.writers.paging.costs import FAULT, is_thin
from casereport.writers.paging.extents import Extent, joined
from casereport.writers.paging.filling import fill_pages
from casereport.writers.paging.measures import Measures, measure_blocks
from casereport.writers.paging.page_blocks import PageBlock, PageEnd
from casereport.writers.paging.parting import part_block
from casereport.writers.paging.pieces import read_pieces
from casereport.writers.paging.ways import PAGE_END, Part

_TRIES, _CLOSER_TRIES = 3, 2
"""How many orders are laid out at most, as the journal sets text and set closer."""
_WORTH_IT: Final = 0.3
"""What another order must promise to save for the pages to be laid out once more."""
_CLOSER: Final = 0.955
"""What a text takes of its height, about, where it is set closer."""


class LaidOut(Protocol):
    """Pages of the engine, the parsed page they were made from, and how many passages are not on them."""

    @property
    def rendered(self) -> Any: ...
    @property
    def root(self) -> Any: ...
    @property
    def lost(self) -> int: ...


Pages = TypeVar("Pages", bound=LaidOut)
LayOut = Callable[[tuple[PageBlock, ...], bool], Pages | Problem]
"""Lays blocks out, set closer where its second argument says so."""


@dataclass(frozen=True, slots=True)
class _Try(Generic[Pages]):
    """An order of parts as it was laid out, and what was measured there."""

    order: list[Part]
    pages: Pages
    measures: Measures
    cost: float
    closer: bool = False

    @property
    def extents(self) -> list[Extent]:
        """What each block took up, then what the references did."""
        parts: dict[int, list[Extent]] = {}
        order = [part for part in self.order if part != PAGE_END]
        for part, extent in zip(order, self.measures.blocks, strict=False):
            parts.setdefault(part.block, []).append(extent)
        return [*(joined(parts[block]) for block in sorted(parts)), *self.measures.blocks[len(order) :]]


def find_pages(blocks: Sequence[PageBlock], columns: int, lay_out: LayOut[Pages]) -> Pages | Problem:
    """The document as written or, where that costs less, with its figures and tables where there is room for them.

    A problem, or pages that lose text, are handed back where the document as written comes out so.
    """
    first = lay_out(tuple(blocks), False)
    if isinstance(first, Problem) or first.lost or not blocks:
        return first
    tries = [_measured([Part(index) for index in range(len(blocks))], first, columns)]
    for closer in (False, True):
        tries += _tries(blocks, columns, tries, lay_out, closer=closer)
        if not _has_faults(min(tries, key=_cost).measures):
            break
    tries += _with_fuller_end(blocks, columns, min(tries, key=_cost), lay_out)
    return min(tries, key=_cost).pages


def _cost(one: _Try[Any]) -> float:
    return one.cost


def _tries(
    blocks: Sequence[PageBlock], columns: int, before: Sequence[_Try[Pages]], lay_out: LayOut[Pages], *, closer: bool
) -> list[_Try[Pages]]:
    """Further orders that promised to cost less than all before, laid out."""
    latest = min(before, key=_cost) if closer else before[-1]
    cost, orders = min(one.cost for one in before), [] if closer else [one.order for one in before]
    found: list[_Try[Pages]] = []
    for number in range(1, (_CLOSER_TRIES if closer else _TRIES) + 1):
        extents = latest.extents if latest.closer == closer else _closer(blocks, latest.extents)
        order, promised = _best_order(blocks, extents, latest.measures, columns, number)
        if promised > cost - (_WORTH_IT / 2 if closer else _WORTH_IT):
            break
        if order in orders:
            continue
        orders.append(order)
        pages = lay_out(_in_parts(blocks, order, latest.extents), closer)
        if isinstance(pages, Problem) or pages.lost:
            break
        latest = replace(_measured(order, pages, columns), closer=closer)
        cost = min(cost, latest.cost)
        found.append(latest)
    return found


def _with_fuller_end(blocks: Sequence[PageBlock], columns: int, best: _Try[Pages], lay_out: LayOut[Pages]) -> list[_Try[Pages]]:
    """The same order with more of what is declared on its last page, where that came out with a few lines that no plan foresaw."""
    first = _first_of_fuller_end(blocks, best) if _is_last_thin(best.measures) else None
    if first is None:
        return []
    place = best.order.index(first)
    order = [*best.order[:place], PAGE_END, *best.order[place:]]
    pages = lay_out(_in_parts(blocks, order, best.extents), best.closer)
    return [] if isinstance(pages, Problem) or pages.lost else [replace(_measured(order, pages, columns), closer=best.closer)]


def _first_of_fuller_end(blocks: Sequence[PageBlock], best: _Try[Any]) -> Part | None:
    """The heading on the last page but one from which on the last would be full enough, if there is one among what is declared."""
    measures, last = best.measures, len(best.measures.full) - 1
    full = measures.full[last]
    parts = [part for part in best.order if part != PAGE_END]
    for part, extent, start in reversed(list(zip(parts, measures.blocks, measures.starts, strict=False))):
        full += extent.height / measures.page if start == last - 1 else 0.0
        if start < last - 1:
            return None
        if start == last - 1 and not is_thin(full) and getattr(blocks[part.block], "role", "") == "statement":
            return part
    return None


def _measured(order: list[Part], pages: Pages, columns: int) -> _Try[Pages]:
    measures = measure_blocks(pages.rendered.pages, pages.root, columns)
    return _Try(order, pages, measures, measures.cost(columns))


def _has_faults(measures: Measures) -> bool:
    """True for pages of which one is a few lines, or what costs so much that a figure must stand in a wrong place or a page half empty."""
    return _is_last_thin(measures) or measures.dearest() > FAULT


def _is_last_thin(measures: Measures) -> bool:
    return len(measures.full) > 1 and is_thin(measures.full[-1])


def _closer(blocks: Sequence[PageBlock], extents: Sequence[Extent]) -> list[Extent]:
    """What the blocks will take up, about, where text is set closer."""
    return [
        extent if index < len(blocks) and blocks[index].kind in ("figure", "side_by_side", "table") else extent.scaled(_CLOSER)
        for index, extent in enumerate(extents)
    ]


def _best_order(
    blocks: Sequence[PageBlock], extents: Sequence[Extent], measures: Measures, columns: int, tried: int
) -> tuple[list[Part], float]:
    """The cheapest order of the blocks as they were measured, and what its pages would cost; each try leaves more room to err."""
    pieces = read_pieces(blocks, extents, all_float=columns == 1)
    slack = 6.0 + 12.0 * tried if columns == 1 else 6.0 + 14.0 * tried
    return fill_pages(pieces, measures.room, measures.page, columns, measures.white, slack)


def _in_parts(blocks: Sequence[PageBlock], order: Sequence[Part], extents: Sequence[Extent]) -> tuple[PageBlock, ...]:
    """The blocks in this order, parted where it says so."""
    return tuple(_part(blocks, part, extents) for part in order)


def _part(blocks: Sequence[PageBlock], part: Part, extents: Sequence[Extent]) -> PageBlock:
    if part == PAGE_END:
        return PageEnd()
    if not part.number:
        return blocks[part.block]
    return part_block(blocks[part.block], part.number, extents[part.block].lines)[0 if part.is_above else 1]
