"""What happened when: events, stays and care settings in sentences, or in a table that a sentence names (CARE item 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from casereport.chart.words import time_text
from casereport.document.narrative.phrases import Inlines, detailed, stopped
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.shapes import among, is_plural, shape_of
from casereport.document.narrative.voice import Sentence, Voice, inner, opened, tell
from casereport.document.narrative.when import When, when_of
from casereport.document.prose.markup import read_name
from casereport.document.prose.pending import PendingXref
from casereport.document.spot import Spot
from casereport.document.tables.events import Row, event_rows, event_table
from casereport.model.course import Encounter, Event
from casereport.model.patient import Patient
from casereport.tree import Block, Inline, Text, plain

_FEWEST = 3
"""Rows of a table; fewer are told in sentences."""


def course(at: Spot, patients: Sequence[Patient], name: str = "events") -> tuple[Block, ...]:
    """The events of these patients that nothing else shows or tells: in sentences, or as a table with the sentence that names it."""
    spots = [at.of(patient) for patient in patients]
    left = [(here, rows) for here in spots if (rows := [row for row in event_rows(here) if not _is_elsewhere(here, row)])]
    if sum(len(rows) for _, rows in left) < _FEWEST:
        return tuple(block for here, rows in left for block in _sentences(here, rows))
    told = [_is_told(here, row) for here, rows in left for row in rows]  # each is asked: it is kept in mind
    table = None if all(told) else event_table(at, [here.patient for here, _ in left], name)
    target = cast(Inline, PendingXref(f"tbl:{name}", at.path, None))
    return (*Voice.of(left[0][0]).paragraph([tell(at, "event.in_table", floats=(target,))]), table) if table else ()


def _is_elsewhere(at: Spot, row: Row) -> bool:
    """True for an event that a figure shows, or that is told as a procedure or an adverse event of the same name and time."""
    if not isinstance(row.entry, Event):
        return False
    here = at.at("events", at.patient.events.index(row.entry))
    is_bare = not (row.entry.detail or row.entry.drug or row.entry.basis or row.entry.source)
    is_shown = is_bare and f"timeline {at.patient.id}" in at.floats.placed
    return (is_shown or (is_bare and _is_namesake(here, row.entry))) and here.told(True)


def _is_namesake(at: Spot, event: Event) -> bool:
    name, when = plain(at.text(event.label, "label")).lower(), time_text(event, at.clocks)
    told = at.patient.adverse_events.items if at.patient.adverse_events else ()
    others = [*((one.name, one) for one in at.patient.procedures), *((one.label, one) for one in told)]
    return any(called.lower() == name and time_text(one, at.clocks) == when for called, one in others)


def _is_told(at: Spot, row: Row) -> bool:
    """True when the author's prose tells a row."""
    entries = {"events": at.patient.events, "encounters": at.patient.encounters, "stays": at.patient.stays}
    kind, number = next((kind, held.index(row.entry)) for kind, held in entries.items() if row.entry in held)
    return at.at(kind, number).told(at.telling.tells(plain(row.nodes), when=row.when, kind=kind))


def _sentences(at: Spot, rows: Sequence[Row]) -> tuple[Block, ...]:
    return Voice.of(at).paragraph([_sentence(at, row) for row in rows if not _is_told(at, row)])


def _sentence(at: Spot, row: Row) -> Sentence:
    """One row in a sentence."""
    if isinstance(row.entry, Event):
        return event_sentence(at.at("events", at.patient.events.index(row.entry)), row.entry)
    if isinstance(row.entry, Encounter):
        here, entry = at.at("encounters", at.patient.encounters.index(row.entry)), row.entry
        known = f"event.in_{entry.setting}" in at.words
        place = at.say(f"event.in_{entry.setting}") if known else at.say("event.in", setting=entry.setting)
        inside = details([read_name(entry.label or "")], provenance(here, entry))
        return tell(at, "event.encounter", when=when_of(entry, at.clocks), place=detailed((Text(place),), inside))
    return tell(at, "event.stay", when=When(), stay=inner(row.nodes), time=row.when)


def event_sentence(at: Spot, event: Event) -> Sentence:
    """An event by its label: `she was admitted`, `a first relapse occurred`."""
    label, detail = at.text(event.label, "label"), at.text(event.detail, "detail")
    inside = details([read_name(event.drug or "")], provenance(at, event))
    shape = shape_of(detail)
    tail = stopped(opened(detail)) if shape in ("sentences", "clause") else ()
    aside = detailed((), inside if tail or not detail or shape == "behind" else [inner(detail), *inside])
    behind = (*(((Text(" ")), *inner(detail)) if shape == "behind" else ()), *(((Text(" "), *aside)) if aside else ()))
    if (verb := _verb(at, label)) is not None:
        at.at("label").told(True)
        return tell(at, f"event.{verb[0]}", when=when_of(event, at.clocks), tail=tail, behind=(*verb[1], *behind))
    name, were = f"event.by_{event.kind.replace('-', '_')}", at.say("given.name_plural" if is_plural(label) else "given.name_singular")
    return tell(at, name, when=when_of(event, at.clocks), tail=tail, label=inner(label), were=were, behind=behind)


def _verb(at: Spot, label: Inlines) -> tuple[str, Inlines] | None:
    """What a label such as `Admission`, `Discharge to rehabilitation` or `Death` says of the patient, with what follows its first word."""
    text = plain(label)
    for name in ("admitted", "discharged", "died"):
        if found := re.fullmatch(rf"(?:{at.say(f'event.{name}_word')})(?: (?P<rest>(?P<next>\S+).*))?", text, re.IGNORECASE):
            rest = found["rest"] or ""
            if not rest or among("behind", found["next"]) or found["next"] == at.say("event.home"):
                return name, (Text(f" {rest}"),) if rest else ()
    return None
