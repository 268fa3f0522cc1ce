"""Each text of a record is read once, whoever prints it, and is wrong once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import prose_of, read

from casereport.document.prose.texts import Texts

RECORD = """
patients:
  - {id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: 135}}], events: [{at: 1, kind: admission, label: "CRP {{ lab('crp', day=1) }}"}]}
sections: {case: "A <b>word</b> and {{ lab('crp', day=9) }}."}
"""
CASE = ("sections", "case")


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    return prose_of(read(tmp_path, RECORD))


def test_a_text_is_read_once_and_wrong_once(texts: Texts) -> None:
    text = "A <b>word</b> and {{ lab('crp', day=9) }}."
    assert texts.read(text, CASE) is texts.read(text, CASE)
    assert texts.read_inlines(text, CASE) == texts.read(text, CASE).inlines
    assert [problem.code for problem in texts.problems] == ["raw-html", "unknown-fact"]


def test_one_text_at_two_places_is_two(texts: Texts) -> None:
    texts.read("<i>x</i>", CASE)
    texts.read("<i>x</i>", ("sections", "discussion"))
    assert [problem.path for problem in texts.problems] == [CASE, ("sections", "discussion")]


def test_what_is_typed_is_known_with_its_place(texts: Texts) -> None:
    assert texts.is_typed(CASE)
    assert not texts.is_typed(("sections", "case", "text"))
    place = texts.place(("patients", 0, "events", 0))
    assert place is not None
    assert place.line == 6
