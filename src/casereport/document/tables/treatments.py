"""Treatments as a table: a row for every drug, step and course with dose, route, frequency and time (CARE item 9)."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart.words import time_text
from casereport.document.draft import Draft
from casereport.document.narrative.phrases import Inlines, capital, dose_text, joined, regimen_text
from casereport.document.narrative.provenance import provenance
from casereport.model.course import Course, Step, Treatment
from casereport.model.patient import Patient
from casereport.problems import Path
from casereport.tree import Cell, Table, Text

HEAD = ("Treatment", "Dose", "Route and frequency", "Time", "Reason, response")

Part = Treatment | Step | Course


def treatment_table(draft: Draft, patients: Sequence[Patient], name: str, title: Inlines = ()) -> Table | None:
    """A row for every treatment, step and course; illustrative ones that a figure draws are left out. None when nothing is left."""
    rows = [(patient, row) for patient in patients for row in _rows_of(draft, patient)]
    if not rows:
        return None
    several = len({patient.id for patient, _ in rows}) > 1
    single = f": {draft.label(rows[0][0])}" if len(draft.record.patients) > 1 and not several else ""
    head = tuple(Cell((Text(word),), "col") for word in ((("Patient",) if several else ()) + HEAD))
    body = tuple((*((Cell((Text(draft.label(patient)),), "row"),) if several else ()), *row) for patient, row in rows)
    return Table(name, "", title or (Text(f"Treatments{single}"),), (head,), body, wide=True)


def _rows_of(draft: Draft, patient: Patient) -> list[tuple[Cell, ...]]:
    items = patient.treatments.items if patient.treatments else ()
    return [row for n, item in enumerate(items) if not draft.is_only_drawn(item, patient) for row in _rows(draft, patient, n, item)]


def _rows(draft: Draft, patient: Patient, index: int, item: Treatment) -> list[tuple[Cell, ...]]:
    path = draft.path(patient, "treatments", index)
    parts: list[tuple[Part, Path]] = []
    if not (item.steps or item.courses) or item.dose or item.daily or item.rate or item.doses or item.days or item.at:
        parts.append((item, path))
    parts += [(step, (*path, "steps", i)) for i, step in enumerate(item.steps)]
    parts += [(course, (*path, "courses", i)) for i, course in enumerate(item.courses)]
    return [_row(draft, patient, item, part, (path, where), is_first=n == 0) for n, (part, where) in enumerate(parts)]


def _row(draft: Draft, patient: Patient, item: Treatment, part: Part, paths: tuple[Path, Path], *, is_first: bool) -> tuple[Cell, ...]:
    notes = _notes(draft, patient, part, paths[1], () if part is item else (item,))
    if part is not item and is_first:
        notes = joined([_notes(draft, patient, item, paths[0], ()), notes])
    name = _name(item) if is_first else f"{capital(item.drug or item.name or '')}, continued"
    texts = (dose_text(part), regimen_text(part.route or item.route, part.every or item.every), time_text(part, draft.clocks(patient)))
    return (Cell((Text(name),), "row"), *(Cell((Text(capital(text)),) if text else ()) for text in texts), Cell(notes))


def _name(item: Treatment) -> str:
    """Drug or intervention with its brand, class and short name in brackets."""
    called = item.drug or item.name or ""
    short = item.short if item.short not in (item.drug, item.name) else None
    second = item.name if item.drug else None
    words = "; ".join(word for word in (short, second, item.brand, item.drug_class) if word)
    return f"{capital(called)}{f' ({words})' if words else ''}"


def _notes(draft: Draft, patient: Patient, part: Part, path: Path, chain: tuple[Treatment, ...]) -> Inlines:
    """Rechallenge, indication, reason, response, note and provenance."""
    words: list[Inlines] = []
    if isinstance(part, Course) and part.rechallenge:
        words.append((Text(f"{part.rechallenge} rechallenge"),))
    words += [draft.text(getattr(part, key, None), patient, *path, key) for key in ("indication", "why", "response", "note")]
    return joined([*words, *provenance(draft.at(*path), part, *chain)])
