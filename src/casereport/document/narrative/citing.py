"""Figures and tables that nothing else mentions, where the record tells the case itself: inside its sentences, else behind a section."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from casereport.document.narrative.filling import filled, listing
from casereport.document.narrative.phrases import Inlines
from casereport.document.narrative.voice import Sentence, tell
from casereport.document.prose.pending import PendingXref, mentions
from casereport.document.spot import Spot
from casereport.journal import SectionRule
from casereport.model import CaseRecord, SectionKey
from casereport.model.patient import Patient
from casereport.problems import Path
from casereport.tree import Block, Inline, Paragraph, Section

_DRAWN = ("course", "timeline", "swimmer")
_PLACES: dict[str, SectionKey] = {
    "course": "treatment", "image": "investigations", "labs": "investigations", "treatments": "treatment", "events": "presentation",
    "custom": "outcome",
}  # fmt: skip
"""What is shown → the meaning behind which the sentence stands."""


def with_citing(
    at: Spot, rules: Sequence[SectionRule], kinds: Mapping[str, str | None], sections: list[Section], floats: Mapping[str, Sequence[Block]]
) -> list[Section]:
    """The sections of the case with a sentence for each kind of figure and table that no text mentions; `kinds` are those of figures."""
    found: dict[str, list[Any]] = {}
    for target, kind, path in _specs(at.record, kinds):
        if floats.get(target) and not any(mentions(one, target) for one in sections):
            found.setdefault(kind, []).append(PendingXref(target, path, None))
    for kind, targets in found.items():
        said = filled(at.say(f"citing.{kind}", targets="{targets}"), targets=listing([(one,) for one in targets]))
        sections = _with_sentence(sections, Paragraph(said), _home(rules, sections, _PLACES[kind]))
    return sections


def _specs(record: CaseRecord, kinds: Mapping[str, str | None]) -> Iterator[tuple[str, str, Path]]:
    """Target, what it shows, and path of every figure and table of the author."""
    for n, figure in enumerate(record.figures):
        kind = kinds[figure.id] or "image"
        yield f"fig:{figure.id}", "course" if kind in _DRAWN else "image" if kind == "image" else "events", ("figures", n)
    for n, table in enumerate(record.tables):
        yield f"tbl:{table.id}", table.kind, ("tables", n)


def _with_sentence(sections: list[Section], said: Paragraph, home: int | None) -> list[Section]:
    if home is None:
        return sections
    one = sections[home]
    first = next((n for n, block in enumerate(one.blocks) if isinstance(block, Section)), len(one.blocks))
    return [*sections[:home], replace(one, blocks=(*one.blocks[:first], said, *one.blocks[first:])), *sections[home + 1 :]]


def _home(rules: Sequence[SectionRule], sections: Sequence[Section], meaning: SectionKey) -> int | None:
    """The number of the section that tells a meaning, else of the last that tells of the case."""
    own = {rule.id for rule in rules if meaning in rule.merges}
    cases = {rule.id for rule in rules if {*_PLACES.values(), "case"} & set(rule.merges)}
    found = [n for n, one in enumerate(sections) if one.role in own] or [n for n, one in enumerate(sections) if one.role in cases]
    return found[-1] if found else None


# --- inside the sentences of a section -----------------------------------------------------------------------------------------------


def named(at: Spot, kinds: Collection[str]) -> Inlines:
    """The figures and tables of these kinds that show the patient and that no text mentions; () for none."""
    found = [one.target for one in at.floats.uncited if one.kind in kinds and at.patient.id in one.patients]
    return listing([(cast(Inline, PendingXref(target, at.path, at.texts.place(at.path))),) for target in found])


def figure_sentences(at: Spot) -> list[Sentence]:
    """A sentence that names the figures of the course."""
    found = named(at, _DRAWN)
    return [tell(at, "given.figures", floats=found)] if found else []


def has_treatment(patient: Patient) -> bool:
    """True for a patient of whom treatments or procedures are told, behind which figures of the course are named."""
    return bool(patient.treatments and patient.treatments.items) or bool(patient.procedures)
