"""The course as a table of events: events, stays and care settings in time order (CARE item 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from casereport.chart import Clocks
from casereport.chart.clock_words import stay_name
from casereport.chart.words import moment_text, parts_text, span_text, time_text
from casereport.document.narrative.events import drug_of
from casereport.document.narrative.phrases import Inlines, capital, detailed
from casereport.document.narrative.provenance import details, provenance
from casereport.document.prose.markup import read_name
from casereport.document.spot import Spot
from casereport.language.sentences import as_label
from casereport.model.course import Encounter, Event, Stay
from casereport.model.patient import Patient
from casereport.model.spans import Span
from casereport.model.time import Moment
from casereport.tree import Cell, Table, Text
from casereport.values import dataclass

_UNPLACED = (10**6, 0.0)
Order = tuple[int, float, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place in time, whose it is, the time in words, what happened, and the entry that it tells."""

    order: Order
    patient: Patient
    when: str
    nodes: Inlines
    entry: Event | Encounter | Stay


def event_table(at: Spot, patients: Sequence[Patient], name: str, title: Inlines = ()) -> Table | None:
    """Events, stays and care settings in time order; those that no clock places come last, in the order typed. None for none."""
    rows = [row for patient in patients for row in event_rows(at.of(patient))]
    if not rows:
        return None
    several = len({row.patient.id for row in rows}) > 1
    names = [at.say(f"table.{name}") for name in (*(["patient"] if several else []), "time", "event")]
    head = tuple(Cell((Text(word),), "col") for word in names)
    body = tuple(_cells(at, row, several=several) for row in rows)
    is_single = at.is_several and not several
    told = at.say("table.events_of", label=at.label_of(rows[0].patient)) if is_single else at.say("table.events")
    caption = title or (Text(told),)
    return Table(name, "", caption, (head,), body)


def event_rows(at: Spot) -> list[Row]:
    """The rows of a patient, in the order of time."""
    patient, clocks = at.patient, at.clocks
    found: list[tuple[Moment | None, str, Inlines, Event | Encounter | Stay]] = []
    found += [(*_stay(at, stay), stay) for stay in patient.stays if _is_told(patient, stay)]
    for index, event in enumerate(patient.events):
        found.append((_begin(event), time_text(event, clocks), _event(at.at("events", index), event), event))
    for index, encounter in enumerate(patient.encounters):
        if _is_named(at.at("encounters", index), encounter):
            continue
        found.append((_begin(encounter), time_text(encounter, clocks), _encounter(at.at("encounters", index), encounter), encounter))
    unstated = at.say("table.time_not_stated")
    rows = [Row(_order(clocks, moment, n), patient, when or unstated, nodes, entry) for n, (moment, when, nodes, entry) in enumerate(found)]
    return sorted(rows, key=lambda row: row.order)


def _is_named(at: Spot, encounter: Encounter) -> bool:
    """True for a care setting that an event of the same time names, `Emergency department`; it is then told."""
    if encounter.basis or encounter.source:
        return False
    names = [encounter.label] if encounter.label else [encounter.setting, setting_text(at, encounter)]
    when = time_text(encounter, at.clocks)
    same = [event for event in at.patient.events if time_text(event, at.clocks) == when]
    return any(event.label.lower() == name.lower() for event in same for name in names) and at.told(True)


def setting_text(at: Spot, encounter: Encounter) -> str:
    """A care setting in full, without its preposition: `emergency department`."""
    known = f"event.in_{encounter.setting}"
    return re.sub(at.say("event.in_it"), "", at.say(known)) if known in at.words else encounter.setting


def _begin(entry: Event | Encounter) -> Moment | None:
    return entry.at or (entry.days.start if entry.days else None)


def _event(at: Spot, event: Event) -> Inlines:
    label, detail = (at.text(getattr(event, key), key) for key in ("label", "detail"))
    if label and isinstance(label[0], Text):
        label = (Text(as_label(label[0].text)), *label[1:])
    nodes = detailed(label, details([drug_of(event)], provenance(at, event)))
    return (*nodes, *((Text(": "), *detail) if detail else ()))


def _encounter(at: Spot, encounter: Encounter) -> Inlines:
    inner = details(provenance(at, encounter))
    setting = at.say("table.setting", setting=encounter.setting)
    if encounter.label and encounter.label.lower() == setting_text(at, encounter).lower():
        return detailed(read_name(as_label(encounter.label)), inner)
    if encounter.label:
        return detailed(read_name(as_label(encounter.label)), [setting, *inner])
    return detailed((Text(capital(setting)),), inner)


def _is_told(patient: Patient, stay: Stay) -> bool:
    """True for a stay that says more than that the patient was in hospital."""
    return len(patient.stays) > 1 or bool(stay.label or stay.days or stay.gap)


def _stay(at: Spot, stay: Stay) -> tuple[Moment | None, str, Inlines]:
    """A stay as an event: its days, else how long after the stay before, else its first day."""
    clocks = at.clocks
    first = _first_day(stay)
    days, gap = stay_days(at, stay), gap_text(at, stay)
    label = capital(stay.label or stay_name(stay, clocks))
    when = days or gap or at.say("table.from", time=first_day_text(at, stay))
    return first, when, detailed(read_name(label), [gap if days else ""])


def _first_day(stay: Stay) -> Moment:
    return Moment(f"{stay.id} {stay.first}", clock=stay.id, day=Decimal(stay.first))


def first_day_text(at: Spot, stay: Stay) -> str:
    """The first day of a stay in words."""
    return moment_text(replace(_first_day(stay), clock=None), at.clocks)


def stay_days(at: Spot, stay: Stay) -> str:
    """The days of a stay in words, "" where they are not told."""
    return span_text(_within(stay.days, stay), at.clocks) if stay.days else ""


def _within(days: Span, stay: Stay) -> Span:
    """The days of a stay in its own row, which does not name it again."""
    start, end = (replace(moment, clock=None) if moment.clock == stay.id else moment for moment in (days.start, days.end))
    return replace(days, start=start, end=end)


def gap_text(at: Spot, stay: Stay) -> str:
    """The time since the stay before, in words."""
    if stay.gap is None:
        return ""
    stays = at.patient.stays
    place = stays.index(stay)
    before = at.say("table.stay_named", stay=stay_name(stays[place - 1], at.clocks)) if place else at.say("table.stay_before")
    if stay.gap.is_unknown:
        return at.say("table.gap_unknown", stay=before)
    if stay.gap.elapsed and not stay.gap.relation:
        return at.say("table.gap", qualifier=stay.gap.qualifier, length=parts_text(stay.gap.elapsed), stay=before).strip()
    return moment_text(stay.gap, at.clocks)


def _order(clocks: Clocks, moment: Moment | None, typed: int) -> Order:
    place = clocks.place(moment) if moment else None
    return (place.rank, float(place.since), typed) if place else (*_UNPLACED, typed)


def _cells(at: Spot, row: Row, *, several: bool) -> tuple[Cell, ...]:
    first = (Cell((Text(at.label_of(row.patient).replace(" ", "\u00a0")),), "row"),) if several else ()
    return (*first, Cell((Text(capital(row.when)),), "" if several else "row"), Cell(row.nodes))
