"""How tables are set on paper, decided from measured widths: narrow or wide, in small type, in parts; once, for every paged format.

Widths are sums of the shipped faces' advances; the stylesheet's paddings are counted in ems of the table's type.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil
from typing import Final

from casereport.document.tables.parts import pick_columns
from casereport.journal import Journal
from casereport.journal.fonts import width
from casereport.journal.lines import unbroken
from casereport.tree import Block, Break, Cell, Flag, Inline, Section, Table, plain
from casereport.values import dataclass

MOST_ROWS: Final = 200
"""Rows of one part of a table; more go into further parts."""

_TALLEST_IN_COLUMN: Final = 12
"""Lines of a table inside one of two columns: the PDF engine balances columns around a taller one by trying every height."""

_POINTS_A_MM: Final = 72 / 25.4
_COMFORT: Final = 8.0
"""Ems that a column of words is given where its texts are longer; they wrap."""
_LONGEST_WORD: Final = 14.0
"""Ems of a word that is kept whole; a longer one may break anywhere."""
_PADDING: Final = {"right": 1.6, "left": 1.1, "center": 1.1}
"""Ems between a text and its neighbours; marks hang to the right of numbers."""
_MARK: Final = 0.7


def set_tables(sections: tuple[Section, ...], journal: Journal, typed: Collection[str]) -> tuple[Section, ...]:
    """The sections with their tables set for the journal's page; `typed` are ids of tables whose empty cells are the author's own."""
    return tuple(_set_section(one, journal, typed) for one in sections)


def _set_section(one: Section, journal: Journal, typed: Collection[str]) -> Section:
    return replace(one, blocks=tuple(_set_block(block, journal, typed) for block in one.blocks))


def _set_block(block: Block, journal: Journal, typed: Collection[str]) -> Block:
    if isinstance(block, Section):
        return _set_section(block, journal, typed)
    return set_table(block, journal, is_typed=block.id in typed) if isinstance(block, Table) else block


def set_table(table: Table, journal: Journal, *, is_typed: bool = False, most_rows: int = MOST_ROWS) -> Table:
    """The table without empty columns, and as narrow, as large and in as few parts as the journal's page allows.

    `most_rows` is how many one part may have.
    """
    table = table if is_typed else _without_empty_columns(table)
    measured = _Measured.of(table)
    column, page = (
        millimetres * _POINTS_A_MM / journal.table.text_pt for millimetres in (journal.figure.column_mm, journal.figure.wide_mm)
    )
    is_tall = journal.columns == 2 and _height(table, column) > _TALLEST_IN_COLUMN
    if not (table.wide or is_tall) and measured.fits(column):
        return _in_parts(table, measured.everything, is_typed=is_typed, most_rows=most_rows)
    wide = replace(table, wide=True)
    if measured.fits(page):
        return _in_parts(wide, measured.everything, is_typed=is_typed, most_rows=most_rows)
    groups, smaller = measured.groups(page), measured.groups(page * journal.table.text_pt / journal.table.small_pt)
    if len(smaller) < len(groups):
        return _in_parts(replace(wide, small=True), smaller, is_typed=is_typed, most_rows=most_rows)
    return _in_parts(wide, groups, is_typed=is_typed, most_rows=most_rows)


def is_whole(table: Table, journal: Journal) -> bool:
    """True for a table whose columns stand on the journal's page side by side."""
    groups = {columns for columns, _ in set_table(table, journal).parts}
    return len(groups) <= 1


def share_widths(table: Table, room: float) -> tuple[float, ...]:
    """The width of each column of a table, in ems of its type as `room` is: all texts on one line where there is room for that.

    Else each column has what its longest word or number needs, and the rest goes to those with long texts.
    """
    least, whole = _column_widths(table, _need_of_numbers), _column_widths(table, _width_on_one_line)
    if sum(whole) <= room:
        return whole
    spare = room - sum(least)
    if spare <= 0:
        return tuple(width * room / sum(least) for width in least)
    share = spare / sum(many - few for few, many in zip(least, whole, strict=True))
    return tuple(few + (many - few) * share for few, many in zip(least, whole, strict=True))


