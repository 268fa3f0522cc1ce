"""What answers an item of a patient is told of that patient: not of the illness, and not of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from casereport.guidelines import Row

Rows = Callable[..., Mapping[str, Row]]

ITEMS = {"care": "5b", "scare": "6b", "jbi": "3"}
BACKGROUND = "introduction: Patients with flu complain of fever and cough"
FEVER = "id: P1, presenting: [{finding: fever}]"
EXAMINED = f"{FEVER}, exam: [{{label: rash}}]"


@pytest.mark.parametrize("guideline", ITEMS)
def test_the_background_is_no_place_of_a_symptom(rows: Rows, guideline: str) -> None:
    row = rows(EXAMINED, f"sections: {{{BACKGROUND}., case: The boy was seen. He had a rash.}}", guideline)[ITEMS[guideline]]
    assert not any("flu" in spot.snippet for spot in row.spots)
    assert row.state == "open"


@pytest.mark.parametrize("guideline", ITEMS)
def test_the_case_is(rows: Rows, guideline: str) -> None:
    row = rows(EXAMINED, f"sections: {{{BACKGROUND}., case: The boy had fever and a rash.}}", guideline)[ITEMS[guideline]]
    assert row.state == "reported"
    assert row.spots[0].snippet == "the boy had fever and a rash."


def test_a_general_sentence_inside_the_case_answers_nothing(rows: Rows) -> None:
    general = "Symptoms of flu are common in winter and include fever."
    assert rows(whole=f"sections: {{case: '{general} The boy was seen.'}}")["5b"].state == "not reported"
    assert rows(whole=f"sections: {{case: '{general} His symptoms began in the night.'}}")["5b"].state == "reported"


SIBLINGS = [
    # item, a sentence of others, a sentence of the patient
    ("8d", "Prognosis is usually good in children.", "The prognosis of the boy was good."),
    ("10c", "Patients with the disease often have poor adherence.", "Adherence was good."),
    ("10d", "Adverse reactions are common with this drug.", "She had an adverse reaction."),
    ("8b", "Tests are often not available in villages.", "Tests were not available to our patient."),
]


@pytest.mark.parametrize(("item", "other", "own"), SIBLINGS)
def test_other_items_are_not_answered_by_others_either(rows: Rows, item: str, other: str, own: str) -> None:
    assert rows(whole=f"sections: {{case: The girl was seen. {other}}}")[item].state == "not reported"
    assert rows(whole=f"sections: {{case: The girl was seen. {own}}}")[item].state == "reported"


def test_the_abstract_names_a_symptom_of_this_patient(rows: Rows) -> None:
    general = "abstract: {background: Fever is a common sign of flu., case: A boy was ill.}"
    assert rows(FEVER, general)["3b"].state == "open"
    assert rows(FEVER, "abstract: {background: Flu is common., case: A boy had fever.}")["3b"].state == "reported"


def test_limits_of_other_studies_are_no_limitation_of_this_report(rows: Rows) -> None:
    assert rows(whole="sections: {discussion: Experience in previous reports is limited.}")["11a"].state != "reported"
    listed = "discussion: {strengths: [Seen early]}\nsections: {discussion: Our report is limited by its single patient.}"
    assert rows(whole=listed)["11a"].state == "reported"
    listed = "discussion: {strengths: [Seen early]}\nsections: {discussion: The literature is limited.}"
    assert rows(whole=listed)["11a"].state == "open"


MEASURES = {
    "{measure: Glasgow Coma Scale, value: 15}": "reported",
    "{measure: mRS at 90 days, value: '1'}": "reported",
    "{measure: Barthel index, value: '95'}": "reported",
    "{measure: Strength of the hand, value: 4/5}": "reported",
    "{measure: Pain, value: 2 out of 10}": "reported",
    "{measure: Recovery, value: complete}": "not reported",
    "{measure: Dashboard of wellbeing, value: good}": "not reported",
    "{measure: Recovery, value: complete, assessor: clinician}": "reported",
}


@pytest.mark.parametrize("outcome", MEASURES)
def test_an_instrument_that_is_known_has_a_scale(rows: Rows, outcome: str) -> None:
    assert rows(f"id: P1, outcomes: [{outcome}]", guideline="murad")["3"].state == MEASURES[outcome]


def test_what_a_relative_had_answers_for_the_family_alone(rows: Rows) -> None:
    found = rows(whole="sections: {case: The girl was seen. Her mother was allergic to penicillin and took aspirin. The family was well.}")
    assert "allergies" in found["5c"].reason
    assert "medication" in found["5c"].reason
    assert "family history" not in found["5c"].reason
    own = rows(whole="sections: {case: The girl was seen. Her mother said that she was allergic to penicillin and took aspirin.}")
    assert "allergies" not in own["5c"].reason


def test_a_waiver_beside_a_refusal_reports_no_consent(rows: Rows) -> None:
    assert rows("id: P1, consent: {waiver: 'Committee of A, 1/24'}")["13"].state == "reported"
    assert rows("id: P1, consent: {state: refused, waiver: 'Committee of A, 1/24'}")["13"].state == "not reported"
