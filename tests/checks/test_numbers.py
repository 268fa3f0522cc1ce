"""Numbers in prose agree with the record (CARE item 3c)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]
PATIENT = (
    'id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: "1,484", 2: 86, 3: "<5"}}, {analyte: platelets, unit: 10^9/L, values: {1: 142}}]'
)

AGREES = (
    "CRP was 86 mg/L on day 2.",
    "CRP was 1,484 mg/L, then 86 mg/L.",
    "CRP was 1484 mg/L.",
    "CRP fell to <5 mg/L.",
    "CRP was {{ lab('crp', day=2) }}.",
    "CRP was high on day 41.",
    "Anakinra was given at 2 mg/kg.",
    "Ferritin was 912 ng/mL.",
    "CRP was 86 mg/L and platelets were 41 × 10⁹/L.",
    "CRP doubled in 24 h.",
)
CONTRADICTS = ("CRP was 87 mg/L on day 2.", "CRP peaked at 1,485 mg/L.", "C-reactive protein was 8.6 mg/L.", "CRP rose. CRP was 41 mg/L.")


@pytest.mark.parametrize("sentence", AGREES)
def test_sentence_that_agrees(found: Found, sentence: str) -> None:
    assert found("number-contradiction", PATIENT, f'sections: {{discussion: "{sentence}"}}') == []


@pytest.mark.parametrize("sentence", CONTRADICTS)
@pytest.mark.parametrize("part", ["sections: {discussion: 'TEXT'}", "abstract: 'TEXT'", "lessons: ['TEXT']"])
def test_sentence_that_contradicts(found: Found, part: str, sentence: str) -> None:
    told = found("number-contradiction", PATIENT, part.replace("TEXT", sentence))
    assert [code for code, _ in told] == ["number-contradiction"]


def test_a_record_without_values_has_nothing_to_compare(found: Found) -> None:
    assert found("number-contradiction", whole="abstract: CRP was 87 mg/L.") == []
