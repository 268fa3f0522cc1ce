"""Two narrow figures that stand next to one another are printed side by side, where the page has room for both."""

from __future__ import annotations

from collections.abc import Iterable

from casereport import tree
from casereport.document.figures.widths import stand_side_by_side
from casereport.journal import Journal
from casereport.writers.paging.page_blocks import PageBlock, SideBySide


def put_side_by_side(blocks: Iterable[tree.Block], journal: Journal) -> tuple[PageBlock, ...]:
    """The blocks with each two neighbouring figures that fit beside one another as one."""
    found: list[PageBlock] = []
    for block in blocks:
        last = found[-1] if found else None
        if (
            isinstance(block, tree.Figure)
            and isinstance(last, tree.Figure)
            and not last.uncaptioned
            and stand_side_by_side(last, block, journal)
        ):
            found[-1] = SideBySide((last, block), wide=last.width_mm + block.width_mm > journal.figure.column_mm)
        else:
            found.append(block)
    return tuple(found)
