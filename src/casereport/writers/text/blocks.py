"""Blocks as plain text: a paragraph is one line, however long, since a form breaks lines itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from casereport.tree import Block, Figure, List, Notice, Paragraph, Quote, Reference, Section, Table, Terms, Text
from casereport.writers.text.columns import write_cells
from casereport.writers.text.inlines import write_line

Words = Mapping[str, str]
_INDENT: Final = "    "
_RULES: Final = {0: "=", 1: "-"}
"""What stands under the title and under the titles of sections; deeper ones stand alone."""


def write_blocks(blocks: Iterable[Block], words: Words) -> str:
    """Blocks with an empty line between them."""
    return "\n\n".join(text for block in blocks if (text := _PRINTERS[type(block)](block, words)))


def write_heading(text: str, level: int) -> str:
    """A title with the rule of its level under it."""
    rule = _RULES.get(level, "")
    return f"{text}\n{rule * max(map(len, text.splitlines()))}" if text and rule else text


def write_references(references: Iterable[Reference]) -> str:
    """The references, one a line, with their numbers where they have some."""
    lines = []
    for reference in references:
        parts = (reference.children, *((link,) for link in reference.links))
        text = " ".join(" ".join(write_line(part).split("\n")) for part in parts)
        lines.append(f"{reference.number}. {text}" if reference.number else text)
    return "\n".join(lines)


def _list(block: List, _: Words) -> str:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}." if block.ordered else "-"
        lines += _hanging(write_line(item.children), marker)
        lines += [f"{_INDENT}{line}" for line in _list(item.nested, _).split("\n")] if item.nested else []
    return "\n".join(lines)


def _hanging(text: str, marker: str) -> list[str]:
    first, *others = text.split("\n")
    return [f"{marker} {first}".rstrip(), *(f"{' ' * len(marker)} {line}" for line in others)]


def _terms(block: Terms, _: Words) -> str:
    return "\n".join(": ".join(filter(None, map(write_line, entry))) for entry in block.entries)


def _quote(block: Quote, words: Words) -> str:
    return "\n".join(f"{_INDENT}{line}".rstrip() for line in write_blocks(block.blocks, words).split("\n"))


def _section(block: Section, words: Words) -> str:
    title = write_heading(f"{block.number} {write_line(block.title)}".strip(), block.level)
    return "\n\n".join(filter(None, (title, write_blocks(block.blocks, words))))


def _table(block: Table, words: Words) -> str:
    caption = _captioned(block.label, write_line(block.caption), words)
    cells = "\n".join(write_cells(block))
    notes = "\n".join(filter(None, map(write_line, block.notes)))
    return "\n\n".join(filter(None, (caption, cells, notes)))


def _figure(block: Figure, words: Words) -> str:
    """The caption, then in brackets what is to be seen, of each panel under its letter."""
    label = f"{block.label} ({words['continued']})" if block.part else block.label
    caption = _captioned(label, write_line(block.caption), words)
    seen = [_seen(image.letter, image.alt) for image in block.images] or [_seen("", block.description or block.alt)]
    return "\n".join(filter(None, (caption, *seen, write_line([Text(block.notes)]))))


def _seen(letter: str, text: str) -> str:
    told = write_line([Text(text)])
    return f"[{letter}: {told}]" if letter and told else f"[{told or letter}]" if told or letter else ""


def _captioned(label: str, caption: str, words: Words) -> str:
    return f"{label}{words['label_end']} {caption}".rstrip() if label else caption


_PRINTERS: Final[dict[type, Callable[[Any, Words], str]]] = {
    Paragraph: lambda block, _: write_line(block.children),
    List: _list,
    Quote: _quote,
    Terms: _terms,
    Notice: lambda block, _: write_line([Text(block.text)]),
    Section: _section,
    Table: _table,
    Figure: _figure,
}
