"""Random trees as Word files: every word in its order, every mention with its place, valid as Office Open XML."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.writers import documents, trees
from tests.writers.docx import word

from casereport import tree as t
from casereport.document.numbering import rebuilt
from casereport.journal import load_journal
from casereport.writers.docx import write_docx
from casereport.writers.docx.inspection import inspect_docx

JOURNAL = load_journal("plain")


def drawn(document: t.Document) -> t.Document:
    """The document with a drawing in each figure, and no id twice; what mentions lead to keeps its own."""
    taken: Counter[str] = Counter()

    def change(node: Any) -> Any:
        if not isinstance(node, t.Figure | t.Table | t.Reference):
            return node
        taken[node.id] += 1
        node = replace(node, id=f"{node.id}-{taken[node.id]}") if taken[node.id] > 1 else node
        return replace(node, svg=documents.DRAWING, asset="a") if isinstance(node, t.Figure) else node

    body, references = rebuilt((document.body, document.references), change)
    return replace(document, body=body, references=references)


@settings(max_examples=150)
@given(trees.trees().map(drawn))
def test_nothing_of_a_random_tree_is_lost(document: t.Document) -> None:
    assert inspect_docx(write_docx(document, JOURNAL), document) == []


@settings(max_examples=8)
@given(st.lists(trees.trees().map(drawn), min_size=4, max_size=4))
def test_random_trees_are_valid(found: list[t.Document]) -> None:
    with TemporaryDirectory() as folder:
        for document in found:
            assert word.schema_faults(write_docx(document, JOURNAL), Path(folder)) == []


@settings(max_examples=20)
@given(trees.trees().map(drawn))
def test_python_docx_opens_a_random_tree(document: t.Document) -> None:
    assert docx.Document(BytesIO(write_docx(document, JOURNAL))).paragraphs
