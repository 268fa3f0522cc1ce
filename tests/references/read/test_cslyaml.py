"""CSL-YAML in the shapes that pandoc, Zotero and people write."""

from __future__ import annotations

import pytest

from casereport.problems import Place
from casereport.references.read.cslyaml import read_csl_yaml

# text → line and column of the item
SHAPES = {
    "under a key": ("references:\n- id: a\n", (2, 3)),
    "as pandoc ends it": ("---\nreferences:\n- id: a\n---\n", (3, 3)),
    "a bare list": ("- id: a\n", (1, 3)),
    "a bare list behind a comment": ("# mine\n\n- id: a\n", (3, 3)),
    "a bare list behind a document's start": ("---\n- id: a\n...\n", (2, 3)),
    "items": ("items:\n- id: a\n", (2, 3)),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    text, place = SHAPES[shape]
    references, problems = read_csl_yaml(text, "r.yaml")
    assert problems == []
    assert [(reference.key, reference.place) for reference in references] == [("a", Place("r.yaml", *place))]


BROKEN = {
    "no list": ("title: T\n", "bad-reference", 1),
    "a text": ("references: many\n", "bad-reference", 1),
    "syntax": ("- id: a\n  title: Case report: T\n", "yaml-syntax", 2),
    "an alias": ("- &x {id: a}\n- *x\n", "yaml-feature", 1),
    "an item that is no item": ("references:\n- 7\n", "bad-reference", 2),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files(case: str) -> None:
    text, code, line = BROKEN[case]
    problems = read_csl_yaml(text, "r.yaml")[1]
    assert (problems[0].code, problems[0].place.line if problems[0].place else 0) == (code, line)


def test_many_empty_lines_are_read_in_time() -> None:
    assert read_csl_yaml("\n \n" * 5000 + "x: y\n", "r.yaml")[1][0].code == "bad-reference"
