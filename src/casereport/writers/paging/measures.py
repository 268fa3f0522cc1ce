"""What the blocks of a text take up on laid-out pages, and how full the pages are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest
from typing import Any, Final

from casereport.values import dataclass
from casereport.writers.paging.costs import AMONG_BACK, empty_cost, is_scrap, pages_cost, scrap_cost, wait_cost
from casereport.writers.paging.extents import Extent

_GAP: Final = 45.0
"""White (CSS px) above which the space between two lines counts as empty."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in CSS px: of each block of the text, of a page, of the room that the title block leaves on its page and the white inside it.

    `full` is the share of each page that is printed on; `scraps` counts texts that look lost above a figure or table; `places` are the
    pages of each figure or table and of its first mention, and whether it stands among what is declared behind the article. `starts` is the
    page on which each block begins.
    """

    blocks: tuple[Extent, ...]
    page: float
    room: float
    white: float
    full: tuple[float, ...]
    scraps: int
    places: tuple[tuple[int, int, bool], ...]
    starts: tuple[int, ...] = ()

    def cost(self, columns: int) -> float:
        """What is wrong with the pages, counted as where they are planned."""
        return pages_cost(len(self.full), self.full[-1]) + sum(self._empty()) + sum(self._waits()) + self.scraps * scrap_cost(columns)

    def dearest(self) -> float:
        """What costs most of it: the emptiest page, or the figure or table in the worst place."""
        return max([*self._empty(), *self._waits()], default=0.0)

    def _empty(self) -> list[float]:
        return [empty_cost(1 - share, is_near_end=number == 0) for number, share in enumerate(reversed(self.full[:-1]))]

    def _waits(self) -> list[float]:
        return [wait_cost(stands, mentioned) + is_behind * AMONG_BACK for stands, mentioned, is_behind in self.places]


def measure_blocks(pages: Any, root: Any, columns: int) -> Measures:
    """What the blocks of the text take up; `root` is the parsed page that was laid out. Text in columns counts by its share of a page."""
    main = next(root.iter("main"))
    shares = {block: 1 / columns if run.get("class") == "columns" else 1.0 for run in main for block in run}
    extents = {block: Extent() for block in shares}
    room, white = None, 0.0
    starts: dict[Any, int] = {}
    for number, page in enumerate(pages):
        for box in _outermost(page._page_box, shares.keys() | {main}):  # noqa: SLF001  # the engine tells places nowhere else
            if box.element is main and room is None:
                room = page._page_box.content_box_y() + page._page_box.height - box.position_y  # noqa: SLF001  # as above
                white = _white(page._page_box, columns, page._page_box.height - room)  # noqa: SLF001  # as above
        boxes = list(_outermost(page._page_box, shares.keys()))  # noqa: SLF001  # as above
        for box, after in zip_longest(boxes, boxes[1:]):
            starts.setdefault(box.element, number)
            extents[box.element].add(box, _taken(box, after), shares[box.element])
    height = pages[-1]._page_box.height  # noqa: SLF001  # as above
    return Measures(
        tuple(extents.values()), height, height if room is None else room, white,
        tuple(1 - _white(page._page_box, columns, height) / height for page in pages),  # noqa: SLF001  # as above
        sum(_scraps(page._page_box, main, columns) for page in pages),  # noqa: SLF001  # as above
        tuple(_places(pages, root)), tuple(starts.get(block, 0) for block in extents),
    )  # fmt: skip


def _taken(box: Any, after: Any) -> float:
    """The height from a box to the one under it, to the foot of its own margin where the next stands in another column or run."""
    own = float(box.border_height() + box.margin_bottom)
    if after is None:
        return own
    below = float(after.border_box_y() - box.border_box_y())
    return below if box.border_height() <= below <= own + after.margin_top else own


def _outermost(box: Any, elements: Any) -> Iterator[Any]:
    """The boxes of these elements below a box, none inside another."""
    for child in box.all_children() if hasattr(box, "all_children") else ():
        if child.element is not None and child.element in elements:
            yield child
        else:
            yield from _outermost(child, elements)


def _white(page: Any, columns: int, height: float) -> float:
    """The height without lines and pictures of the upper part of a page, small gaps left aside; of two columns the mean of both."""
    left, top, width = page.content_box_x(), page.content_box_y(), page.width
    printed = [box for box in _printed(page) if box[1] < top + height]
    found = 0.0
    for column in range(columns):
        start, stop = left + column * width / columns, left + (column + 1) * width / columns
        spans = sorted((y - top, y - top + tall) for x, y, wide, tall in printed if x < stop - 1 and x + wide > start + 1)
        found += sum(gap for gap in _gaps(spans, height) if gap > _GAP)
    return found / columns


def _gaps(spans: Iterable[tuple[float, float]], height: float) -> Iterator[float]:
    foot = 0.0
    for top, bottom in spans:
        yield top - foot
        foot = max(foot, bottom)
    yield height - foot


def _printed(box: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, width and height of every line and picture of a page's own flow."""
    kind = type(box).__name__
    if kind == "MarginBox":
        return
    if kind in ("LineBox", "BlockReplacedBox"):
        yield box.position_x, box.position_y, box.width, box.height
        return
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _printed(child)


def _scraps(page: Any, main: Any, columns: int) -> int:
    """How many texts of a line or two stand on a page above a figure or table that is as wide as the page."""
    runs = [box for part in _outermost(page, {main}) for box in part.all_children()]
    text = "columns" if columns == 2 else "column"
    above = [run for run, after in pairwise(runs) if _kind(run) == text and _kind(after) == "full"]
    return sum(is_scrap(sum(height for *_, height in _printed(run)) / columns) for run in above)


def _kind(box: Any) -> str:
    return (box.element.get("class") or "") if box.element is not None else ""


def _places(pages: Any, root: Any) -> Iterator[tuple[int, int, bool]]:
    """The page of each figure and table that is mentioned and of its first mention, in the order of the text; true behind a statement."""
    mentioned: dict[str, int] = {}
    stands: dict[str, int] = {}
    for number, page in enumerate(pages):
        for kind, target, _, _ in page.links:
            if kind == "internal":
                mentioned.setdefault(target, number)
        for anchor in page.anchors:
            stands.setdefault(anchor, number)
    is_behind = False
    for element in root.iter():
        is_behind = is_behind or "role-statement" in (element.get("class") or "").split()
        name = element.get("id") if element.tag in ("figure", "table") else None
        if name in stands and name in mentioned:
            yield stands[name], mentioned[name], is_behind
