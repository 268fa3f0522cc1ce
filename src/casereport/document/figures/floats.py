"""Figures and tables of the author: made from their specifications, and placed where the text first mentions them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casereport.document.draft import Draft
from casereport.document.figures.kept import figure_data
from casereport.document.figures.kinds import figure_patients
from casereport.document.narrative.phrases import Inlines, section
from casereport.document.narrative.provenance import entry_notes
from casereport.document.tables.events import event_table
from casereport.document.tables.laboratory import author_tables, choice_of
from casereport.document.tables.treatments import treatment_table
from casereport.model.article import Table as TableSpec
from casereport.problems import Path
from casereport.tree import Block, Cell, Section, Table


def covered(draft: Draft) -> set[str]:
    """What the author's tables of treatments and events show, as `treatments P1`, so that it is not generated again."""
    specs = [spec for spec in draft.record.tables if spec.kind in ("treatments", "events")]
    tables = [spec for spec in draft.record.figures if spec.kind != "image" and figure_data(draft, spec).kind == "table"]
    shown = {f"events {patient.id}" for spec in tables for patient in figure_patients(draft, spec)}
    return shown | {f"{spec.kind} {name}" for spec in specs for name in choice_of(spec, draft.record.patients).patients}


def with_floats(draft: Draft, sections: list[Section], figures: Mapping[str, tuple[Block, ...]]) -> tuple[Section, ...]:
    """The sections with the figures, by id, and the author's tables, each behind its first mention, else at the end of the case."""
    title = draft.say("heading.case")
    for name, blocks in figures.items():
        sections = _placed(sections, f"fig:{name}", blocks, title)
    for table in draft.record.tables:
        sections = _placed(sections, f"tbl:{table.id}", _author_table(draft, table), title)
    return tuple(sections)


def _placed(sections: list[Section], target: str, blocks: tuple[Block, ...], title: str) -> list[Section]:
    if not blocks:
        return sections
    for number, one in enumerate(sections):
        if (inserted := _inserted(one, target, blocks)) is not None:
            return [*sections[:number], inserted, *sections[number + 1 :]]
    if not sections:
        return [section("case", title, blocks, "case")]
    number = next((i for i, one in enumerate(sections) if one.role in ("diagnosis", "case")), len(sections) - 1)
    return [*sections[:number], replace(sections[number], blocks=(*sections[number].blocks, *blocks)), *sections[number + 1 :]]


def _inserted(one: Section, target: str, blocks: tuple[Block, ...]) -> Section | None:
    """The section with the blocks behind the innermost block that mentions the target; None when nothing does."""
    for position, block in enumerate(one.blocks):
        if not _mentions(block, target):
            continue
        if isinstance(block, Section) and not _mentions(block.title, target):
            inner = _inserted(block, target, blocks)
            return replace(one, blocks=(*one.blocks[:position], inner or block, *one.blocks[position + 1 :]))
        after = _after_floats(one.blocks, position + 1)
        return replace(one, blocks=(*one.blocks[:after], *blocks, *one.blocks[after:]))
    return None


def _after_floats(blocks: tuple[Block, ...], position: int) -> int:
    """Behind the figures and tables that stand there already, so that they keep the order of their mention."""
    while position < len(blocks) and blocks[position].kind in ("figure", "table"):
        position += 1
    return position


def _mentions(value: object, target: str) -> bool:
    if isinstance(value, tuple):
        return any(_mentions(item, target) for item in value)
    if getattr(value, "kind", "") == "pending_xref":
        named = getattr(value, "target", "")
        return named == target or named.rpartition("-")[0] == target
    if hasattr(value, "__dataclass_fields__"):
        return any(_mentions(getattr(value, name), target) for name in value.__dataclass_fields__)
    return False


def _author_table(draft: Draft, spec: TableSpec) -> tuple[Block, ...]:
    if spec.kind == "labs":
        return author_tables(draft, spec)
    index = draft.record.tables.index(spec)
    title = draft.text(spec.title, None, "tables", index, "title")
    if spec.kind == "custom":
        return (_custom(draft, spec, index, title),)
    wanted = choice_of(spec, draft.record.patients).patients
    patients = [patient for patient in draft.record.patients if patient.id in wanted]
    build = treatment_table if spec.kind == "treatments" else event_table
    table = build(draft, patients, spec.id, title)
    return (replace(table, notes=(*table.notes, *_notes(draft, spec, index))),) if table else ()


def _notes(draft: Draft, spec: TableSpec, index: int) -> list[Inlines]:
    notes = [draft.text(note, None, "tables", index, "notes", i) for i, note in enumerate(spec.notes)]
    return [*notes, *entry_notes(draft.at("tables", index), spec)]


def _custom(draft: Draft, spec: TableSpec, index: int, title: Inlines) -> Table:
    """The author's own table, short rows filled up so that it can be tagged (PDF/UA-1 7.2-43)."""
    width = max([len(spec.header), *(len(row) for row in spec.rows)], default=1)
    path: Path = ("tables", index)
    head = tuple(Cell(draft.text(text, None, *path, "header", i), "col") for i, text in enumerate(spec.header))
    rows = tuple(_custom_row(draft, (*path, "rows", number), row, width) for number, row in enumerate(spec.rows))
    head = (*head, *((Cell(header="col"),) * (width - len(head)))) if head else ()
    return Table(spec.id, "", title, (head,) if head else (), rows, tuple(_notes(draft, spec, index)), wide=width > 4)


def _custom_row(draft: Draft, path: Path, row: tuple[str, ...], width: int) -> tuple[Cell, ...]:
    cells = tuple(Cell(draft.text(text, None, *path, column), "" if column else "row") for column, text in enumerate(row))
    return cells + (Cell(),) * (width - len(row))
