"""What was done about an event, why a drug was begun, how a procedure and a patient ended: by the grammar of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("not stopped", "Carbamazepine was not stopped."),
        ("carbamazepine not stopped", "Carbamazepine was not stopped."),
        ("stopped, no rechallenge", "Carbamazepine was stopped, with no rechallenge."),
        ("stopped carbamazepine, no steroid given", "Carbamazepine was stopped, with no steroid given."),
        ("no dose reduced", "No dose was reduced."),
    ],
)
def test_what_was_done_about_an_event_keeps_its_denials(tmp_path: Path, action: str, expected: str) -> None:
    event = f"adverse_events: [{{label: rash, at: 5, action: '{action}', suspected: [carbamazepine]}}]"
    assert told(tmp_path / "case", event, "outcome").endswith(expected)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("resolved, no sequelae", "It resolved, with no sequelae."),
        ("ongoing", "It was ongoing."),
        ("not resolved", "It was not resolved."),
    ],
)
def test_what_came_of_an_event(tmp_path: Path, outcome: str, expected: str) -> None:
    event = f"adverse_events: [{{label: rash, at: 5, outcome: '{outcome}'}}]"
    assert told(tmp_path / "case", event, "outcome").endswith(expected)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "treatments: [{drug: methotrexate, dose: 15 mg, days: 11 to ongoing, why: relapse}]",
            "On day 11, methotrexate was started at 15 mg because of a relapse, and methotrexate was continued.",
        ),
        (
            "treatments: [{drug: heparin, days: 2-10, steps: [{days: 4-5, dose: 50 U}]}]",
            "On days 2–10, heparin was given. On days 4–5, the dose was 50 U.",
        ),
        ("adherence: {tolerability: 'no nausea, rash'}", "As to tolerability, there was no nausea, rash."),
        ("procedures: [{name: lumbar puncture, at: 7, findings: 'failed, not repeated'}]", "The procedure failed, not repeated."),
        ("procedures: [{name: lumbar puncture, at: 7, findings: not possible}]", "The procedure was not possible."),
        ("procedures: [{name: biopsy, at: 7, complications: 'no bleeding, infection'}]", "There was no bleeding, infection."),
    ],
)
def test_therapy(tmp_path: Path, fields: str, expected: str) -> None:
    assert expected in told(tmp_path / "case", fields)


@pytest.mark.parametrize(
    ("fields", "section", "expected"),
    [
        ("outcomes: [{measure: survival, value: 'alive, without disease'}]", "outcome", "The patient was alive, without disease."),
        (
            "outcomes: [{measure: function, value: unable to walk or eat}]",
            "outcome",
            "As to function, the patient was unable to walk or eat.",
        ),
        (
            "diagnoses: [{label: 'possible sarcoidosis, lymphoma not excluded', status: provisional}]",
            "diagnosis",
            "The provisional diagnosis was possible sarcoidosis, lymphoma not excluded.",
        ),
    ],
)
def test_what_is_said_of_a_patient_or_a_diagnosis(tmp_path: Path, fields: str, section: str, expected: str) -> None:
    assert told(tmp_path / "case", fields, section) == expected
