"""Pages filled by arithmetic: which float stands where, so that pages are full, floats near their mention, and no scrap of text is left.

What is laid out one after the other fills pages in many ways, as each float may stand where it is called, at the head of that page, or
wait for the next. All of them are followed at once, the costly ones dropped on the way, and the cheapest orders handed back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

AFTER_HEADING: Final = 45.0
"""Height (CSS px) of the lines that must follow a heading on its page."""
_LEAST: Final = 30.0
"""Height of the lines of a paragraph that may stand alone at the foot of a page."""
_SCRAP: Final = 34.0
"""Height of a text between two floats, or above one, that looks lost there."""
_BREATH: Final = 12.0
"""What a text must leave free to be sure to end on its page."""
_LOST: Final = 10.0
"""What a page loses at its foot where a text is parted between lines."""
_FURTHER: Final = 0.003
"""What it costs that a float stands one text behind its place; more in a column, where it parts what it has nothing to do with."""
_FURTHER_IN_COLUMN: Final = 0.01
_EARLY: Final = 0.02
"""What it costs that a float stands above its mention."""
_MAY_BE_EMPTY: Final = 0.3
_FOLLOWED: Final = 40
"""How many ways are followed at once."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that stay together, by index: their height on the page (CSS px), whether they float, are a heading, must not be parted.

    `numbered` is true of every figure and table, which stand in the order of their numbers whether they float or not; `last` of what
    follows them all.
    """

    blocks: tuple[int, ...]
    height: float
    floats: bool = False
    heading: bool = False
    whole: bool = False
    numbered: bool = False
    last: bool = False


def empty_cost(share: float, *, is_near_end: bool = False) -> float:
    """What the empty share of a page costs: more than its size, and dear beyond a third but on the last page but one."""
    dear = 0.0 if is_near_end else 40 * max(0.0, share - _MAY_BE_EMPTY)
    return share + 3 * share * share + dear


def pages_cost(pages: int, last: float) -> float:
    """What so many pages cost, the last of which is full to this share: one with a few lines is a nuisance."""
    return 2.0 * pages + (0.2 if last < 0.12 else 0.0)


def wait_cost(page: int, mention: int, before: int) -> float:
    """What it costs that a float stands on this page: pages behind its mention, more where it could stand with the float before it."""
    late = page - max(mention, before)
    return 0.1 * max(0, page - mention) + (3.0 * (late - 1) if late > 1 else 0.0)


def scrap_cost(columns: int) -> float:
    """What a scrap of text above a float costs: in two columns one of them is left empty."""
    return 0.4 if columns == 2 else 0.02


def is_scrap(height: float) -> bool:
    """True for a text of this height (CSS px, a share of the page where it stands in columns) that looks lost above a float."""
    return 0 < height < _SCRAP


def fill_pages(pieces: Sequence[Piece], room: float, page: float, columns: int, white: float = 0.0) -> tuple[list[int], float]:
    """The order of the blocks whose pages cost least, and that cost.

    `room` is what the first page has left under the title block, `white` what is empty within that.
    """
    sheet = _Sheet(pieces, page, columns, white)
    ways = [_Way(left=room, calls=tuple(0 for call in sheet.calls if call == 0))]
    for _ in pieces:
        found: dict[tuple[object, ...], _Way] = {}
        for way in ways:
            for further in sheet.go_on(way):
                known = found.setdefault(further.key, further)
                if further.cost < known.cost:
                    found[further.key] = further
        cheap = sorted(found.values(), key=lambda way: way.cost)
        ways = [*cheap[:_FOLLOWED], *[way for way in cheap[_FOLLOWED:] if not way.due][:1]]  # one with something due may not go on
    best = min(ways, key=sheet.total)
    return _order(best), sheet.total(best)


@dataclass(frozen=True, slots=True)
class _Way:
    """Pages filled so far: texts and floats put, the page and what is left of it, the pages on which floats were called."""

    left: float
    calls: tuple[int, ...]
    texts: int = 0
    floats: int = 0
    page: int = 0
    cost: float = 0.0
    placed: float = 0.0
    run: float = 0.0
    """Height of the text since the head of the page or the last float."""
    tall: float = 0.0
    """Height of the tallest figure or table in that text, which columns cannot part."""
    due: int = 0
    """How many texts must stand before the page ends, as a float at its head waits for its mention."""
    filled: int = 0
    """The page of the last float."""
    is_fresh: bool = False
    is_after_heading: bool = False
    before: _Way | None = None
    blocks: tuple[int, ...] = ()

    @property
    def free(self) -> float:
        """What is left of the page under columns that are as high as the tallest block in them."""
        return self.left - max(0.0, self.tall - self.run)

    @property
    def waiting(self) -> range:
        """The floats that are called and not put."""
        return range(self.floats, len(self.calls))

    def turning(self) -> float:
        """What it costs that the page ends with floats waiting."""
        return sum(self._waited(k, self.page + 1) - self._waited(k, self.page) for k in self.waiting)

    def _waited(self, number: int, page: int) -> float:
        return wait_cost(page, self.calls[number], self.filled if number == self.floats else page)

    @property
    def key(self) -> tuple[object, ...]:
        """Ways that go on alike."""
        return (
            self.texts,
            self.page,
            round(self.left),
            self.due,
            self.is_fresh,
            self.is_after_heading,
            round(min(self.run, 2 * _SCRAP)),
            round(self.tall),
        )


class _Sheet:
    """The pieces of a document as texts and floats, and the pages that they fill."""

    def __init__(self, pieces: Sequence[Piece], page: float, columns: int, white: float) -> None:
        self.page, self.columns, self.white = page, columns, white
        self.floats = [piece for piece in pieces if _is_placed(piece)]
        self.texts = [piece for piece in pieces if not _is_placed(piece)]
        self.calls = [sum(not _is_placed(other) for other in pieces[:index]) for index, piece in enumerate(pieces) if _is_placed(piece)]
        self.height = sum(piece.height for piece in pieces)

    def go_on(self, way: _Way) -> Iterator[_Way]:
        """The way with one piece more, in each manner that is allowed."""
        called = way.floats < len(way.calls)
        is_held = way.texts == len(self.texts) or (called and _waits(self.texts[way.texts]))
        if way.floats < len(self.floats) and (is_held or not way.is_after_heading):
            yield from self._put_float(way) if called else self._put_early(way)
        if not is_held:
            yield from self._add_text(way, self.texts[way.texts])

    def total(self, way: _Way) -> float:
        """What a way to the end costs."""
        return way.cost + pages_cost(way.page + 1, 1 - way.left / self.page)

    def _add_text(self, way: _Way, piece: Piece) -> Iterator[_Way]:
        needed = piece.height if piece.whole and piece.height <= self.page else min(piece.height, _LEAST)
        needed = piece.height + AFTER_HEADING if piece.heading else needed
        if needed > way.left:
            if way.due:
                return
            way = self._closed(way)
        way = replace(way, cost=way.cost + sum(_FURTHER if self.floats[k].floats else _FURTHER_IN_COLUMN for k in way.waiting))
        put = self._put_text(way, piece)
        if not (put.page > way.page and way.due):
            yield put

    def _put_text(self, way: _Way, piece: Piece) -> _Way:
        left, page, texts = way.left - piece.height, way.page, way.texts + 1
        while left < 0:
            left, page = left + self.page - _LOST, page + 1
        return replace(
            way,
            left=left, page=page, texts=texts, placed=way.placed + piece.height,
            cost=way.cost + (way.turning() if page > way.page else 0.0),
            calls=(*way.calls, *(page for call in self.calls if call == texts)),
            run=0.0 if piece.whole else self.page - left if page > way.page else way.run + piece.height,
            tall=0.0 if page > way.page else way.tall,
            due=0 if texts >= way.due else way.due,
            is_fresh=False, is_after_heading=piece.heading, before=way, blocks=piece.blocks,
        )  # fmt: skip

    def _put_float(self, way: _Way) -> Iterator[_Way]:
        """The next float where the text stands; where it does not fit, at the head of the next page."""
        piece = self.floats[way.floats]
        needed = piece.height * (1 if piece.floats else self.columns)  # in a column, where its height counts by its share of the page
        if needed <= (way.free if piece.floats else way.left) or needed > self.page:
            yield self._float_put(way, piece)
        elif not way.due:
            yield self._float_put(self._closed(way), piece)

    def _put_early(self, way: _Way) -> Iterator[_Way]:
        """The next float at the head of the page that will mention it."""
        piece, due = self.floats[way.floats], self.calls[way.floats]
        if not piece.floats or piece.height > self.page or (not way.is_fresh and (way.due or piece.height <= way.free or not way.texts)):
            return
        way = way if way.is_fresh else self._closed(way)
        ahead = self.texts[way.texts : due]
        if sum(text.height for text in ahead) + _BREATH > way.left - piece.height or any(text.whole or text.last for text in ahead):
            return
        yield replace(self._float_put(way, piece, _EARLY), due=due)

    def _float_put(self, way: _Way, piece: Piece, cost: float = 0.0) -> _Way:
        cost += scrap_cost(self.columns) if is_scrap(way.run) and piece.floats else 0.0
        left, page = (way.free if piece.floats else way.left) - piece.height, way.page
        while left < 0:
            left, page = left + self.page, page + 1
        run, tall = (0.0, 0.0) if piece.floats else (way.run + piece.height, max(way.tall, piece.height * self.columns))
        return replace(
            way,
            left=left, page=page, floats=way.floats + 1, cost=way.cost + cost, placed=way.placed + piece.height, run=run, tall=tall,
            filled=page, before=way, blocks=piece.blocks,
        )  # fmt: skip

    def _closed(self, way: _Way) -> _Way:
        empty = way.left + (self.white if way.page == 0 else 0.0)
        cost = empty_cost(empty / self.page, is_near_end=self.height - way.placed <= self.page)
        return replace(way, left=self.page, page=way.page + 1, cost=way.cost + cost + way.turning(), run=0.0, tall=0.0, is_fresh=True)


def _is_placed(piece: Piece) -> bool:
    """True for a piece with a number that is not held by its heading."""
    return piece.floats or (piece.numbered and not piece.whole)


def _waits(piece: Piece) -> bool:
    """True for a piece that stands behind every float called before it."""
    return piece.last or (piece.numbered and piece.whole)


def _order(way: _Way) -> list[int]:
    order: list[int] = []
    step: _Way | None = way
    while step:
        order[:0] = step.blocks
        step = step.before
    return order
