"""What was done and what came of it, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.chart.words import time_text
from casereport.document.narrative.adverse import scored
from casereport.document.narrative.phrases import Inlines, detailed, joined, listed
from casereport.document.narrative.provenance import provenance
from casereport.document.narrative.regimen import Regimen, count_in_sentence, full_name, parts_of
from casereport.document.prose.markup import read_name
from casereport.document.series.slots import Slot, answer_slots, detail_of, make_slot
from casereport.document.spot import Spot
from casereport.model.course import AdverseEvent, Treatment


def treatments_slots(at: Spot) -> Iterator[Slot]:
    told = at.patient.treatments
    yield from answer_slots(at.at("treatments"), told.answer if told else None, "treatments", at.say("series.title_treatment"))
    if f"treatments {at.patient.id}" in at.floats.placed:
        return
    for n, one in enumerate(told.items if told else ()):
        if not at.floats.is_only_drawn(one, at.patient):
            yield _treatment(at.at("treatments", n), one)


def _treatment(at: Spot, item: Treatment) -> Slot:
    """A treatment: its regimen, time, and what else is told; of several parts each with its time."""
    parts = parts_of(at, item)
    more: list[Inlines | str] = []
    for part, where in [(item, at), *((part, where) for part, where in parts if part is not item)]:
        names = ("indication", "why", "response", "note")
        more += [*(where.text(getattr(part, name, None), name) for name in names), *provenance(where, part)]
        more += [read_name(value) for value in (getattr(part, "taper", None), getattr(part, "rechallenge", None)) if value]
    regimens = [
        " ".join(filter(None, (Regimen.of(item, part).words(), count_in_sentence(item, getattr(part, "doses", None))))) for part, _ in parts
    ]
    times = [time_text(part, at.clocks) for part, _ in parts]
    said: dict[str, Inlines | str] = {"regimen": regimens[0], "time": times[0]}
    if len(parts) > 1:
        said = {"course": joined([detailed(read_name(regimen), [time]) for regimen, time in zip(regimens, times, strict=True)])}
    return make_slot(at, "treatments", full_name(item), {**said, "detail": detail_of(more)}, item.drug or item.name or "", parts[0][0])


def procedures_slots(at: Spot) -> Iterator[Slot]:
    for n, one in enumerate(at.patient.procedures):
        here = at.at("procedures", n)
        words: list[Inlines | str] = [read_name(value) for key in ("anaesthesia", "operator", "device") if (value := getattr(one, key))]
        words += [here.text(getattr(one, key), key) for key in ("indication", "findings", "result", "complications")]
        words += [at.say("procedure.grade", grade=one.complication_grade) if one.complication_grade else "", *provenance(here, one)]
        yield make_slot(here, "procedures", one.name, {"time": time_text(one, at.clocks), "detail": detail_of(words)}, timed=one)


def adherence_slots(at: Spot) -> Iterator[Slot]:
    told, here = at.patient.adherence, at.at("adherence")
    if told is None:
        return
    yield from answer_slots(here, told.answer, "adherence", at.say("series.title_adherence"))
    texts = detail_of([here.text(getattr(told, key), key) for key in ("statement", "tolerability", "method")])
    if texts:
        yield make_slot(here, "adherence", at.say("series.title_adherence"), {"value": texts})


def outcomes_slots(at: Spot) -> Iterator[Slot]:
    told = at.patient.outcomes
    yield from answer_slots(at.at("outcomes"), told.answer if told else None, "outcomes", at.say("series.title_outcome"))
    for n, one in enumerate(told.items if told else ()):
        here = at.at("outcomes", n)
        assessed = at.say(f"series.assessor_{one.assessor}") if one.assessor else ""
        said: dict[str, Inlines | str] = {
            "value": here.text(one.value, "value"),
            "time": time_text(one, at.clocks),
            "scale": one.scale or "",
        }
        more = detail_of([here.text(one.note, "note")], list(provenance(here, one)))
        said |= {"assessor": assessed, "detail": more}
        yield make_slot(here, "outcomes", here.text(one.measure, "measure"), said, one.measure, one)


def adverse_events_slots(at: Spot) -> Iterator[Slot]:
    told = at.patient.adverse_events
    yield from answer_slots(at.at("adverse_events"), told.answer if told else None, "adverse_events", at.say("series.title_adverse_events"))
    for n, one in enumerate(told.items if told else ()):
        yield _adverse_event(at.at("adverse_events", n), one)


def _adverse_event(at: Spot, one: AdverseEvent) -> Slot:
    tests = [at.say(f"adverse_event.{key}_{'unknown' if result == 'unknown' else 'was'}", result=result)
             for key in ("dechallenge", "rechallenge") if (result := getattr(one, key))]  # fmt: skip
    said: dict[str, Inlines | str] = {
        "value": at.text(one.label, "label"),
        "time": time_text(one, at.clocks),
        "severity": one.severity or "",
        "suspected": at.say("adverse_event.suspect", drugs=listed(list(one.suspected))) if one.suspected else "",
        "causality": "; ".join(filter(None, (one.causality, *scored(at, one), *tests))),
        "action": at.text(one.action, "action"),
        "outcome": at.text(one.outcome, "outcome"),
        "detail": detail_of(list(provenance(at, one))),
    }
    return make_slot(at, "adverse_events", at.say("series.title_adverse_event"), said, timed=one)


def follow_up_slots(at: Spot) -> Iterator[Slot]:
    yield from answer_slots(at.at("follow_up"), at.patient.follow_up, "follow_up", at.say("series.title_follow_up"))
