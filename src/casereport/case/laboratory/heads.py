"""The first row of a laboratory table: which column holds what, and whether it is a row of heads at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casereport.case.laboratory.options import Options
from casereport.model.faults import ValueFault
from casereport.model.time import Moment
from casereport.problems import Problem, fault
from casereport.reading.tables import TableCell, TableData

ROLES: dict[str, tuple[str, ...]] = {
    "analyte": ("analyte", "test", "name", "parameter", "laboratory"),
    "unit": ("unit", "units"),
    "reference": ("reference", "ref", "range", "reference range", "normal", "normal range"),
    "low": ("low", "lower"),
    "high": ("high", "upper"),
    "patient": ("patient", "case", "patient id", "record_id", "record id", "subject", "subject id", "participant"),
    "stay": ("stay",),
    "at": ("day", "at", "time", "moment", "visit", "timepoint", "study day", "hospital day"),
    "value": ("value", "result"),
    "flag": ("flag", "flags", "abnormal"),
    "specimen": ("specimen",),
}
WIDE_HINT = "head a column PATIENT [STAY] DAY, such as P1 3; or name two columns day and value"


def read_roles(header: Sequence[TableCell], options: Options) -> dict[str, int]:
    """Role → column, by the usual heads or those that the record names."""
    names = [cell.text.strip().lower() for cell in header]
    found: dict[str, int] = {}
    for role, usual in ROLES.items():
        for name in [options.columns[role]] if role in options.columns else usual:
            if name in names and role not in found:
                found[role] = names.index(name)
    return found


def is_moment(text: str) -> bool:
    """Whether a head or cell is a time."""
    try:
        Moment.parse(text)
    except ValueFault:
        return False
    return True


def merged_heads(table: TableData, options: Options) -> Problem | None:
    """The problem of heads that a spreadsheet merged over several columns: a table file keeps only the first cell."""
    below = [cell.text.strip() for cell in table.rows[0]] if table.rows else []
    roles = read_roles(table.header, options)
    known = {name for usual in ROLES.values() for name in usual}
    headless = [text for head, text in zip(table.header, below, strict=False) if text and not head.text.strip()]
    # a row of results names its analyte; a second row of heads holds times and the names of columns alone
    names_analyte = "analyte" in roles and below and below[roles["analyte"]].lower() not in {"", *known}
    has_names = "analyte" in roles or any(text.lower() in known for text in below)
    if not headless or names_analyte or not has_names or not all(text.lower() in known or _has_time(text) for text in below if text):
        return None
    message = "the heads of this table stand in two rows, as merged cells of a spreadsheet do"
    hint = "undo the merging, and write one row of heads: analyte, unit, P1 1, P1 2"
    return fault("table-header", message, path=options.path, hint=hint, place=table.header[0].place)


def _has_time(text: str) -> bool:
    return is_moment(text) or is_moment(text.partition(" ")[2])


TimeColumn = tuple[int, int, str]
"""The index of a column, that of its patient, and its time as typed."""


def time_columns(header: Sequence[TableCell], roles: Mapping[str, int], options: Options) -> tuple[list[TimeColumn], list[Problem]]:
    """Every column that is a time, and a problem for each head that cannot be read."""
    columns: list[TimeColumn] = []
    problems: list[Problem] = []
    for index, cell in enumerate(header):
        if index in roles.values() or not cell.text.strip():
            continue
        patient, moment = _owner(cell.text.strip(), options)
        if (wrong := _head_fault(cell, moment, options)) is not None:
            problems.append(wrong)
        elif patient is None:
            problems.append(unknown_patient(cell, options))
        else:
            columns.append((index, patient, moment))
    return columns, problems


def _head_fault(cell: TableCell, moment: str, options: Options) -> Problem | None:
    try:
        Moment.parse(moment)
    except ValueFault as problem:
        hint = "a column is headed PATIENT [STAY] DAY, such as P1 3 or P2 misc 3"
        code = problem.code if problem.code == "calendar-date" else "table-header"
        return fault(code, "the head of this column is no time", path=options.path, hint=hint, place=cell.place)
    return None


def _owner(text: str, options: Options) -> tuple[int | None, str]:
    """Patient and moment of a column head; a table under a patient, or of the only one, needs no patient's id."""
    first, _, rest = text.partition(" ")
    if first in options.ids and rest and options.owner in (None, options.ids.index(first)):
        return options.ids.index(first), rest.strip()
    if options.owner is not None:
        return options.owner, text
    return (0, text) if len(options.ids) == 1 else (None, rest.strip() or text)


def unknown_patient(cell: TableCell, options: Options) -> Problem:
    """The problem of a head or row that names no patient of the record."""
    hint = f"the record's patients are: {', '.join(i for i in options.ids if i)}"
    return fault("table-header", "the column names no patient of the record", path=options.path, hint=hint, place=cell.place)
