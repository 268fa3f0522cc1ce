"""Body and back of an article in the order that JATS asks for: which section is which, what stands in front, and where statements go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from casereport.journal import Journal
from casereport.model import SectionKey
from casereport.tree import Block, Document, Figure, Section, Table, Text, walk
from casereport.values import dataclass

SECTION_TYPES: Final[Mapping[SectionKey, str]] = {
    "introduction": "intro", "case": "cases", "presentation": "cases", "history": "cases", "examination": "cases",
    "investigations": "cases", "differential": "cases", "treatment": "cases", "outcome": "cases", "follow_up": "cases",
    "discussion": "discussion", "conclusion": "conclusions", "perspective": "patient-perspective",
}  # fmt: skip
"""What a section tells → `sec-type`; of several meanings the first counts."""

STATEMENT_TYPES: Final = {
    "ethics": "ethics-approval", "consent": "ethics-consent", "data": "data-availability", "contributions": "author-contributions",
    "registration": "registration", "ai": "ai-statement", "supplement": "supplementary-material", "not-reported": "not-reported",
}  # fmt: skip
"""Statement → `sec-type` of its section in the back."""

ETHICS: Final[tuple[str, ...]] = ("ethics", "consent")
IN_FRONT: Final[tuple[str, ...]] = ("conflicts", "funding")
"""Statements that JATS keeps among the metadata, and nowhere else."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The sections of an article by where JATS wants them; `types` are section types by id, `targets` what a cross-reference may lead to.

    `statements` are those of the front by name; `back` holds sections, with the two of ethics in one of their own.
    """

    body: tuple[Section, ...]
    back: tuple[Section, ...]
    acknowledgements: tuple[Section, ...]
    appendices: tuple[Section, ...]
    glossary: Section | None
    statements: Mapping[str, Section]
    types: Mapping[str, str]
    targets: Mapping[str, str]


def arrange(document: Document, journal: Journal) -> Arranged:
    """The document's sections, each where it belongs."""
    body = tuple(_ordered(one) for one in document.body if one.role != "abbreviations")
    back = [_ordered(one) for one in document.back]
    named = {statement_name(one): one for one in back if one.role == "statement"}
    kept = [one for one in back if statement_name(one) not in (*IN_FRONT, *ETHICS, "acknowledgements") and one.role != "supplement"]
    acknowledgements = tuple(one for one in back if statement_name(one) == "acknowledgements")
    appendices = tuple(one for one in back if one.role == "supplement")
    glossary = next((one for one in document.body if one.role == "abbreviations"), None)
    ethics = _ethics(named, journal.phrases(document.language)["heading.ethics_statement"])
    whole = (*ethics, *kept)
    printed = (*body, *whole, *acknowledgements, *appendices, *((glossary,) if glossary else ()))
    statements = {name: named[name] for name in IN_FRONT if name in named}
    return Arranged(
        body,
        whole,
        acknowledgements,
        appendices,
        glossary,
        statements,
        _types(body, whole, journal),
        _targets(printed) | {one.id: "bibr" for one in document.references},
    )


def statement_name(section: Section) -> str:
    """The name of a statement, or of a section of the journal, as the record and the profile have it."""
    return section.id.removeprefix("sec-")


def _ethics(named: Mapping[str, Section], title: str) -> tuple[Section, ...]:
    """The approval and the consent as two parts of one section; () for neither."""
    parts = tuple(replace(named[name], level=2) for name in ETHICS if name in named)
    return (Section("sec-ethics-statement", "", (Text(title),), 1, parts, "statement"),) if parts else ()


def _ordered(section: Section) -> Section:
    """The section with no block behind its subsections, where JATS has no place: what follows one becomes its last block."""
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Section):
            blocks.append(_ordered(block))
        elif blocks and isinstance(blocks[-1], Section):
            blocks[-1] = _with_last(blocks[-1], block)
        else:
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _with_last(section: Section, block: Block) -> Section:
    """The section with one more block at its very end."""
    last = section.blocks[-1] if section.blocks else None
    if isinstance(last, Section):
        return replace(section, blocks=(*section.blocks[:-1], _with_last(last, block)))
    return replace(section, blocks=(*section.blocks, block))


def _types(body: tuple[Section, ...], back: tuple[Section, ...], journal: Journal) -> dict[str, str]:
    """Section id → `sec-type`, of those that have one."""
    of_record = {key.replace("_", "-"): kind for key, kind in SECTION_TYPES.items()}
    of_body = of_record | {rule.id: SECTION_TYPES[rule.merges[0]] for rule in journal.sections if rule.merges}
    of_back = STATEMENT_TYPES | {"ethics-statement": "ethics-statement"}
    parts = [one for top in back for one in (top, *top.blocks) if isinstance(one, Section)]
    found = {one.id: of_body.get(statement_name(one), "") for one in body} | {one.id: of_back.get(statement_name(one), "") for one in parts}
    return {name: kind for name, kind in found.items() if kind}


def _targets(printed: tuple[Section, ...]) -> dict[str, str]:
    """Id → `ref-type` of what can be referred to: figures, tables and sections that are printed, as ids of data tables are not."""
    found: dict[str, str] = {}
    for node in walk(printed):
        if isinstance(node, Figure):
            found[node.id] = "fig"
        elif isinstance(node, Table) and node.label:
            found[node.id] = "table"
        elif isinstance(node, Section):
            found[node.id] = "sec"
    return found
