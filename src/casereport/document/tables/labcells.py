"""Heads, rows, values and notes of a laboratory table, with the range column and the high and low marks that the journal wants."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.ranges import ranges_of
from casereport.chart.results import PlacedResult
from casereport.document.draft import Draft
from casereport.document.narrative.phrases import Inlines, capital, joined, listed
from casereport.document.narrative.provenance import basis_sentence, basis_words, entry_notes, source_sentence
from casereport.document.tables.long_series import length_note
from casereport.document.tables.measured import Column, Measured, Row
from casereport.document.tables.reference_ranges import range_shown, validity_text
from casereport.document.tables.setting import is_whole
from casereport.document.tables.turning import turn_table
from casereport.model.article import Table as TableSpec
from casereport.model.fields import Basis, Source, Sourced
from casereport.model.laboratory import analyte_name
from casereport.problems import Path
from casereport.tree import Break, Cell, Flag, Inline, Table, Text

_MISSING_WORDS = {"pending": "pending", "not transcribed": "n.t."}


def lab_table(
    draft: Draft, spec: TableSpec | None, cells: Sequence[Measured], columns: list[Column], rows: Sequence[Row], name: str
) -> Table:
    """The table of these columns and rows: analytes as rows, or as columns where many times would not fit beside each other."""
    shown = [cell for cell in cells if cell.column in columns and cell.row in rows]
    has_range = draft.journal.labs.range != "omit" and any(cell.series.reference for cell in shown)
    body = tuple(_row(draft, [cell for cell in shown if cell.row == row], columns, has_range) for row in rows)
    title = _title(draft, spec, columns)
    table = Table(name, "", title, _head(draft, columns, has_range), body, _notes(draft, spec, shown))
    if len(columns) <= len(rows) or is_whole(table, draft.journal):
        return table
    before, after = _around(draft, has_range)
    turned = turn_table(table, before=before, after=after)
    return turned if is_whole(turned, draft.journal) else table


def _title(draft: Draft, spec: TableSpec | None, columns: list[Column]) -> tuple[Inline, ...]:
    index = draft.record.tables.index(spec) if spec else 0
    title: Inlines = draft.text(spec.title, None, "tables", index, "title") if spec and spec.title else (Text("Laboratory results"),)
    patients = list({column.patient.id: column.patient for column in columns}.values())
    return (*title, Text(f": {draft.label(patients[0])}")) if len(patients) == 1 and len(draft.record.patients) > 1 else title


def _head(draft: Draft, columns: list[Column], has_range: bool) -> tuple[tuple[Cell, ...], ...]:
    """Rows of patients, of clocks and of days; a patient or clock heads all its days."""
    before, after = _around(draft, has_range)
    axes = [(c.patient.id, c.place.axis) for c in columns]
    rows: list[tuple[Cell, ...]] = []
    if len({patient for patient, _ in axes}) > 1:
        rows.append(_group_row([draft.label(c.patient) for c in columns], [c.patient.id for c in columns], before, after))
    rows.append(_group_row([_axis_title(draft, c) for c in columns], axes, before, after))
    names = ["Analyte", "Unit", "Reference"][:before]
    days = [Cell((Text(c.label),), "col", "right") for c in columns]
    last = [Cell((Text("Reference"),), "col", "left")] if after else []
    return (*rows, (*(Cell((Text(name),), "col") for name in names), *days, *last))


def _around(draft: Draft, has_range: bool) -> tuple[int, int]:
    """How many columns stand before and after the values: names and units, and the ranges on the side that the journal wants."""
    first = draft.journal.labs.range == "first"
    return 2 + (has_range and first), int(has_range and not first)


def _group_row(titles: list[str], keys: Sequence[object], before: int, after: int) -> tuple[Cell, ...]:
    cells: list[Cell] = [Cell(header="") for _ in range(before)]
    start = 0
    for index in range(1, len(keys) + 1):
        if index == len(keys) or keys[index] != keys[start]:
            cells.append(Cell((Text(titles[start]),), "colgroup", "center", index - start))
            start = index
    return (*cells, *(Cell(header="") for _ in range(after)))


def _axis_title(draft: Draft, column: Column) -> str:
    axis = draft.clocks(column.patient).axes[column.place.axis]
    is_stay = axis.name in {stay.id for stay in column.patient.stays}
    return f"{axis.title}, day" if is_stay and len(column.patient.stays) > 1 else "Hospital day" if is_stay else axis.title


def _row(draft: Draft, cells: list[Measured], columns: list[Column], has_range: bool) -> tuple[Cell, ...]:
    series, unit = cells[0].series, cells[0].row[1]
    name = Cell((Text(analyte_name(series) + (f" ({series.specimen})" if series.specimen else "")),), "row")
    reference = [_words(reference_text(draft, cells))] if has_range else []
    first = draft.journal.labs.range == "first"
    values = [_value(draft, [cell for cell in cells if cell.column == column]) for column in columns]
    return (name, _words(unit.replace("/", "/\u2060")), *(reference if first else []), *values, *([] if first else reference))


def _words(text: str) -> Cell:
    return Cell((Text(text),)) if text else Cell()


def reference_text(draft: Draft, cells: Sequence[Measured]) -> str:
    """The reference ranges of a row as printed, each once, with the days on which they hold and what qualifies them."""
    texts = []
    for cell in _one_a_series([cell for cell in cells if cell.series.reference]):
        for span, range_ in ranges_of(cell.series):
            days = validity_text(span, draft.clocks(cell.patient)) if span else ""
            words = "; ".join(word for word in (days, cell.series.reference_note) if word)
            texts.append(f"{range_shown(range_)} ({words})" if words else range_shown(range_))
    return "; ".join(dict.fromkeys(texts))


def _value(draft: Draft, cells: list[Measured]) -> Cell:
    """A cell with its value; several values of one time stand one under another."""
    nodes: list[Inline] = []
    for cell in cells:
        nodes += [Break()] * bool(nodes) + value_nodes(draft, cell.result)
    return Cell(tuple(nodes), "", "right")


def value_nodes(draft: Draft, result: PlacedResult) -> list[Inline]:
    """A value as printed in a table, with its mark behind it."""
    labs = draft.journal.labs
    if result.value.kind == "missing":
        return [Text(_MISSING_WORDS.get(result.value.missing_reason, labs.missing))]
    if not result.flag or labs.flags == "none":
        return [Text(result.value.shown)]
    sign = {"arrows": labs.high if result.flag == "high" else labs.low, "letters": result.flag[0].upper()}[labs.flags]
    return [Text(result.value.shown + "\u202f"), Flag(result.flag, sign)]


def _notes(draft: Draft, spec: TableSpec | None, cells: list[Measured]) -> tuple[Inlines, ...]:
    """The author's notes, the key to the signs, what is told of single analytes, where the values come from."""
    index = draft.record.tables.index(spec) if spec else 0
    notes = [draft.text(note, None, "tables", index, "notes", i) for i, note in enumerate(spec.notes if spec else ())]
    key = _key(draft, cells)
    notes += [(Text(key),)] if key else []
    length = length_note([cell.series for cell in _one_a_series(cells)])
    notes += [(Text(length),)] if length else []
    notes += _series_notes(draft, cells)
    notes += entry_notes(draft.at("tables", index), spec) if spec else []
    return (*notes, *_sources(draft, cells, is_told=bool(spec and spec.source)), *_bases(draft, cells, is_told=bool(spec and spec.basis)))


