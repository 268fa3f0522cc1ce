"""The tables that a record names, read and put under their patients as series.

A table is wide, long, or has a row a visit (`shapes`, `visits`). Every cell becomes a value, or is a problem, or is empty;
nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casereport.case.laboratory.cells import Reader, Series
from casereport.case.laboratory.heads import merged_heads, read_roles
from casereport.case.laboratory.options import Options, number_marks, read_options
from casereport.case.laboratory.shapes import Roles, read_long, read_wide
from casereport.case.laboratory.visits import are_visits, read_visits
from casereport.case.places import place_of, typed_path
from casereport.clinical.names import split_name
from casereport.model.numbers import pointed
from casereport.model.values import LabValue
from casereport.problems import Path, Problem, fault
from casereport.reading.marks import Mark, ReadFault
from casereport.reading.tables import TableData, read_table

Read = Callable[[str, str, Path], bytes | None]

_INHERITED = ("basis", "source", "specimen", "method", "unit", "reference", "reference_note", "note")


def expand_lab_files(data: dict[str, Any], marks: dict[Path, Mark], read: Read) -> list[Problem]:
    """The problems of reading the tables that the record names; `data` and `marks` gain the series, each under its patient."""
    problems: list[Problem] = []
    patients = [patient for _, patient in entries_at(data, ("patients",))]
    ids = [_text(patient, "id") for patient in patients]
    for path, entry, owner in _file_entries(data):
        content = read(entry["file"], "data", (*path, "file"))
        if content is not None:
            options = read_options(entry, path, ids, owner)
            series, reader = read_series(content, _beside(marks, entry["file"]), options)
            for one in series:
                _store(one, entry, patients[one.patient], marks, reader)
            problems += reader.problems
    return problems


def entries_at(data: dict[str, Any], key: Path, above: Path = ()) -> list[tuple[Path, dict[str, Any]]]:
    """Path and mapping of each entry of a list of the record, of the only one where it stands without a list."""
    path = (*above, *key)
    value = data.get(str(key[-1]))
    if isinstance(value, dict):
        return [(path, value)]
    return [((*path, index), item) for index, item in enumerate(value) if isinstance(item, dict)] if isinstance(value, list) else []


def _file_entries(data: dict[str, Any]) -> list[tuple[Path, dict[str, Any], int | None]]:
    found: list[tuple[Path, dict[str, Any], int | None]] = [(path, entry, None) for path, entry in entries_at(data, ("labs",))]
    for index, (above, patient) in enumerate(entries_at(data, ("patients",))):
        found += [(path, entry, index) for path, entry in entries_at(patient, ("labs",), above)]
    return [(path, entry, owner) for path, entry, owner in found if isinstance(entry.get("file"), str)]


def named_tables(data: dict[str, Any]) -> list[tuple[str, Options]]:
    """The name of the table of each entry of a record that names one, and what the entry says of it."""
    ids = [_text(patient, "id") for _, patient in entries_at(data, ("patients",))]
    return [(entry["file"], read_options(entry, path, ids, owner)) for path, entry, owner in _file_entries(data)]


def read_series(content: bytes, file: str, options: Options) -> tuple[list[Series], Reader]:
    """The series of one table, and its reader with the problems."""
    try:
        table = read_table(content, file, encoding=options.encoding)
    except ReadFault as refusal:
        table = TableData((), (), (refusal.problem,))
    roles = read_roles(table.header, options)
    typed = [index for role, index in roles.items() if role in ("analyte", "unit", "patient", "stay", "at", "flag", "specimen")]
    columns = [index for index in range(len(table.header)) if index not in typed]
    reader = Reader(options, number_marks(options, table.rows, columns, table.delimiter), list(table.problems))
    return (_read_shape(table, roles, reader) if table.header else []), reader


def _read_shape(table: TableData, roles: Roles, reader: Reader) -> list[Series]:
    if merged := merged_heads(table, reader.options):
        reader.problems.append(merged)
        return []
    if are_visits(table, roles):
        return read_visits(table, roles, reader)
    if "analyte" not in roles:
        hint = "name a column analyte, or say which it is: columns: {analyte: …}; where a row is a visit, head the days with day"
        message = "the table has no column of analytes"
        reader.problems.append(fault("table-header", message, path=reader.options.path, hint=hint, place=table.header[0].place))
        return []
    return read_long(table, roles, reader) if "value" in roles and "at" in roles else read_wide(table, roles, reader)


def _store(series: Series, entry: Mapping[str, Any], patient: dict[str, Any], marks: dict[Path, Mark], reader: Reader) -> None:
    """The series under its patient, with the place of each of its cells."""
    labs = patient["labs"] = _as_list(patient.get("labs", []))
    if not isinstance(labs, list):
        hint = "leave the word out under the patient"
        reader.skip([cell for _, cell, _ in series.values], "results of a patient whose labs are a word are not read", hint)
        return
    path: Path = (*typed_path(("patients", series.patient, "labs"), marks), len(labs))
    inherited = {key: entry[key] for key in _INHERITED if key in entry}
    cells = {role: series.texts[role] for role in ("analyte", "unit", "reference", "specimen") if role in series.texts}
    stored: dict[str, Any] = inherited | _named(series, reader) | _described(series, reader)
    stored["values"] = _values(series, path, marks)
    labs.append(stored)
    marks.setdefault(path[:-1], Mark(cells["analyte"].place))
    marks[path] = Mark(cells["analyte"].place)
    marks.update({(*path, role): Mark(cell.place, cell.place) for role, cell in cells.items()})


def _named(series: Series, reader: Reader) -> dict[str, Any]:
    """The analyte's name, with the unit and range that stand in it."""
    named = split_name(series.texts["analyte"].text.strip())
    told = {"analyte": named.name, "unit": named.unit, "reference": pointed(named.reference, reader.marks.decimal, reader.marks.thousands)}
    if "unit" in series.texts and named.unit:
        return {"analyte": series.texts["analyte"].text.strip()}  # two units: the record's own reading compares them
    return {key: text for key, text in told.items() if text}


def _described(series: Series, reader: Reader) -> dict[str, Any]:
    """Unit, range and specimen from cells of their own."""
    found: dict[str, Any] = {role: series.texts[role].text.strip() for role in ("unit", "specimen") if role in series.texts}
    reference = reader.reference(series.texts["reference"]) if "reference" in series.texts else _limits(series, reader)
    return found | ({"reference": reference} if reference else {})


def _limits(series: Series, reader: Reader) -> str:
    low, high = (
        pointed(series.texts[role].text.strip(), reader.marks.decimal, reader.marks.thousands) if role in series.texts else ""
        for role in ("low", "high")
    )
    if low and high:
        return f"{low} to {high}"
    return f">={low}" if low else f"<={high}" if high else ""


def _values(series: Series, path: Path, marks: dict[Path, Mark]) -> dict[str, Any]:
    values: dict[str, list[LabValue]] = {}
    for moment, cell, value in series.values:
        marks[*path, "values", moment] = Mark(cell.place, cell.place)
        values.setdefault(moment, []).append(value)
    marks[*path, "values"] = Mark(series.values[0][1].place)
    return dict(values)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


def _text(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _beside(marks: Mapping[Path, Mark], name: str) -> str:
    place = place_of((), marks)
    return f"{place.file.rpartition('/')[0]}/{name}" if place and "/" in place.file else name
