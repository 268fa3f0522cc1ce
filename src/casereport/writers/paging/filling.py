"""Pages filled by arithmetic: which float stands where, so that pages are full, floats near their mention, and no scrap of text is left.

A page float cannot be asked of the PDF engine. The document is laid out once as it is written, each block is measured, and the pages are
filled again here: each float may stand behind the text that calls it, wait, or stand before it, and at the head of a page, where a
paragraph is parted for it. All ways are followed at once, the costly ones dropped, and the cheapest order handed back. Text keeps its
order, and so do the figures and the tables, each among themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casereport.writers.paging.pieces import Piece
from casereport.writers.paging.placing import LOST, put_called, put_early
from casereport.writers.paging.sheet import Sheet
from casereport.writers.paging.ways import Part, Way

AFTER_HEADING: Final = 45.0
"""Height (CSS px) of the lines that must follow a heading on its page."""
_LEAST: Final = 30.0
"""Height of the lines of a paragraph that may stand alone at the foot of a page."""
_SURELY: Final = 0.08
"""The share of a page by which it may come out fuller than planned."""
_FURTHER: Final = 0.003
"""What it costs that a float stands one text behind its place; more in a column, where it parts what it has nothing to do with."""
_FURTHER_IN_COLUMN: Final = 0.01
_FOLLOWED: Final = 150
"""How many ways are followed at once."""


def fill_pages(
    pieces: Sequence[Piece], room: float, page: float, columns: int, white: float = 0.0, slack: float = 0.0
) -> tuple[list[Part], float]:
    """The order of the blocks whose pages cost least, and that cost.

    `room` is what the first page has left under the title block, `white` what is empty within that, `slack` what a text that is parted at
    the foot of a page must leave free there.
    """
    sheet = Sheet(pieces, page, columns, white, slack)
    ways = [sheet.start(room)]
    for _ in pieces:
        found: dict[tuple[object, ...], Way] = {}
        for way in ways:
            for further in _go_on(sheet, way):
                known = found.setdefault(further.key, further)
                if further.cost < known.cost:
                    found[further.key] = further
        ways = sorted(found.values(), key=sheet.expected)[:_FOLLOWED]
    best = min(ways, key=sheet.total)
    return best.order(), sheet.total(best)


def _go_on(sheet: Sheet, way: Way) -> Iterator[Way]:
    """The way with one piece more, in each manner that is allowed."""
    coming = _next_floats(sheet, way)
    text = sheet.texts[way.texts] if way.texts < len(sheet.texts) else None
    is_held = text is None or (text.last and bool(coming)) or (_waits(text) and any(way.calls[k] is not None for k in coming))
    if is_held or not way.is_after_heading:
        for k in coming:
            yield from (put_early if way.calls[k] is None else put_called)(sheet, way, k)
    if text and not is_held:
        yield from _add_text(sheet, way, text)


def _next_floats(sheet: Sheet, way: Way) -> list[int]:
    """The next figure and the next table; where one is in parts, the next of these alone."""
    found = [numbers[put] for numbers, put in zip(sheet.series, way.put, strict=True) if put < len(numbers)]
    return [k for k in found if sheet.floats[k].continues] or found


def _waits(piece: Piece) -> bool:
    """True for a piece that stands behind every float called before it."""
    return piece.last or (bool(piece.series) and piece.whole)


def _add_text(sheet: Sheet, way: Way, piece: Piece) -> Iterator[Way]:
    height = piece.height - (way.cut.height if way.cut else 0.0)
    needed = height if piece.whole and height <= sheet.page else min(height, _LEAST)
    needed = height + AFTER_HEADING if piece.heading else needed
    waiting = sum(_FURTHER if sheet.floats[k].floats else _FURTHER_IN_COLUMN for k in sheet.waiting(way))
    way = replace(way, cost=way.cost + waiting)
    if height > way.left and not way.cut and not way.is_after_heading:
        yield from _part_text(sheet, way, piece)
    if _may_end_page(sheet, way, piece):
        yield _put_text(sheet, sheet.closed(way, is_forced=True), piece, height)
    yield _put_text(sheet, sheet.closed(way) if needed > way.left else way, piece, height)


def _may_end_page(sheet: Sheet, way: Way, piece: Piece) -> bool:
    """True for a heading behind the article that may begin the last page, so that more stands there than a few lines.

    What stands above it must surely have room on its own page: else its last lines alone would fill one.
    """
    is_sure = way.left > _SURELY * sheet.page and not way.is_fresh
    return piece.heading and (piece.back or piece.last) and way.page > 0 and is_sure and sheet.is_near_end(way)


def _put_text(sheet: Sheet, way: Way, piece: Piece, height: float) -> Way:
    left, page = way.left - height, way.page
    while left < 0:
        left, page = left + sheet.page - LOST, page + 1
    parts = (Part(piece.blocks[0], way.cut.number),) if way.cut else tuple(Part(block) for block in piece.blocks)
    put = replace(
        way,
        left=left, page=page, texts=way.texts + 1, placed=way.placed + height, cost=way.cost + sheet.turning(way, page),
        run=0.0 if piece.whole else sheet.page - left if page > way.page else way.run + height,
        tall=0.0 if page > way.page else way.tall,
        cut=None, is_fresh=False, is_after_heading=piece.heading, before=way, parts=parts,
    )  # fmt: skip
    return sheet.called(put, {k: _page_of(sheet, way, height, share) for k, share in _calls_in(sheet, way.texts)})


def _page_of(sheet: Sheet, way: Way, height: float, share: float) -> int:
    """The page of the line with this share of a text above it."""
    above, page = share * (height + (way.cut.height if way.cut else 0.0)) - (way.cut.height if way.cut else 0.0), way.page
    left = way.left
    if above < 0:
        return page - 1
    while above >= left:
        above, left, page = above - left, sheet.page, page + 1
    return page


def _part_text(sheet: Sheet, way: Way, piece: Piece) -> Iterator[Way]:
    """A text that is parted at the foot of the page, with a float at the head of the next."""
    cuts = [cut for cut in piece.cuts if cut.height <= way.left - sheet.slack]
    if not cuts or not _next_floats(sheet, way):
        return
    cut = cuts[-1]
    above = replace(
        way,
        left=way.left - cut.height, placed=way.placed + cut.height, run=way.run + cut.height, cut=cut,
        before=way, parts=(Part(piece.blocks[0], cut.number, is_above=True),),
    )  # fmt: skip
    called = {k: way.page for k, share in _calls_in(sheet, way.texts) if share * piece.height < cut.height}
    turned = sheet.closed(sheet.called(above, called))
    for k in _next_floats(sheet, turned):
        if turned.calls[k] is not None and sheet.floats[k].floats and sheet.floats[k].height <= sheet.page:
            yield sheet.float_put(turned, k)
        elif turned.calls[k] is None:
            yield from put_early(sheet, turned, k)


def _calls_in(sheet: Sheet, text: int) -> list[tuple[int, float]]:
    """The floats that a text mentions, each with the share of it above the mention."""
    return [(k, share) for k, (number, share) in enumerate(sheet.calls) if number == text]
