"""Generated words with an editor's eye: nothing doubled, nothing empty, nothing that only a program would say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.document.full import Full

from casereport.case.source import load
from casereport.document import build_document
from casereport.journal import load_journal
from casereport.tree import Document, Paragraph, Section, Terms, plain, walk
from casereport.writers.layout import printed_passages

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(file.parent for file in ROOT.glob("samples/*/case.yaml"))

FAULTS = {
    "a word of the program": r"\bNone\b(?! \(asked| abroad)|\bnull\b|\bNaN\b|<class|object at 0x|\bTrue\b|\bFalse\b",
    "two spaces": r" {2}",
    "two stops": r"(?<!\.)\.\.(?!\.)|;;|,,|\.;|(?<!n\.t)\.,|:\.| \.(?!\w)",
    "a space before a mark": r" [,;:!?)](?!/)",
    "an open bracket": r"\( |\(\)|\[\]",
    "a pending fact": r"\{\{|\}\}",
    "nothing found": r"\[\?\]",
    "an article that jars": r"\ba (?:8|11|18)-|\ban (?:1[0234567]|[234567])-",
}


def faults(document: Document) -> list[tuple[str, str]]:
    """What is wrong, and the passage it stands in."""
    return [(name, text) for text in printed_passages(document) for name, pattern in FAULTS.items() if re.search(pattern, text)]


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_samples_read_well(folder: Path, journal: str) -> None:
    document, _ = build_document(load(folder), load_journal(journal))
    assert faults(document) == []
    assert list(empty(document)) == []


def test_the_full_record_reads_well(full: Full) -> None:
    assert faults(full.document) == []
    assert list(empty(full.document)) == []


def empty(document: Document) -> Iterator[str]:
    """Headings with nothing under them, terms and paragraphs without words."""
    for node in walk((document.body, document.back)):
        if isinstance(node, Section) and not (node.blocks and plain(node.title).strip()):
            yield f"section {node.id}"
        if isinstance(node, Paragraph) and not plain(node.children).strip():
            yield "paragraph"
        if isinstance(node, Terms):
            yield from (f"term {plain(term)}" for term, told in node.entries if not (plain(term).strip() and plain(told).strip()))


def test_generated_sentences_begin_and_end_as_sentences(full: Full) -> None:
    statements = [section for section in full.document.back if section.role == "statement"]
    for paragraph in (node for node in walk(tuple(statements)) if isinstance(node, Paragraph)):
        text = plain(paragraph.children)
        assert text[:1].isupper(), text
        assert text.endswith("."), text


def test_the_guard_sees_what_it_is_for() -> None:
    for name, text in {
        "a word of the program": "Age None", "two spaces": "a  b", "two stops": "the end..", "a space before a mark": "fever , rash",
        "an open bracket": "fever ( rash)", "an article that jars": "a 11-year-old girl", "nothing found": "see [?]",
    }.items():  # fmt: skip
        assert re.search(FAULTS[name], text), name
