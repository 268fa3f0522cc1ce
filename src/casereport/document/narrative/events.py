"""Events of the course in sentences: how one is told, and death, discharge and transfer, which a sentence tells whatever shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from casereport.chart.axes import DEFAULT_CLOCK
from casereport.document.narrative.free import form_of, were_for
from casereport.document.narrative.labels import ENDINGS, VERBS, done_of, said_of, verb_of
from casereport.document.narrative.nouns import is_place
from casereport.document.narrative.phrases import Inlines, detailed, stopped
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.scope import turns
from casereport.document.narrative.shapes import is_plural, shape_of
from casereport.document.narrative.undone import undone_of
from casereport.document.narrative.voice import Sentence, inner, opened, tell
from casereport.document.narrative.when import when_of
from casereport.document.ownership import owners_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.model.course import Event, Outcome
from casereport.tree import Text, plain


def event_sentence(at: Spot, event: Event) -> Sentence:
    """An event by its label: `she was admitted`, `a first relapse occurred`."""
    label, detail = at.text(event.label, "label"), at.text(event.detail, "detail")
    inside = details([drug_of(event)], provenance(at, event))
    shape = shape_of(detail)
    tail = stopped(opened(detail)) if shape in ("sentences", "clause") else ()
    aside = detailed((), inside if tail or not detail or shape == "behind" else [inner(detail), *inside])
    behind = (*((Text(" "), *inner(detail)) if shape == "behind" else ()), *((Text(" "), *aside) if aside else ()))
    when = when_of(event, at.clocks)
    undone = undone_of(plain(label)) if len(label) == 1 else None
    if turns(plain(label)) and shape_of(label) not in ("sentences", "clause"):
        return tell(at, "event.none", when=when, tail=tail, label=inner(label), were=were_for([plain(label)]), behind=behind)
    if not undone and (verb := verb_of(at, event, label)) is not None:
        at.at("label").told(True)
        return tell(at, f"event.{verb[0]}", when=when, tail=tail, behind=(*verb[1], *behind))
    if done := undone or done_of(label):
        at.at("label").told(True)
        name = inner((Text(done[0]),))
        were = at.say(f"given.name_{'plural' if is_plural(name) else 'singular'}")
        return tell(at, "event.done", when=when, tail=tail, label=name, were=were, done=done[1], behind=behind)
    if said := said_of(at, label):
        at.at("label").told(True)
        return tell(at, f"event.{said[0]}", when=when, tail=tail, label=said[1], behind=behind)
    if shape_of(label) in ("sentences", "clause"):
        return tell(at, "event.told", when=when, tail=tail, label=inner(label), behind=behind)
    were = at.say(f"given.name_{'plural' if is_plural(label) else 'singular'}")
    return tell(at, f"event.by_{event.kind.replace('-', '_')}", when=when, tail=tail, label=inner(label), were=were, behind=behind)


def drug_of(event: Event) -> Inlines:
    """The drug of an event where its label does not name it."""
    drug = event.drug or ""
    return () if drug.lower() in event.label.lower() else read_name(drug)


# --- what is told whatever a table or a timeline shows ------------------------------------------------------------------------------


def endings(at: Spot) -> list[Sentence]:
    """Death and discharge in sentences, unless the outcome tells them, or the author's prose tells of the outcome."""
    return [event_sentence(here, event) for here, event in _left(at, ENDINGS) if is_told_apart(at, event) and not _is_said(at, event)]


def admission(at: Spot) -> list[Sentence]:
    """That the patient was admitted, with the presentation; of day 1 in hospital without the day, which that makes evident."""
    for here, event in _left(at, ("admission",)):
        if is_told_at_first(at, event):
            told = event_sentence(here, event)
            when = replace(told.when, words="") if _is_first_day(here, event) else told.when
            return [replace(told, when=when, parts=_unsaid(at, told.parts), is_apart=True)]
    return []


def _unsaid(at: Spot, parts: Mapping[str, Inlines]) -> Mapping[str, Inlines]:
    """The parts of an admission without what the complaint says already: `after a fall` behind `hip pain after a fall`."""
    symptoms = at.patient.presenting.items if at.patient.presenting else ()
    said = plain(parts["behind"]).strip().lower()
    return {**parts, "behind": ()} if said and any(said in one.finding.lower() for one in symptoms) else parts


