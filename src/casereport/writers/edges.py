"""Ink beyond an edge: what was laid out outside the page, the column or the table cell that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from casereport.values import dataclass

_TOLERANCE: Final = 1.0
"""CSS px (a quarter of a millimetre) that ink may cross an edge: rounding of the engine, the overhang of a slanted letter."""
_INK: Final = frozenset({"TextBox", "BlockReplacedBox", "InlineReplacedBox"})


@dataclass(frozen=True, slots=True)
class Overrun:
    """Text or a picture beyond an edge: the page, and the id of the innermost element around it that has one, "" for none."""

    page: int
    anchor: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """What ink must stay inside, in CSS px from the page's corner."""

    left: float
    right: float
    bottom: float
    paper: float
    """Width of the page."""


def read_overruns(pages: Any) -> list[Overrun]:
    """Each page and element with ink beyond an edge, once, in reading order; an empty list for pages as they should be."""
    found = (overrun for number, page in enumerate(pages, 1) for overrun in _of_page(page._page_box, number))  # noqa: SLF001  # there is no public way to what was laid out
    return list(dict.fromkeys(found))


def _of_page(page: Any, number: int) -> Iterator[Overrun]:
    paper = _Frame(0.0, page.margin_width(), page.margin_height(), page.margin_width())
    text = _Frame(page.content_box_x(), page.content_box_x() + page.width, page.content_box_y() + page.height, page.margin_width())
    for box in page.all_children():
        inside = paper if type(box).__name__ == "MarginBox" else text
        for anchor in _beyond(box, inside, ""):
            yield Overrun(number, anchor)


def _beyond(box: Any, frame: _Frame, anchor: str) -> Iterator[str]:
    """The anchors of the ink below a box that leaves its frame."""
    kind = type(box).__name__
    if kind in _INK and _is_visible(box) and _leaves(box, frame):
        yield anchor
    if not hasattr(box, "all_children"):
        return
    if box.element is not None:
        anchor = box.element.get("id") or anchor
    frame = _own_frame(box, kind, frame)
    for child in box.all_children():
        yield from _beyond(child, frame, anchor)


def _is_visible(box: Any) -> bool:
    return bool(getattr(box, "text", "x").strip("\u00ad\u200b\u2060 \u00a0"))


def _leaves(box: Any, frame: _Frame) -> bool:
    left, right, bottom = box.position_x, box.position_x + box.width, box.position_y + box.height
    over: float = max(frame.left - left, right - frame.right, bottom - frame.bottom)
    return over > _TOLERANCE


def _own_frame(box: Any, kind: str, frame: _Frame) -> _Frame:
    """The frame of what a box holds: narrower in a column, a float and a cell, wider in a block set wider than its surroundings."""
    start, end = box.border_box_x(), box.border_box_x() + box.border_width()
    if kind in ("BlockBox", "FlexBox") and box.element is not None and "wide" in (box.element.get("class") or "").split():
        return replace(frame, left=max(start, 0.0), right=min(end, frame.paper))
    if kind == "TableCellBox" or box.is_floated() or getattr(box, "is_column", False):
        return replace(frame, left=max(start, frame.left), right=min(end, frame.right))
    return frame
