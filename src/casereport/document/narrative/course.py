"""What happened when: events, stays and care settings in sentences, or in a table that a sentence names (CARE item 7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from casereport.chart.clock_words import stay_name
from casereport.chart.words import time_text
from casereport.document.narrative.events import event_sentence, is_told_apart, is_told_at_first, transfers
from casereport.document.narrative.phrases import detailed
from casereport.document.narrative.provenance import details, provenance
from casereport.document.narrative.voice import Sentence, Voice, in_time, tell
from casereport.document.narrative.when import When, when_of
from casereport.document.prose.markup import read_name
from casereport.document.prose.pending import PendingXref
from casereport.document.spot import Spot
from casereport.document.tables.events import Row, event_rows, event_table, first_day_text, gap_text, setting_text, stay_days
from casereport.model.course import Encounter, Event, Stay
from casereport.model.patient import Patient
from casereport.tree import Block, Inline, Text, plain

_FEWEST = 3
"""Rows of a table; fewer are told in sentences."""


def course(at: Spot, patients: Sequence[Patient], name: str = "events") -> tuple[Block, ...]:
    """The events of these patients that nothing else shows or tells: in sentences, or as a table with the sentence that names it."""
    spots = [at.of(patient) for patient in patients]
    left = [(here, [row for row in _rows(here) if not _is_elsewhere(here, row)]) for here in spots]
    if sum(len(rows) for _, rows in left) < _FEWEST:
        return tuple(block for here, rows in left for block in _sentences(here, rows))
    told = [_is_told(here, row) for here, rows in left for row in rows]  # each is asked: it is kept in mind
    moved = tuple(block for here in spots for block in Voice.of(here).paragraph(transfers(here)))
    if all(told):
        return moved
    table = event_table(at, [here.patient for here, rows in left if rows], name)
    target = cast(Inline, PendingXref(f"tbl:{name}", at.path, None))
    return (*moved, *Voice.of(spots[0]).paragraph([tell(at, "event.in_table", floats=(target,))]), *([table] if table else []))


def is_in_sentences(at: Spot, patients: Sequence[Patient]) -> bool:
    """True where the events of these patients are too few for a table, so that each patient's are sentences."""
    spots = [at.of(patient) for patient in patients]
    return sum(not _is_elsewhere(here, row) for here in spots for row in _rows(here)) < _FEWEST


def _rows(at: Spot) -> list[Row]:
    """The rows of a patient that no table of the author shows."""
    return [] if f"events {at.patient.id}" in at.floats.placed else event_rows(at)


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
    found = [_sentence(at, row) for row in rows if not (_is_apart(at, row) or _is_bare(at, row) or _is_told(at, row))]
    return Voice.of(at).paragraph(in_time([*found, *transfers(at)]))


def _is_apart(at: Spot, row: Row) -> bool:
    """True for an event that a sentence of its own tells, here or with the outcome."""
    return isinstance(row.entry, Event) and (is_told_apart(at, row.entry) or is_told_at_first(at, row.entry))


def _is_bare(at: Spot, row: Row) -> bool:
    """True for a first stay of which nothing is told but its first day, which is then told."""
    entry = row.entry
    is_bare = isinstance(entry, Stay) and entry is at.patient.stays[0] and not (entry.days or entry.gap)
    return is_bare and isinstance(entry, Stay) and at.at("stays", 0).told(True)


def _sentence(at: Spot, row: Row) -> Sentence:
    """One row in a sentence."""
    if isinstance(row.entry, Event):
        return event_sentence(at.at("events", at.patient.events.index(row.entry)), row.entry)
    if isinstance(row.entry, Encounter):
        here, entry = at.at("encounters", at.patient.encounters.index(row.entry)), row.entry
        known = f"event.in_{entry.setting}" in at.words
        place = at.say(f"event.in_{entry.setting}") if known else at.say("event.in", setting=entry.setting)
        is_same = (entry.label or "").lower() == setting_text(at, entry).lower()
        inside = details([read_name("" if is_same else entry.label or "")], provenance(here, entry))
        return tell(at, "event.encounter", when=when_of(entry, at.clocks), place=detailed((Text(place),), inside))
    return _stay(at, row.entry)


def _stay(at: Spot, stay: Stay) -> Sentence:
    """How long a stay lasted, and how long after the one before it began."""
    days, gap = stay_days(at, stay), gap_text(at, stay)
    name = "both" if days and gap else "days" if days else "gap" if gap else "from"
    stay_words = at.say("table.stay_named", stay=stay_name(stay, at.clocks))
    at.at("stays", at.patient.stays.index(stay)).told(True)
    return tell(at, f"event.stay_{name}", when=When(), stay=stay_words, gap=gap, days=days, day=first_day_text(at, stay))
