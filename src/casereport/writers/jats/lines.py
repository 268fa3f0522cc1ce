"""Inline nodes as JATS can hold them: in lines, and as text without links where an element takes none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from casereport.patterns import lazy_pattern
from casereport.tree import (
    Block,
    Break,
    Cell,
    Cite,
    Code,
    Emph,
    Flag,
    Inline,
    Item,
    Link,
    Notice,
    Paragraph,
    Section,
    Strong,
    Sub,
    Sup,
    Terms,
    Text,
    plain,
    walk,
)

_SENTENCE: Final = lazy_pattern(r"(.{3,}?[\w)\]-]{3}\.)\s+(|[A-Z(].*)", re.DOTALL)
"""A text of a caption that begins with a sentence, which ends with a word of three letters or more: no abbreviation of one or two."""

_MARKS = Strong | Emph | Sup | Sub


def split_lines(nodes: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], ...]:
    """The nodes in lines, as JATS has no line break in a paragraph; a mark around a break stands in both; empty lines go."""
    lines: list[list[Inline]] = [[]]
    for node in nodes:
        if isinstance(node, Break):
            lines.append([])
        elif isinstance(node, _MARKS) and any(isinstance(inner, Break) for inner in walk(node)):
            marked = [replace(node, children=line) for line in split_lines(node.children)]
            lines[-1] += marked[:1]
            lines += [[line] for line in marked[1:]]
        else:
            lines[-1].append(node)
    return tuple(tuple(line) for line in lines if plain(tuple(line)).strip())


def without_links(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes with their marks, links inside the document and breaks as text: for elements that hold nothing else."""
    return tuple(_unlinked(node) for node in nodes)


def _unlinked(node: Inline) -> Any:
    if isinstance(node, _MARKS):
        return replace(node, children=without_links(node.children))
    if isinstance(node, Cite):
        text = Text(plain(node.parts))
        return Sup((text,)) if node.form == "superscript" else text
    return node if isinstance(node, Text | Link | Code | Flag) else Text(plain((node,)))


def without_breaks(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes with a space for every break."""
    lines = split_lines(nodes)
    return tuple(node for number, line in enumerate(lines) for node in ((Text(" "), *line) if number else line))


def as_line(block: Block) -> tuple[Inline, ...]:
    """A block as one line without links inside the document: a paragraph as it is, the text of any other."""
    if isinstance(block, Paragraph):
        return without_links(block.children)
    texts = [text for node in walk(block) for text in _texts(node)]
    return (Text("; ".join(text for text in texts if text)),)


def _texts(node: object) -> tuple[str, ...]:
    """The text of what stands on a line of its own."""
    if isinstance(node, Terms):
        return tuple(f"{plain(term)}: {plain(description)}" for term, description in node.entries)
    if isinstance(node, Section):
        return (plain(node.title),)
    if isinstance(node, Notice):
        return (node.text,)
    return (plain(node.children),) if isinstance(node, Paragraph | Item | Cell) else ()


def first_address(block: Block) -> str:
    """The address of the first link out in a block that leads to a page or a file, "" for none."""
    return next((node.href for node in walk(block) if isinstance(node, Link) and node.href.startswith("http")), "")


def split_title(nodes: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """A caption as title and text: a title is what is strong at its beginning, its first sentence, or all of a caption of one sentence."""
    first = nodes[0] if nodes else None
    if isinstance(first, Strong):
        return first.children, _stripped(nodes[1:])
    if not plain(nodes).strip().rstrip(".").count(". "):
        return nodes, ()
    sentence = _SENTENCE.fullmatch(first.text) if isinstance(first, Text) else None
    if not sentence:
        return (), nodes
    return (Text(sentence[1]),), _stripped((Text(sentence[2]), *nodes[1:]))


def _stripped(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if nodes and isinstance(nodes[0], Text):
        text = nodes[0].text.lstrip()
        return (Text(text), *nodes[1:]) if text else nodes[1:]
    return nodes
