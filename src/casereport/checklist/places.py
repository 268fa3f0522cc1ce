"""Passages of an article on its laid-out pages: the page where one stands, and the numbered line where it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from casereport.guidelines import Passage, Spot
from casereport.values import dataclass
from casereport.writers.layout import squeezed
from casereport.writers.pdf import PdfOutput

_LENGTHS: Final = (90, 45, 22)
"""Characters of a sentence that are looked for, the longest first: a figure or the end of a column may stand between."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a spot is printed: what a reader looks for there, its page and line, 0 for what is not known."""

    label: str
    page: int
    line: int


@dataclass(frozen=True)
class _Flow:
    """The text of pages, and what each piece of it counts as: a page, or a line."""

    texts: tuple[str, ...]
    numbers: tuple[int, ...]

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        return tuple(map(squeezed, self.texts))

    @cached_property
    def _joined(self) -> str:
        return "".join(self._pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(map(len, self._pieces))][:-1]

    def number_of(self, text: str, earlier: int) -> int:
        """The number where a text begins that stands so many times before; 0 for one that is not there."""
        at = -1
        for _ in range(earlier + 1):
            found = self._joined.find(text, at + 1)
            if found < 0:
                break
            at = found
        return self.numbers[bisect_right(self._starts, at) - 1] if text and at >= 0 else 0


class Pages:
    """The pages of an article, and those of the copy whose lines are numbered; both may be one."""

    def __init__(self, passages: Sequence[Passage], printed: PdfOutput, numbered: PdfOutput) -> None:
        self._passages = [squeezed(one.text) for one in passages]
        self._order = {id(one): number for number, one in enumerate(passages)}
        self._printed, self._numbered = printed, numbered
        self._pages = _Flow(tuple(line.text for line in printed.flow), tuple(line.page for line in printed.flow))
        lines = numbered.lines.lines
        self._lines = _Flow(tuple(line.text for line in lines), tuple(line.number for line in lines))

    def place(self, spot: Spot) -> Placed:
        """Where a spot is printed."""
        passage = spot.passage
        if passage.id:
            found = self._numbered.lines.line_of_anchor(passage.id)
            return Placed(passage.label, self._printed.anchors.get(passage.id, 0), found[1] if found else 0)
        page, line = self._number(self._pages, spot), self._number(self._lines, spot)
        return Placed(passage.label, page or self._printed.anchors.get(passage.section, 0), line or self._line_of_section(passage))

    def _number(self, flow: _Flow, spot: Spot) -> int:
        whole = squeezed(spot.snippet)
        texts = dict.fromkeys(whole[:length] for length in _LENGTHS)
        return next((number for text in texts if (number := flow.number_of(text, self._earlier(text, spot.passage)))), 0)

    def _earlier(self, text: str, passage: Passage) -> int:
        """How often a text stands in the passages before this one."""
        place = self._order.get(id(passage), 0)
        return sum(one.count(text) for one in self._passages[:place]) if text else 0

    def _line_of_section(self, passage: Passage) -> int:
        found = self._numbered.lines.line_of_anchor(passage.section)
        return found[1] if found else 0