def _key(draft: Draft, cells: list[Measured]) -> str:
    """The key to the signs in use."""
    labs = draft.journal.labs
    parts = []
    flagged = [cell for cell in cells if cell.result.flag]
    if flagged and labs.flags != "none":
        high, low = (labs.high, labs.low) if labs.flags == "arrows" else ("H", "L")
        computed = any(cell.result.range for cell in flagged)
        printed = any(not cell.result.range for cell in flagged)
        origin = "against the reference range"
        if printed:
            origin = "against the range or, without one, as marked in the source" if computed else "as marked in the source"
        parts.append(f"{high}, high; {low}, low ({origin})")
    reasons = {cell.result.value.missing_reason for cell in cells if cell.result.value.kind == "missing"}
    if reasons & {"not done", "not stated"}:
        parts.append(f"{labs.missing}, not done or not available" if "not stated" in reasons else f"{labs.missing}, not done")
    if "not transcribed" in reasons:
        parts.append("n.t., in the source but not transcribed here")
    return "; ".join(parts) + "." if parts else ""


def _series_notes(draft: Draft, cells: list[Measured]) -> list[Inlines]:
    """Method, code and note of each analyte; what several analytes share is told once."""
    found: dict[Inlines, list[str]] = {}
    for cell in _one_a_series(cells):
        words: list[Inlines] = [(Text(word),) for word in (cell.series.method, cell.series.code) if word]
        words.append(draft.text(cell.series.note, cell.patient, *_path(draft, cell), "note"))
        if told := joined(words):
            names = found.setdefault(told, [])
            names += [] if analyte_name(cell.series) in names else [analyte_name(cell.series)]
    everything = len({analyte_name(cell.series) for cell in cells})
    return [told if len(names) == everything > 1 else (Text(f"{listed(names)}: "), *told) for told, names in found.items()]


