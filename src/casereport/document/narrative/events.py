"""Events of the course in sentences: how one is told, and death, discharge and transfer, which a sentence tells whatever shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.free import form_of
from casereport.document.narrative.phrases import Inlines, detailed, stopped
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.shapes import among, is_plural, shape_of
from casereport.document.narrative.voice import Sentence, inner, opened, tell
from casereport.document.narrative.when import when_of
from casereport.document.ownership import owners_of
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.language.sentences import in_sentence
from casereport.model.course import Event, Outcome
from casereport.tree import Text, plain

ENDINGS = ("death", "discharge")
"""Events that are told with the outcome."""
_VERBS: dict[str, Literal["died", "discharged", "transferred"]] = {"death": "died", "discharge": "discharged", "transfer": "transferred"}


def event_sentence(at: Spot, event: Event) -> Sentence:
    """An event by its label: `she was admitted`, `a first relapse occurred`."""
    label, detail = at.text(event.label, "label"), at.text(event.detail, "detail")
    inside = details([drug_of(event)], provenance(at, event))
    shape = shape_of(detail)
    tail = stopped(opened(detail)) if shape in ("sentences", "clause") else ()
    aside = detailed((), inside if tail or not detail or shape == "behind" else [inner(detail), *inside])
    behind = (*((Text(" "), *inner(detail)) if shape == "behind" else ()), *((Text(" "), *aside) if aside else ()))
    when = when_of(event, at.clocks)
    if (verb := _verb(at, event, label)) is not None:
        at.at("label").told(True)
        return tell(at, f"event.{verb[0]}", when=when, tail=tail, behind=(*verb[1], *behind))
    if done := _done(label):
        at.at("label").told(True)
        name = inner((Text(done[0]),))
        were = at.say(f"given.name_{'plural' if is_plural(name) else 'singular'}")
        return tell(at, "event.done", when=when, tail=tail, label=name, were=were, done=done[1], behind=behind)
    if said := _said(at, label):
        at.at("label").told(True)
        return tell(at, f"event.{said[0]}", when=when, tail=tail, label=said[1], behind=behind)
    if shape_of(label) in ("sentences", "clause"):
        return tell(at, "event.told", when=when, tail=tail, label=inner(label), behind=behind)
    were = at.say(f"given.name_{'plural' if is_plural(label) else 'singular'}")
    return tell(at, f"event.by_{event.kind.replace('-', '_')}", when=when, tail=tail, label=inner(label), were=were, behind=behind)


def _done(label: Inlines) -> tuple[str, str] | None:
    """What a label such as `Heparin stopped` says was done, and to what; None for any other."""
    *name, last = plain(label).split() if len(label) == 1 else [""]
    is_said = bool(name) and among("done", last) and not any(among("finite", word) or among("done", word) for word in name)
    return (" ".join(name), last) if is_said else None


def _said(at: Spot, label: Inlines) -> tuple[str, Inlines] | None:
    """What a label says of the patient or of an illness, with its phrase: `Started on dialysis`, `Collapsed`, `Onset of fever`."""
    text = plain(label)
    head = label[0].text if isinstance(label[0], Text) else ""
    if found := re.match(at.say("event.onset_word"), head, re.IGNORECASE):
        return "began", inner((Text(head[found.end() :]), *label[1:]))
    form = form_of(label)
    first = text.partition(" ")[0].lower()
    if form == "verb" or (form in ("participle", "adjective", "predicate") and first in word_list("intransitive")):
        return "did", inner(label)
    return ("was", inner(label)) if form in ("participle", "adjective", "predicate") else None


def drug_of(event: Event) -> Inlines:
    """The drug of an event where its label does not name it."""
    drug = event.drug or ""
    return () if drug.lower() in event.label.lower() else read_name(drug)


def _verb(at: Spot, event: Event, label: Inlines) -> tuple[str, Inlines] | None:
    """What a label such as `Admission`, `ICU transfer` or `Death` says of the patient, with what else it says."""
    text = plain(label)
    if re.fullmatch(at.say("event.places"), text, re.IGNORECASE):
        name = {"admission": "admitted", "transfer": "transferred"}.get(event.kind, "stayed")
        return name, (Text(at.say(f"event.{name}_place", place=in_sentence(text))),)
    for name in ("admitted", "arrived", "discharged", "transferred", "died"):
        word = at.say(f"event.{name}_word")
        if found := re.fullmatch(rf"(?:{word})(?: (?P<rest>(?P<next>\S+).*))?", text, re.IGNORECASE):
            rest = found["rest"] or ""
            if not rest or rest.startswith("(") or among("behind", found["next"]) or found["next"] == at.say("event.home"):
                return name, (Text(f" {rest}"),) if rest else ()
        place = re.fullmatch(rf"(?P<place>{at.say('event.places')}) (?:{word})", text, re.IGNORECASE)
        if place and f"event.{name}_place" in at.words:
            return name, (Text(at.say(f"event.{name}_place", place=in_sentence(place["place"]))),)
    if re.search(at.say("event.of_the_dead"), text, re.IGNORECASE):
        return None
    if event.kind in ENDINGS and len(label) == 1 and shape_of(label) not in ("sentences", "clause"):
        name = _VERBS[event.kind]
        word = rf"(?:{at.say(f'event.{name}_word')})"
        bare = re.sub(rf"^{word}[,:;] |,? (?:{at.say('event.with_it')}) {word}$", "", text, flags=re.IGNORECASE)
        return name, (Text(" ("), *inner((Text(bare),)), Text(")"))
    return None


# --- what is told whatever a table or a timeline shows ------------------------------------------------------------------------------


def endings(at: Spot) -> list[Sentence]:
    """Death and discharge in sentences, unless the outcome tells them, or the author's prose tells of the outcome."""
    return [event_sentence(here, event) for here, event in _left(at, ENDINGS) if is_told_apart(at, event) and not _is_said(at, event)]


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
    said, when = at.say(f"event.{_VERBS[event.kind]}_said"), when_of(event, at.clocks).words
    numbers = set(re.findall(r"\d+", when))
    return any(
        re.search(said, text, re.IGNORECASE) and (then == when or numbers <= set(re.findall(r"\d+", text)))
        for text, then in _told_of_end(at)
    )


def ending_of(at: Spot, item: Outcome) -> Event | None:
    """The event whose time is that of an outcome without one: the death on day 9 of `survival: died`; None for none."""
    if item.at or item.days or not re.fullmatch(at.say("outcome.of_people"), item.measure.lower()):
        return None
    kinds = [kind for kind in ENDINGS if re.match(rf"(?:{at.say(f'event.{_VERBS[kind]}_word')})\b", item.value or "", re.IGNORECASE)]
    return next((event for event in at.patient.events if event.kind in kinds), None)


def _told_of_end(at: Spot) -> Iterator[tuple[str, str]]:
    """What outcomes, adverse events and follow-up say, with the time of each."""
    patient = at.patient
    for one in patient.outcomes.items if patient.outcomes else ():
        yield f"{one.measure} {one.value or ''}", when_of(one, at.clocks).words
    for event in patient.adverse_events.items if patient.adverse_events else ():
        yield f"{event.label} {event.outcome or ''}", when_of(event, at.clocks).words
    for text in patient.follow_up.items if patient.follow_up else ():
        yield text, ""
