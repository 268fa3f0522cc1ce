"""Laboratory tables in files → series under their patients, each cell with its own place.

Wide tables have a row an analyte and a column a time (`PATIENT [STAY] DAY`); long tables have a row a value. Every cell becomes a value,
or is a problem, or is empty; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from casereport.case.translation import place_of, typed_path
from casereport.model.faults import ValueFault
from casereport.model.time import Moment
from casereport.model.values import LabValue
from casereport.problems import Path, Problem, fault
from casereport.reading.marks import Mark, ReadFault
from casereport.reading.tables import TableCell, TableData, read_table

Read = Callable[[str, str, Path], bytes | None]

ROLES: dict[str, tuple[str, ...]] = {
    "analyte": ("analyte", "test", "name", "parameter", "laboratory"),
    "unit": ("unit", "units"),
    "reference": ("reference", "ref", "range", "reference range", "normal"),
    "low": ("low", "lower"),
    "high": ("high", "upper"),
    "patient": ("patient", "case", "patient id"),
    "stay": ("stay",),
    "at": ("day", "at", "time", "moment"),
    "value": ("value", "result"),
    "flag": ("flag",),
    "specimen": ("specimen",),
}
_FLAGS = ("H", "HH", "L", "LL", "N")
_THOUSANDS = (",", ".", " ", "'")
_INHERITED = ("basis", "source", "specimen", "method", "unit", "reference", "reference_note", "note")


@dataclass
class _Series:
    """A series being gathered for one patient: its fields and values, each with the cell that holds it."""

    patient: int
    texts: dict[str, TableCell] = field(default_factory=dict)
    values: list[tuple[str, TableCell, LabValue]] = field(default_factory=list)


def expand_lab_files(data: dict[str, Any], marks: dict[Path, Mark], read: Read) -> list[Problem]:
    """The problems of reading the tables that the record names; `data` and `marks` gain the series, each under its patient."""
    problems: list[Problem] = []
    patients = [patient for _, patient in entries_at(data, ("patients",))]
    ids = [_text(patient, "id") for patient in patients]
    for path, entry, owner in _file_entries(data):
        content = read(entry["file"], "data", (*path, "file"))
        if content is not None:
            file = _beside(marks, entry["file"])
            problems += _Expansion(patients, marks, entry, ids, owner, path).add(content, file)
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


class _Expansion:
    """One table being read into series."""

    def __init__(
        self,
        patients: Sequence[dict[str, Any]],
        marks: dict[Path, Mark],
        entry: dict[str, Any],
        ids: Sequence[str],
        owner: int | None,
        path: Path,
    ) -> None:
        self.patients = patients
        self.marks = marks
        self.entry = entry
        self.ids = ids
        self.owner = owner
        self.path = path
        self.problems: list[Problem] = []
        missing = entry.get("missing")
        words = [missing] if isinstance(missing, str) else missing or []
        self.missing = tuple(word.strip() for word in words if isinstance(word, str))

    def add(self, content: bytes, file: str) -> list[Problem]:
        """The problems; the series are in `data` afterwards."""
        try:
            table = read_table(content, file)
        except ReadFault as refusal:
            return [refusal.problem]
        self.problems += list(table.problems)
        if not table.header:
            return self.problems
        roles = self._roles(table.header)
        if "analyte" not in roles:
            start = table.header[0].place
            hint = "name a column analyte, or say which it is: columns: {analyte: …}"
            return [*self.problems, fault("table-header", "the table has no column of analytes", path=self.path, hint=hint, place=start)]
        series = self._long(table, roles) if "value" in roles and "at" in roles else self._wide(table, roles)
        for one in series:
            self._store(one)
        return self.problems

    def _roles(self, header: Sequence[TableCell]) -> dict[str, int]:
        columns = self.entry.get("columns")
        wanted = {role: [str(name).lower()] for role, name in columns.items()} if isinstance(columns, dict) else {}
        names = [cell.text.strip().lower() for cell in header]
        found: dict[str, int] = {}
        for role, usual in ROLES.items():
            for name in wanted.get(role, usual):
                if name in names and role not in found:
                    found[role] = names.index(name)
        return found

    def _wide(self, table: TableData, roles: Mapping[str, int]) -> list[_Series]:
        columns = self._time_columns(table.header, set(roles.values()))
        if not columns and not self.problems:
            hint = "head a column PATIENT [STAY] DAY, such as P1 3; or name two columns day and value"
            place = table.header[0].place
            self.problems.append(fault("table-header", "the table has no column of values", path=self.path, hint=hint, place=place))
        self._skip_unheaded(table)
        found: list[_Series] = []
        for row in table.rows:
            analyte = _cell(row, roles["analyte"])
            if analyte is None:
                self._skip(row, "a row without an analyte is not read", "name the analyte, or remove the row")
                continue
            texts = {role: cell for role, index in roles.items() if (cell := _cell(row, index))}
            found += self._row_series(row, texts, columns)
        return found

    def _row_series(self, row: Sequence[TableCell], texts: dict[str, TableCell], columns: Sequence[tuple[int, int, str]]) -> list[_Series]:
        by_patient: dict[int, _Series] = {}
        for index, patient, moment in columns:
            if cell := _cell(row, index):
                series = by_patient.setdefault(patient, _Series(patient, texts))
                series.values.append((moment, cell, self._value(cell)))
        return list(by_patient.values())

    def _time_columns(self, header: Sequence[TableCell], taken: set[int]) -> list[tuple[int, int, str]]:
        """(column, patient index, moment) of every column that is a time; one that cannot be read is a problem, once."""
        columns = []
        for index, cell in enumerate(header):
            if index in taken or not cell.text.strip():
                continue
            patient, moment = self._owner(cell.text.strip())
            try:
                Moment.parse(moment)
            except ValueFault as problem:
                hint = "a column is headed PATIENT [STAY] DAY, such as P1 3 or P2 misc 3"
                code = problem.code if problem.code == "calendar-date" else "table-header"
                self.problems.append(fault(code, "the head of this column is no time", path=self.path, hint=hint, place=cell.place))
                continue
            if patient is None:
                self._unknown_patient(cell)
                continue
            columns.append((index, patient, moment))
        return columns

    def _owner(self, text: str) -> tuple[int | None, str]:
        """Patient index and moment of a column head; a table under a patient, or of the only one, needs no patient's id."""
        first, _, rest = text.partition(" ")
        if self.owner is None and first in self.ids and rest:
            return self.ids.index(first), rest.strip()
        if self.owner is not None:
            return self.owner, text
        return (0, text) if len(self.ids) == 1 else (None, rest.strip() or text)

    def _unknown_patient(self, cell: TableCell) -> None:
        hint = f"the record's patients are: {', '.join(i for i in self.ids if i)}"
        message = "the column names no patient of the record"
        self.problems.append(fault("table-header", message, path=self.path, hint=hint, place=cell.place))

    def _long(self, table: TableData, roles: Mapping[str, int]) -> list[_Series]:
        gathered: dict[tuple[int, str, str], _Series] = {}
        self._skip_unread_columns(table, roles)
        for row in table.rows:
            cells = {role: cell for role, index in roles.items() if (cell := _cell(row, index))}
            analyte, at, value = cells.get("analyte"), cells.get("at"), cells.get("value")
            if analyte is None or at is None or value is None:
                self._skip(row, "a row without analyte, day or value is not read", "fill the cell, or write not done, pending")
                continue
            patient = self._row_patient(cells.get("patient"), analyte)
            moment = self._row_moment(cells.get("stay"), at)
            if patient is None or moment is None:
                continue
            key = (patient, analyte.text.strip(), cells["unit"].text.strip() if "unit" in cells else "")
            series = gathered.setdefault(key, _Series(patient, cells))
            series.values.append((moment, value, self._value(value, cells.get("flag"))))
        return list(gathered.values())

    def _row_moment(self, stay: TableCell | None, at: TableCell) -> str | None:
        moment = f"{stay.text.strip()} {at.text.strip()}" if stay else at.text.strip()
        try:
            Moment.parse(moment)
        except ValueFault as wrong:
            self.problems.append(fault(wrong.code, f"{wrong.message} (in the table)", path=self.path, hint=wrong.hint, place=at.place))
            return None
        return moment

    # Nothing is dropped in silence.

    def _skip(self, row: Sequence[TableCell], message: str, hint: str) -> None:
        filled = next((cell for cell in row if cell.text.strip()), None)
        if filled:
            self.problems.append(fault("cell-skipped", message, path=self.path, hint=hint, place=filled.place))

    def _skip_unheaded(self, table: TableData) -> None:
        for index, head in enumerate(table.header):
            cells = [cell for row in table.rows if (cell := _cell(row, index))]
            if cells and not head.text.strip():
                self._skip(cells, "a column without a head is not read", "head it PATIENT [STAY] DAY, such as P1 3")

    def _skip_unread_columns(self, table: TableData, roles: Mapping[str, int]) -> None:
        known = ", ".join(ROLES)
        for index, head in enumerate(table.header):
            if index not in roles.values() and any(_cell(row, index) for row in table.rows):
                self.problems.append(
                    fault("cell-skipped", "a column is not read", path=self.path, hint=f"columns are: {known}", place=head.place)
                )

    def _row_patient(self, cell: TableCell | None, analyte: TableCell) -> int | None:
        if self.owner is not None:
            return self.owner
        if cell and cell.text.strip() in self.ids:
            return self.ids.index(cell.text.strip())
        if cell is None and len(self.ids) == 1:
            return 0
        self._unknown_patient(cell or analyte)
        return None

    def _value(self, cell: TableCell, flag: TableCell | None = None) -> LabValue:
        """The value in a cell; one that cannot be read is a problem at the cell, and stays as text so that the row is whole."""
        text = cell.text.strip()
        mark = flag.text.strip().upper() if flag else ""
        if flag and mark not in _FLAGS:
            self._skip([flag], "a flag is not read", "flags are H, HH, L and LL; N stands for none")
        text = f"{text} {mark}" if mark and mark != "N" and mark in _FLAGS else text
        thousands = self.entry.get("thousands")
        try:
            return LabValue.parse(text, thousands=thousands if thousands in _THOUSANDS else None, flags=True, missing=self.missing)
        except ValueFault as wrong:
            self.problems.append(fault(wrong.code, f"{wrong.message} (in the table)", path=self.path, hint=wrong.hint, place=cell.place))
            return LabValue(text, "text")

    def _store(self, series: _Series) -> None:
        """The series under its patient, with the place of each of its cells."""
        patient = self.patients[series.patient]
        labs = patient["labs"] = _as_list(patient.get("labs", []))
        if not isinstance(labs, list):
            return
        path: Path = (*typed_path(("patients", series.patient, "labs"), self.marks), len(labs))
        inherited = {key: self.entry[key] for key in _INHERITED if key in self.entry}
        texts = {role: series.texts[role] for role in ("analyte", "unit", "reference", "specimen") if role in series.texts}
        entry: dict[str, Any] = inherited | {role: cell.text.strip() for role, cell in texts.items()}
        if "reference" not in entry and (limits := _limits(series.texts)):
            entry["reference"] = limits
        entry["values"] = self._values(series, path)
        labs.append(entry)
        self.marks.setdefault(path[:-1], Mark(texts["analyte"].place))
        self.marks[path] = Mark(texts["analyte"].place)
        self.marks.update({(*path, role): Mark(cell.place, cell.place) for role, cell in texts.items()})

    def _values(self, series: _Series, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for moment, cell, text in series.values:
            self.marks[*path, "values", moment] = Mark(cell.place, cell.place)
            if moment in values:
                values[moment] = [*(values[moment] if isinstance(values[moment], list) else [values[moment]]), text]
            else:
                values[moment] = text
        self.marks[*path, "values"] = Mark(series.values[0][1].place)
        return values


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


def _limits(texts: Mapping[str, TableCell]) -> str:
    low, high = texts.get("low"), texts.get("high")
    if low and high:
        return f"{low.text.strip()} to {high.text.strip()}"
    return f">={low.text.strip()}" if low else f"<={high.text.strip()}" if high else ""


def _cell(row: Sequence[TableCell], index: int) -> TableCell | None:
    """The cell of a row, None when it is empty or beyond the row's end."""
    return row[index] if index < len(row) and row[index].text.strip() else None


def _text(value: object, key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _beside(marks: Mapping[Path, Mark], name: str) -> str:
    place = place_of((), marks)
    return f"{place.file.rpartition('/')[0]}/{name}" if place and "/" in place.file else name
