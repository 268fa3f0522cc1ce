"""Blocks as CommonMark, each as its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from casereport.tree import (
    Block,
    Emph,
    Figure,
    Inline,
    Item,
    List,
    Notice,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strong,
    Table,
    Terms,
    Text,
    plain,
)
from casereport.values import dataclass
from casereport.writers.figure_names import FOLDER, figure_file
from casereport.writers.markdown.escaping import close_line, destination, escape_text
from casereport.writers.markdown.inlines import Place, anchor, write_inlines
from casereport.writers.markdown.tables import write_table

_DEEPEST: Final = 6
_EMPTY: Final = "&#160;"
"""An item without text, whose mark alone could be taken for the line under a heading."""
Lines = list[str]


@dataclass(frozen=True, slots=True)
class Printing:
    """What blocks are printed with: the ids that are linked to, and the words of the document's language."""

    place: Place
    words: Mapping[str, str]

    def line(self, nodes: Iterable[Inline]) -> Lines:
        """Inline nodes as the lines of a paragraph, none when they print nothing."""
        text = write_inlines(nodes, self.place)
        return text.split("\n") if text else []

    def heading(self, level: int, nodes: Iterable[Inline], name: str = "") -> Lines:
        """A heading, with its anchor where it is linked to."""
        text = write_inlines(nodes, replace(self.place, on_one_line=True))
        return [f"{'#' * min(level, _DEEPEST)} {self.mark(name)}{text}".rstrip(" ")] if text else []

    def mark(self, name: str) -> str:
        """The anchor of something that is linked to, else nothing."""
        return anchor(name) if name in self.place.targets else ""


def write_blocks(blocks: Iterable[Block], printing: Printing) -> Lines:
    """The lines of blocks, parted by empty lines; of two lists in a row the second has other marks, so that they stay two."""
    lines: Lines = []
    before: Block | None = None
    is_other = False
    for block in blocks:
        is_list = isinstance(block, List | Terms)
        is_other = is_list and isinstance(before, List | Terms) and not is_other
        written = _list_lines(block, printing, is_other=is_other) if isinstance(block, List | Terms) else write_block(block, printing)
        if written:
            lines += ["", *written] if lines else written
            before = block
    return lines


def write_block(block: Block, printing: Printing) -> Lines:
    """The lines of one block."""
    return _PRINTERS[type(block)](block, printing)


def write_references(references: Iterable[Reference], printing: Printing) -> Lines:
    """A list of references, numbered where they are, each with its anchor."""
    lines: Lines = []
    for reference in references:
        nodes = (*reference.children, *(part for link in reference.links for part in (Text(" "), link)))
        marker = f"{reference.number}." if reference.number.isascii() and reference.number.isdigit() else "-"
        first, *others = printing.line(nodes) or [_EMPTY]
        lines += _hanging([f"{printing.mark(reference.id)}{first}", *others], marker)
    return lines


def _hanging(lines: Lines, marker: str) -> Lines:
    return [f"{marker if not number else ' ' * len(marker)} {line}" for number, line in enumerate(lines)]


def _list_lines(block: List | Terms, printing: Printing, *, is_other: bool) -> Lines:
    if isinstance(block, Terms):
        items = tuple(Item((Strong(term), Text(": "), *told)) for term, told in block.entries)
        return _list_lines(List(items), printing, is_other=is_other)
    lines: Lines = []
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}{')' if is_other else '.'}" if block.ordered else "*" if is_other else "-"
        nested = _list_lines(item.nested, printing, is_other=False) if item.nested else []
        lines += _hanging([*(printing.line(item.children) or [_EMPTY]), *nested], marker)
    return lines


def _quote(block: Quote, printing: Printing) -> Lines:
    return [f"> {line}".rstrip(" ") for line in write_blocks(block.blocks, printing)]


def _notice(block: Notice, printing: Printing) -> Lines:
    return printing.line([(Strong if block.tone == "warning" else Emph)((Text(block.text),))])


def _section(block: Section, printing: Printing) -> Lines:
    number = (Text(f"{block.number} "),) if block.number else ()
    title = printing.heading(block.level + 1, (*number, *block.title), block.id)
    inside = write_blocks(block.blocks, printing)
    return [*title, "", *inside] if title and inside else [*title, *inside]


def _table(block: Table, printing: Printing) -> Lines:
    caption = _caption(block.label, block.caption, printing, block.id)
    cells = write_table(block, replace(printing.place, on_one_line=True, in_cell=True))
    notes = [line for note in block.notes for line in ("", *printing.line(note))]
    return [*caption, *([""] if caption and cells else []), *cells, *notes]


def _figure(block: Figure, printing: Printing) -> Lines:
    pictures = _panels(block, printing) if block.images else [_picture(block.alt or block.label, figure_file(block, "svg"))]
    label = f"{block.label} ({printing.words['continued']})" if block.part else block.label
    notes = printing.line([Text(block.notes)])
    caption = _caption(label, block.caption, printing, block.id)
    return [*pictures, *([""] if caption else []), *caption, *([""] if notes else []), *notes]


def _panels(block: Figure, printing: Printing) -> Lines:
    lines: Lines = []
    for number, image in enumerate(block.images):
        letter = [*printing.line([Strong((Text(image.letter),))]), ""] if image.letter else []
        picture = _picture(image.alt or block.label, figure_file(block, "png", number))
        lines += [*([""] if lines else []), *letter, picture]
    return lines


def _picture(alt: str, name: str) -> str:
    return f"![{close_line(escape_text(alt))}]({destination(f'{FOLDER}/{name}')})"


def _caption(label: str, caption: tuple[Inline, ...], printing: Printing, name: str) -> Lines:
    """The caption with its label before it, and the anchor of what it is the caption of."""
    strong = (Strong((Text(f"{label}{printing.words['label_end']}"),)), Text(" ")) if label else ()
    lines = printing.line((*strong, *caption)) if label or plain(caption) else []
    return [f"{printing.mark(name)}{lines[0]}", *lines[1:]] if lines else []


_PRINTERS: Final[dict[type, Callable[[Any, Printing], Lines]]] = {
    Paragraph: lambda block, printing: printing.line(block.children),
    List: lambda block, printing: _list_lines(block, printing, is_other=False),
    Terms: lambda block, printing: _list_lines(block, printing, is_other=False),
    Quote: _quote,
    Notice: _notice,
    Section: _section,
    Table: _table,
    Figure: _figure,
}
