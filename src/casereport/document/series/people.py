"""Who the patients are, what they came with, their history, and what happened when, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.chart.counting import count_sentences
from casereport.chart.words import moment_text, time_text
from casereport.clinical.units import printed_units
from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.provenance import basis_words, provenance, source_nodes
from casereport.document.prose.markup import read_name
from casereport.document.series.slots import Slot, answer_slots, detail_of, make_slot
from casereport.document.spot import Spot
from casereport.document.tables.events import event_rows
from casereport.model.course import Stay
from casereport.model.patient import History


def presenting_slots(at: Spot) -> Iterator[Slot]:
    told = at.patient.presenting
    yield from answer_slots(at.at("presenting"), told.answer if told else None, "presenting", at.say("series.title_presenting"))
    for n, one in enumerate(told.items if told else ()):
        here = at.at("presenting", n)
        duration = at.say("series.lasting", duration=one.duration) if one.duration else ""
        more = detail_of([duration, here.text(one.note, "note")], list(provenance(here, one)))
        yield make_slot(here, "presenting", one.finding, {"time": time_text(one, at.clocks), "detail": more}, timed=one)


def person_slots(at: Spot) -> Iterator[Slot]:
    """What is told of the person beside age and sex."""
    patient = at.patient
    for name in ("ethnicity", "occupation", "region"):
        if (entry := getattr(patient, name)) is not None:
            why = at.text(entry.relevance, name, "relevance")
            yield make_slot(at.at(name), "person", at.say(f"series.title_{name}"), {"value": entry.value, "detail": why})
    for name in ("weight", "height"):
        if (measure := getattr(patient, name)) is not None:
            when = moment_text(measure.at, at.clocks) if measure.at else ""
            said: dict[str, Inlines | str] = {"value": printed_units(str(measure.value)), "time": when}
            yield make_slot(at.at(name), "person", at.say(f"series.title_{name}"), said)
    if patient.gender:
        yield make_slot(at.at("gender"), "person", at.say("series.gender"), {"value": patient.gender})


def counted_slots(at: Spot) -> Iterator[Slot]:
    """How days are counted, and where the patient's data come from."""
    patient = at.patient
    if counts := count_sentences(at.clocks):
        yield make_slot(at.at("clocks"), "count", at.say("series.title_count"), {"value": " ".join(counts)})
    if patient.basis and patient.basis != at.record.basis:
        yield make_slot(at.at("basis"), "person", at.say("series.title_basis"), {"value": basis_words(patient.basis)})
    if patient.source:
        yield make_slot(at.at("source"), "person", at.say("series.title_source"), {"value": source_nodes(at.at("source"), patient.source)})


def history_slots(at: Spot) -> Iterator[Slot]:
    history = at.patient.history
    for key in History.model_fields if history else ():
        if key != "past_interventions":
            yield from answer_slots(at.at("history", key), getattr(history, key), "history", at.say(f"history.{key}"))
    past = history.past_interventions if history else None
    here, title = at.at("history", "past_interventions"), at.say("series.title_past_interventions")
    yield from answer_slots(here, past.answer if past else None, "past", title)
    for n, one in enumerate(past.items if past else ()):
        when = moment_text(one.when, at.clocks) if one.when else ""
        outcome = here.text(one.outcome, n, "outcome")
        yield make_slot(
            here.at(n), "past", here.text(one.intervention, n, "intervention"), {"time": when, "value": outcome}, one.intervention
        )
    family = at.patient.family
    if family:
        yield from answer_slots(at.at("family", "consanguinity"), family.consanguinity, "family", at.say("series.title_consanguinity"))
        for n, member in enumerate(family.members):
            where = at.at("family", "members", n)
            words: list[Inlines | str] = [
                member.sex or "",
                member.age.text(at.facts.age_policy) if member.age else "",
                at.say(f"series.affected_{member.affected}") if member.affected else "",
                member.genotype or "",
            ]
            yield make_slot(where, "family", member.relation, {"value": detail_of([*words, where.text(member.note, "note")])})


def events_slots(at: Spot) -> Iterator[Slot]:
    if {f"events {at.patient.id}", f"timeline {at.patient.id}"} & at.floats.placed:
        return
    for n, one in enumerate(at.patient.events):
        here = at.at("events", n)
        more = detail_of([read_name(one.drug or ""), here.text(one.detail, "detail")], list(provenance(here, one)))
        yield make_slot(here, "events", here.text(one.label, "label"), {"time": time_text(one, at.clocks), "detail": more}, one.label, one)
    for row in event_rows(at):
        if isinstance(row.entry, Stay):
            yield make_slot(at.at("stays", at.patient.stays.index(row.entry)), "stays", row.nodes, {"time": row.when}, row.entry.id)
    for n, stay in enumerate(at.patient.encounters):
        here = at.at("encounters", n)
        more = detail_of([read_name(stay.label or "")], list(provenance(here, stay)))
        setting = at.say("table.setting", setting=stay.setting)
        yield make_slot(here, "encounters", setting, {"time": time_text(stay, at.clocks), "detail": more})
