"""Tables between three lines: a head that every page repeats, rows that no page breaks, notes beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from casereport import tree
from casereport.document.tables.parts import paper_parts
from casereport.document.tables.setting import least_width, set_table, share_widths
from casereport.writers.docx.captions import write_caption
from casereport.writers.docx.elements import TWIPS_A_MM, TWIPS_A_POINT, Element, paragraph, w
from casereport.writers.docx.runs import Marks, write_runs
from casereport.writers.docx.sections import on_turned_pages
from casereport.writers.docx.sheet import Sheet
from casereport.writers.docx.styles import BROADEST

MOST_KEPT_ROWS: Final = 24
"""Rows of a table that is kept on one page."""
TEXT_PT, SMALL_PT = 9.0, 8.0
"""Sizes of the type of tables, as the template has them."""
MARK: Final = 0.7
"""Ems of a mark behind a number, high or low, with the narrow space before it."""
_RULE: Final[Mapping[str, str | int]] = {"val": "single", "space": 0, "color": "000000"}
_OUTER, _INNER = 8, 4
"""Widths of the lines above and below a table, and below its head, in eighths of a point."""
_MARGINS: Final = {"top": 25, "left": 90, "bottom": 25, "right": 90}
"""What cells leave free around their texts, in twentieths of a point."""
_BOLD: Final = Marks(bold=True)


def write_table(table: tree.Table, sheet: Sheet) -> Iterator[Element]:
    """Caption, table and notes; on a page turned on its side where the table is in fewer parts there."""
    upright = _fitted(table, sheet, sheet.room.width)
    turned = _fitted(table, sheet, sheet.turned.width) if upright.parts else upright
    if len(turned.parts) < len(upright.parts):
        yield from on_turned_pages(_printed(turned, sheet, sheet.turned.width))
    else:
        yield from _printed(upright, sheet, sheet.room.width)


def _fitted(table: tree.Table, sheet: Sheet, width: float) -> tree.Table:
    """The table as small, and in as many parts, as a width (mm) asks, whatever the journal's own page does."""
    figure = sheet.journal.figure.model_copy(update={"wide_mm": width / sheet.letters, "column_mm": width / sheet.letters})
    sizes = sheet.journal.table.model_copy(update={"text_pt": TEXT_PT, "small_pt": SMALL_PT})
    page = sheet.journal.model_copy(update={"columns": 1, "figure": figure, "table": sizes})
    return set_table(replace(table, small=False, parts=(), wide=False), page, is_typed=True, most_rows=max(1, len(table.rows)))


def _printed(table: tree.Table, sheet: Sheet, width: float) -> Iterator[Element]:
    for part in paper_parts(table):
        caption = write_caption(part, sheet, leads=True) if part.label or part.caption else None
        yield from [caption] if caption is not None else []
        yield from [_table(part, sheet, width)] if part.head or part.rows else []
        yield from _notes(part, sheet)


def _notes(table: tree.Table, sheet: Sheet) -> Iterator[Element]:
    """The notes; without any, an empty line ends the table, since two that touch would be one."""
    last = len(table.notes) - 1
    for number, note in enumerate(table.notes):
        after = w("spacing", after=240) if number == last else w("keepNext")
        yield paragraph(sheet.styles["table_note"], write_runs(note, sheet), after)
    if not table.notes:
        yield paragraph(sheet.styles["table_note"], (), w("suppressLineNumbers"))


def _table(table: tree.Table, sheet: Sheet, room: float) -> Element:
    em = (SMALL_PT if table.small else TEXT_PT) * TWIPS_A_POINT * _letters(table, sheet, room)
    widths = [round(width * em) for width in share_widths(table, room * TWIPS_A_MM / em)]
    rows = [*table.head, *table.rows]
    kept = len(rows) <= MOST_KEPT_ROWS
    printed = [
        _row(row, widths, sheet, table, place=place, keeps=kept and (place < len(rows) - 1 or bool(table.notes)))
        for place, row in enumerate(rows)
    ]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", _properties(table, sum(widths)), grid, *printed)


def _letters(table: tree.Table, sheet: Sheet, room: float) -> float:
    """How wide letters are taken to be: as wide as any, where the room (mm) allows, since another face may stand in for the table's own."""
    size = (SMALL_PT if table.small else TEXT_PT) * TWIPS_A_POINT
    return max(sheet.letters, min(BROADEST, room * TWIPS_A_MM / size / max(1.0, least_width(table))))


def _properties(table: tree.Table, width: int) -> Element:
    """The table's own properties; label and caption are what a screen reader calls it."""
    name = " ".join(part for part in (table.label, tree.plain(table.caption)) if part)
    look = w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1)
    named = w("tblCaption", val=name) if name else None
    layout, whole = w("tblLayout", type="fixed"), w("tblW", w=width, type="dxa")
    borders = w("tblBorders", w("top", sz=_OUTER, **_RULE), w("bottom", sz=_OUTER, **_RULE))
    margins = w("tblCellMar", *(w(side, w=space, type="dxa") for side, space in _MARGINS.items()))
    return w("tblPr", whole, borders, layout, margins, look, named)


def _row(row: Sequence[tree.Cell], widths: Sequence[int], sheet: Sheet, table: tree.Table, *, place: int, keeps: bool) -> Element:
    heads = len(table.head)
    properties = w("trPr", w("cantSplit"), w("tblHeader") if place < heads else None)
    cells, start = [], 0
    for cell in row:
        width = sum(widths[start : start + cell.span])
        start += cell.span
        cells.append(_cell(cell, width, sheet, table, place=place, keeps=keeps))
    return w("tr", properties, *cells)


def _cell(cell: tree.Cell, width: int, sheet: Sheet, table: tree.Table, *, place: int, keeps: bool) -> Element:
    heads = len(table.head)
    spans = w("gridSpan", val=cell.span) if cell.span > 1 else None
    rules = w("tcBorders", w("bottom", sz=_INNER, **_RULE)) if place == heads - 1 or _heads_several(cell, place, heads) else None
    foot = w("vAlign", val="bottom") if place < heads else None
    style = sheet.styles["table_small" if table.small else "table_text"]
    kept = [w("keepNext")] if keeps else []
    aligned = [*_hung(cell, table), *([w("jc", val=cell.align)] if cell.align != "left" else [])]
    words = write_runs(cell.children, sheet, _BOLD if place < heads else Marks())
    properties = w("tcPr", w("tcW", w=width, type="dxa"), spans, rules, foot)
    return w("tc", properties, paragraph(style, words, *kept, *aligned))


def _hung(cell: tree.Cell, table: tree.Table) -> list[Element]:
    """The room of a mark behind a number without one, where others of the table have some, so that all digits stand in line."""
    if cell.align != "right" or _is_marked(cell) or not any(_is_marked(one) for row in table.rows for one in row):
        return []
    return [w("ind", right=round(MARK * (SMALL_PT if table.small else TEXT_PT) * TWIPS_A_POINT))]


def _is_marked(cell: tree.Cell) -> bool:
    return any(isinstance(node, tree.Flag) for node in cell.children)


def _heads_several(cell: tree.Cell, place: int, heads: int) -> bool:
    """True for a head over several columns, which a line ties together."""
    return place < heads and cell.span > 1 and bool(cell.children)