def _is_first_day(at: Spot, event: Event) -> bool:
    """True for day 1 in hospital."""
    moment, name = event.at, at.clocks.default or DEFAULT_CLOCK
    return moment is not None and moment.day == 1 and not moment.clock and name == DEFAULT_CLOCK


def is_told_at_first(at: Spot, event: Event) -> bool:
    """True for the first admission where its label says no more than that, which the presentation tells."""
    first = next((one for one in at.patient.events if one.kind == "admission"), None)
    is_known = not owners_of(at.record, "presentation", at.patient) and not at.group
    here = at.at("events", at.patient.events.index(event)) if event in at.patient.events else at
    return is_known and event is first and not undone_of(event.label) and verb_of(here, event, here.text(event.label, "label")) is not None


def transfers(at: Spot) -> list[Sentence]:
    """Transfers in sentences, unless the author's prose tells of the course."""
    return [event_sentence(here, event) for here, event in _left(at, ("transfer",)) if is_told_apart(at, event)]


def is_told_apart(at: Spot, event: Event) -> bool:
    """True for an event that has a sentence whatever a table or a timeline shows; in the supplement none has."""
    if event.kind in ENDINGS:
        return not owners_of(at.record, "outcome", at.patient)
    return event.kind == "transfer" and not at.floats.is_aside


def _left(at: Spot, kinds: tuple[str, ...]) -> Iterator[tuple[Spot, Event]]:
    """The events of these kinds that the author's prose does not tell."""
    for number, event in enumerate(at.patient.events):
        here = at.at("events", number)
        if event.kind in kinds and not here.tells(here.text(event.label, "label"), when=when_of(event, at.clocks).words):
            yield here, event


def _is_said(at: Spot, event: Event) -> bool:
    """True where an outcome, an adverse event or the follow-up tells an ending, with its time."""
    if event.detail or event.drug or event.basis or event.source:
        return False
    if any(ending_of(at, one) is event for one in (at.patient.outcomes.items if at.patient.outcomes else ())):
        return True
    said, when = at.say(f"event.{VERBS[event.kind]}_said"), when_of(event, at.clocks).words
    numbers = set(re.findall(r"\d+", when))
    return any(
        re.search(said, text, re.IGNORECASE) and (then == when or numbers <= set(re.findall(r"\d+", text)))
        for text, then in _told_of_end(at)
    )


def ending_of(at: Spot, item: Outcome) -> Event | None:
    """The event whose time is that of an outcome without one: the death on day 9 of `survival: died`; None for none."""
    if is_destination(at, item):
        bare = at.say("event.discharged_word")
        return next((one for one in at.patient.events if one.kind == "discharge" and re.fullmatch(bare, one.label, re.IGNORECASE)), None)
    if item.at or item.days or not re.fullmatch(at.say("outcome.of_people"), item.measure.lower()):
        return None
    kinds = [kind for kind in ENDINGS if re.match(rf"(?:{at.say(f'event.{VERBS[kind]}_word')})\b", item.value or "", re.IGNORECASE)]
    return next((event for event in at.patient.events if event.kind in kinds), None)


def is_destination(at: Spot, item: Outcome) -> bool:
    """True for an outcome that tells where the patient was discharged to."""
    value = item.value or ""
    is_aim = shape_of((Text(value),)) in ("noun", "state") and (is_place(value) or form_of((Text(value),)) == "noun")
    return is_aim and re.fullmatch(at.say("outcome.of_destination"), item.measure.lower()) is not None


def _told_of_end(at: Spot) -> Iterator[tuple[str, str]]:
    """What outcomes, adverse events and follow-up say, with the time of each."""
    patient = at.patient
    for one in patient.outcomes.items if patient.outcomes else ():
        if not one.is_untold:
            yield f"{one.measure} {one.value or ''}", when_of(one, at.clocks).words
    for event in patient.adverse_events.items if patient.adverse_events else ():
        yield f"{event.label} {event.outcome or ''}", when_of(event, at.clocks).words
    for text in patient.follow_up.items if patient.follow_up else ():
        yield text, ""
