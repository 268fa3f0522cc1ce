"""Heads, rows, values and notes of a laboratory table, with the range column and the high and low marks that the journal wants."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.results import PlacedResult
from casereport.document.narrative.diagnosis import FEWEST_ROWS
from casereport.document.narrative.phrases import Inlines, capital, joined, listed
from casereport.document.narrative.provenance import basis_sentence, basis_words, entry_notes, source_sentence
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.document.tables.long_series import length_note
from casereport.document.tables.measured import Column, Measured, Row, one_a_series
from casereport.document.tables.reference_ranges import reference_text
from casereport.document.tables.setting import is_whole
from casereport.document.tables.timeheads import time_heads
from casereport.document.tables.turning import turn_table
from casereport.journal import Journal
from casereport.journal.rules import LabRules
from casereport.language import say
from casereport.model.article import Table as TableSpec
from casereport.model.fields import Basis, Source, Sourced
from casereport.tree import Break, Cell, Flag, Inline, Table, Text

_MOST_IN_SENTENCES = 8
"""Results of one or two analytes that sentences tell; of more, a table with times as rows."""
_MISSING_WORDS = {"pending": "cell.pending", "not transcribed": "cell.not_transcribed"}


def lab_table(
    at: Spot, journal: Journal, spec: TableSpec | None, cells: Sequence[Measured], columns: list[Column], rows: Sequence[Row], name: str
) -> Table:
    """The table of these columns and rows: analytes as rows, or as columns where many times would not fit beside each other."""
    shown = [cell for cell in cells if cell.column in columns and cell.row in rows]
    has_range = journal.labs.range != "omit" and any(cell.series.limits for cell in shown)
    body = tuple(_row(at, journal.labs, [cell for cell in shown if cell.row == row], columns, has_range) for row in rows)
    title = _title(at, spec, columns)
    table = Table(name, "", title, _head(at, journal.labs, columns, has_range), body, _notes(at, journal.labs, spec, shown))
    is_flat = spec is None and len(rows) < FEWEST_ROWS <= len(columns) and len(shown) > _MOST_IN_SENTENCES
    if not is_flat and (len(columns) <= len(rows) or is_whole(table, journal)):
        return table
    before, after = _around(journal.labs, has_range)
    turned = turn_table(table, before=before, after=after)
    return turned if is_whole(turned, journal) else table


def _title(at: Spot, spec: TableSpec | None, columns: list[Column]) -> tuple[Inline, ...]:
    title: Inlines = _of(at, spec).text(spec.title, "title") if spec and spec.title else (Text(at.say("table.labs")),)
    patients = list({column.patient.id: column.patient for column in columns}.values())
    return (*title, Text(f": {at.label_of(patients[0])}")) if len(patients) == 1 and at.is_several else title


def _head(at: Spot, rules: LabRules, columns: list[Column], has_range: bool) -> tuple[tuple[Cell, ...], ...]:
    """Rows of patients, of clocks and of days; a patient or clock heads all its days."""
    before, after = _around(rules, has_range)
    axes = [(c.patient.id, c.place.axis if c.place else "") for c in columns]
    rows: list[tuple[Cell, ...]] = []
    if len({patient for patient, _ in axes}) > 1:
        rows.append(_group_row([at.label_of(c.patient) for c in columns], [c.patient.id for c in columns], before, after))
    titles, labels = time_heads(at, columns)
    rows.append(_group_row(titles, axes, before, after))
    names = [at.say(f"table.{name}") for name in ("analyte", "unit", "reference")[:before]]
    days = [Cell((Text(label),), "col", "right") for label in labels]
    last = [Cell((Text(at.say("table.reference")),), "col", "left")] if after else []
    return (*rows, (*(Cell((Text(name),), "col") for name in names), *days, *last))


def _around(rules: LabRules, has_range: bool) -> tuple[int, int]:
    """How many columns stand before and after the values: names and units, and the ranges on the side that the journal wants."""
    first = rules.range == "first"
    return 2 + (has_range and first), int(has_range and not first)


def _group_row(titles: list[str], keys: Sequence[object], before: int, after: int) -> tuple[Cell, ...]:
    cells: list[Cell] = [Cell(header="") for _ in range(before)]
    start = 0
    for index in range(1, len(keys) + 1):
        if index == len(keys) or keys[index] != keys[start]:
            cells.append(Cell((Text(titles[start]),), "colgroup", "center", index - start))
            start = index
    return (*cells, *(Cell(header="") for _ in range(after)))


def _row(at: Spot, rules: LabRules, cells: list[Measured], columns: list[Column], has_range: bool) -> tuple[Cell, ...]:
    series, unit = cells[0].series, cells[0].row[1]
    specimen = series.entry.specimen
    name = Cell(read_name(series.name + (f" ({specimen})" if specimen else "")), "row")
    reference = [_words(reference_text(at, cells))] if has_range else []
    first = rules.range == "first"
    values = [_value(rules, [cell for cell in cells if cell.column == column]) for column in columns]
    return (name, _words(unit.replace("/", "/\u2060")), *(reference if first else []), *values, *([] if first else reference))


def _words(text: str) -> Cell:
    return Cell((Text(text),)) if text else Cell()


def _value(rules: LabRules, cells: list[Measured]) -> Cell:
    """A cell with its value; several values of one time stand one under another."""
    nodes: list[Inline] = []
    for cell in cells:
        nodes += [Break()] * bool(nodes) + value_nodes(rules, cell.result)
    return Cell(tuple(nodes), "", "right")


def value_nodes(labs: LabRules, result: PlacedResult) -> list[Inline]:
    """A value as printed in a table, with its mark behind it."""
    if result.value.kind == "missing":
        return [Text(say(name) if (name := _MISSING_WORDS.get(result.value.missing_reason)) else labs.missing)]
    if not result.flag or labs.flags == "none":
        return [Text(result.shown)]
    sign = {"arrows": labs.high if result.flag == "high" else labs.low, "letters": result.flag[0].upper()}[labs.flags]
    return [Text(result.shown + "\u202f"), Flag(result.flag, sign)]


def _notes(at: Spot, rules: LabRules, spec: TableSpec | None, cells: list[Measured]) -> tuple[Inlines, ...]:
    """The author's notes, the key to the signs, what is told of single analytes, where the values come from."""
    notes = [_of(at, spec).text(note, "notes", i) for i, note in enumerate(spec.notes)] if spec else []
    key = _key(at, rules, cells)
    notes += [(Text(key),)] if key else []
    length = length_note([cell.series for cell in one_a_series(cells)])
    notes += [(Text(length),)] if length else []
    notes += _series_notes(at, cells)
    notes += entry_notes(_of(at, spec), spec) if spec else []
    return (*notes, *_sources(at, cells, is_told=bool(spec and spec.source)), *_bases(at, cells, is_told=bool(spec and spec.basis)))


