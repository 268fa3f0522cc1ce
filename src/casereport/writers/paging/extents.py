"""What a block of the text takes up where it was laid out: its height, the lines of a paragraph, the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Any

from casereport.values import dataclass
from casereport.writers.layout import texts_in


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as laid out: its text, what its links lead to inside the document, its height (CSS px, its share of the page in columns)."""

    text: str
    targets: tuple[str, ...]
    height: float


@dataclass(slots=True)
class Extent:
    """A block as laid out, heights in CSS px: `opening` is what caption and head of a table take up above its rows."""

    height: float = 0.0
    lines: list[TextLine] = field(default_factory=list)
    rows: list[float] = field(default_factory=list)
    opening: float = 0.0

    def add(self, box: Any, taken: float, share: float) -> None:
        """Takes in a box of the block: all of it or what stands on one page, in one column."""
        self.height += taken * share
        for inner, is_row in _lines_and_rows(box):
            if is_row:
                self.opening = self.opening if self.rows else float(inner.position_y - box.border_box_y()) * share
                self.rows.append(float(inner.height) * share)
            else:
                self.lines.append(TextLine("".join(texts_in(inner)), tuple(_targets(inner)), float(inner.height) * share))

    def scaled(self, by: float) -> Extent:
        """The same where text takes this share of its height."""
        lines = [replace(line, height=line.height * by) for line in self.lines]
        return Extent(self.height * by, lines, [row * by for row in self.rows], self.opening * by)

    def mentions(self) -> Iterator[tuple[str, float]]:
        """What its links lead to, and the share of its lines that stand above each."""
        for number, line in enumerate(self.lines):
            yield from ((target, number / len(self.lines)) for target in line.targets)


def joined(parts: Sequence[Extent]) -> Extent:
    """A block from its parts: the head of a table that was printed again counts once."""
    again = sum(part.opening for part in parts[1:])
    lines, rows = [line for part in parts for line in part.lines], [row for part in parts for row in part.rows]
    return Extent(sum(part.height for part in parts) - again, lines, rows, parts[0].opening)


def _lines_and_rows(box: Any) -> Iterator[tuple[Any, bool]]:
    """The lines of a box that stand in no table, and the rows of its tables but those of their heads."""
    for child in box.all_children() if hasattr(box, "all_children") else ():
        kind = type(child).__name__
        if kind == "LineBox":
            yield child, False
        elif kind == "TableRowBox":
            yield child, True
        elif not (kind == "TableRowGroupBox" and child.is_header) and kind != "TableCaptionBox":
            yield from _lines_and_rows(child)


def _targets(box: Any) -> Iterator[str]:
    element = getattr(box, "element", None)
    if element is not None and element.tag == "a" and (element.get("href") or "").startswith("#"):
        yield element.get("href")[1:]
        return
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _targets(child)
