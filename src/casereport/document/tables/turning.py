"""A laboratory table turned: times as rows, analytes as columns, for few analytes at many times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport.tree import Break, Cell, Inline, Table, Text


def turn_table(table: Table, *, before: int, after: int) -> Table:
    """The table with rows and columns exchanged; `before` and `after` are its columns of names, units and ranges around the values."""
    times = table.head[-1][before : len(table.head[-1]) - after]
    groups = [row for row in table.head[:-1] if len({cell.children for cell in row if cell.children}) > 1]
    first = _corner(table)
    names = tuple(_name(row) for row in table.rows)
    head: list[tuple[Cell, ...]] = [(first, *names)]
    ranges = [row[-1] if after else row[2] if before > 2 else None for row in table.rows]
    if any(cell and cell.children for cell in ranges):
        word = (table.head[-1][-1] if after else table.head[-1][2]).children
        head.append((Cell(word, "row"), *(Cell(cell.children if cell else (), "", "right") for cell in ranges)))
    values = [row[before : len(row) - after] for row in table.rows]
    body = [(Cell(time.children, "row"), *(column[place] for column in values)) for place, time in enumerate(times)]
    rows = tuple(_with_groups(body, groups, before))
    return replace(table, head=tuple(head), rows=rows)


def lower_ranges(table: Table) -> Table:
    """The table with the ranges of a turned one as its first row, for formats whose columns have one heading each."""
    heads = [row for row in table.head if not (row and row[0].header == "row")]
    lowered = tuple(row for row in table.head if row and row[0].header == "row")
    return replace(table, head=tuple(heads), rows=(*lowered, *table.rows)) if lowered else table


def _corner(table: Table) -> Cell:
    """The head of the column of times: the title of the clock where all share one."""
    titles = {cell.children for cell in table.head[-2] if cell.children} if len(table.head) > 1 else set()
    return Cell(titles.pop(), "col") if len(titles) == 1 else Cell(header="col")


def _name(row: tuple[Cell, ...]) -> Cell:
    """An analyte with its unit beneath as the head of a column."""
    unit: tuple[Inline, ...] = (Break(), Text("("), *row[1].children, Text(")")) if row[1].children else ()
    return Cell((*row[0].children, *unit), "col", "right")


def _with_groups(body: list[tuple[Cell, ...]], groups: list[tuple[Cell, ...]], before: int) -> Iterator[tuple[Cell, ...]]:
    """The rows, each run under the patient and clock that headed it."""
    starts: dict[int, list[Cell]] = {}
    for group in groups:
        column = 0
        for cell in group:
            if cell.children:
                starts.setdefault(column - before, []).append(cell)
            column += cell.span
    for place, row in enumerate(body):
        for cell in starts.get(place, ()):
            yield (replace(cell, span=len(row), align="left"),)
        yield row
