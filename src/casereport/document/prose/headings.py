"""Headings met in a text → subsections that hold what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from casereport.problems import Path
from casereport.tree import Block, Inline, Section


class Heading:
    """A heading met while reading blocks: its depth from 1, and its title."""

    def __init__(self, depth: int, title: tuple[Inline, ...]) -> None:
        self.depth = depth
        self.title = title


def read_sections(blocks: Sequence[Block | Heading], path: Path, level: int) -> tuple[Block, ...]:
    """The blocks with every heading made a section that holds what follows it; depth below the first heading is kept, without gaps."""
    plain: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            return (*plain, *_subsections(blocks[index:], path, level))
        plain.append(block)
    return tuple(plain)


def _subsections(blocks: Sequence[Block | Heading], path: Path, level: int) -> tuple[Section, ...]:
    starts = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    top = min(cast(Heading, blocks[i]).depth for i in starts)
    openings = [i for i in starts if cast(Heading, blocks[i]).depth <= top] or [0]
    openings = openings if openings[0] == 0 else [0, *openings]
    ends = [*openings[1:], len(blocks)]
    name = "-".join(str(step) for step in path)
    return tuple(
        Section(f"{name}-{level}-{n}", "", cast(Heading, blocks[a]).title, level, read_sections(blocks[a + 1 : b], (*path, n), level + 1))
        for n, (a, b) in enumerate(zip(openings, ends, strict=True), start=1)
    )
