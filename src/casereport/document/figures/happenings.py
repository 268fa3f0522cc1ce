"""What happened to a patient and can be marked on an axis of time: events, and the dated adverse events and procedures beside them."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.chart import Place
from casereport.chart.events import ends_of
from casereport.chart.words import time_text
from casereport.document.draft import Draft
from casereport.figures.course.entries import EventKind as MarkKind
from casereport.language.raised import set_marked
from casereport.language.sentences import as_label
from casereport.model.course import Event, EventKind, Timed
from casereport.model.patient import Patient
from casereport.tree import plain_raised
from casereport.values import dataclass

_KINDS: dict[EventKind, MarkKind] = {
    "symptom": "symptom", "exposure": "exposure", "infection": "exposure", "vaccination": "exposure", "admission": "care",
    "transfer": "care", "discharge": "care", "follow-up": "care", "diagnosis": "diagnosis", "test": "test", "imaging": "imaging",
    "procedure": "procedure", "treatment": "treatment", "complication": "complication", "outcome": "outcome", "death": "death",
    "other": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry with a time: its label as printed, the kind of its symbol, where it starts and ends; `is_event` for an event by name."""

    entry: Timed
    label: str
    kind: MarkKind
    start: Place | None
    end: Place | None
    when: str
    is_event: bool = True

    @property
    def place(self) -> Place | None:
        """Where it stands in an order of time: its start, else its end."""
        return self.start or self.end

    @property
    def lasted(self) -> bool:
        """True for what is told with a span of time."""
        return self.entry.days is not None and (self.start != self.end or self.entry.days.ongoing)


def event_kind(event: Event) -> MarkKind:
    """The kind that chooses the symbol of an event."""
    return _KINDS[event.kind]


def happenings(draft: Draft, patient: Patient) -> tuple[Happening, ...]:
    """The events in the order of the record, then adverse events and procedures that are no event already, placed or not."""
    events = [
        _happening(draft, patient, found.entry, event_label(draft, patient, found.entry), event_kind(found.entry))
        for found in draft.chart.of_patient(patient).events
    ]
    others = (*_adverse_events(draft, patient), *_procedures(draft, patient))
    return (*events, *(one for one in others if not any(_is_same(one, event) for event in events)))


def _happening(draft: Draft, patient: Patient, entry: Timed, label: str, kind: MarkKind, *, is_event: bool = True) -> Happening:
    clocks = draft.clocks(patient)
    is_told = (entry.at and not entry.at.is_unknown) or entry.days
    return Happening(entry, label, kind, *ends_of(entry, clocks), time_text(entry, clocks) if is_told else "", is_event)


def _adverse_events(draft: Draft, patient: Patient) -> Iterator[Happening]:
    found = patient.adverse_events
    for index, entry in enumerate(found.items if found else ()):
        label = label_text(draft, patient, entry.label, "adverse_events", index, "label")
        label = ", ".join(filter(None, (label, entry.severity)))
        yield _happening(draft, patient, entry, label, "complication", is_event=False)


def _procedures(draft: Draft, patient: Patient) -> Iterator[Happening]:
    for entry in patient.procedures:
        yield _happening(draft, patient, entry, as_label(set_marked(entry.name)), "procedure", is_event=False)


def _is_same(one: Happening, event: Happening) -> bool:
    """True for an event of the same words, or of the same kind at the same time."""
    name, label = one.label.split(",")[0].lower(), event.label.lower()
    meets = one.place is not None and event.place is not None and one.place.meets(event.place)
    return name in label or label in name or (one.kind == event.kind == "procedure" and meets)


def event_label(draft: Draft, patient: Patient, event: Event) -> str:
    """The label of an event without marks or citations."""
    return label_text(draft, patient, event.label, "events", patient.events.index(event), "label")


def label_text(draft: Draft, patient: Patient, markdown: str, *steps: str | int) -> str:
    """A text of the patient as a figure prints it."""
    text = plain_raised(draft.text(markdown, patient, *draft.path(patient, *steps)))
    return as_label(" ".join(text.split()))


def unplaced_label(draft: Draft, patient: Patient, event: Event) -> str:
    """The label of an event that no clock places, with its time as far as it is told."""
    label = event_label(draft, patient, event)
    is_told = (event.at and not event.at.is_unknown) or event.days
    return f"{label} ({time_text(event, draft.clocks(patient))})" if is_told else label
