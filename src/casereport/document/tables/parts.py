"""Tables as paper prints them: one wider than the page in parts, each with the columns that name its rows, under one number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casereport.tree import Cell, Table

Row = tuple[Cell, ...]


def paper_parts(table: Table) -> tuple[Table, ...]:
    """The table in the parts that it is to be printed in; those after the first are marked as its continuation, the last has the notes."""
    if not table.parts:
        return (table,)
    last = len(table.parts) - 1
    return tuple(_part(table, number, is_last=number == last) for number in range(len(table.parts)))


def _part(table: Table, number: int, *, is_last: bool) -> Table:
    columns, rows = table.parts[number]
    return replace(
        table,
        id=f"{table.id}-part-{number + 1}" if number else table.id,
        caption=() if number else table.caption,
        head=tuple(pick_columns(row, columns) for row in table.head),
        rows=tuple(pick_columns(table.rows[row], columns) for row in rows),
        notes=table.notes if is_last else (),
        parts=(),
        continues=number > 0,
    )


def pick_columns(row: Row, columns: Iterable[int]) -> Row:
    """The cells of a row that stand in these columns; one that spans several keeps as many as are left."""
    wanted, start, picked = set(columns), 0, []
    for cell in row:
        left = sum(1 for column in range(start, start + cell.span) if column in wanted)
        start += cell.span
        if left:
            picked.append(cell if left == cell.span else replace(cell, span=left))
    return tuple(picked)
