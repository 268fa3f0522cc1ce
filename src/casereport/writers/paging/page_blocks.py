"""What stands on a page one after the other: blocks of the tree, and what only pages have."""

from __future__ import annotations

from typing import ClassVar

from casereport import tree
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two figures side by side; `wide` where they take more than the text's width. No node of the tree: only pages and screens have it."""

    kind: ClassVar[str] = "side_by_side"
    figures: tuple[tree.Figure, tree.Figure]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """What of a paragraph stands above the figures at the head of a page, or below them. No node of the tree: only pages have it."""

    kind: ClassVar[str] = "paragraph_part"
    children: tuple[tree.Inline, ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows begins a page. No node of the tree, and nothing is printed for it."""

    kind: ClassVar[str] = "page_end"


PageBlock = tree.Block | SideBySide | ParagraphPart | PageEnd
