"""The label of an event as every figure prints it: its text without marks, facts filled in."""

from __future__ import annotations

from casereport.chart.words import time_text
from casereport.document.draft import Draft
from casereport.model.course import Event
from casereport.model.patient import Patient
from casereport.tree import plain_raised


def event_label(draft: Draft, patient: Patient, event: Event) -> str:
    """The label of an event without marks or citations."""
    return label_text(draft, patient, event.label, "events", patient.events.index(event), "label")


def label_text(draft: Draft, patient: Patient, markdown: str, *steps: str | int) -> str:
    """A text of the patient as a figure prints it."""
    text = plain_raised(draft.text(markdown, patient, *draft.path(patient, *steps)))
    return " ".join(text.split())


def unplaced_label(draft: Draft, patient: Patient, event: Event) -> str:
    """The label of an event that no clock places, with its time as far as it is told."""
    label = event_label(draft, patient, event)
    is_told = (event.at and not event.at.is_unknown) or event.days
    return f"{label} ({time_text(event, draft.clocks(patient))})" if is_told else label
