"""Tables as pipe tables, which know one row of headings and no cell over several columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from casereport.document.tables.turning import lower_ranges
from casereport.tree import Cell, Inline, Strong, Table, Text, plain
from casereport.writers.markdown.inlines import Place, write_inlines

Row = tuple[Cell, ...]
_RULES: Final = {"left": "---", "right": "--:", "center": ":-:"}


def write_table(table: Table, place: Place) -> list[str]:
    """The lines of a table: the headings joined into one row, a cell over several columns in the first of them, the others empty."""
    table = lower_ranges(table)
    width = max((sum(cell.span for cell in row) for row in (*table.head, *table.rows)), default=0)
    if not width:
        return []
    body = [_in_columns(row, width) for row in table.rows]
    lines = [_joined_heads(table.head, width), *body]
    written = [_line([write_inlines(nodes, place) for nodes in line]) for line in lines]
    return [written[0], _line([_RULES[align] for align in _alignments(table.rows, width)]), *written[1:]]


def _in_columns(row: Row, width: int) -> list[tuple[Inline, ...]]:
    """The contents of a row's columns; one that heads all of them is strong."""
    columns: list[tuple[Inline, ...]] = []
    for cell in row:
        heads_a_group = cell.children and (cell.header == "colgroup" or (cell.header and cell.span > 1))
        columns += [(Strong(cell.children),) if heads_a_group else cell.children, *[()] * (cell.span - 1)]
    return columns + [()] * (width - len(columns))


def _joined_heads(head: Sequence[Row], width: int) -> list[tuple[Inline, ...]]:
    """One heading a column: those above it before its own, `Patient 1, hospital day: 2`.

    A heading over several columns is said in each of them where its row has others, else in the first of them alone.
    """
    joined: list[tuple[Inline, ...]] = [()] * width
    for number, row in enumerate(head):
        says_each = sum(1 for cell in row if plain(cell.children).strip()) > 1
        start = 0
        for cell in row:
            for column in range(start, start + (cell.span if says_each else 1)):
                joined[column] = _behind(joined[column], cell.children, ": " if number + 1 == len(head) else ", ")
            start += cell.span
    return joined


def _behind(above: tuple[Inline, ...], own: tuple[Inline, ...], between: str) -> tuple[Inline, ...]:
    texts = [nodes for nodes in (above, own) if plain(nodes).strip()]
    return (*above, Text(between), *own) if len(texts) > 1 else texts[0] if texts else ()


def _alignments(rows: Sequence[Row], width: int) -> list[str]:
    """How each column is aligned: as most of its cells."""
    found: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        start = 0
        for cell in row:
            if cell.span == 1:
                found[start].append(cell.align)
            start += cell.span
    return [max(("left", "right", "center"), key=column.count) for column in found]


def _line(columns: Sequence[str]) -> str:
    return f"| {' | '.join(columns)} |"
