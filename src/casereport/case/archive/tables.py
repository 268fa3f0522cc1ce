"""A laboratory table without what was not read of it: columns of names and remarks, rows of other patients."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from casereport.case.laboratory.beside import beside_columns
from casereport.case.laboratory.cells import Series
from casereport.case.laboratory.files import read_series
from casereport.case.laboratory.heads import ROLES, read_roles
from casereport.case.laboratory.options import Options
from casereport.reading.tables import TableCell, TableData, read_table

_LABELS = frozenset((*ROLES["unit"], *ROLES["reference"]))
"""What opens a row of units or ranges below the heads of a table of visits."""


def read_part(content: bytes, file: str, entries: Sequence[Options]) -> bytes | None:
    """The table with the cells that the entries of a record read, or need to tell others apart; None where it would be read otherwise."""
    table = read_table(content, file, encoding=entries[0].encoding)
    before = [read_series(content, file, options)[0] for options in entries]
    if not table.header:
        return content
    made = _written(_kept(table, before, entries), table.delimiter).encode(_codec(entries[0].encoding))
    after = [read_series(made, file, options)[0] for options in entries]
    return made if [*map(_told, before)] == [*map(_told, after)] else None


def _codec(encoding: str | None) -> str:
    return {"windows-1252": "cp1252", None: "utf-8"}.get(encoding, encoding or "utf-8")


def _kept(table: TableData, series: Iterable[Sequence[Series]], entries: Iterable[Options]) -> list[list[str]]:
    """The rows that hold something read, the columns likewise, and in them the cells that were read or say whose and when a row is."""
    read = {cell.place for many in series for one in many for cell in (*one.texts.values(), *(cell for _, cell, _ in one.values))}
    telling = {index for options in entries for index in _telling(table, options)}

    def is_kept(cell: TableCell, index: int) -> bool:
        return index in telling or cell.place in read or (index == 0 and cell.text.strip().lower() in _LABELS)

    rows = [row for row in table.rows if any(cell.place in read for cell in row if cell.text)]
    columns = [
        index
        for index, head in enumerate(table.header)
        if (head.text or index in telling) and any(is_kept(row[index], index) for row in (table.header, *rows) if row[index].text)
    ]
    kept = [[row[index].text if is_kept(row[index], index) else "" for index in columns] for row in rows]
    return [[table.header[index].text for index in columns], *kept]


def _telling(table: TableData, options: Options) -> list[int]:
    """The columns that tell whose a row is, when, and with which mark; in a table of visits those beside an analyte's too."""
    roles = read_roles(table.header, options)
    return [*roles.values(), *(at for _, _, at in beside_columns(table, roles))]


def _written(rows: list[list[str]], delimiter: str) -> str:
    out = io.StringIO()
    if delimiter != ",":
        out.write(f"sep={delimiter}\n")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _told(series: Sequence[Series]) -> list[tuple[object, ...]]:
    """What series say, without the places of their cells."""
    return [
        (one.patient, {role: cell.text.strip() for role, cell in one.texts.items()}, [(moment, value) for moment, _, value in one.values])
        for one in series
    ]