def _one_a_series(cells: Sequence[Measured]) -> list[Measured]:
    """A cell of each series, in the order of the table."""
    return list({id(cell.series): cell for cell in reversed(cells)}.values())[::-1]


def _path(draft: Draft, cell: Measured) -> Path:
    return draft.path(cell.patient, "labs", next(i for i, series in enumerate(cell.patient.labs) if series is cell.series))


def _holders(draft: Draft, cell: Measured) -> list[tuple[Sourced, Path, str]]:
    """What a value inherits from, innermost first: the entry, its path, and what of the table it holds for."""
    values = f"the values of {draft.label(cell.patient)}" if len(draft.record.patients) > 1 else "the patient's values"
    found: list[tuple[Sourced, Path, str]] = [(cell.series, _path(draft, cell), analyte_name(cell.series))]
    return [*found, (cell.patient, draft.path(cell.patient), values), (draft.record, (), "the other values")]


def _sources(draft: Draft, cells: list[Measured], *, is_told: bool) -> list[Inlines]:
    """A sentence for every source that values of the table come from, with what comes from it when there are several."""
    found: dict[Source, tuple[Path, list[str]]] = {}
    for cell in _one_a_series(cells):
        entry, path, subject = next((held for held in _holders(draft, cell) if held[0].source), (None, (), ""))
        if entry is None or entry.source is None or (is_told and entry is not cell.series):
            continue
        subjects = found.setdefault(entry.source, ((*path, "source"), []))[1]
        subjects += [] if subject in subjects else [subject]
        draft.placed |= {"source"} if entry is draft.record else set()
    several = len(found) > 1 or is_told
    return [source_sentence(draft.at(*path), source, listed(names) if several else "") for source, (path, names) in found.items()]


def _bases(draft: Draft, cells: list[Measured], *, is_told: bool) -> list[Inlines]:
    """What the values rest on, where the record says so and no source tells it, with what of the table when that differs."""
    found: dict[Basis, list[str]] = {}
    for cell in _one_a_series(cells):
        entry, _, subject = next((held for held in _holders(draft, cell) if held[0].basis), (None, (), ""))
        if entry is not None and entry.basis and not (is_told and entry is not cell.series):
            subjects = found.setdefault(entry.basis, [])
            subjects += [] if subject in subjects else [subject]
    has_source = any(held[0].source for cell in cells for held in _holders(draft, cell))
    if len(found) == 1 and not is_told:
        return [(Text(basis_sentence(basis)),) for basis in found if not (basis == "published" and has_source)]
    return [(Text(f"{capital(listed(names))}: {basis_words(basis)}."),) for basis, names in found.items()]
