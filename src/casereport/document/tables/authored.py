"""The tables that the author asks for: of results, treatments and events, and those typed cell by cell."""

from __future__ import annotations

from dataclasses import replace

from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.provenance import entry_notes
from casereport.document.spot import Spot
from casereport.document.tables.events import event_table
from casereport.document.tables.laboratory import author_tables, choice_of
from casereport.document.tables.measured import IsDrawn
from casereport.document.tables.treatments import treatment_table
from casereport.journal import Journal
from casereport.model.article import Table as TableSpec
from casereport.tree import Cell, Table


def authored_tables(at: Spot, journal: Journal, is_drawn: IsDrawn, spec: TableSpec) -> tuple[Table, ...]:
    """The tables of one specification; () when the record has nothing for it."""
    if spec.kind == "labs":
        return author_tables(at, journal, is_drawn, spec)
    here = at.at("tables", at.record.tables.index(spec))
    if spec.kind == "custom":
        return (_custom(here, spec),)
    wanted = choice_of(spec, at.record.patients).patients
    patients = [patient for patient in at.record.patients if patient.id in wanted]
    title = here.text(spec.title, "title")
    if spec.kind == "treatments":
        table = treatment_table(at, patients, spec.id, is_drawn, title)
    else:
        table = event_table(at, patients, spec.id, title)
    return (replace(table, notes=(*table.notes, *_notes(here, spec))),) if table else ()


def _notes(at: Spot, spec: TableSpec) -> list[Inlines]:
    return [*(at.text(note, "notes", index) for index, note in enumerate(spec.notes)), *entry_notes(at, spec)]


def _custom(at: Spot, spec: TableSpec) -> Table:
    """The author's own table, short rows filled up so that it can be tagged (PDF/UA-1 7.2-43)."""
    width = max([len(spec.header), *(len(row) for row in spec.rows)], default=1)
    head = tuple(Cell(at.text(text, "header", column), "col") for column, text in enumerate(spec.header))
    rows = tuple(_custom_row(at.at("rows", number), row, width) for number, row in enumerate(spec.rows))
    head = (*head, *((Cell(header="col"),) * (width - len(head)))) if head else ()
    return Table(spec.id, "", at.text(spec.title, "title"), (head,) if head else (), rows, tuple(_notes(at, spec)), wide=width > 4)


def _custom_row(at: Spot, row: tuple[str, ...], width: int) -> tuple[Cell, ...]:
    cells = tuple(Cell(at.text(text, column), "" if column else "row") for column, text in enumerate(row))
    return cells + (Cell(),) * (width - len(row))
