"""Tables whose rows are visits: a column an analyte, its unit in the head or in a row below the heads."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from casereport.case.laboratory.beside import beside_columns, split_head
from casereport.case.laboratory.cells import Reader, Series, filled
from casereport.case.laboratory.gathering import Gathering, Texts
from casereport.case.laboratory.heads import ROLES
from casereport.case.laboratory.shapes import Roles, row_moment, row_patient
from casereport.clinical.analytes import find_analyte
from casereport.clinical.names import split_name
from casereport.patterns import lazy_pattern
from casereport.problems import fault
from casereport.reading.tables import TableCell, TableData
from casereport.values import dataclass

# Columns of a database that hold numbers and are no laboratory result.
_OTHER = lazy_pattern(
    r"(?:age|sex|gender|weight|height|bmi|date|dob|birth.*|visit.*|comment.*|note.*|remark.*|name|initials|arm|group|site|redcap_.*|.*_complete)",
    re.IGNORECASE,
)
_NUMERIC = lazy_pattern(r"[-+\u2212\u2013<>\u2264\u2265 ]*[0-9]")
_LABELS = {name: role for role in ("unit", "reference") for name in ROLES[role]}
_SHARED = ("unit", "reference", "low", "high", "flag")
_BESIDE_HINT = "head it with its analyte: CRP reference, CRP flag"


@dataclass(frozen=True, slots=True)
class _Visit:
    patient: int
    moment: str
    texts: Texts


def are_visits(table: TableData, roles: Roles) -> bool:
    """Whether a row is a visit: there is a column of times, none of analytes or values, and another head names an analyte."""
    if "analyte" in roles or "value" in roles or "at" not in roles:
        return False
    return any(
        index not in roles.values() and head.text.strip() and _is_analyte(head.text.strip(), [row[index] for row in table.rows])
        for index, head in enumerate(table.header)
    )


def read_visits(table: TableData, roles: Roles, reader: Reader) -> list[Series]:
    """The series of a table with a row a visit: a series for each patient and column, and for each specimen, unit and range of these."""
    beside = beside_columns(table, roles)
    columns = _analyte_columns(table, roles, {at for _, _, at in beside}, reader)
    for head in (table.header[roles[role]] for role in _SHARED if role in roles):
        reader.skip([head], "a column that belongs to no analyte is not read", _BESIDE_HINT)
    heads = {index: {"analyte": table.header[index]} for index in columns}
    gathered = Gathering()
    for row in table.rows:
        if role := _label(row, roles):
            for index in columns:
                if cell := filled(row, index):
                    heads[index][role] = cell
            continue
        visit = _visit(row, roles, reader)
        if visit is None:
            continue
        for index in columns:
            told = {role: cell for of, role, at in beside if of == index and (cell := filled(row, at))}
            _add_result(row, index, visit, heads[index] | told, gathered, reader)
    return sorted(gathered.series(), key=lambda one: (one.patient, one.texts["analyte"].place.column))


def _visit(row: Sequence[TableCell], roles: Roles, reader: Reader) -> _Visit | None:
    """The patient, time and specimen of a row; None with a problem when it has no day or patient."""
    cells = {role: cell for role, index in roles.items() if (cell := filled(row, index))}
    at = cells.get("at")
    if at is None:
        reader.skip(row, "a row without a day is not read", "fill in its day")
        return None
    patient, moment = row_patient(cells.get("patient"), at, reader), row_moment(cells.get("stay"), at, reader)
    if patient is None or moment is None:
        return None
    return _Visit(patient, moment, {"specimen": cells["specimen"]} if "specimen" in cells else {})


def _add_result(row: Sequence[TableCell], index: int, visit: _Visit, texts: Texts, gathered: Gathering, reader: Reader) -> None:
    if cell := filled(row, index):
        result = (visit.moment, cell, reader.value(cell, texts.get("flag")))
        gathered.add(index, visit.patient, {**visit.texts, **texts}, result)


def _label(row: Sequence[TableCell], roles: Roles) -> str:
    """`unit` or `reference` for a row that says so in its first cells, as the second row of heads in a spreadsheet does."""
    first = [cell.text.strip().lower() for index, cell in enumerate(row) if index == 0 or index in roles.values()]
    return next((_LABELS[text] for text in first if text in _LABELS), "")


def _analyte_columns(table: TableData, roles: Roles, beside: Collection[int], reader: Reader) -> list[int]:
    """The columns of results; each other one that holds something, and does not stand beside one of them, is told."""
    found = []
    for index, head in enumerate(table.header):
        cells = [cell for row in table.rows if (cell := filled(row, index))]
        if index in roles.values() or index in beside or not cells:
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
    beside = split_head(head)
    if beside and beside[1] in ("unit", "reference", "flag"):
        return False
    named = split_name(head)
    if named.unit or find_analyte(named.name):
        return True
    return not _OTHER.fullmatch(head) and any(_NUMERIC.match(cell.text) for cell in cells)
