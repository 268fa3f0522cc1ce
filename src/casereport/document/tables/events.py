"""The course as a table of events: events, stays and care settings in time order (CARE item 7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from casereport.chart.words import moment_text, parts_text, span_text, stay_name, time_text
from casereport.document.draft import Draft
from casereport.document.narrative.phrases import Inlines, capital, detailed
from casereport.document.narrative.provenance import details, provenance
from casereport.model.course import Encounter, Event, Stay
from casereport.model.patient import Patient
from casereport.model.time import Moment
from casereport.tree import Cell, Table, Text

Row = tuple[tuple[int, float, int], Patient, str, Inlines]

_UNPLACED = (10**6, 0.0)


def event_table(draft: Draft, patients: Sequence[Patient], name: str, title: Inlines = ()) -> Table | None:
    """Events, stays and care settings in time order; those that no clock places come last, in the order typed. None for none."""
    rows = [row for patient in patients for row in _rows(draft, patient)]
    if not rows:
        return None
    several = len({row[1].id for row in rows}) > 1
    names = [*(["Patient"] if several else []), "Time", "Event"]
    head = tuple(Cell((Text(word),), "col") for word in names)
    body = tuple(_cells(draft, row, several=several) for row in rows)
    single = len(draft.record.patients) > 1 and not several
    caption = title or (Text("Timeline of events" + (f": {draft.label(rows[0][1])}" if single else "")),)
    return Table(name, "", caption, (head,), body)


def _rows(draft: Draft, patient: Patient) -> list[Row]:
    clocks = draft.clocks(patient)
    found: list[tuple[Moment | None, str, Inlines]] = [_stay(draft, patient, stay) for stay in patient.stays if _is_told(patient, stay)]
    for index, event in enumerate(patient.events):
        found.append((_begin(event), time_text(event, clocks), _event(draft, patient, index, event)))
    for index, encounter in enumerate(patient.encounters):
        found.append((_begin(encounter), time_text(encounter, clocks), _encounter(draft, patient, index, encounter)))
    rows = [(_order(draft, patient, moment, n), patient, when or "time not stated", nodes) for n, (moment, when, nodes) in enumerate(found)]
    return sorted(rows, key=lambda row: row[0])


def _begin(entry: Event | Encounter) -> Moment | None:
    return entry.at or (entry.days.start if entry.days else None)


def _event(draft: Draft, patient: Patient, index: int, event: Event) -> Inlines:
    path = draft.path(patient, "events", index)
    label, detail = (draft.text(getattr(event, key), patient, *path, key) for key in ("label", "detail"))
    nodes = detailed(label, details([event.drug or ""], provenance(draft.at(*path), event)))
    return (*nodes, *((Text(": "), *detail) if detail else ()))


def _encounter(draft: Draft, patient: Patient, index: int, encounter: Encounter) -> Inlines:
    inner = details(provenance(draft.at(*draft.path(patient, "encounters", index)), encounter))
    if encounter.label:
        return detailed((Text(encounter.label),), [f"care setting: {encounter.setting}", *inner])
    return detailed((Text(f"Care setting: {encounter.setting}"),), inner)


def _is_told(patient: Patient, stay: Stay) -> bool:
    """True for a stay that says more than that the patient was in hospital."""
    return len(patient.stays) > 1 or bool(stay.label or stay.days or stay.gap)


def _stay(draft: Draft, patient: Patient, stay: Stay) -> tuple[Moment | None, str, Inlines]:
    """A stay as an event: its days, else how long after the stay before, else its first day."""
    clocks = draft.clocks(patient)
    first = Moment(f"{stay.id} {stay.first}", clock=stay.id, day=Decimal(stay.first))
    gap = _gap(draft, patient, stay)
    days = span_text(stay.days, clocks).removesuffix(f" ({stay_name(stay)})") if stay.days else ""
    label = capital(stay.label or f"Stay {stay.id}")
    when = days or gap or f"from {moment_text(first, clocks)}".removesuffix(f" ({stay_name(stay)})")
    return first, when, detailed((Text(label),), [gap if days else ""])


def _gap(draft: Draft, patient: Patient, stay: Stay) -> str:
    """The time since the stay before, in words."""
    if stay.gap is None:
        return ""
    place = patient.stays.index(stay)
    before = f"the {stay_name(patient.stays[place - 1])}" if place else "the stay before"
    if stay.gap.is_unknown:
        return f"an unknown time after {before}"
    if stay.gap.elapsed and not stay.gap.relation:
        return f"{stay.gap.qualifier} {parts_text(stay.gap.elapsed)} after {before}".strip()
    return moment_text(stay.gap, draft.clocks(patient))


def _order(draft: Draft, patient: Patient, moment: Moment | None, typed: int) -> tuple[int, float, int]:
    place = draft.clocks(patient).place(moment) if moment else None
    return (place.rank, float(place.since), typed) if place else (*_UNPLACED, typed)


def _cells(draft: Draft, row: Row, *, several: bool) -> tuple[Cell, ...]:
    _, patient, when, nodes = row
    first = (Cell((Text(draft.label(patient).replace(" ", "\u00a0")),), "row"),) if several else ()
    return (*first, Cell((Text(capital(when)),), "" if several else "row"), Cell(nodes))
