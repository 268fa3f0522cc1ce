"""The pages that a document is planned for, and what all manners of going on share: a page closed, a float put, a mention met."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from casereport.writers.paging import costs
from casereport.writers.paging.pieces import Piece
from casereport.writers.paging.ways import PAGE_END, Part, Way

_SERIES: Final = ("figure", "table")


class Sheet:
    """The pieces of a document as texts and floats, and the pages that they fill.

    `slack` is what a text that is parted at the foot of a page must leave free there, `white` what is empty within the title block.
    """

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
        return Way(left=room, calls=tuple(0 if text < 0 else None for text, _ in self.calls), is_fresh=room >= self.page)

    def _call(self, pieces: Sequence[Piece], piece: Piece) -> tuple[int, float]:
        """The text that mentions a float, and the share of it above the mention; -1 where it stands above all text."""
        for number, text in enumerate(self.texts):
            if piece.call and piece.call[0] in text.blocks:
                return number, piece.call[1]
        return sum(not _is_placed(other) for other in pieces[: pieces.index(piece)]) - 1, 1.0

    # --- what a way costs ---

    def expected(self, way: Way) -> float:
        """What a way costs, with what is sure to come: pages for what is left, floats that wait for room or stand above their mention."""
        pages = way.page + 1 + (self.height - way.placed - way.left) / self.page
        return way.cost + costs.PAGE * pages + sum(self._least_waits(way)) + sum(self._least_early(way))

    def total(self, way: Way) -> float:
        """What a way to the end costs."""
        return way.cost + costs.pages_cost(way.page + 1, 1 - way.left / self.page)

    def is_near_end(self, way: Way) -> bool:
        """True where all that is left has room on one page."""
        return self.height - way.placed <= self.page

    def _least_waits(self, way: Way) -> Iterator[float]:
        """What it will cost at least that floats which are called wait for those of their series, beside what they waited for by now."""
        for numbers, put in zip(self.series, way.put, strict=True):
            ahead = 0.0
            for k in numbers[put:]:
                mention = way.calls[k]
                if mention is None:
                    break
                ahead += 0.0 if self.floats[k].cuts else self.floats[k].height
                yield costs.wait_cost(self._page_behind(way, ahead), mention) - costs.wait_cost(way.page, mention)

    def _least_early(self, way: Way) -> Iterator[float]:
        """What it will cost at least that floats stand above what mentions them."""
        for k, stands in way.early:
            text, share = self.calls[k]
            ahead = sum(one.height for one in self.texts[way.texts : text]) + share * self.texts[text].height
            mention = self._page_behind(way, ahead)
            yield costs.EARLY if mention <= stands else costs.wait_cost(stands, mention)

    def _page_behind(self, way: Way, height: float) -> int:
        """The page at least that stands behind this much more."""
        return way.page + max(0, math.ceil((height - way.left) / self.page))

    # --- steps ---

    def closed(self, way: Way, *, is_forced: bool = False) -> Way:
        """The way at the head of a new page; `is_forced` where the engine would find room for what comes."""
        empty = way.left + (self.white if way.page == 0 else 0.0)
        cost = costs.empty_cost(empty / self.page, is_near_end=self.is_near_end(way)) + self.turning(way, way.page + 1)
        return replace(
            way,
            left=self.page, page=way.page + 1, cost=way.cost + cost, run=0.0, tall=0.0, is_fresh=True,
            before=way, parts=(PAGE_END,) if is_forced else (),
        )  # fmt: skip

    def turning(self, way: Way, page: int) -> float:
        """What it costs the floats that wait that another page begins."""
        return self._wait_for(self.waiting(way), way, page) if page > way.page else 0.0

    def waiting(self, way: Way) -> list[int]:
        """The floats that are called and not put."""
        return [k for numbers, put in zip(self.series, way.put, strict=True) for k in numbers[put:] if way.calls[k] is not None]

    def called(self, way: Way, pages: dict[int, int]) -> Way:
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

    def room(self, way: Way) -> float:
        """What is surely left for a float: columns above it are balanced, which takes a line or two more than their text."""
        return way.free - (self.slack / (1 if self.columns == 2 else 3) if way.run else 0.0)

    def float_put(self, way: Way, k: int) -> Way:
        """The way with a float where it stands."""
        piece = self.floats[k]
        cost = costs.scrap_cost(self.columns) if costs.is_scrap(way.run) and piece.floats else 0.0
        cost += costs.AMONG_BACK if way.texts > self.back and not piece.back else 0.0
        left, page = (self.room(way) if piece.floats else way.left) - piece.height, way.page
        while left < 0:
            left, page = left + self.page, page + 1
        run, tall = (0.0, 0.0) if piece.floats else (way.run + piece.height, max(way.tall, piece.height * self.columns))
        return replace(
            way,
            left=left, page=page, put=self.put_of(way, k), cost=way.cost + cost, placed=way.placed + piece.height, run=run, tall=tall,
            is_fresh=way.is_fresh and piece.floats, before=way, parts=tuple(Part(block) for block in piece.blocks),
        )  # fmt: skip

    def put_of(self, way: Way, k: int) -> tuple[int, int]:
        """How many figures and tables are put, with this one."""
        figures, tables = way.put
        return (figures + 1, tables) if self.floats[k].series == "figure" else (figures, tables + 1)

    def _wait_for(self, floats: Iterable[int], way: Way, page: int) -> float:
        calls = [call for k in floats if (call := way.calls[k]) is not None]
        return sum(costs.wait_cost(page, call) - costs.wait_cost(way.page, call) for call in calls)


def _is_placed(piece: Piece) -> bool:
    """True for a piece with a number that is not held by its heading."""
    return piece.floats or (bool(piece.series) and not piece.whole)
