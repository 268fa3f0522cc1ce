"""How a figure or table is put on the pages: where the text stands, at the head of the next page, above its mention, in two parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casereport.writers.paging import costs
from casereport.writers.paging.pieces import Piece
from casereport.writers.paging.sheet import Sheet
from casereport.writers.paging.ways import Part, Way

LOST: Final = 10.0
"""Height (CSS px) that a page loses at its foot where a text or table is parted."""


def put_called(sheet: Sheet, way: Way, k: int) -> Iterator[Way]:
    """A float where the text stands; where it does not fit, at the head of the next page, or a table in two parts."""
    piece = sheet.floats[k]
    if not piece.floats:
        yield from _put_in_column(sheet, way, k)
    elif piece.height <= sheet.room(way) or piece.height > sheet.page:
        yield sheet.float_put(way, k)
    else:
        yield from _part_table(sheet, way, k)
        if not way.cut:
            yield sheet.float_put(sheet.closed(way, is_forced=_may_fit(way, piece)), k)


def put_early(sheet: Sheet, way: Way, k: int) -> Iterator[Way]:
    """A float on the page that will mention it, or on the page before that; never first under a title block."""
    piece, (text, _) = sheet.floats[k], sheet.calls[k]
    if not piece.floats or piece.height > sheet.page or piece.continues:
        return
    if not way.is_fresh and (not way.texts or way.cut):
        return
    if piece.height > (way.free if way.is_fresh else sheet.room(way)):
        way = sheet.closed(way, is_forced=_may_fit(way, piece))
    ahead = sheet.texts[way.texts : text + 1]
    if sum(one.height for one in ahead) < way.left - piece.height + sheet.page and not any(one.whole or one.last for one in ahead):
        put = sheet.float_put(way, k)
        yield replace(put, early=(*put.early, (k, put.page)))


def _may_fit(way: Way, piece: Piece) -> bool:
    """True for a float that the engine may find room for though that is not sure: the page ends there in any case."""
    return not way.is_fresh and not way.cut and piece.height <= way.left


def _put_in_column(sheet: Sheet, way: Way, k: int) -> Iterator[Way]:
    """A narrow figure or table under the text of its column, at the head of the next, or at that of the next page."""
    if way.cut:
        return
    tall, column = sheet.floats[k].height * sheet.columns, way.run + way.left
    above = way.run * sheet.columns
    if above % column + tall <= column or tall > sheet.page:
        yield sheet.float_put(way, k)
    elif above < column and tall <= column:
        yield sheet.float_put(replace(way, left=way.left - (column - above) / sheet.columns, run=column / sheet.columns), k)
    else:
        yield sheet.float_put(sheet.closed(way), k)


def _part_table(sheet: Sheet, way: Way, k: int) -> Iterator[Way]:
    piece, room = sheet.floats[k], sheet.room(way)
    cuts = [cut for cut in piece.cuts if cut.height <= room - LOST]
    if not cuts or not piece.floats or way.cut:
        return
    cut, block = cuts[-1], piece.blocks[-1]
    head = replace(way, left=room - cut.height, placed=way.placed + cut.height, cost=way.cost + costs.CUT_TABLE, run=0.0, tall=0.0)
    head = replace(head, before=way, parts=(Part(block, cut.number, True),), put=sheet.put_of(way, k))
    turned = sheet.closed(head)
    rest = piece.height - cut.height + piece.repeated
    yield replace(turned, left=sheet.page - rest, is_fresh=False, before=head, parts=(Part(block, cut.number),))
