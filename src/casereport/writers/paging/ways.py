"""A way to fill pages: what of a document has been put, in which order, and what is left of the page that it stands at."""

from __future__ import annotations

from typing import Final

from casereport.values import dataclass
from casereport.writers.paging.parting import Cut


@dataclass(frozen=True, slots=True)
class Part:
    """A block on the pages: all of it, or what stands above its `cut` (by `number`) or below."""

    block: int
    number: int = 0
    is_above: bool = False


PAGE_END: Final = Part(-1)
"""In an order of parts: the page ends here, though there is room on it."""


@dataclass(frozen=True, slots=True)
class Way:
    """Pages filled so far: texts and floats of each series put, the page and what is left of it, the page that calls each float."""

    left: float
    calls: tuple[int | None, ...]
    put: tuple[int, int] = (0, 0)
    texts: int = 0
    page: int = 0
    cost: float = 0.0
    placed: float = 0.0
    run: float = 0.0
    """Height of the text since the head of the page or the last float."""
    tall: float = 0.0
    """Height of the tallest figure or table in that text, which columns cannot part."""
    early: tuple[tuple[int, int], ...] = ()
    """Each float that stands above its mention, and its page."""
    cut: Cut | None = None
    """Where the next text is parted: what is above stands on the page before."""
    is_fresh: bool = False
    is_after_heading: bool = False
    before: Way | None = None
    parts: tuple[Part, ...] = ()

    @property
    def free(self) -> float:
        """What is left of the page under columns that are as high as the tallest block in them."""
        return self.left - max(0.0, self.tall - self.run)

    @property
    def key(self) -> tuple[object, ...]:
        """Ways that go on alike."""
        return (
            self.texts, self.put, self.page, round(self.left), self.early, self.cut, self.is_fresh, self.is_after_heading,
            round(min(self.run, 70.0)), round(self.tall), self.calls,
        )  # fmt: skip

    def order(self) -> list[Part]:
        """What was put, from the first to the last."""
        order: list[Part] = []
        step: Way | None = self
        while step:
            order[:0] = step.parts
            step = step.before
        return order
