"""What was done and what came of it: treatments, procedures, adherence, outcomes, adverse events (CARE items 9 and 10)."""

from __future__ import annotations

from casereport.chart.words import time_text
from casereport.document.draft import Draft
from casereport.document.narrative.absent import DONE, absent
from casereport.document.narrative.demographics import Entry
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined, listed
from casereport.document.narrative.presentation import terms
from casereport.document.narrative.provenance import details, provenance
from casereport.document.tables.treatments import treatment_table
from casereport.model.course import AdverseEvent, Outcome
from casereport.model.patient import Patient
from casereport.problems import Path
from casereport.tree import Block, Text


def treatment(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """The treatments as a table, unless the author placed it; procedures and adherence as terms."""
    is_placed = f"treatments {patient.id}" in draft.placed
    table = None if is_placed else treatment_table(draft, [patient], f"treatments-{patient.id}")
    entries: list[Entry] = []
    if patient.treatments and patient.treatments.answer and not draft.is_silent(patient.treatments.answer, "treatment", patient):
        entries.append(((Text("Treatment"),), draft.answer(patient.treatments.answer, patient, *draft.path(patient, "treatments"))))
    entries += [_procedure(draft, patient, index) for index in range(len(patient.procedures))]
    entries += absent(draft, patient, DONE)
    return (*((table,) if table else ()), *terms([*entries, *_adherence(draft, patient)]))


def _procedure(draft: Draft, patient: Patient, index: int) -> Entry:
    item, path = patient.procedures[index], draft.path(patient, "procedures", index)
    plain = {"anaesthesia": item.anaesthesia, "operator": item.operator, "device": item.device}
    parts: list[Inlines] = [(Text(when),)] if (when := time_text(item, draft.clocks(patient))) else []
    parts += [(Text(f"{key}: {value}"),) for key, value in plain.items() if value]
    for key in ("indication", "findings", "result", "complications"):
        if value := getattr(item, key):
            parts.append((Text(f"{key}: "), *draft.text(value, patient, *path, key)))
    if item.complication_grade:
        parts.append((Text(f"Clavien-Dindo grade {item.complication_grade}"),))
    return (Text(capital(item.name)),), joined([*parts, *provenance(draft, item, path, patient)]) or (Text("performed"),)


def _adherence(draft: Draft, patient: Patient) -> list[Entry]:
    told = patient.adherence
    if told is None or (told.answer and draft.is_silent(told.answer, "adherence", patient)):
        return []
    path = draft.path(patient, "adherence")
    parts = [draft.answer(told.answer, patient, *path)] if told.answer else []
    for key, word in (("statement", ""), ("tolerability", "tolerability: "), ("method", "assessed by: ")):
        if value := getattr(told, key):
            parts.append((*((Text(word),) if word else ()), *draft.text(value, patient, *path, key)))
    return [((Text("Adherence and tolerability"),), joined(parts))] if any(parts) else []


def outcome(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """Outcomes and adverse events as terms."""
    entries: list[Entry] = []
    if patient.outcomes:
        entries += [entry for index, item in enumerate(patient.outcomes.items) if (entry := _outcome(draft, patient, index, item))]
        if patient.outcomes.answer and not draft.is_silent(patient.outcomes.answer, "outcome", patient):
            entries.append(((Text("Outcome"),), draft.answer(patient.outcomes.answer, patient, *draft.path(patient, "outcomes"))))
    return terms([*entries, *_adverse_events(draft, patient)])


def follow_up(draft: Draft, patient: Patient) -> tuple[Block, ...]:
    """What was told of the time after."""
    told = patient.follow_up
    if told is None or draft.is_silent(told, "follow-up", patient):
        return ()
    answer = draft.answer(told, patient, *draft.path(patient, "follow_up"))
    return () if told.state == "stated" and draft.tells(patient, answer) else terms([((Text("Follow-up"),), answer)])


def _outcome(draft: Draft, patient: Patient, index: int, item: Outcome) -> Entry | None:
    """An outcome with scale, time and who assessed it; None when the author's prose tells it."""
    path = draft.path(patient, "outcomes", index)
    words = [item.scale or "", time_text(item, draft.clocks(patient)), f"assessed by {_assessor(item)}" if item.assessor else ""]
    inner = details(words, [draft.text(item.note, patient, *path, "note")], provenance(draft, item, path, patient))
    measure, value = (draft.text(getattr(item, key), patient, *path, key) for key in ("measure", "value"))
    return None if draft.tells(patient, measure, value, *inner) else (measure, detailed(value, inner))


def _assessor(item: Outcome) -> str:
    return "a device" if item.assessor == "device" else f"the {item.assessor}"


def _adverse_events(draft: Draft, patient: Patient) -> list[Entry]:
    told = patient.adverse_events
    if told is None:
        return []
    path = draft.path(patient, "adverse_events")
    entries: list[Entry] = []
    if told.answer and not draft.is_silent(told.answer, "adverse events", patient):
        entries.append(((Text("Adverse events"),), draft.answer(told.answer, patient, *path)))
    return [*entries, *(_adverse_event(draft, patient, (*path, index), item) for index, item in enumerate(told.items))]


def _adverse_event(draft: Draft, patient: Patient, path: Path, item: AdverseEvent) -> Entry:
    words = [
        item.severity or "",
        time_text(item, draft.clocks(patient)),
        f"suspected: {listed(list(item.suspected))}" if item.suspected else "",
        f"causality: {item.causality}" if item.causality else "",
        f"dechallenge {item.dechallenge}" if item.dechallenge else "",
        f"rechallenge {item.rechallenge}" if item.rechallenge else "",
    ]
    told = {key: draft.text(getattr(item, key), patient, *path, key) for key in ("action", "outcome")}
    parts = [(Text(f"{key}: "), *nodes) for key, nodes in told.items() if nodes]
    inner = details(words, parts, provenance(draft, item, path, patient))
    return (Text("Adverse event"),), detailed(draft.text(item.label, patient, *path, "label"), inner, "; ")
