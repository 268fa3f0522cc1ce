"""Figures and tables of the author: made from their specifications, and placed where the text first mentions them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casereport.document.draft import Draft
from casereport.document.figures.kept import figure_data
from casereport.document.figures.kinds import figure_patients
from casereport.document.narrative.phrases import section
from casereport.document.prose.pending import PendingXref, mentions
from casereport.document.spot import Floats, Uncited
from casereport.document.tables.laboratory import choice_of, untabled_series
from casereport.tree import Block, Section, walk


def floats_of(draft: Draft, authored: Mapping[str, tuple[Block, ...]]) -> Floats:
    """What figures and tables of the author show of the patients, and which of them the author's sections do not mention."""
    named = [node.target for node in walk(tuple(authored.values())) if isinstance(node, PendingXref)]
    mentioned = {*named, *(target.rpartition("-")[0] for target in named)}  # a panel stands for its figure
    patients = draft.record.patients
    shown: list[Uncited] = []
    for spec in (spec for spec in draft.record.figures if spec.kind != "image"):
        ids = tuple(patient.id for patient in figure_patients(draft, spec))
        shown.append(Uncited(f"fig:{spec.id}", figure_data(draft, spec).kind, ids))
    shown += [
        Uncited(f"tbl:{spec.id}", spec.kind, choice_of(spec, patients).patients) for spec in draft.record.tables if spec.kind != "custom"
    ]
    placed = {f"{_LISTS.get(one.kind, one.kind)} {name}" for one in shown for name in one.patients}
    uncited = tuple(one for one in shown if one.target not in mentioned)
    return Floats(frozenset(placed), draft.is_only_drawn, uncited, untabled_series(draft.at(), draft.journal, draft.is_only_drawn))


_LISTS = {"table": "events"}
"""What a figure that became a table shows."""


def with_floats(sections: list[Section], floats: Mapping[str, tuple[Block, ...]], title: str) -> tuple[Section, ...]:
    """The sections with each figure and table, by target, behind its first mention, else at the end of the case, whose title is `title`."""
    for target, blocks in floats.items():
        sections = _placed(sections, target, blocks, title)
    return tuple(sections)


def _placed(sections: list[Section], target: str, blocks: tuple[Block, ...], title: str) -> list[Section]:
    if not blocks:
        return sections
    for number, one in enumerate(sections):
        if (inserted := _inserted(one, target, blocks)) is not None:
            return [*sections[:number], inserted, *sections[number + 1 :]]
    if not sections:
        return [section("case", title, blocks, "case")]
    number = next((i for i, one in enumerate(sections) if one.role in ("diagnosis", "case")), len(sections) - 1)
    return [*sections[:number], replace(sections[number], blocks=(*sections[number].blocks, *blocks)), *sections[number + 1 :]]


def _inserted(one: Section, target: str, blocks: tuple[Block, ...]) -> Section | None:
    """The section with the blocks behind the innermost block that mentions the target; None when nothing does."""
    for position, block in enumerate(one.blocks):
        if not mentions(block, target):
            continue
        if isinstance(block, Section) and not mentions(block.title, target):
            inner = _inserted(block, target, blocks)
            return replace(one, blocks=(*one.blocks[:position], inner or block, *one.blocks[position + 1 :]))
        after = _after_floats(one.blocks, position + 1)
        return replace(one, blocks=(*one.blocks[:after], *blocks, *one.blocks[after:]))
    return None


def _after_floats(blocks: tuple[Block, ...], position: int) -> int:
    """Behind the figures and tables that stand there already, so that they keep the order of their mention."""
    while position < len(blocks) and blocks[position].kind in ("figure", "table"):
        position += 1
    return position
