"""Raised citations stand against their word and behind commas and stops."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.document.short import read

from casereport.document import build_document
from casereport.document.prose.raised import raise_citations
from casereport.journal import load_journal
from casereport.tree import Cite, CiteLink, Emph, Paragraph, Text, plain, walk

RAISED = Cite("cite-1", (CiteLink("ref-a", "1"),), "superscript")
SECOND = Cite("cite-2", (CiteLink("ref-b", "2"),), "superscript")
PLAIN = Cite("cite-1", (Text("["), CiteLink("ref-a", "1"), Text("]")))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((Text("shock "), RAISED, Text(". Then")), ("shock.", RAISED, " Then")),
        ((Text("shock"), RAISED, Text(", fever")), ("shock,", RAISED, " fever")),
        ((Text("shock "), RAISED, Text("; fever")), ("shock", RAISED, "; fever")),
        ((Text("shock "), RAISED, Text(" and")), ("shock", RAISED, " and")),
        ((Text("shock "), RAISED, Text("... and")), ("shock", RAISED, "... and")),
        ((Emph((Text("shock"),)), RAISED, Text(".")), (Emph((Text("shock"),)), ".", RAISED)),
        ((RAISED, Text(" showed")), (RAISED, " showed")),
        ((Text("shock "), RAISED, Text(" "), SECOND, Text(".")), ("shock.", RAISED, " ", SECOND)),
        ((Text("shock "), PLAIN, Text(". Then")), ("shock ", PLAIN, ". Then")),
    ],
)
def test_where_a_citation_stands(items: tuple[Any, ...], expected: tuple[Any, ...]) -> None:
    assert [node.text if isinstance(node, Text) else node for node in raise_citations(items)] == list(expected)


def test_a_journal_with_raised_numbers_prints_them_behind_the_stop(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@article{a, author={Rossi, Ada}, title={On fever}, journal={J}, year={2020}, volume={1}, pages={2--3}}"
    )
    case = read(tmp_path, "references: refs.bib\nsections: {case: 'A child had shock [@a].'}\n")
    journal = load_journal("plain")
    rules = journal.citations.model_copy(update={"form": "superscript", "brackets": "none"})
    made, _ = build_document(case, journal.model_copy(update={"citations": rules}))
    assert [plain(node.children) for node in walk(made.body) if isinstance(node, Paragraph)] == ["A child had shock.1"]
