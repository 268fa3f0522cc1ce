"""Parts of the report as they stand in it, for letters and lists of statements: without citations, whose list is elsewhere."""

from __future__ import annotations

from casereport.document.numbering import rebuilt
from casereport.tree import Block, Cite, CiteLink, Document, Inline, Item, List, Paragraph, Section, Text, Xref, plain, walk


def section_of(document: Document, name: str) -> Section | None:
    """The section of this id in body or back, with the blocks of a list of lessons or of a statement; None when there is none."""
    found = [node for node in walk((document.body, document.back)) if isinstance(node, Section) and node.id == f"sec-{name}"]
    return found[0] if found else None


def statement(document: Document, name: str) -> tuple[Inline, ...]:
    """The text of a statement in one run, () for a statement that is not there."""
    section = section_of(document, name)
    paragraphs = [block.children for block in section.blocks if isinstance(block, Paragraph)] if section else []
    joined: list[Inline] = []
    for children in paragraphs:
        joined += [Text(" "), *children] if joined else children
    return uncited(tuple(joined))


def told_as_new(document: Document) -> tuple[Block, ...]:
    """What the author says that the report adds: its highlights, else its lessons, else the conclusion of the abstract; () for nothing."""
    for name in ("highlights", "lessons"):
        if section := section_of(document, name):
            return tuple(uncited_items(block) for block in section.blocks if isinstance(block, List))
    parts = document.front.abstract
    return (Paragraph(uncited(parts[-1].children)),) if len(parts) > 1 else ()


def uncited_items(block: List) -> List:
    """The list without citations in its items."""
    return List(tuple(Item(uncited(item.children)) for item in block.items), block.ordered, block.start)


def uncited(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes without citations; a mention of a figure or table is plain text."""
    kept = tuple(node for node in nodes if not isinstance(node, Cite | CiteLink))
    told: tuple[Inline, ...] = rebuilt(kept, lambda node: Text(node.text) if isinstance(node, Xref) else node)
    return tuple(Text(node.text.replace(" .", ".")) if isinstance(node, Text) else node for node in told)


def blocks_of(section: Section) -> tuple[Block, ...]:
    """The blocks of a statement, its paragraphs without citations."""
    return tuple(Paragraph(uncited(block.children)) if isinstance(block, Paragraph) else block for block in section.blocks)


def title_of(document: Document) -> str:
    """The title as plain text."""
    return plain(document.front.title)
