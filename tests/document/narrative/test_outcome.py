"""Outcomes, adverse events and follow-up in sentences, whatever the grammar of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import sentences, told
from tests.document.short import build

from casereport.tree import Text, plain, walk

OUTCOMES = {
    '{measure: Pain, value: "2", scale: NRS 0–10, assessor: patient, at: 9, note: Was 8.}': [
        "On day 9, pain was 2 (NRS 0–10; was 8), as assessed by the patient.",
    ],
    '{measure: Harris hip score, value: "91", scale: 0-100}': ["The Harris hip score was 91 on a scale of 0–100."],
    "{measure: Ejection fraction, value: 55%, assessor: device}": ["Ejection fraction was 55%, as measured by a device."],
    "{measure: Fever, value: gone, at: 4}": ["On day 4, fever was gone."],
    "{measure: Nodules, value: partial regression}": ["Nodules showed partial regression."],
    "{measure: Nodules, value: unchanged}": ["Nodules were unchanged."],
    "{measure: Survival, value: died at 96 h of life}": ["The patient died at 96 h of life."],
    '{measure: "Survival, first line", value: 24 months}': ["Survival, first line, was 24 months."],
    "{measure: Full recovery, at: 9}": ["On day 9, the patient made a full recovery."],
    "{measure: The lump had gone., at: 9}": ["On day 9, the lump had gone."],
    # what names a thing is that thing
    "{measure: Cause of death, value: haemorrhagic shock}": ["The cause of death was haemorrhagic shock."],
    "{measure: Final diagnosis, value: benign mass}": ["The final diagnosis was a benign mass."],
    "{measure: Condition at discharge, value: good, at: 13}": ["On day 13, the condition at discharge was good."],
    '{measure: Length of stay, value: "12 days"}': ["The length of stay was 12 days."],
    "{measure: Her weight, value: 3 kg}": ["Her weight was 3 kg."],
    '{measure: mRS, value: "2", scale: 0-6, at: 90}': ["On day 90, mRS was 2 on a scale of 0–6."],
    '{measure: Return to work, value: "yes"}': ["The patient returned to work."],
    # what nobody knows neither came about nor did not
    "{measure: stroke, value: not reported, at: 9}": ["On day 9, no information on stroke was available."],
    "{measure: Readmission, value: Not Reported}": ["No information on readmission was available."],
    "{measure: Complete remission, value: unknown, note: lost to follow-up}": [
        "No information on complete remission was available (lost to follow-up).",
    ],
    # a time that the text names leads no sentence
    "{measure: Survival, value: died at 96 h of life, at: 96 h}": ["The patient died at 96 h of life."],
    "{measure: Survival, value: died on day 9, at: 9}": ["The patient died on day 9."],
    "{measure: Weight was 9 kg, at: 9}": ["On day 9, weight was 9 kg."],
    "{measure: Scar, value: none, at: 9}": ["On day 9, there was no scar."],
}  # fmt: skip


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_in_a_sentence(tmp_path: Path, outcome: str) -> None:
    assert sentences(told(tmp_path / "case", f"outcomes: [{outcome}]", "outcome")) == OUTCOMES[outcome]
    assert told(tmp_path / "case", f"outcomes: [{outcome}]", "details") == ""


def test_outcomes_stand_in_the_order_of_time(tmp_path: Path) -> None:
    text = told(tmp_path / "case", "outcomes: [{measure: Pain, value: gone, at: 9}, {measure: Fever, value: gone, at: 4}]", "outcome")
    assert text == "On day 4, fever was gone. Five days later, pain was gone."


def test_after_something_comes_before_so_many_days_after_it(tmp_path: Path) -> None:
    items = "{measure: Fever, value: gone, at: 13 d after ligation}, {measure: Pain, value: gone, at: after ligation}"
    fields = "clocks: {hospital: {starts: admission}}\nevents: [{at: 5, kind: procedure, label: Ligation}]"
    text = told(tmp_path / "case", f"{fields}\noutcomes: [{items}]", "outcome")
    assert sentences(text) == ["After ligation, pain was gone.", "At 13 days after ligation, fever was gone."]


ADVERSE = {
    "{label: Rash, at: 3}": ["On day 3, rash occurred."],
    "{label: Rash, severity: mild, suspected: [aspirin, iron], causality: probable (Naranjo 6), dechallenge: positive}": [
        "Mild rash occurred, with aspirin and iron suspected as the cause.",
        "Causality was rated as probable (Naranjo 6) and dechallenge was positive.",
    ],
    "{label: Rash, dechallenge: positive, rechallenge: positive}": ["Rash occurred.", "Dechallenge and rechallenge were positive."],
    "{label: Rash, dechallenge: not done, rechallenge: unknown}": [
        "Rash occurred.", "Dechallenge was not done and the result of rechallenge is unknown.",
    ],
    "{label: Rash, action: tocilizumab stopped, outcome: resolved}": ["Rash occurred.", "Tocilizumab was stopped.", "The rash resolved."],
    "{label: anemia severe, action: transfused}": ["Severe anemia occurred.", "The patient was transfused."],
    "{label: Rash, action: cetirizine added, outcome: controlled}": ["Rash occurred.", "Cetirizine was added.", "The rash was controlled."],
    "{label: Rash, action: stopped methotrexate}": ["Rash occurred.", "Methotrexate was stopped."],
    "{label: Rash, suspected: aspirin, action: stopped}": ["Rash occurred, with aspirin suspected as the cause.", "Aspirin was stopped."],
    "{label: Rash, action: drug withdrawn, outcome: recovered within 12 h}": [
        "Rash occurred.", "The drug was withdrawn.", "The patient recovered within 12 h.",
    ],
    "{label: Thrombosis, action: apixaban, outcome: resolved}": ["Thrombosis occurred.", "It was managed with apixaban and resolved."],
    "{label: Raised transaminases, action: Watched, outcome: Normal after a fortnight}": [
        "Raised transaminases occurred.", "They were watched and were normal after a fortnight.",
    ],
    "{label: Rash, action: none, outcome: lost to follow-up}": [
        "Rash occurred.", "No action was taken.", "The patient was lost to follow-up.",
    ],
    "{label: Rash, outcome: partial regression}": ["Rash occurred.", "The outcome was partial regression."],
}  # fmt: skip


@pytest.mark.parametrize("event", ADVERSE)
def test_an_adverse_event_in_sentences(tmp_path: Path, event: str) -> None:
    assert sentences(told(tmp_path / "case", f"adverse_events: [{event}]", "outcome")) == ADVERSE[event]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("adverse_events: none", "No adverse events occurred."),
        ("adverse_events: none known", "No adverse events were known."),
        ("adverse_events: {none: yes, asked: weekly calls}", "No adverse events occurred, according to weekly calls."),
        ("follow_up: 36 months", "Follow-up lasted 36 months."),
        ("follow_up: until death at 74 months", "Follow-up lasted until death at 74 months."),
        ("follow_up: Well after three months.", "The patient was well after three months."),
        ("follow_up: No relapse in six months", "There was no relapse in six months."),
        ("follow_up: Reviewed at 6 weeks and 6 months.", "The patient was reviewed at 6 weeks and 6 months."),
        ("follow_up: The wound healed.", "The wound healed."),
        ("follow_up: Seen again after a year", "The patient was seen again after a year."),
        ("follow_up: stable disease", "Follow-up showed stable disease."),
        ("follow_up: [none arranged]", "No follow-up was arranged."),
        ("follow_up: None was offered.", "No follow-up was offered."),
        ("follow_up: not arranged", "Follow-up was not arranged."),
        ("follow_up: declined by the family", "Follow-up was declined by the family."),
        ("follow_up: lost after 3 months", "The patient was lost to follow-up after 3 months."),
        ("follow_up: back at school", "The patient was back at school."),
        ("follow_up: home visits", "Follow-up included home visits."),
    ],
)
def test_answers(tmp_path: Path, fields: str, expected: str) -> None:
    assert told(tmp_path / "case", fields, "outcome") == expected


RESPONSE = {
    "{analyte: crp, unit: mg/L, reference: <10, values: {1: 135, 3: 64, 6: 11}}": "C-reactive protein fell from 135 mg/L on day 1 to 11 mg/L on day 6.",
    "{analyte: crp, unit: mg/L, reference: <10, values: {1: 20, 3: 164, 6: 11}}": "C-reactive protein rose from 20 mg/L on day 1 to 164 mg/L on day 3 and fell to 11 mg/L on day 6.",
    "{analyte: sodium, unit: mmol/L, reference: 135-145, values: {1: 60, 6: 138}}": "Sodium rose from 60 mmol/L on day 1 to 138 mmol/L on day 6.",
    "{analyte: crp, unit: mg/L, reference: <10, values: {1: 135, 6: <5}}": "C-reactive protein fell from 135 mg/L on day 1 to <5 mg/L on day 6.",
    # not out of range, not moved, without a range, by a bound that leaves it open, once
    "{analyte: crp, unit: mg/L, reference: <500, values: {1: 135, 6: 11}}": "",
    "{analyte: crp, unit: mg/L, reference: <10, values: {1: 135, 6: 130}}": "",
    "{analyte: crp, unit: mg/L, values: {1: 135, 6: 11}}": "",
    "{analyte: crp, unit: mg/L, reference: <10, values: {1: 135, 6: <200}}": "",
    "{analyte: crp, unit: mg/L, reference: <10, values: {1: 135}}": "",
    "{analyte: crp, unit: mg/L, basis: illustrative, reference: <10, values: {1: 135, 6: 11}}": "",
}  # fmt: skip


@pytest.mark.parametrize("series", RESPONSE)
def test_values_out_of_range_that_moved_are_told_before_and_after(tmp_path: Path, series: str) -> None:
    others = "{analyte: urea, values: {1: 5}}, {analyte: albumin, values: {1: 40}}"  # results of fewer analytes are told one by one
    text = told(tmp_path / "case", f"labs: [{series}, {others}]\ntreatments: [{{drug: aspirin, at: 2}}]", "outcome")
    assert text == RESPONSE[series]


def test_three_values_at_most_and_those_that_moved_most(tmp_path: Path) -> None:
    names = {"crp": 100, "ferritin": 50, "alt": 30, "ast": 20, "creatinine": 15}
    labs = ", ".join(f"{{analyte: {name}, unit: U/L, reference: <10, values: {{1: {first}, 5: 9}}}}" for name, first in names.items())
    text = told(tmp_path / "case", f"labs: [{labs}]\ntreatments: [{{drug: aspirin, at: 2}}]", "outcome")
    assert [name in text.lower() for name in ("c-reactive", "ferritin", "alanine", "aspartate", "creatinine")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_the_supplement_repeats_no_value_in_a_sentence(tmp_path: Path) -> None:
    series = ", ".join(f"{n}: {value}" for n, value in ((1, 135), (2, 90), (3, 64), (4, 30), (5, 20), (6, 11)))
    labs = f"labs: [{{analyte: crp, unit: mg/L, reference: <10, values: {{{series}}}}}]\ntreatments: [{{drug: aspirin, at: 2}}]"
    made, _ = build(tmp_path, "patients:\n  - id: P1\n    " + labs.replace("\n", "\n    ") + "\nsections: {case: She came.}\n")
    words = plain(tuple(node for node in walk(made.supplement) if isinstance(node, Text)))
    assert "aspirin" in words
    assert "fell" not in words


def test_without_a_treatment_there_is_no_response(tmp_path: Path) -> None:
    assert told(tmp_path / "case", "labs: [{analyte: crp, unit: mg/L, reference: <10, values: {1: 135, 6: 11}}]", "outcome") == ""
