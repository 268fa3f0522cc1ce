"""Blocks of a text as the nodes of one line, where a field of the record takes no blocks."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.document.prose.headings import Heading
from casereport.document.prose.lists import flat
from casereport.tree import Block, Break, Inline, List, Paragraph, Quote, Section, Strong, Text


def joined_texts(nodes: Sequence[Inline]) -> tuple[Inline, ...]:
    """The nodes with neighbouring texts made one."""
    joined: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + node.text)
        else:
            joined.append(node)
    return tuple(joined)


def inlines_of(block: Block | Heading) -> tuple[Inline, ...]:
    """What a block says in one line; blocks inside it follow after line breaks."""
    if isinstance(block, Paragraph):
        return block.children
    if isinstance(block, Heading):
        return (Strong(block.title),)
    if isinstance(block, Section):
        return (Strong(block.title), *((Break(),) if block.blocks else ()), *_breaks(block.blocks))
    if isinstance(block, Quote):
        return _breaks(block.blocks)
    if isinstance(block, List):
        return flat(block)
    return ()


def _breaks(blocks: Sequence[Block]) -> tuple[Inline, ...]:
    return tuple(node for index, block in enumerate(blocks) for node in (*([Break()] * bool(index)), *inlines_of(block)))
