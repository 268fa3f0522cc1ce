"""A spot of the record: whose it is, how it is called, what it inherits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.document.figured import draft_of

from casereport.document.prose.telling import Telling
from casereport.document.spot import Spot
from casereport.tree import plain

TWO = """
basis: chart
patients:
  - {id: P1, label: Anna, tests: [{name: ANA, result: "1:80"}, {name: ANCA, result: none, basis: illustrative}]}
  - {id: P2, basis: published, perspective: [First words, Second words], history: {travel: not reported}}
"""


@pytest.fixture
def whole(tmp_path: Path) -> Spot:
    return draft_of(tmp_path, TWO).at()


def test_a_patients_entry_knows_its_patient(whole: Spot) -> None:
    first, second = (whole.of(patient) for patient in whole.record.patients)
    assert first.at("tests", 1).path == ("patients", 0, "tests", 1)
    assert first.at("tests", 1).patient is whole.record.patients[0]
    assert (first.label, second.label) == ("Anna", "Patient P2")
    assert whole.owner is None
    with pytest.raises(LookupError):
        _ = whole.patient


def test_basis_is_inherited_from_the_nearest(whole: Spot) -> None:
    first, second = (whole.of(patient) for patient in whole.record.patients)
    assert first.basis() == "chart"
    assert second.basis() == "published"
    assert first.basis(first.patient.tests[1]) == "illustrative"


def test_an_answer_is_told_item_by_item(whole: Spot) -> None:
    here = whole.of(whole.record.patients[1]).at("perspective")
    answer = here.patient.perspective
    assert answer is not None
    assert plain(here.answer(answer)) == "First words; Second words"
    assert plain(here.answer_items(answer, [1])) == "Second words"


def test_silence_is_noted_with_the_patient(whole: Spot) -> None:
    here = whole.of(whole.record.patients[1])
    assert here.patient.history is not None
    assert here.patient.history.travel is not None
    assert here.is_silent(here.patient.history.travel, "travel")
    whole.note_silence("funding")
    assert whole.silence.subjects == {"travel": ["Patient P2"], "funding": []}


def test_what_the_prose_tells_is_the_patients(whole: Spot) -> None:
    told = replace(whole, tellings={"P1": Telling(["She had fever on day 3."])})
    first, second = (told.of(patient) for patient in told.record.patients)
    assert first.tells("fever", "day 3")
    assert not second.tells("fever", "day 3")