def least_width(table: Table) -> float:
    """The width of a table, in ems of its type, in which no word and no number breaks."""
    return sum(_column_widths(table, _need_of_numbers))


def _column_widths(table: Table, need: Callable[[Cell], float]) -> tuple[float, ...]:
    """The need of the neediest cell of each column; columns under a head that needs more than all of them are widened alike."""
    grid = [list(_by_column(row)) for row in (*table.head, *table.rows)]
    count = max((len(row) for row in grid), default=0)
    cells = [[row[column] for row in grid if column < len(row)] for column in range(count)]
    widths = [max((need(cell) for cell in own if cell and cell.span == 1), default=0.0) for own in cells]
    for row in (*table.head, *table.rows):
        for start, cell in zip(accumulate((cell.span for cell in row), initial=0), row, strict=False):
            missing = need(cell) - sum(widths[start : start + cell.span]) if cell.span > 1 else 0.0
            for column in range(start, start + cell.span) if missing > 0 else ():
                widths[column] += missing / cell.span
    return tuple(widths)


def _width_on_one_line(cell: Cell) -> float:
    return _whole(cell) + _PADDING[cell.align] + _mark(cell)


def _need_of_numbers(cell: Cell) -> float:
    """The width in ems of what of a cell stays on one line: its longest word, a number whole."""
    return (_need(cell) if cell.align == "right" else _longest(cell)) + _mark(cell)


def _mark(cell: Cell) -> float:
    """The width in ems of a mark that stands behind a number, where it does not hang in the margin."""
    return _MARK if any(isinstance(node, Flag) for node in cell.children) else 0.0


def _without_empty_columns(table: Table) -> Table:
    count = sum(cell.span for cell in table.rows[0]) if table.rows else 0
    rows = [list(_by_column(row)) for row in table.rows]
    kept = [column for column in range(count) if any(row[column] and row[column].children for row in rows)]  # type: ignore[union-attr]  # None is falsy
    if len(kept) == count:
        return table
    head, body = (tuple(pick_columns(row, kept) for row in part) for part in (table.head, table.rows))
    return replace(table, head=head, rows=body)


def _by_column(row: Sequence[Cell]) -> Iterator[Cell | None]:
    """The cells of a row by column; one that spans several stands in the first of them."""
    for cell in row:
        yield cell
        yield from [None] * (cell.span - 1)


