"""What was done and what came of it: treatments, procedures, adherence, outcomes, adverse events (CARE items 9 and 10)."""

from __future__ import annotations

from casereport.chart.words import time_text
from casereport.document.narrative.absent import DONE, absent
from casereport.document.narrative.demographics import Entry
from casereport.document.narrative.phrases import Inlines, capital, detailed, joined, listed
from casereport.document.narrative.presentation import terms
from casereport.document.narrative.provenance import details, provenance
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.course import AdverseEvent, Outcome
from casereport.tree import Block, Table, Text


def treatment(at: Spot, table: Table | None = None) -> tuple[Block, ...]:
    """The table of treatments, unless the author placed it; procedures and adherence as terms."""
    patient = at.patient
    entries: list[Entry] = []
    told = patient.treatments.answer if patient.treatments else None
    if told and not at.is_silent(told, at.say("subject.treatment")):
        entries.append(((Text(at.say("term.treatment")),), at.at("treatments").answer(told)))
    entries += [_procedure(at.at("procedures", index)) for index in range(len(patient.procedures))]
    entries += absent(at, DONE)
    return (*((table,) if table else ()), *terms([*entries, *_adherence(at)]))


def _procedure(at: Spot) -> Entry:
    item = at.patient.procedures[int(at.path[-1])]
    parts: list[Inlines] = [(Text(when),)] if (when := time_text(item, at.clocks)) else []
    parts += [
        (Text(f"{at.say(f'procedure.{key}')}{value}"),) for key in ("anaesthesia", "operator", "device") if (value := getattr(item, key))
    ]
    for key in ("indication", "findings", "result", "complications"):
        if value := getattr(item, key):
            parts.append((Text(at.say(f"procedure.{key}")), *at.text(value, key)))
    if item.complication_grade:
        parts.append((Text(at.say("procedure.grade", grade=item.complication_grade)),))
    return read_name(capital(item.name)), joined([*parts, *provenance(at, item)]) or (Text(at.say("procedure.performed")),)


def _adherence(at: Spot) -> list[Entry]:
    told, here = at.patient.adherence, at.at("adherence")
    if told is None or (told.answer and at.is_silent(told.answer, at.say("subject.adherence"))):
        return []
    parts = [here.answer(told.answer)] if told.answer else []
    for key, word in (("statement", ""), ("tolerability", at.say("adherence.tolerability")), ("method", at.say("adherence.method"))):
        if value := getattr(told, key):
            parts.append((*((Text(word),) if word else ()), *here.text(value, key)))
    return [((Text(at.say("term.adherence")),), joined(parts))] if any(parts) else []


def outcome(at: Spot) -> tuple[Block, ...]:
    """Outcomes and adverse events as terms."""
    entries: list[Entry] = []
    told = at.patient.outcomes
    if told:
        entries += [entry for index, item in enumerate(told.items) if (entry := _outcome(at.at("outcomes", index), item))]
        if told.answer and not at.is_silent(told.answer, at.say("subject.outcome")):
            entries.append(((Text(at.say("term.outcome")),), at.at("outcomes").answer(told.answer)))
    return terms([*entries, *_adverse_events(at)])


def follow_up(at: Spot) -> tuple[Block, ...]:
    """What was told of the time after."""
    told = at.patient.follow_up
    if told is None or at.is_silent(told, at.say("subject.follow_up")):
        return ()
    answer = at.at("follow_up").answer(told)
    return () if told.state == "stated" and at.tells(answer) else terms([((Text(at.say("term.follow_up")),), answer)])


def _outcome(at: Spot, item: Outcome) -> Entry | None:
    """An outcome with scale, time and who assessed it; None when the author's prose tells it."""
    words = [item.scale or "", time_text(item, at.clocks), _assessed(at, item)]
    inner = details(words, [at.text(item.note, "note")], provenance(at, item))
    measure, value = (at.text(getattr(item, key), key) for key in ("measure", "value"))
    return None if at.tells(measure, value, *inner) else (measure, detailed(value, inner))


def _assessed(at: Spot, item: Outcome) -> str:
    if not item.assessor:
        return ""
    return at.say("outcome.by_device") if item.assessor == "device" else at.say("outcome.assessed", assessor=item.assessor)


def _adverse_events(at: Spot) -> list[Entry]:
    told, here = at.patient.adverse_events, at.at("adverse_events")
    if told is None:
        return []
    entries: list[Entry] = []
    if told.answer and not at.is_silent(told.answer, at.say("subject.adverse_events")):
        entries.append(((Text(at.say("term.adverse_events")),), here.answer(told.answer)))
    return [*entries, *(_adverse_event(here.at(index), item) for index, item in enumerate(told.items))]


def _adverse_event(at: Spot, item: AdverseEvent) -> Entry:
    words = [
        item.severity or "",
        time_text(item, at.clocks),
        at.say("adverse_event.suspected", drugs=listed(list(item.suspected))) if item.suspected else "",
        at.say("adverse_event.causality", causality=item.causality) if item.causality else "",
        at.say("adverse_event.dechallenge", result=item.dechallenge) if item.dechallenge else "",
        at.say("adverse_event.rechallenge", result=item.rechallenge) if item.rechallenge else "",
    ]
    told = {key: at.text(getattr(item, key), key) for key in ("action", "outcome")}
    parts = [(Text(at.say(f"adverse_event.{key}")), *nodes) for key, nodes in told.items() if nodes]
    return (Text(at.say("term.adverse_event")),), detailed(at.text(item.label, "label"), details(words, parts, provenance(at, item)), "; ")
