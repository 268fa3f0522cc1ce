"""Events of the course: few in sentences, more in a table that a sentence names, none that a timeline or another sentence tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import sentences, told
from tests.document.short import build, tables, text_of

EVENTS = {
    "{at: 1, kind: admission, label: Admission}": "She was admitted.",
    "{at: 1, kind: admission, label: Admission after a fall}": "She was admitted after a fall.",
    "{at: 9, kind: transfer, label: Transfer to intensive care}": "On day 9, the patient was transferred to intensive care.",
    "{at: 9, kind: transfer, label: ICU transfer}": "On day 9, the patient was transferred to the ICU.",
    "{at: 9, kind: transfer, label: ICU arrival}": "On day 9, the patient arrived in the ICU.",
    "{at: 9, kind: transfer, label: ICU}": "On day 9, the patient was transferred to the ICU.",
    "{at: 9, kind: treatment, label: Fluids started}": "On day 9, fluids were started.",
    "{at: 9, kind: treatment, label: Heparin was stopped}": "On day 9, heparin was stopped.",
    "{at: 9, kind: transfer, label: HDU to ward}": "On day 9, the patient was transferred from the HDU to the ward.",
    "{at: 9, kind: admission, label: Elective admission}": "On day 9, she was admitted electively.",
    "{at: 9, kind: admission, label: Admitted}": "On day 9, she was admitted.",
    "{at: 9, kind: transfer, label: Referral to another hospital}": "On day 9, referral to another hospital took place.",
    "{at: 9, kind: transfer, label: She went to another hospital}": "On day 9, she went to another hospital.",
    "{at: 2, kind: symptom, label: First fever}": "On day 2, first fever appeared.",
    "{at: 2, kind: test, label: Long-term ECG, drug: aspirin}": "On day 2, long-term ECG was done (aspirin).",
    "{at: 2, kind: imaging, label: Radiographs}": "On day 2, radiographs were done.",
    "{at: 1, kind: admission, label: Admission, detail: By ambulance}": "She was admitted by ambulance.",
    "{at: 1, kind: other, label: Fall, detail: Stairs}": "On day 1, fall took place (stairs).",
    "{at: unknown, kind: follow-up, label: Visit}": "Visit took place.",
}


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_in_a_sentence(tmp_path: Path, event: str) -> None:
    text = told(tmp_path / "case", f"sex: female\nevents: [{event}]", "case")
    first = "The patient was a female patient."
    assert text in (f"{first}\n{EVENTS[event]}", f"{first} {EVENTS[event]}")  # what stands with the presentation needs no paragraph


ENDINGS = {
    "{at: 9, kind: discharge, label: Discharge home}": "On day 9, the patient was discharged home.",
    "{at: 9, kind: discharge, label: discharged to own home}": "On day 9, the patient was discharged to own home.",
    "{at: 9, kind: discharge, label: home with oxygen}": "On day 9, the patient was discharged home with oxygen.",
    "{at: 9, kind: discharge, label: nursing home}": "On day 9, the patient was discharged to a nursing home.",
    "{at: 9, kind: discharge, label: Discharged against advice}": "On day 9, the patient was discharged against advice.",
    "{at: 9, kind: discharge, label: Return to the village}": "On day 9, the patient was discharged (return to the village).",
    "{at: 9, kind: death, label: Death}": "On day 9, the patient died.",
    "{at: 9, kind: death, label: Death (sepsis)}": "On day 9, the patient died (sepsis).",
    "{at: 9, kind: death, label: 'Death, sepsis'}": "On day 9, the patient died (sepsis).",
    "{at: 9, kind: death, label: Died in his sleep}": "On day 9, the patient died in his sleep.",
    "{at: 9, kind: death, label: Cardiac arrest and death}": "On day 9, the patient died (cardiac arrest).",
    "{at: 9, kind: death, label: Autopsy}": "On day 9, autopsy took place.",
    "{kind: death, label: Death}": "The patient died.",
}


@pytest.mark.parametrize("event", ENDINGS)
def test_death_and_discharge_are_told_with_the_outcome_whatever_shows_them(tmp_path: Path, event: str) -> None:
    assert told(tmp_path / "case", f"events: [{event}]", "case") == ""
    assert told(tmp_path / "case", f"events: [{event}]", "outcome") == ENDINGS[event]
    fields, asked = THREE.replace("]", f", {event}]"), "tables: [{id: t, kind: events}]\n"
    assert told(tmp_path / "case", fields, "outcome") == ENDINGS[event]
    assert told(tmp_path / "case", fields, "outcome", asked).startswith(ENDINGS[event])
    assert told(tmp_path / "case", fields, "outcome", "figures: [{id: t, kind: timeline}]\n").startswith(ENDINGS[event])


SAID = [
    "outcomes: [{measure: Survival, value: died, at: 9}]",
    "outcomes: [{measure: Patient, value: died on day 9}]",
    "outcomes: [{measure: Status, value: died on day 9 at home}]",
    "outcomes: [{measure: The patient died in her sleep, at: 9}]",
    "follow_up: She died on day 9.",
    "adverse_events: [{label: Anaphylaxis, at: 9, outcome: died}]",
]


@pytest.mark.parametrize("fields", SAID)
def test_a_death_that_the_outcome_tells_is_told_once(tmp_path: Path, fields: str) -> None:
    event = "events: [{at: 9, kind: death, label: Death}]"
    assert told(tmp_path / "case", f"{event}\n{fields}", "outcome") == told(tmp_path / "case", fields, "outcome")
    assert told(tmp_path / "case", event, "outcome", "sections: {case: On day 9 death came.}\n") == ""


def test_an_outcome_without_a_time_has_that_of_the_death_or_discharge(tmp_path: Path) -> None:
    events = "events: [{at: 8, kind: discharge, label: Discharge}, {at: 9, kind: death, label: Death}]"
    text = told(tmp_path / "case", f"{events}\noutcomes: [{{measure: Survival, value: died of sepsis}}]", "outcome")
    assert text == "On day 8, the patient was discharged. The next day, they died of sepsis."
    text = told(tmp_path / "b", f"{events}\noutcomes: [{{measure: Patient, value: discharged}}]", "outcome")
    assert text == "On day 8, the patient was discharged. The next day, they died."


def test_a_discharge_home_in_the_outcome_is_one(tmp_path: Path) -> None:
    fields = "events: [{at: 9, kind: discharge, label: Discharge home}]\noutcomes: [{measure: Outcome, value: discharged home on day 9}]"
    assert told(tmp_path / "case", fields, "outcome") == "The patient was discharged home on day 9."


def test_an_outcome_of_the_day_of_discharge_stands_behind_it(tmp_path: Path) -> None:
    fields = "events: [{at: 8, kind: discharge, label: Discharge}]\noutcomes: [{measure: Weight, value: 3 kg, at: 8}]"
    assert told(tmp_path / "case", fields, "outcome") == "On day 8, the patient was discharged. They weighed 3 kg."


def test_a_cause_of_death_is_not_yet_a_death(tmp_path: Path) -> None:
    fields = "events: [{at: 9, kind: death, label: Death}]\noutcomes: [{measure: Cause of death, value: sepsis, at: 9}]"
    assert "the patient died" in told(tmp_path / "case", fields, "outcome").lower()


def test_a_transfer_is_told_beside_a_table_or_a_timeline(tmp_path: Path) -> None:
    fields = THREE.replace("]", ", {at: 4, kind: transfer, label: ICU transfer}]")
    moved = "On day 4, the patient was transferred to the ICU."
    lines = [moved, "The course of events is given in Table 1.", "[Table 1]"]
    assert told(tmp_path / "case", fields, "case").splitlines() == lines
    asked = ("tables: [{id: t, kind: events}]\n", "figures: [{id: t, kind: timeline}]\n")
    assert [moved in told(tmp_path / "case", fields, "case", one) for one in asked] == [True, True]


def test_a_care_setting_that_an_event_names_is_told_once(tmp_path: Path) -> None:
    event = "events: [{at: 1, kind: other, label: Emergency department}]"
    text = told(tmp_path / "case", f"{event}\nencounters: [{{at: 1, setting: ED}}]", "case")
    assert text == "On day 1, the patient was cared for in the emergency department."
    assert told(tmp_path / "case", f"{event}\nencounters: [{{at: 1, setting: ED}}]", "details") == ""
    text = told(tmp_path / "case", "encounters: [{at: 1, setting: ED, label: Emergency department}]", "case")
    assert text == "On day 1, the patient was cared for in the emergency department."


def test_a_drug_that_the_label_names_is_not_told_again(tmp_path: Path) -> None:
    text = told(tmp_path / "case", "events: [{at: 1, kind: other, label: Dexmedetomidine stopped, drug: dexmedetomidine}]", "case")
    assert text == "On day 1, dexmedetomidine was stopped."


def test_care_settings_and_stays_in_sentences(tmp_path: Path) -> None:
    text = told(tmp_path / "case", "encounters: [{days: 1-3, setting: ICU, label: Room 7}, {days: 4-5, setting: home}]", "case")
    assert sentences(text) == ["On days 1–3, the patient was cared for in the ICU (Room 7).", "On days 4–5, they were cared for at home."]


THREE = "events: [{at: 1, kind: other, label: Fall}, {at: 2, kind: other, label: Call}, {at: 3, kind: other, label: Walk}]"


def test_three_events_are_a_table_that_a_sentence_names(tmp_path: Path) -> None:
    text = told(tmp_path / "case", THREE, "case")
    assert text.splitlines() == ["The course of events is given in Table 1.", "[Table 1]"]


def test_what_a_timeline_shows_is_not_told_again(tmp_path: Path) -> None:
    made, _ = build(
        tmp_path, f"patients: [{{id: P1, {THREE}}}]\nfigures: [{{id: t, kind: timeline}}]\nsections: {{discussion: See @fig:t.}}\n"
    )
    assert tables(made) == []
    assert text_of(made, "case") == ""
    assert [section.role for section in made.back if section.role == "details"] == []


def test_a_detail_that_a_timeline_leaves_out_is_told(tmp_path: Path) -> None:
    events = THREE.replace("label: Walk", "label: Walk, detail: Without help")
    made, _ = build(
        tmp_path, f"patients: [{{id: P1, {events}}}]\nfigures: [{{id: t, kind: timeline}}]\nsections: {{discussion: See @fig:t.}}\n"
    )
    assert text_of(made, "case") == "On day 3, walk took place without help."


def test_an_event_that_is_told_as_a_procedure_is_told_once(tmp_path: Path) -> None:
    made, _ = build(
        tmp_path, "patients: [{id: P1, procedures: [{name: Splenectomy, at: 3}], events: [{at: 3, kind: procedure, label: Splenectomy}]}]\n"
    )
    assert text_of(made, "case") == ""
    assert text_of(made, "treatment") == "On day 3, the patient underwent splenectomy."


STAYS = {
    "stays: [{id: one, label: First admission, days: 1-9}]": "The first admission covered days 1–9.",
    "stays: [{id: one}, {id: two, label: Second admission, gap: 2 mo}]": "The second admission began 2 months after the end of the first stay.",
    "stays: [{id: one}, {id: two, gap: 5 d, days: 1-4}]": "The second stay began 5 days after the end of the first stay and covered days 1–4.",
}


@pytest.mark.parametrize("typed", STAYS)
def test_a_stay_is_told_as_a_sentence(typed: str, tmp_path: Path) -> None:
    text = told(tmp_path / "case", typed, "case").replace("\u00a0", " ")
    assert STAYS[typed] in text
    assert ": " not in text


def test_an_admission_for_what_the_complaint_says_is_told_without_it(tmp_path: Path) -> None:
    fields = "presenting: [{finding: hip pain after a fall}]\nevents: [{at: 1, kind: admission, label: Admission after a fall}]"
    assert told(tmp_path / "case", fields, "case") == "The patient presented with hip pain after a fall. They were admitted."


def test_events_of_several_patients_that_are_sentences_stand_with_each(tmp_path: Path) -> None:
    made, _ = build(
        tmp_path,
        "patients:\n"
        "  - {id: P1, presenting: [{finding: fever}], events: [{at: 4, kind: symptom, label: Rash}]}\n"
        "  - {id: P2, presenting: [{finding: cough}]}\n",
    )
    lines = text_of(made, "case").replace("\u00a0", " ").splitlines()
    assert lines.index("On day 4, rash appeared.") < lines.index("# Patient P2")