def _key(at: Spot, labs: LabRules, cells: list[Measured]) -> str:
    """The key to the signs in use."""
    parts = []
    flagged = [cell for cell in cells if cell.result.flag]
    if flagged and labs.flags != "none":
        high, low = (labs.high, labs.low) if labs.flags == "arrows" else ("H", "L")
        computed = any(cell.result.range for cell in flagged)
        printed = any(not cell.result.range for cell in flagged)
        origin = "table.flags_either" if computed and printed else "table.flags_printed" if printed else "table.flags_computed"
        parts.append(at.say("table.flags", high=high, low=low, origin=at.say(origin)))
    reasons = {cell.result.value.missing_reason for cell in cells if cell.result.value.kind == "missing"}
    if reasons & {"not done", "not stated"}:
        parts.append(at.say("table.missing_either" if "not stated" in reasons else "table.missing", sign=labs.missing))
    if "not transcribed" in reasons:
        parts.append(at.say("table.key_not_transcribed", sign=say("cell.not_transcribed")))
    return "; ".join(parts) + "." if parts else ""


def _series_notes(at: Spot, cells: list[Measured]) -> list[Inlines]:
    """Method, code and note of each analyte; what several analytes share is told once."""
    found: dict[Inlines, list[str]] = {}
    for cell in one_a_series(cells):
        words: list[Inlines] = [read_name(word) for word in (cell.series.entry.method, cell.series.entry.code) if word]
        words.append(_entry(at, cell).text(cell.series.entry.note, "note"))
        if told := joined(words):
            names = found.setdefault(told, [])
            names += [] if cell.series.name in names else [cell.series.name]
    everything = len({cell.series.name for cell in cells})
    return [told if len(names) == everything > 1 else (*read_name(f"{listed(names)}: "), *told) for told, names in found.items()]


def _entry(at: Spot, cell: Measured) -> Spot:
    """The series of a value."""
    return at.of(cell.patient).at("labs", cell.series.index)


def _of(at: Spot, spec: TableSpec) -> Spot:
    """The author's table."""
    return at.at("tables", at.record.tables.index(spec))


def _holders(at: Spot, cell: Measured) -> list[tuple[Sourced, Spot, str]]:
    """What a value inherits from, innermost first: the entry, where it is, and what of the table it holds for."""
    values = at.say("table.values_of" if at.is_several else "table.values", label=at.label_of(cell.patient))
    found: list[tuple[Sourced, Spot, str]] = [(cell.series.entry, _entry(at, cell), cell.series.name)]
    return [*found, (cell.patient, at.of(cell.patient), values), (at.record, at, at.say("table.values_else"))]


def _sources(at: Spot, cells: list[Measured], *, is_told: bool) -> list[Inlines]:
    """A sentence for every source that values of the table come from, with what comes from it when there are several."""
    found: dict[Source, tuple[Spot, list[str]]] = {}
    for cell in one_a_series(cells):
        entry, where, subject = next((held for held in _holders(at, cell) if held[0].source), (None, at, ""))
        if entry is None or entry.source is None or (is_told and entry is not cell.series.entry):
            continue
        subjects = found.setdefault(entry.source, (where.at("source"), []))[1]
        subjects += [] if subject in subjects else [subject]
    several = len(found) > 1 or is_told
    return [source_sentence(where, source, listed(names) if several else "") for source, (where, names) in found.items()]


def _bases(at: Spot, cells: list[Measured], *, is_told: bool) -> list[Inlines]:
    """What the values rest on, where the record says so and no source tells it, with what of the table when that differs."""
    found: dict[Basis, list[str]] = {}
    for cell in one_a_series(cells):
        entry, _, subject = next((held for held in _holders(at, cell) if held[0].basis), (None, at, ""))
        if entry is not None and entry.basis and not (is_told and entry is not cell.series.entry):
            subjects = found.setdefault(entry.basis, [])
            subjects += [] if subject in subjects else [subject]
    has_source = any(held[0].source for cell in cells for held in _holders(at, cell))
    if len(found) == 1 and not is_told:
        return [(Text(basis_sentence(basis)),) for basis in found if not (basis == "published" and has_source)]
    return [read_name(f"{capital(listed(names))}: {basis_words(basis)}.") for basis, names in found.items()]
