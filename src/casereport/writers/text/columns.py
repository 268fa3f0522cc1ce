"""Tables as columns of a fixed width, or, where they are too wide for that, an entry a row."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from casereport.document.tables.parts import paper_parts
from casereport.document.tables.turning import lower_ranges
from casereport.patterns import lazy_pattern
from casereport.tree import Cell, Table
from casereport.writers.text.inlines import write_line

Row = tuple[Cell, ...]
_WIDEST: Final = 120
_GAP: Final = "  "
_INDENT: Final = "    "
_TIME: Final = lazy_pattern(r"[0-9]+([ \u00a0][0-9]{2}:[0-9]{2})?")
"""The number of a row, such as a day, and the time of day behind it."""


def write_cells(table: Table) -> list[str]:
    """The lines of a table's cells, the headings over a rule.

    A table that is too wide is told in the parts that paper shows of it, and each part that is still too wide as an entry a row.
    """
    if _is_narrow(table):
        return _as_columns(table)
    parts = [_as_columns(part) if _is_narrow(part) else _as_entries(part) for part in paper_parts(table)]
    return [line for number, part in enumerate(parts) for line in (["", *part] if number else part)]


def _is_narrow(table: Table) -> bool:
    widths = _widths(table)
    return sum(widths) + len(_GAP) * (len(widths) - 1) <= _WIDEST


def _text(cell: Cell) -> str:
    return write_line(cell.children).replace("\n", " ")


def _widths(table: Table) -> list[int]:
    """How wide each column is: as its widest cell; the last columns under a wider heading take what it needs more."""
    rows = (*table.head, *table.rows)
    widths = [0] * max((sum(cell.span for cell in row) for row in rows), default=0)
    for only_single in (True, False):
        for start, cell in (placed for row in rows for placed in _placed(row) if (placed[1].span == 1) == only_single):
            lacking = _width(_text(cell)) - sum(widths[start : start + cell.span]) - len(_GAP) * (cell.span - 1)
            widths[start + cell.span - 1] += max(lacking, 0)
    return widths


def _as_columns(table: Table) -> list[str]:
    widths = _widths(table)
    head = [_line(row, widths) for row in table.head]
    rule = [_GAP.join("-" * width for width in widths)] if head else []
    return [line for line in (*head, *rule, *(_line(row, widths) for row in table.rows)) if line]


def _line(row: Row, widths: Sequence[int]) -> str:
    cells = []
    for start, cell in _placed(row):
        own = widths[start : start + cell.span]
        cells.append(_padded(_text(cell), sum(own) + len(_GAP) * (len(own) - 1), cell.align))
    return _GAP.join(cells).rstrip()


def _padded(text: str, width: int, align: str) -> str:
    room = max(width - _width(text), 0)
    left = {"left": 0, "right": room, "center": room // 2}[align]
    return f"{' ' * left}{text}{' ' * (room - left)}"


def _width(text: str) -> int:
    """How many columns a text takes in a fixed-width font: none for signs that stand on others, two for wide ones."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _as_entries(table: Table) -> list[str]:
    """An entry a row: a line for each cell, behind the heading of its column; all but the first are indented."""
    ranges, table = len(table.rows), lower_ranges(table)
    ranges = len(table.rows) - ranges
    heads = _column_heads(table)
    filled = {start for row in table.rows for start, cell in _placed(row) if _text(cell)}
    lines = []
    for number, row in enumerate(table.rows):
        told = ["", *heads[1:]] if number < ranges else heads  # what heads the times does not head the ranges
        cells = [_named(cell, told[start : start + 1]) for start, cell in _placed(row) if _text(cell)]
        empty = [f"{head}:" for start, head in enumerate(heads) if head and start not in filled] if not number else []
        lines += [f"{_INDENT if place else ''}{line}" for place, line in enumerate([*cells, *empty])]
    return lines or [head for head in heads if head]


def _named(cell: Cell, head: Sequence[str]) -> str:
    """A cell behind its heading; a number that names a row is one with it, "Hospital day 2 08:00"."""
    text = _text(cell)
    return f"{head[0]} {text}" if cell.header == "row" and head and head[0] and _TIME.fullmatch(text) else _told(head, text)


def _told(head: Sequence[str], text: str) -> str:
    return f"{head[0]}: {text}" if head and head[0] else text


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    """Each cell with the number of the column that it begins in."""
    start = 0
    for cell in row:
        yield start, cell
        start += cell.span


def _column_heads(table: Table) -> list[str]:
    """The heading of each column, those over several columns before it."""
    heads: list[list[str]] = [[] for _ in _widths(table)]
    for row in table.head:
        for start, cell in _placed(row):
            for column in range(start, start + cell.span):
                heads[column] += filter(None, [_text(cell)])
    return [", ".join(head) for head in heads]
