"""What the author wrote: the texts of sections by meaning, and what they tell of each patient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casereport.document.ownership import names_of, owned_by
from casereport.document.prose.sentences import is_of_all, names_in_text, sentences_of
from casereport.document.prose.telling import Telling
from casereport.document.spot import Spot
from casereport.model import SECTION_KEYS, SectionKey
from casereport.model.fields import Prose as ProseEntry
from casereport.model.laboratory import analyte_names
from casereport.model.patient import Patient
from casereport.tree import Block, Item, List, Paragraph, Quote, Section, plain

TOLD_OF_PATIENTS: tuple[SectionKey, ...] = (
    "case", "presentation", "history", "examination", "investigations", "differential", "treatment", "outcome", "follow_up", "perspective",
)  # fmt: skip
"""Sections whose text tells of patients."""


Authored = Mapping[str, tuple[Block, ...]]
"""What the author wrote, by the meaning of the section."""


def read_authored(at: Spot) -> Authored:
    """The blocks of each section that the author wrote."""
    entries = {key: at.record.sections.get(key) for key in SECTION_KEYS}
    return {key: _read(at.at("sections", key), entry) for key, entry in entries.items() if entry and entry.text}


def read_tellings(at: Spot, authored: Authored) -> dict[str, Telling]:
    """What the author's prose tells of each patient, by id."""
    return {patient.id: Telling(_texts(at.of(patient), authored), _rivals(patient)) for patient in at.record.patients}


def _rivals(patient: Patient) -> dict[str, list[str]]:
    """The names of the patient's entries whose values could be taken for one another's, by list."""
    given, outcomes, adverse = patient.treatments, patient.outcomes, patient.adverse_events
    return {
        "vitals": [vital.name for vital in patient.vitals],
        "tests": [test.name for test in patient.tests],
        "imaging": [f"{study.kind} {study.region or ''}" for study in patient.imaging],
        "treatments": [item.drug or item.name or "" for item in (given.items if given else ())],
        "procedures": [item.name for item in patient.procedures],
        "outcomes": [item.measure for item in (outcomes.items if outcomes else ())],
        "adverse_events": [item.label for item in (adverse.items if adverse else ())],
        "labs": [name for series in patient.labs for name in analyte_names(series)],
    }


def _read(at: Spot, entry: ProseEntry) -> tuple[Block, ...]:
    path = at.path if at.texts.is_typed(at.path) else (*at.path, "text")
    return at.texts.read_blocks(entry.text, path, patient=entry.patient)


def _texts(at: Spot, authored: Authored) -> Iterator[str]:
    """The texts that surely tell of this patient: all when there is one, else those that name the patient by key or heading, or all."""
    for key in (*TOLD_OF_PATIENTS, *(key for key in SECTION_KEYS if key not in TOLD_OF_PATIENTS and owned_by(at.record, key))):
        entry = at.record.sections.get(key)
        blocks = authored.get(key, ())
        if not at.is_several or (entry and entry.patient == at.patient.id):
            yield from _passages(blocks)
        else:
            yield from (text for block in blocks if is_about(block, at.label) for text in _passages((block,)))
            yield from (one for text in _passages(blocks) for one in _sentences_about(at, text))
    yield from _passages(at.blocks(at.patient.summary, "summary"))


def _sentences_about(at: Spot, passage: str) -> list[str]:
    """The sentences of a passage that tell of this patient of several: all where it names no other, else those that name this one alone."""
    names = [names_of(at.record, number) for number in range(len(at.record.patients))]
    own = [at.record.patients.index(at.patient)]
    if names_in_text(passage, names) == own and not any(is_of_all(one, names) for one in sentences_of(passage)):
        return [passage]
    return [one for one in sentences_of(passage) if names_in_text(one, names) == own or is_of_all(one, names)]


def is_about(block: Block, label: str) -> bool:
    """True for a section of the author's under the name of a patient."""
    return isinstance(block, Section) and plain(block.title).strip().casefold() == label.casefold()


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
