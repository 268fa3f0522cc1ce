"""The sections of the article: what the author wrote, and behind it what the record tells beyond that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from casereport.document.draft import Draft, section
from casereport.document.figures.floats import covered, with_floats
from casereport.document.figures.plots import figure_blocks
from casereport.document.narrative.diagnosis import differential, investigations
from casereport.document.narrative.discussion import perspectives, points
from casereport.document.narrative.phrases import listed
from casereport.document.narrative.presentation import examination, history, presentation
from casereport.document.narrative.provenance import source_sentence
from casereport.document.narrative.therapy import follow_up, outcome, treatment
from casereport.document.prose.authored import is_about, read_authored
from casereport.document.tables.events import event_table
from casereport.document.tables.laboratory import further_tables
from casereport.journal import SectionRule
from casereport.model import SECTION_KEYS, SectionKey
from casereport.model.patient import Patient
from casereport.tree import Block, Paragraph, Section, Text

Teller = Callable[[Draft, Patient], tuple[Block, ...]]

TELLERS: dict[SectionKey, Teller] = {
    "presentation": presentation, "history": history, "examination": examination, "investigations": investigations,
    "differential": differential, "treatment": treatment, "outcome": outcome, "follow_up": follow_up,
}  # fmt: skip
"""Meaning of a section → what tells it from the record."""

TABLES_AFTER: dict[SectionKey, str] = {"presentation": "events", "investigations": "labs"}
"""Generated tables, by the section that they follow."""

ADDITIONS: dict[SectionKey, Callable[[Draft], list[Block]]] = {"perspective": perspectives, "discussion": points}
"""Meaning of a section → what the record adds to the author's text of the whole case."""

TITLES: dict[SectionKey, str] = {
    "introduction": "Introduction", "case": "Case presentation", "presentation": "Presentation", "history": "History",
    "examination": "Examination", "investigations": "Investigations", "differential": "Differential diagnosis",
    "treatment": "Treatment", "outcome": "Outcome", "follow_up": "Follow-up", "discussion": "Discussion",
    "conclusion": "Conclusion", "perspective": "Patient perspective",
}  # fmt: skip
"""Titles of texts that a journal puts into a section with others, or has no section for."""


def body(draft: Draft) -> tuple[Section, ...]:
    """The sections in the journal's order; one with nothing to tell is left out, one that the journal does not know comes last."""
    figures = {spec.id: figure_blocks(draft, index) for index, spec in enumerate(draft.record.figures)}  # what they show is told no more
    read_authored(draft)
    draft.placed |= covered(draft)
    known = {key for rule in draft.journal.sections for key in rule.merges}
    rest = [SectionRule(id=key.replace("_", "-"), title=TITLES[key], merges=(key,)) for key in SECTION_KEYS if key not in known]
    found = [told for rule in (*draft.journal.sections, *rest) if (told := _section(draft, rule))]
    return with_floats(draft, _with_source(draft, found), figures)


@dataclass
class _Filling:
    """A section being filled: blocks so far, and the meanings that the record has yet to tell."""

    blocks: list[Block] = field(default_factory=list)
    waiting: list[SectionKey] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """True when a text put here would seem to belong to the subsection before it."""
        return any(isinstance(block, Section) for block in self.blocks)


def _section(draft: Draft, rule: SectionRule) -> Section | None:
    """One section of the journal: the author's texts in order, and behind each what the record tells beyond it, patient by patient."""
    filling = _Filling()
    title = rule.title
    for key in rule.merges:
        written = draft.authored.get(key, ())
        entry = draft.record.sections.get(key)
        if written:
            _flush(draft, filling)
            if entry and entry.title and not filling.blocks:
                title = entry.title
            filling.blocks += _titled(filling, key, entry.title if entry else None, written)
        if key in ADDITIONS:
            filling.blocks += ADDITIONS[key](draft)
        elif key in TELLERS:
            filling.waiting.append(key)
    _flush(draft, filling)
    return section(rule.id, title, tuple(filling.blocks), rule.id) if filling.blocks else None


def _titled(filling: _Filling, key: SectionKey, title: str | None, written: tuple[Block, ...]) -> tuple[Block, ...]:
    """The author's text, under a title of its own where it has one or would seem to belong to the subsection before it."""
    if not filling.blocks or not (title or filling.is_open):
        return written
    return (Section(f"sec-{key.replace('_', '-')}", "", (Text(title or TITLES[key]),), 2, written, "authored"),)


def _flush(draft: Draft, filling: _Filling) -> None:
    """Adds what the record tells of the waiting meanings, each patient under a heading when there are several, then the tables."""
    keys = list(filling.waiting)
    filling.waiting.clear()
    if not keys:
        return
    tellings = [(patient, tuple(b for key in keys for b in TELLERS[key](draft, patient))) for patient in draft.record.patients]
    if len(tellings) == 1:
        filling.blocks += tellings[0][1]
    else:
        for patients, told in _alike([(patient, told) for patient, told in tellings if told]):
            _add_telling(draft, filling, patients, told, keys[0])
    filling.blocks += [table for key in keys if key in TABLES_AFTER for table in _tables(draft, TABLES_AFTER[key])]


def _add_telling(draft: Draft, filling: _Filling, patients: list[Patient], told: tuple[Block, ...], key: str) -> None:
    """Puts what is told of patients under the author's heading with their name, else under a heading of its own."""
    for index, block in enumerate(filling.blocks):
        if len(patients) == 1 and isinstance(block, Section) and is_about(draft, block, patients[0]):
            filling.blocks[index] = replace(block, blocks=(*_leaves(block.blocks), *told, *_subsections(block.blocks)))
            return
    title = listed([draft.label(patient) for patient in patients])
    filling.blocks.append(Section(f"sec-{key.replace('_', '-')}-{patients[0].id}", "", (Text(title),), 2, told, "patient"))


def _leaves(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Section))


def _subsections(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if isinstance(block, Section))


def _alike(tellings: list[tuple[Patient, tuple[Block, ...]]]) -> list[tuple[list[Patient], tuple[Block, ...]]]:
    """Patients of whom the same is told, together."""
    groups: list[tuple[list[Patient], tuple[Block, ...]]] = []
    for patient, told in tellings:
        same = next((group for group, other in groups if other == told), None)
        if same is None:
            groups.append(([patient], told))
        else:
            same.append(patient)
    return groups


def _tables(draft: Draft, kind: str) -> list[Block]:
    """The generated tables of a kind, of what no table of the author shows."""
    if kind == "labs":
        return list(further_tables(draft))
    patients = [patient for patient in draft.record.patients if f"events {patient.id}" not in draft.placed]
    table = event_table(draft, patients, "events")
    return [table] if table else []


def _with_source(draft: Draft, sections: list[Section]) -> list[Section]:
    """The sections with the source of the whole record named at the end of the case, unless a table names it."""
    source = draft.record.source
    if source is None or "source" in draft.placed or _is_tabulated(draft):
        return sections
    told = Paragraph(source_sentence(draft, source, ("source",)))
    number = next((i for i, one in enumerate(sections) if one.role == "case"), None)
    if number is None:
        return [*sections, section("source", "Source", (told,), "source")]
    one = sections[number]
    return [*sections[:number], replace(one, blocks=(*_leaves(one.blocks), told, *_subsections(one.blocks))), *sections[number + 1 :]]


def _is_tabulated(draft: Draft) -> bool:
    """True when a laboratory table of the author will name the source of the record."""
    return any(spec.kind == "labs" for spec in draft.record.tables)
