"""Sentences of the patients of a report, and those of others or of an illness as such."""

from __future__ import annotations

import pytest

from casereport.statements.scope import tells_in_general, tells_of_kin, without_general

GENERAL = [
    "Patients with influenza often present with fever and cough.",
    "Fever is a common symptom of influenza.",
    "Presenting symptoms include fever, rash and joint pain.",
    "Adults with the disease complain of headache.",
    "In previous reports, symptoms were mild.",
    "The literature describes fatigue as the main complaint.",
    "Most cases presented with seizures.",
    "Children typically recover within a week.",
    "The condition presents with syncope.",
]
OWN = [
    "She presented with fever.",
    "A previously healthy 34-year-old woman presents with chest pain.",
    "The patient complained of headache, which is a common symptom of flu.",
    "Unlike most patients, our patient had no fever.",
    "Both patients presented with a rash.",
    "Fever and rash were the presenting symptoms.",
    "The boy often had fever.",
    "No allergies were known.",
    "The first of them, patient 2, had seizures.",
    "His complaints were typical.",
    "A 3-month-old infant was admitted with apnoea.",
]


@pytest.mark.parametrize("sentence", GENERAL)
def test_a_sentence_of_others_is_general(sentence: str) -> None:
    assert tells_in_general(sentence)


@pytest.mark.parametrize("sentence", OWN)
def test_a_sentence_of_this_case_is_not(sentence: str) -> None:
    assert not tells_in_general(sentence)


def test_only_general_sentences_are_left_out() -> None:
    assert without_general(f"{GENERAL[0]} {OWN[0]} {GENERAL[1]}") == OWN[0]


@pytest.mark.parametrize(
    ("sentence", "kin"),
    [
        ("Her mother took warfarin.", True),
        ("The father had presented with gout.", True),
        ("His mother reported that he complained of headache.", False),
        ("She took warfarin, as her mother did.", False),
        ("The baby presented with apnoea.", False),
        ("The newborn presented with apnoea.", False),
    ],
)
def test_a_sentence_of_a_relative_is_known(sentence: str, kin: bool) -> None:
    assert tells_of_kin(sentence) is kin
