"""Tables whose rows are visits: a column an analyte, its unit in the head or in a row below the heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casereport.case.laboratory.cells import Reader, Series, filled
from casereport.case.laboratory.heads import ROLES
from casereport.case.laboratory.shapes import Roles, row_moment, row_patient
from casereport.clinical.analytes import find_analyte
from casereport.clinical.names import split_name
from casereport.problems import fault
from casereport.reading.tables import TableCell, TableData

# Columns of a database that hold numbers and are no laboratory result.
_OTHER = re.compile(
    r"(?:age|sex|gender|weight|height|bmi|date|dob|birth.*|visit.*|comment.*|note.*|remark.*|name|initials|arm|group|site|redcap_.*|.*_complete)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"[-+\u2212\u2013<>\u2264\u2265 ]*[0-9]")
_LABELS = {name: role for role in ("unit", "reference") for name in ROLES[role]}


def are_visits(table: TableData, roles: Roles) -> bool:
    """Whether a row is a visit: there is a column of times, none of analytes or values, and another head names an analyte."""
    if "analyte" in roles or "value" in roles or "at" not in roles:
        return False
    return any(
        index not in roles.values() and head.text.strip() and _is_analyte(head.text.strip(), [row[index] for row in table.rows])
        for index, head in enumerate(table.header)
    )


def read_visits(table: TableData, roles: Roles, reader: Reader) -> list[Series]:
    """The series of a table with a row a visit: a series for each patient and column."""
    columns = _analyte_columns(table, roles, reader)
    heads = {index: {"analyte": table.header[index]} for index in columns}
    gathered: dict[tuple[int, int], Series] = {}
    for row in table.rows:
        if role := _label(row, roles):
            for index in columns:
                if cell := filled(row, index):
                    heads[index][role] = cell
            continue
        _read_visit(row, roles, heads, gathered, reader)
    return [series for _, series in sorted(gathered.items())]


def _read_visit(
    row: Sequence[TableCell],
    roles: Roles,
    heads: dict[int, dict[str, TableCell]],
    gathered: dict[tuple[int, int], Series],
    reader: Reader,
) -> None:
    cells = {role: cell for role, index in roles.items() if (cell := filled(row, index))}
    at = cells.get("at")
    if at is None:
        reader.skip(row, "a row without a day is not read", "fill in its day")
        return
    patient, moment = row_patient(cells.get("patient"), at, reader), row_moment(cells.get("stay"), at, reader)
    if patient is None or moment is None:
        return
    for index, texts in heads.items():
        if cell := filled(row, index):
            shared = {"specimen": cells["specimen"]} if "specimen" in cells else {}
            series = gathered.setdefault((patient, index), Series(patient, texts | shared))
            series.values.append((moment, cell, reader.value(cell)))


def _label(row: Sequence[TableCell], roles: Roles) -> str:
    """`unit` or `reference` for a row that says so in its first cells, as the second row of heads in a spreadsheet does."""
    first = [cell.text.strip().lower() for index, cell in enumerate(row) if index == 0 or index in roles.values()]
    return next((_LABELS[text] for text in first if text in _LABELS), "")


def _analyte_columns(table: TableData, roles: Roles, reader: Reader) -> list[int]:
    """The columns of results; each other one that holds something is told."""
    found = []
    for index, head in enumerate(table.header):
        cells = [cell for row in table.rows if (cell := filled(row, index))]
        if index in roles.values() or not cells:
            continue
        if head.text.strip() and _is_analyte(head.text.strip(), cells):
            found.append(index)
        else:
            hint = "head a column of results with an analyte and its unit: CRP (mg/L)"
            place = head.place if head.text.strip() else cells[0].place
            problem = fault("cell-skipped", "a column that names no analyte is not read", path=reader.options.path, hint=hint, place=place)
            reader.problems.append(problem)
    return found


def _is_analyte(head: str, cells: Sequence[TableCell]) -> bool:
    named = split_name(head)
    if named.unit or find_analyte(named.name):
        return True
    return not _OTHER.fullmatch(head) and any(_NUMERIC.match(cell.text) for cell in cells)
