"""Pages filled by arithmetic: which float stands where, so that pages are full, floats near their mention, and no scrap of text is left.

A page float cannot be asked of the PDF engine. The document is laid out once as it is written, each block is measured, and the pages are
filled again here: each float may stand behind the text that calls it, wait, or stand at the head of a page, where a paragraph is parted for
it. All ways are followed at once, the costly ones dropped, and the cheapest order handed back. Text keeps its order, and so do the figures
and the tables, each among themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from casereport.writers.paging import costs
from casereport.writers.paging.pieces import Piece
from casereport.writers.paging.ways import Part, Way

AFTER_HEADING: Final = 45.0
"""Height (CSS px) of the lines that must follow a heading on its page."""
_LEAST: Final = 30.0
"""Height of the lines of a paragraph that may stand alone at the foot of a page."""
_LOST: Final = 10.0
"""What a page loses at its foot where a text is parted between lines."""
_FURTHER: Final = 0.003
"""What it costs that a float stands one text behind its place; more in a column, where it parts what it has nothing to do with."""
_FURTHER_IN_COLUMN: Final = 0.01
_SERIES: Final = ("figure", "table")
_FOLLOWED: Final = 60
"""How many ways are followed at once."""


def fill_pages(
    pieces: Sequence[Piece], room: float, page: float, columns: int, white: float = 0.0, slack: float = 0.0
) -> tuple[list[Part], float]:
    """The order of the blocks whose pages cost least, and that cost.

    `room` is what the first page has left under the title block, `white` what is empty within that, `slack` what a text that is parted at
    the foot of a page must leave free there.
    """
    sheet = _Sheet(pieces, page, columns, white, slack)
    ways = [sheet.start(room)]
    for _ in pieces:
        found: dict[tuple[object, ...], Way] = {}
        for way in ways:
            for further in sheet.go_on(way):
                known = found.setdefault(further.key, further)
                if further.cost < known.cost:
                    found[further.key] = further
        ways = sorted(found.values(), key=sheet.expected)[:_FOLLOWED]
    best = min(ways, key=sheet.total)
    return best.order(), sheet.total(best)


class _Sheet:
    """The pieces of a document as texts and floats, and the pages that they fill."""

    def __init__(self, pieces: Sequence[Piece], page: float, columns: int, white: float, slack: float) -> None:
        self.page, self.columns, self.white, self.slack = page, columns, white, slack
        self.floats = [piece for piece in pieces if _is_placed(piece)]
        self.texts = [piece for piece in pieces if not _is_placed(piece)]
        self.series = tuple([k for k, piece in enumerate(self.floats) if piece.series == name] for name in _SERIES)
        self.height = sum(piece.height for piece in pieces)
        self.back = next((number for number, text in enumerate(self.texts) if text.back), len(self.texts))
        self.calls = [self._call(pieces, piece) for piece in self.floats]

    def start(self, room: float) -> Way:
        """Nothing put; what is called above all text is called."""
        return Way(left=room, calls=tuple(0 if text < 0 else None for text, _ in self.calls))

    def go_on(self, way: Way) -> Iterator[Way]:
        """The way with one piece more, in each manner that is allowed."""
        waiting = [k for k in self._next(way) if way.calls[k] is not None]
        is_held = way.texts == len(self.texts) or (_waits(self.texts[way.texts]) and bool(waiting))
        if self._is_last(way) and self._next(way):
            is_held = True
        if is_held or not way.is_after_heading:
            for k in self._next(way):
                yield from self._put_called(way, k) if way.calls[k] is not None else self._put_early(way, k)
        if not is_held:
            yield from self._add_text(way)

    def expected(self, way: Way) -> float:
        """What a way costs, with what it will cost at least that floats which have no room on the page wait for the next."""
        late = [k for k in self._waiting(way) if self.floats[k].height > way.left and not self.floats[k].cuts]
        return way.cost + self._wait_for(late, way, way.page + 1)

    def total(self, way: Way) -> float:
        """What a way to the end costs."""
        return way.cost + costs.pages_cost(way.page + 1, 1 - way.left / self.page)

    def _call(self, pieces: Sequence[Piece], piece: Piece) -> tuple[int, float]:
        """The text that mentions a float, and the share of it above the mention; -1 where it stands above all text."""
        for number, text in enumerate(self.texts):
            if piece.call and piece.call[0] in text.blocks:
                return number, piece.call[1]
        return sum(not _is_placed(other) for other in pieces[: pieces.index(piece)]) - 1, 1.0

    def _is_last(self, way: Way) -> bool:
        return way.texts < len(self.texts) and self.texts[way.texts].last

    def _next(self, way: Way) -> list[int]:
        """The next figure and the next table; where one is in parts, the next of these alone."""
        found = [one[put] for one, put in zip(self.series, way.put, strict=True) if put < len(one)]
        return [k for k in found if self.floats[k].continues] or found

    # --- text ---

    def _add_text(self, way: Way) -> Iterator[Way]:
        piece = self.texts[way.texts]
        height = self._rest(way, piece)
        needed = height if piece.whole and height <= self.page else min(height, _LEAST)
        needed = height + AFTER_HEADING if piece.heading else needed
        waiting = sum(_FURTHER if self.floats[k].floats else _FURTHER_IN_COLUMN for k in self._waiting(way))
        way = replace(way, cost=way.cost + waiting)
        if height > way.left and not way.cut and not way.is_after_heading:
            yield from self._part_text(way, piece)
        yield self._put_text(self._closed(way) if needed > way.left else way, piece, height)

    def _put_text(self, way: Way, piece: Piece, height: float) -> Way:
        left, page = way.left - height, way.page
        while left < 0:
            left, page = left + self.page - _LOST, page + 1
        parts = (Part(piece.blocks[0], way.cut.number),) if way.cut else tuple(Part(block) for block in piece.blocks)
        put = replace(
            way,
            left=left, page=page, texts=way.texts + 1, placed=way.placed + height, cost=way.cost + self._turning(way, page),
            run=0.0 if piece.whole else self.page - left if page > way.page else way.run + height,
            tall=0.0 if page > way.page else way.tall,
            cut=None, is_fresh=False, is_after_heading=piece.heading, before=way, parts=parts,
        )  # fmt: skip
        return self._called(put, {k: self._page_of(way, height, share) for k, share in self._calls_in(way.texts)})

    def _page_of(self, way: Way, height: float, share: float) -> int:
        """The page of the line with this share of a text above it."""
        above, page = share * (height + (way.cut.height if way.cut else 0.0)) - (way.cut.height if way.cut else 0.0), way.page
        left = way.left
        if above < 0:
            return page - 1
        while above >= left:
            above, left, page = above - left, self.page, page + 1
        return page

    def _part_text(self, way: Way, piece: Piece) -> Iterator[Way]:
        """A text that is parted at the foot of the page, with a float at the head of the next."""
        cuts = [cut for cut in piece.cuts if cut.height <= way.left - self.slack]
        if not cuts or not self._next(way):
            return
        cut = cuts[-1]
        above = replace(
            way,
            left=way.left - cut.height, placed=way.placed + cut.height, run=way.run + cut.height, cut=cut,
            before=way, parts=(Part(piece.blocks[0], cut.number, is_above=True),),
        )  # fmt: skip
        called = {k: way.page for k, share in self._calls_in(way.texts) if share * piece.height < cut.height}
        turned = self._closed(self._called(above, called))
        for k in self._next(turned):
            if turned.calls[k] is not None and self.floats[k].floats and self.floats[k].height <= self.page:
                yield self._float_put(turned, k)
            elif turned.calls[k] is None:
                yield from self._put_early(turned, k)

    def _rest(self, way: Way, piece: Piece) -> float:
        return piece.height - way.cut.height if way.cut else piece.height

    def _calls_in(self, text: int) -> list[tuple[int, float]]:
        return [(k, share) for k, (number, share) in enumerate(self.calls) if number == text]

    def _called(self, way: Way, pages: dict[int, int]) -> Way:
        """The way with these floats called on these pages; what stands above its mention costs what that is worth."""
        new = {k: page for k, page in pages.items() if way.calls[k] is None}
        if not new:
            return way
        early = [(k, stands) for k, stands in way.early if k in new]
        cost = sum(costs.EARLY if stands == new[k] else costs.wait_cost(stands, new[k]) for k, stands in early)
        waited = sum(
            costs.wait_cost(way.page, page) for k, page in new.items() if not any(k == one for one, _ in early) and page < way.page
        )
        calls = tuple(new.get(k, page) for k, page in enumerate(way.calls))
        return replace(way, calls=calls, cost=way.cost + cost + waited, early=tuple(one for one in way.early if one[0] not in new))

    # --- floats ---

    def _waiting(self, way: Way) -> list[int]:
        """The floats that are called and not put."""
        return [k for one, put in zip(self.series, way.put, strict=True) for k in one[put:] if way.calls[k] is not None]

    def _turning(self, way: Way, page: int) -> float:
        """What it costs that pages end with floats waiting."""
        return self._wait_for(self._waiting(way), way, page) if page > way.page else 0.0

    def _wait_for(self, floats: Iterable[int], way: Way, page: int) -> float:
        calls = [call for k in floats if (call := way.calls[k]) is not None]
        return sum(costs.wait_cost(page, call) - costs.wait_cost(way.page, call) for call in calls)

    def _put_called(self, way: Way, k: int) -> Iterator[Way]:
        """A float where the text stands; where it does not fit, at the head of the next page, or a table in two parts."""
        piece = self.floats[k]
        if not piece.floats:
            yield from self._put_in_column(way, k)
        elif piece.height <= self._room(way) or piece.height > self.page:
            yield self._float_put(way, k)
        else:
            yield from self._part_table(way, k)
            if not way.cut:
                yield self._float_put(self._closed(way), k)

    def _put_in_column(self, way: Way, k: int) -> Iterator[Way]:
        """A narrow figure or table under the text of its column, at the head of the next, or at that of the next page."""
        if way.cut:
            return
        tall, column = self.floats[k].height * self.columns, way.run + way.left
        above = way.run * self.columns
        if above % column + tall <= column or tall > self.page:
            yield self._float_put(way, k)
        elif above < column and tall <= column:
            yield self._float_put(replace(way, left=way.left - (column - above) / self.columns, run=column / self.columns), k)
        else:
            yield self._float_put(self._closed(way), k)

    def _put_early(self, way: Way, k: int) -> Iterator[Way]:
        """A float at the head of the page that will mention it, or of the page before that."""
        piece, (text, _) = self.floats[k], self.calls[k]
        if not piece.floats or piece.height > self.page or piece.continues:
            return
        if not way.is_fresh or piece.height > way.free:
            if piece.height <= self._room(way) or not way.texts or way.cut:
                return
            way = self._closed(way)
        ahead = self.texts[way.texts : text + 1]
        if sum(one.height for one in ahead) < way.left - piece.height + self.page and not any(one.whole or one.last for one in ahead):
            put = self._float_put(way, k)
            yield replace(put, early=(*put.early, (k, put.page)))

    def _part_table(self, way: Way, k: int) -> Iterator[Way]:
        piece = self.floats[k]
        cuts = [cut for cut in piece.cuts if cut.height <= self._room(way) - _LOST]
        if not cuts or not piece.floats or way.cut:
            return
        cut, block = cuts[-1], piece.blocks[-1]
        head = replace(
            way, left=self._room(way) - cut.height, placed=way.placed + cut.height, cost=way.cost + costs.CUT_TABLE, run=0.0, tall=0.0
        )
        head = replace(head, before=way, parts=(Part(block, cut.number, True),), put=self._put_of(way, k))
        turned = self._closed(head)
        rest = piece.height - cut.height + piece.repeated
        yield replace(turned, left=self.page - rest, is_fresh=False, before=head, parts=(Part(block, cut.number),))

    def _room(self, way: Way) -> float:
        """What is surely left for a float: columns above it are balanced, which takes a line or two more than their text."""
        return way.free - (self.slack / (1 if self.columns == 2 else 3) if way.run else 0.0)

    def _float_put(self, way: Way, k: int) -> Way:
        piece = self.floats[k]
        cost = costs.scrap_cost(self.columns) if costs.is_scrap(way.run) and piece.floats else 0.0
        cost += costs.AMONG_BACK if way.texts > self.back and not piece.back else 0.0
        left, page = (self._room(way) if piece.floats else way.left) - piece.height, way.page
        while left < 0:
            left, page = left + self.page, page + 1
        run, tall = (0.0, 0.0) if piece.floats else (way.run + piece.height, max(way.tall, piece.height * self.columns))
        return replace(
            way,
            left=left, page=page, put=self._put_of(way, k), cost=way.cost + cost, placed=way.placed + piece.height, run=run, tall=tall,
            is_fresh=way.is_fresh and piece.floats, before=way, parts=tuple(Part(block) for block in piece.blocks),
        )  # fmt: skip

    def _put_of(self, way: Way, k: int) -> tuple[int, int]:
        figures, tables = way.put
        return (figures + 1, tables) if self.floats[k].series == "figure" else (figures, tables + 1)

    def _closed(self, way: Way) -> Way:
        empty = way.left + (self.white if way.page == 0 else 0.0)
        cost = costs.empty_cost(empty / self.page, is_near_end=self.height - way.placed <= self.page) + self._turning(way, way.page + 1)
        return replace(way, left=self.page, page=way.page + 1, cost=way.cost + cost, run=0.0, tall=0.0, is_fresh=True, parts=(), before=way)


def _is_placed(piece: Piece) -> bool:
    """True for a piece with a number that is not held by its heading."""
    return piece.floats or (bool(piece.series) and not piece.whole)


def _waits(piece: Piece) -> bool:
    """True for a piece that stands behind every float called before it."""
    return piece.last or (bool(piece.series) and piece.whole)
