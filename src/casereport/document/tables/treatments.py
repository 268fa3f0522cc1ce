"""Treatments as a table: a row for every drug, step and course with dose, route, frequency and time (CARE item 9)."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.words import time_text
from casereport.document.narrative.phrases import Inlines, capital, joined, regimen_text
from casereport.document.narrative.provenance import provenance
from casereport.document.narrative.regimen import Part, dose_of, full_name, parts_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.document.tables.measured import IsDrawn
from casereport.model.course import Course, Treatment
from casereport.model.patient import Patient
from casereport.tree import Cell, Table, Text

HEAD = ("treatment", "dose", "regimen", "time", "reason")
"""Names of the columns."""


def treatment_table(at: Spot, patients: Sequence[Patient], name: str, is_drawn: IsDrawn, title: Inlines = ()) -> Table | None:
    """A row for every treatment, step and course; illustrative ones that a figure draws are left out. None when nothing is left."""
    rows = [(patient, row) for patient in patients for row in _rows_of(at.of(patient), is_drawn)]
    if not rows:
        return None
    several = len({patient.id for patient, _ in rows}) > 1
    is_single = at.is_several and not several
    told = at.say("table.treatments_of", label=at.label_of(rows[0][0])) if is_single else at.say("table.treatments")
    head = tuple(Cell((Text(at.say(f"table.{name}")),), "col") for name in ((("patient",) if several else ()) + HEAD))
    body = tuple((*((Cell((Text(at.label_of(patient)),), "row"),) if several else ()), *row) for patient, row in rows)
    return Table(name, "", title or (Text(told),), (head,), body, wide=True)


def _rows_of(at: Spot, is_drawn: IsDrawn) -> list[tuple[Cell, ...]]:
    items = at.patient.treatments.items if at.patient.treatments else ()
    return [row for n, item in enumerate(items) if not is_drawn(item, at.patient) for row in _rows(at.at("treatments", n), item)]


def _rows(at: Spot, item: Treatment) -> list[tuple[Cell, ...]]:
    """A row for each part of a treatment."""
    return [_row(at, item, part, where, is_first=n == 0) for n, (part, where) in enumerate(parts_of(at, item))]


def _row(at: Spot, item: Treatment, part: Part, where: Spot, *, is_first: bool) -> tuple[Cell, ...]:
    notes = _notes(where, part, () if part is item else (item,))
    if part is not item and is_first:
        notes = joined([_notes(at, item, ()), notes])
    name = full_name(item) if is_first else at.say("table.continued", name=capital(item.drug or item.name or ""))
    texts = (dose_of(item, part), regimen_text(part.route or item.route, part.every or item.every), time_text(part, at.clocks))
    return (Cell(read_name(name), "row"), *(Cell((Text(capital(text)),) if text else ()) for text in texts), Cell(notes))


def _notes(at: Spot, part: Part, chain: tuple[Treatment, ...]) -> Inlines:
    """Rechallenge, indication, reason, response, note and provenance."""
    words: list[Inlines] = []
    if isinstance(part, Course) and part.rechallenge:
        words.append((Text(at.say("table.rechallenge", result=part.rechallenge)),))
    words += [at.text(getattr(part, key, None), key) for key in ("indication", "why", "response", "note")]
    return joined([*words, *provenance(at, part, *chain)])
