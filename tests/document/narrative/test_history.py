"""The history and the family in sentences: what nobody looked into is not told as absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

NEVER_DONE = {
    "history: {medical: not done, genetic: not performed}": ("Medical history was not assessed", "Genetic testing was not done"),
    "history: {allergies: not done, tobacco: none}": ("did not smoke", "Allergies were not assessed"),
    "absent: {variants: not done, history: not performed}": ("Genetic testing was not done", "No history was taken"),
    "family: {consanguinity: not done}": ("Consanguinity was not assessed",),
    "adverse_events: not done": ("Adverse events were not assessed",),
}


@pytest.mark.parametrize(("typed", "expected"), NEVER_DONE.items())
def test_what_was_not_done_is_not_told_as_absent(typed: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    section = "outcome" if "adverse" in typed else "diagnosis" if "absent" in typed else "case"
    text = told(tmp_path / "case", typed, section).lower()
    assert [one for one in expected if one.lower() not in text] == []
    assert [word for word in ("had no", "no genetic", "not related", "no adverse") if word in text] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("family: {consanguinity: no}", "The parents were not related."),
        ("family: {consanguinity: yes}", "The parents were consanguineous."),
        ("family: {consanguinity: none known}", "The parents were not known to be related."),
        ("family: {consanguinity: first cousins}", "The parents were first cousins."),
        ("history: {alcohol: no}", "drank no alcohol."),
        ("history: {alcohol: yes}", "drank alcohol."),
        ("history: {allergies: 'no'}", "had no allergies."),
        ("history: {family: yes}", "family history was positive."),
    ],
)
def test_yes_and_no_answer_in_words(typed: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", typed, "case")


NOTES = {
    "history: {medications: oral contraceptive}": "The patient took an oral contraceptive.",
    "history: {psychosocial: 'divorced, lives alone'}": "The patient was divorced and lived alone.",
    "history: {occupation: retired seamstress}": "was a retired seamstress.",
    "history: {tobacco: 5 cigarettes a day}": "The patient smoked 5 cigarettes a day.",
    "history: {tobacco: never}": "The patient had never smoked.",
    "history: {alcohol: 3 beers a week}": "The patient drank 3 beers a week.",
    "history: {medical: bipolar disorder}": "The patient had a history of bipolar disorder.",
    "history: {pregnancy: G3P2}": "was G3P2.",
    "history: {surgical: appendectomy 9 years earlier}": "had undergone appendectomy 9 years earlier.",
    "history: {family: sister with lupus}": "The patient’s sister had lupus.",
    "history: {family: ['mother: gout', 'mother: stroke', 'brother: asthma']}": (
        "The patient’s mother had gout and a stroke. Their brother had asthma."
    ),
    "history: {medical: none, allergies: none known}": "The patient had no previous illness and no known allergies.",
    "family: {members: [{relation: mother, affected: no}, {relation: sister, age: 9 y, affected: no}, {relation: sister, age: 7 y, affected: no}]}": (
        "The patient’s mother and two sisters (9 years and 7 years) were not affected."
    ),
    "family: {members: [{relation: sister, age: 9 y, affected: no, note: Her ECG was normal.}]}": (
        "The patient’s sister (9 years; her ECG was normal) was not affected."
    ),
}


@pytest.mark.parametrize("typed", NOTES)
def test_a_note_of_the_history_is_a_sentence(typed: str, tmp_path: Path) -> None:
    assert NOTES[typed] in told(tmp_path / "case", typed, "case").replace("\u00a0", " ")


def test_behind_a_relative_no_pronoun_stands_for_the_patient(tmp_path: Path) -> None:
    """`Her mother had asthma. She did not smoke` would be told of the mother."""
    text = told(tmp_path / "case", "history: {medical: migraine, family: mother with asthma, tobacco: none}", "case")
    assert "mother had asthma. The patient did not smoke." in text
    assert "They did not smoke" not in text


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ("travel: none in the last 6 months", "The patient had no travel in the last 6 months."),
        ("alcohol: none since 5 years", "The patient drank no alcohol for 5 years."),
        ("alcohol: none since 2019", "The patient drank no alcohol since 2019."),
        ("tobacco: None for 10 years", "The patient smoked no tobacco for 10 years."),
        ("medications: none at admission", "The patient took no medication at admission."),
        ("surgical: none relevant", "The patient had undergone no relevant previous surgery."),
        ("diet: none special", "The patient had no special diet."),
        ("medical: nil of note", "The patient had no previous illness of note."),
        ("family: none of note", "There was no disease of note in the family."),
        ("family: none of her relatives had cancer", "None of her relatives had cancer."),
        ("substances: none", "The patient used no recreational drugs."),
        ("{alcohol: none, substances: none}", "The patient drank no alcohol and used no other substances."),
    ],
)
def test_none_with_more_words_names_its_subject(history: str, expected: str, tmp_path: Path) -> None:
    fields = f"history: {history}" if history.startswith("{") else f"history: {{{history}}}"
    assert told(tmp_path / "case", fields, "case") == expected


def test_none_with_more_words_names_the_subject_of_a_list(tmp_path: Path) -> None:
    text = told(tmp_path / "case", "adverse_events: none in the first 6 months\nfollow_up: none after discharge", "outcome")
    assert text.splitlines() == ["There were no adverse events in the first 6 months.", "There was no follow-up after discharge."]
