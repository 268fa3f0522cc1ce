"""Blocks in two parts: a paragraph between two lines, where a float stands at the head of the next page, a table between two rows.

The PDF engine cannot be asked for a float at the head of a page while a paragraph runs on behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casereport import tree
from casereport.values import dataclass
from casereport.writers.layout import squeezed
from casereport.writers.paging.extents import Extent, TextLine
from casereport.writers.paging.page_blocks import PageBlock, ParagraphPart

_FEWEST_LINES: Final = 2
_FEWEST_ROWS: Final = 4
"""What stands together on either page."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a block may be parted: the number of lines or rows above, and their height (CSS px, with the head of a table)."""

    number: int
    height: float


def find_cuts(block: PageBlock, extent: Extent) -> tuple[Cut, ...]:
    """Where a block may be parted, as it was laid out, from its head to its foot."""
    if isinstance(block, tree.Paragraph):
        return tuple(_between_lines(block, extent.lines))
    if isinstance(block, tree.Table) and not block.continues and len(extent.rows) == len(block.rows):
        return tuple(_between_rows(block, extent))
    return ()


def part_block(block: PageBlock, number: int, lines: Sequence[TextLine]) -> tuple[PageBlock, PageBlock]:
    """A paragraph parted behind so many of these lines, or a table behind so many rows."""
    if isinstance(block, tree.Table):
        below = replace(block, id=f"{block.id}-goes-on", caption=(), rows=block.rows[number:], continues=True)
        return replace(block, rows=block.rows[:number], notes=()), below
    assert isinstance(block, tree.Paragraph)  # noqa: S101  # no other block has a cut
    index, word = _spaces(block)[len(squeezed("".join(line.text for line in lines[:number])))]
    words = _words(block.children[index])
    above, below_words = tree.Text(" ".join(words[:word])), tree.Text(" ".join(words[word:]))
    return (
        ParagraphPart((*block.children[:index], above), goes_on=True),
        ParagraphPart((below_words, *block.children[index + 1 :]), goes_on=False),
    )


def parted_texts(blocks: Sequence[PageBlock]) -> list[tuple[str, str]]:
    """What stands above and below of each paragraph in parts."""
    parts = [tree.plain(block.children) for block in blocks if isinstance(block, ParagraphPart)]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _between_lines(paragraph: tree.Paragraph, lines: Sequence[TextLine]) -> Iterator[Cut]:
    spaces = _spaces(paragraph)
    length, height, lengths = 0, 0.0, []
    for line in lines:
        length, height = length + len(squeezed(line.text)), height + line.height
        lengths.append((length, height))
    if length != len(squeezed(tree.plain(paragraph))):
        return  # something is printed that the tree does not hold as text
    for number, (above, tall) in enumerate(lengths[: len(lines) - _FEWEST_LINES], 1):
        if number >= _FEWEST_LINES and above in spaces:
            yield Cut(number, tall)


def _between_rows(table: tree.Table, extent: Extent) -> Iterator[Cut]:
    height = extent.opening
    for number, row in enumerate(extent.rows[:-_FEWEST_ROWS], 1):
        height += row
        if number >= _FEWEST_ROWS and len(table.rows[number - 1]) > 1:  # a cell as wide as the table heads the rows below it
            yield Cut(number, height)


def _spaces(paragraph: tree.Paragraph) -> dict[int, tuple[int, int]]:
    """Length of the squeezed text above each space that is in no mark → its text's place among the children, and how many words of that."""
    found: dict[int, tuple[int, int]] = {}
    length = 0
    for index, child in enumerate(paragraph.children):
        words = _words(child)
        for number, word in enumerate(words, 1):
            length += len(squeezed(word))
            if isinstance(child, tree.Text) and number < len(words):
                found[length] = index, number
    return found


def _words(node: tree.Inline) -> list[str]:
    """The words of a node, between its spaces."""
    return tree.plain(node).split(" ")
