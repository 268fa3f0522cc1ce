"""The lines of laid-out pages as a reviewer counts them: numbered from the title to the last reference, over all pages.

Counted are lines of text in the pages' own flow, captions and notes too; what stands inside a table or a picture is not, as in Word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from itertools import accumulate
from typing import Any, Final

from casereport.values import dataclass
from casereport.writers.layout import squeezed, texts_in

_UNCOUNTED: Final = frozenset({"table", "img", "svg"})


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line with its number, its page (both from 1), its text, and where its letters stand: CSS px below the page's upper edge."""

    number: int
    page: int
    text: str
    baseline: float


@dataclass(frozen=True)
class Lines:
    """The numbered lines of a document, and the first line below each anchor of it by the anchor's name."""

    lines: tuple[NumberedLine, ...] = ()
    anchors: Mapping[str, NumberedLine] = field(default_factory=dict)

    def line_of(self, text: str) -> tuple[int, int] | None:
        """Page and number of the line on which a text begins; None when the pages do not show it outside their tables."""
        at = self._joined.find(squeezed(text))
        if not squeezed(text) or at < 0:
            return None
        line = self.lines[bisect_right(self._starts, at) - 1]
        return line.page, line.number

    def line_of_anchor(self, anchor: str) -> tuple[int, int] | None:
        """Page and number of the first line of a section, figure, table or reference; None for what has no line."""
        line = self.anchors.get(anchor)
        return (line.page, line.number) if line else None

    @cached_property
    def _joined(self) -> str:
        return "".join(squeezed(line.text) for line in self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins in the joined text; a line without letters begins where the next one does."""
        return [0, *accumulate(len(squeezed(line.text)) for line in self.lines)][:-1]


def number_lines(pages: Any) -> Lines:
    """The lines of pages that the PDF engine laid out in one column, numbered in reading order."""
    counting = _Counting()
    for number, page in enumerate(pages, 1):
        for box in page._page_box.children:  # noqa: SLF001  # there is no public way to what was laid out
            if type(box).__name__ != "MarginBox":
                counting.read(box, number)
    return Lines(tuple(counting.lines), counting.anchors)


@dataclass(slots=True)
class _Counting:
    lines: list[NumberedLine] = field(default_factory=list)
    anchors: dict[str, NumberedLine] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    """Anchors whose first line has not come yet."""

    def read(self, box: Any, page: int) -> None:
        """Counts the lines below a box of a page."""
        element = getattr(box, "element", None)
        if element is not None and element.get("id") and element.get("id") not in self.anchors:
            self.waiting.append(element.get("id"))
        if type(box).__name__ == "LineBox":
            self._count(box, page)
            return
        for child in _children(box):
            if _is_counted(child):
                self.read(child, page)

    def _count(self, line: Any, page: int) -> None:
        text = "".join(texts_in(line))
        if text.strip():
            self.lines.append(NumberedLine(len(self.lines) + 1, page, text, _baseline(line)))
            self.anchors |= {name: self.lines[-1] for name in self.waiting if name not in self.anchors}
            self.waiting.clear()


def _is_counted(box: Any) -> bool:
    """False for tables, pictures with their letters, and the marks of lists, which stand on the lines of their items."""
    tag = getattr(box, "element_tag", None) or ""
    if tag.endswith("::marker") or (tag == "div" and box.element.get("class", "").startswith("plate")):
        return False
    return tag not in _UNCOUNTED or bool(getattr(box, "is_table_wrapper", False))


def _children(box: Any) -> Iterator[Any]:
    yield from box.all_children() if hasattr(box, "all_children") else ()


def _baseline(line: Any) -> float:
    """Where most of a line's letters stand, whatever is raised in it."""
    boxes = [box for box in line.descendants() if type(box).__name__ == "TextBox" and box.text.strip()]
    widest = max(boxes, key=lambda box: box.width)
    return float(widest.position_y + widest.baseline)
