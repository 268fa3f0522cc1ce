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


STORY = """sections:
  case: |
    A 30-year-old man presented with fever. He had no relevant medical history and no known allergies, took no medication, and his family
    history was unremarkable. He worked as a welder. Influenza was diagnosed, oseltamivir was given, he recovered and tolerated it well.
"""


def test_what_the_text_answers_is_not_asked_for(found: Found) -> None:
    assert found("unanswered", "id: P1, perspective: not asked", STORY) == []
    for words in ("A 30-year-old man presented with", "and no known allergies", "Influenza was diagnosed,", "He worked as a welder."):
        assert found("unanswered", "id: P1, perspective: not asked", STORY.replace(words, "x")) == [("unanswered", "patients[0]")], words


def test_the_patients_own_words_may_be_a_section(found: Found) -> None:
    assert found("unanswered", ANSWERED.replace("perspective: not asked, ", ""), "sections: {perspective: I was afraid.}") == []


def test_the_text_about_one_patient_answers_nothing_for_the_other(found: Found) -> None:
    story = STORY.replace("  case: |", "  case:\n   patient: P1\n   text: |")
    assert found("unanswered", "id: P1, perspective: not asked", story, others="  - {id: P2}") == [("unanswered", "patients[1]")]
