"""What was done and what came of it: treatments, procedures, adherence, outcomes, adverse events (CARE items 9 and 10)."""

from __future__ import annotations

from casereport.chart.words import time_text
from casereport.document.narrative.answers import DONE, absent, answered
from casereport.document.narrative.demographics import Entry
from casereport.document.narrative.phrases import capital, detailed, joined, listed
from casereport.document.narrative.presentation import terms
from casereport.document.narrative.provenance import details, provenance
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.course import AdverseEvent, Outcome
from casereport.tree import Block, Table, Text


def treatment(at: Spot, table: Table | None = None) -> tuple[Block, ...]:
    """The table of treatments, unless the author placed it; procedures and adherence as terms."""
    patient = at.patient
    told = patient.treatments.answer if patient.treatments else None
    entries = answered(at.at("treatments"), told, at.say("term.treatment"), at.say("subject.treatment"))
    entries += [entry for index in range(len(patient.procedures)) if (entry := _procedure(at.at("procedures", index)))]
    entries += absent(at, DONE)
    return (*((table,) if table else ()), *terms([*entries, *_adherence(at)]))


def _procedure(at: Spot) -> Entry | None:
    """A procedure with time, manner and result; None when the author's prose tells it."""
    item = at.patient.procedures[int(at.path[-1])]
    when = time_text(item, at.clocks)
    words = {key: read_name(value) for key in ("anaesthesia", "operator", "device") if (value := getattr(item, key))}
    texts = {key: at.text(value, key) for key in ("indication", "findings", "result", "complications") if (value := getattr(item, key))}
    grade = at.say("procedure.grade", grade=item.complication_grade) if item.complication_grade else ""
    others = details([grade], provenance(at, item))
    if at.tells(item.name, *words.values(), *texts.values(), *others, when=when):
        return None
    parts = [(Text(at.say(f"procedure.{key}")), *nodes) for key, nodes in (words | texts).items()]
    described = joined([(Text(part),) if isinstance(part, str) else part for part in details([when], parts, others)])
    return read_name(capital(item.name)), described or (Text(at.say("procedure.performed")),)


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
        entries += answered(at.at("outcomes"), told.answer, at.say("term.outcome"), at.say("subject.outcome"))
    return terms([*entries, *_adverse_events(at)])


def follow_up(at: Spot) -> tuple[Block, ...]:
    """What was told of the time after."""
    return terms(answered(at.at("follow_up"), at.patient.follow_up, at.say("term.follow_up"), at.say("subject.follow_up")))


def _outcome(at: Spot, item: Outcome) -> Entry | None:
    """An outcome with scale, time and who assessed it; None when the author's prose tells it."""
    when, others = time_text(item, at.clocks), details([_assessed(at, item), at.text(item.note, "note")], provenance(at, item))
    measure, value = (at.text(getattr(item, key), key) for key in ("measure", "value"))
    if at.tells(measure, value, item.scale or "", *others, when=when):
        return None
    return measure, detailed(value, details([item.scale or "", when], others))


def _assessed(at: Spot, item: Outcome) -> str:
    if not item.assessor:
        return ""
    return at.say("outcome.by_device") if item.assessor == "device" else at.say("outcome.assessed", assessor=item.assessor)


def _adverse_events(at: Spot) -> list[Entry]:
    told, here = at.patient.adverse_events, at.at("adverse_events")
    if told is None:
        return []
    entries = answered(here, told.answer, at.say("term.adverse_events"), at.say("subject.adverse_events"))
    return [*entries, *(entry for index, item in enumerate(told.items) if (entry := _adverse_event(here.at(index), item)))]


def _adverse_event(at: Spot, item: AdverseEvent) -> Entry | None:
    """An adverse event with drug, severity and outcome; None when the author's prose tells it."""
    suspected = listed(list(item.suspected))
    words = [
        at.say("adverse_event.suspected", drugs=suspected) if item.suspected else "",
        at.say("adverse_event.causality", causality=item.causality) if item.causality else "",
        at.say("adverse_event.dechallenge", result=item.dechallenge) if item.dechallenge else "",
        at.say("adverse_event.rechallenge", result=item.rechallenge) if item.rechallenge else "",
    ]
    told = {key: at.text(getattr(item, key), key) for key in ("action", "outcome")}
    parts = [(Text(at.say(f"adverse_event.{key}")), *nodes) for key, nodes in told.items() if nodes]
    label, when, severity = at.text(item.label, "label"), time_text(item, at.clocks), item.severity or ""
    others = details(parts, provenance(at, item))
    pieces = details([label, severity, suspected, *words[1:]], [*told.values()], provenance(at, item))
    if at.tells(*pieces, when=when) or at.tells(words[0], *pieces, when=when):
        return None
    return (Text(at.say("term.adverse_event")),), detailed(label, details([severity, when], words, others), "; ")