@dataclass(frozen=True, slots=True)
class _Measured:
    """The widths in ems of its type that the columns of a table need, which of them name its rows, and the heads that span several."""

    needs: tuple[float, ...]
    repeated: tuple[int, ...]
    spans: tuple[tuple[int, int, float], ...]
    """First column, end and need of each head over several columns."""

    @classmethod
    def of(cls, table: Table) -> _Measured:
        """What a table needs."""
        rows = [*table.head, *table.rows]
        grid = [list(_by_column(row)) for row in rows]
        count = max((len(row) for row in grid), default=0)
        cells = [[row[column] for row in grid if column < len(row)] for column in range(count)]
        needs = tuple(max((_need(cell) for cell in own if cell and cell.span == 1), default=0.0) for own in cells)
        spans = tuple(
            (start, start + cell.span, _longest(cell))
            for row in table.head
            for start, cell in zip(accumulate((cell.span for cell in row), initial=0), row, strict=False)
            if cell.span > 1
        )
        return cls(needs, _naming(table, count), spans)

    @property
    def everything(self) -> list[tuple[int, ...]]:
        """All columns together."""
        return [tuple(range(len(self.needs)))]

    def fits(self, room: float, columns: Collection[int] | None = None) -> bool:
        """True when the columns, None for all, need no more than the room (ems)."""
        chosen = set(range(len(self.needs)) if columns is None else columns)
        whole = sum(self.needs[column] for column in chosen)
        for start, end, need in self.spans:
            inside = [self.needs[column] for column in range(start, end) if column in chosen]
            whole += max(0.0, need - sum(inside)) if inside else 0.0
        return whole <= room

    def groups(self, room: float) -> list[tuple[int, ...]]:
        """The columns in as few groups as fit, about equal, each with the columns that name the rows; one too wide stands alone."""
        if not self.fits(room / 2, self.repeated) and len(self.repeated) > 1:  # too much to repeat
            return replace(self, repeated=(0,)).groups(room)
        free = [column for column in range(len(self.needs)) if column not in self.repeated]
        count = len(self._filled(free, room, len(free)))
        groups = self._filled(free, room, -(-len(free) // count)) if count else []
        best = groups if len(groups) == count else self._filled(free, room, len(free))
        return [tuple(sorted((*self.repeated, *group))) for group in best] or self.everything

    def _filled(self, free: Sequence[int], room: float, most: int) -> list[list[int]]:
        """The columns in order, in groups of at most so many that fit."""
        groups: list[list[int]] = []
        for column in free:
            if groups and len(groups[-1]) < most and self.fits(room, (*self.repeated, *groups[-1], column)):
                groups[-1].append(column)
            else:
                groups.append([column])
        return groups


def _naming(table: Table, count: int) -> tuple[int, ...]:
    """The columns that every part repeats: the first, and beside columns of numbers those of words."""
    aligned = [[cell.align for cell in own if cell] for own in zip(*(_by_column(row) for row in table.rows), strict=False)]
    numbers = {column for column, aligns in enumerate(aligned) if "right" in aligns}
    return tuple(column for column in range(count) if column == 0 or (numbers and column not in numbers))


def _need(cell: Cell) -> float:
    """The width in ems that a cell needs: numbers stand on one line, words wrap where they are long."""
    whole = _whole(cell)
    limit = whole if cell.align == "right" and not cell.header and whole <= _LONGEST_WORD else min(whole, _COMFORT)
    return max(_longest(cell), limit + _PADDING[cell.align])


def _longest(cell: Cell) -> float:
    """The width in ems of the longest word of a cell that stays whole."""
    words = (_width(word, cell) for line in _lines(cell) for word in unbroken(line))
    return min(max(words, default=0.0), _LONGEST_WORD) + _PADDING[cell.align]


def _height(table: Table, room: float) -> int:
    """About how many lines the rows take in columns that share so many ems equally."""
    return sum(max(ceil(_whole(cell) * len(row) / room) or 1 for cell in row) for row in table.rows if row)


def _whole(cell: Cell) -> float:
    return max((_width(line, cell) for line in _lines(cell)), default=0.0)


def _width(text: str, cell: Cell) -> float:
    return width(text, "CRSans", 600 if cell.header in ("col", "colgroup") else 400, 1.0)


def _lines(cell: Cell) -> Iterator[str]:
    """The texts of a cell between its line breaks, without the marks that hang in the margin."""
    line: list[Inline] = []
    for node in cell.children:
        if isinstance(node, Break):
            yield plain(tuple(line))
            line = []
        elif not isinstance(node, Flag):
            line.append(node)
    yield plain(tuple(line))


def _in_parts(table: Table, groups: Sequence[tuple[int, ...]], *, is_typed: bool, most_rows: int) -> Table:
    """The table with its parts noted: groups of columns, and of rows where there are very many; a part leaves out its empty rows."""
    parts = [
        (columns, rows[start : start + most_rows])
        for columns in groups
        for rows in [_rows_of(table, columns, () if is_typed or len(groups) == 1 else _shared(groups))]
        for start in range(0, len(rows), most_rows)
    ]
    return replace(table, parts=tuple(parts) if len(parts) > 1 else ())


def _shared(groups: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The columns that stand in every group."""
    return tuple(sorted(set(groups[0]).intersection(*groups)))


def _rows_of(table: Table, columns: Sequence[int], repeated: Collection[int]) -> tuple[int, ...]:
    """The rows, by place, that have something in these columns beside their names, or nothing in any; all where nothing is repeated."""
    if not repeated:
        return tuple(range(len(table.rows)))
    grid = [{place for place, cell in enumerate(_by_column(row)) if cell is None or cell.children} - set(repeated) for row in table.rows]
    return tuple(number for number, filled in enumerate(grid) if not filled or filled & set(columns))
