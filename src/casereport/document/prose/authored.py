"""What the author wrote: the texts of sections by meaning, and what they tell of each patient."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.document.draft import Draft
from casereport.document.prose.telling import Telling
from casereport.model import SECTION_KEYS, SectionKey
from casereport.model.fields import Prose as ProseEntry
from casereport.model.patient import Patient
from casereport.problems import Path
from casereport.tree import Block, Item, List, Paragraph, Quote, Section, plain

TOLD_OF_PATIENTS: tuple[SectionKey, ...] = (
    "case", "presentation", "history", "examination", "investigations", "differential", "treatment", "outcome", "follow_up", "perspective",
)  # fmt: skip
"""Sections whose text tells of patients."""


def read_authored(draft: Draft) -> None:
    """Fills the draft with what the author wrote: the blocks of each section, and what they tell of whom."""
    for key in SECTION_KEYS:
        entry = draft.record.sections.get(key)
        if entry and entry.text:
            draft.authored[key] = _read(draft, key, entry)
    draft.tellings |= {patient.id: Telling(_texts(draft, patient)) for patient in draft.record.patients}


def _read(draft: Draft, key: str, entry: ProseEntry) -> tuple[Block, ...]:
    path: Path = ("sections", key) if ("sections", key) in draft.case.texts else ("sections", key, "text")
    return draft.texts.read_blocks(entry.text, path, patient=entry.patient)


def _texts(draft: Draft, patient: Patient) -> Iterator[str]:
    """The texts that surely tell of this patient: all when there is one, else those that name the patient by key or heading."""
    for key in TOLD_OF_PATIENTS:
        entry = draft.record.sections.get(key)
        blocks = draft.authored.get(key, ())
        if len(draft.record.patients) == 1 or (entry and entry.patient == patient.id):
            yield from _passages(blocks)
        else:
            yield from (text for block in blocks if is_about(draft, block, patient) for text in _passages((block,)))
    if patient.summary:
        yield from _passages(draft.texts.read_blocks(patient.summary, draft.path(patient, "summary"), patient=patient.id))


def is_about(draft: Draft, block: Block, patient: Patient) -> bool:
    """True for a section of the author's under the patient's name."""
    return isinstance(block, Section) and plain(block.title).strip().casefold() == draft.label(patient).casefold()


def _passages(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.children)
        elif isinstance(block, Section | Quote):
            yield from _passages(block.blocks)
        elif isinstance(block, List):
            yield from _items(block.items)


def _items(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield plain(item.children)
        yield from _items(item.nested.items if item.nested else ())
