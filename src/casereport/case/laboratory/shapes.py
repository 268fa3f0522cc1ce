"""The shapes of a laboratory table: wide (a row an analyte), long (a row a value), visits (a row a time, a column an analyte)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casereport.case.laboratory.cells import Reader, Series, filled
from casereport.case.laboratory.gathering import Gathering
from casereport.case.laboratory.heads import ROLES, WIDE_HINT, TimeColumn, time_columns, unknown_patient
from casereport.model.faults import ValueFault
from casereport.model.time import Moment
from casereport.problems import fault
from casereport.reading.tables import TableCell, TableData

Roles = Mapping[str, int]
_ONE_PATIENT_HINT = "move it under a head of the row's patient, or leave the column of patients out: the heads name them"
_NAME_HINT = "name the analyte in every row (merged cells hold it once), or remove the row"


def read_wide(table: TableData, roles: Roles, reader: Reader) -> list[Series]:
    """The series of a table with a row an analyte and a column a time."""
    columns, problems = time_columns(table.header, roles, reader.options)
    if not columns and not problems:
        place = table.header[0].place
        problems.append(fault("table-header", "the table has no column of values", path=reader.options.path, hint=WIDE_HINT, place=place))
    reader.problems += problems
    _skip_unheaded(table, reader, "head it PATIENT [STAY] DAY, such as P1 3")
    unread = [table.header[index] for role, index in roles.items() if role in ("flag", "at", "value", "stay")]
    for head in unread:
        reader.skip([head], "a column is not read where columns are times", "write a mark behind its value: 12 H; or write a row a value")
    found: list[Series] = []
    for row in table.rows:
        if filled(row, roles["analyte"]) is None:
            reader.skip(row, "a row without an analyte is not read", _NAME_HINT)
            continue
        texts = {role: cell for role, index in roles.items() if (cell := filled(row, index))}
        patient = row_patient(texts["patient"], texts["analyte"], reader) if "patient" in texts else None
        if "patient" not in texts or patient is not None:
            found += _row_series(row, texts, columns, patient, reader)
    return found


def _row_series(
    row: Sequence[TableCell], texts: dict[str, TableCell], columns: Sequence[TimeColumn], named: int | None, reader: Reader
) -> list[Series]:
    """The series of a row, one for each patient in the heads; `named` is the patient whom the row itself names, if any."""
    by_patient: dict[int, Series] = {}
    for index, patient, moment in columns:
        cell = filled(row, index)
        if cell and named not in (None, patient):
            reader.skip([cell], "a value in the row of one patient stands under the head of another; it is not read", _ONE_PATIENT_HINT)
        elif cell:
            series = by_patient.setdefault(patient, Series(patient, texts))
            series.values.append((moment, cell, reader.value(cell)))
    return list(by_patient.values())


def read_long(table: TableData, roles: Roles, reader: Reader) -> list[Series]:
    """The series of a table with a row a value."""
    gathered = Gathering()
    _skip_unread_columns(table, roles, reader)
    for row in table.rows:
        cells = {role: cell for role, index in roles.items() if (cell := filled(row, index))}
        analyte, at, value = cells.get("analyte"), cells.get("at"), cells.get("value")
        if analyte is None or at is None or value is None:
            reader.skip(row, "a row without analyte, day or value is not read", "fill the cell, or write not done, pending")
            continue
        patient = row_patient(cells.get("patient"), analyte, reader)
        moment = row_moment(cells.get("stay"), at, reader)
        if patient is None or moment is None:
            continue
        result = (moment, value, reader.value(value, cells.get("flag")))
        gathered.add(analyte.text.strip(), patient, cells, result)
    return gathered.series()


def row_moment(stay: TableCell | None, at: TableCell, reader: Reader) -> str | None:
    """The time of a row; None with a problem when it cannot be read."""
    moment = f"{stay.text.strip()} {at.text.strip()}" if stay else at.text.strip()
    try:
        Moment.parse(moment)
    except ValueFault as wrong:
        problem = fault(wrong.code, f"{wrong.message} (in the table)", path=reader.options.path, hint=wrong.hint, place=at.place)
        reader.problems.append(problem)
        return None
    return moment


def row_patient(cell: TableCell | None, beside: TableCell, reader: Reader) -> int | None:
    """The patient of a row; None with a problem when it names none, or another than the one under whom the table stands."""
    ids, owner = reader.options.ids, reader.options.owner
    named = cell.text.strip() if cell else ""
    if owner is not None:
        if named in ids and ids[owner] != named:
            hint = "put a table of several patients into labs: of the record"
            reader.skip([cell or beside], "a row of another patient is not read", hint)
            return None
        return owner
    if named in ids:
        return ids.index(named)
    if cell is None and len(ids) == 1:
        return 0
    reader.problems.append(unknown_patient(cell or beside, reader.options))
    return None


def _skip_unheaded(table: TableData, reader: Reader, hint: str) -> None:
    for index, head in enumerate(table.header):
        cells = [cell for row in table.rows if (cell := filled(row, index))]
        if cells and not head.text.strip():
            reader.skip(cells, "a column without a head is not read", hint)


def _skip_unread_columns(table: TableData, roles: Roles, reader: Reader) -> None:
    known = ", ".join(ROLES)
    for index, head in enumerate(table.header):
        if index not in roles.values() and any(filled(row, index) for row in table.rows):
            place = head if head.text.strip() else next(cell for row in table.rows if (cell := filled(row, index)))
            reader.skip([place], "a column is not read", f"columns are: {known}")
