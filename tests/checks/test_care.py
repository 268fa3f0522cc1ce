"""CARE items: silence is not none."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[tuple[str, str]]]

ANSWERED = (
    "id: P1, age: 30 y, sex: male, presenting: [{finding: fever}], diagnoses: [{label: flu}], treatments: none, outcomes: not asked, "
    "adverse_events: none observed, perspective: not asked, "
    "history: {medical: none known, family: denied, psychosocial: not asked, medications: none, allergies: {none: yes, asked: patient}}"
)


def test_a_patient_without_a_word_leaves_every_item_open(found: Found) -> None:
    assert found("unanswered") == [("unanswered", "patients[0]")]


def test_every_item_answered_is_silent(found: Found) -> None:
    assert found("unanswered", ANSWERED) == []


def test_each_item_left_out_is_told(found: Found) -> None:
    for item in (
        "age: 30 y, ",
        "sex: male, ",
        "presenting: [{finding: fever}], ",
        "diagnoses: [{label: flu}], ",
        "treatments: none, ",
        "outcomes: not asked, ",
    ):
        assert found("unanswered", ANSWERED.replace(item, "")) == [("unanswered", "patients[0]")], item
    for item in ("medical: none known, ", "family: denied, ", "medications: none, "):
        assert found("unanswered", ANSWERED.replace(item, "")) == [("unanswered", "patients[0]")], item


def test_not_reported_is_for_retold_reports(found: Found) -> None:
    patient = ANSWERED.replace("medical: none known", "medical: not reported")
    assert found("unanswered not-decidable", patient) == [("unanswered", "patients[0].history.medical")]
    assert found("unanswered not-decidable", patient, status="published") == [("not-decidable", "status")]


def test_each_patient_answers(found: Found) -> None:
    assert found("unanswered", ANSWERED, others="  - {id: P2}") == [("unanswered", "patients[1]")]
