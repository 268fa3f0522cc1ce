"""A score that stands among results and outcomes is told once, with all its values; outcomes named by a noun are told by a verb."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

GIVEN = "treatments: [{drug: aspirin, days: 2-5}]\n"
LABS = "labs: [{analyte: NIHSS, unit: points, values: {1: 14, 3: 9, 30: 1}}]\n"


def test_a_score_of_results_and_outcomes_is_told_with_the_outcome(tmp_path: Path) -> None:
    fields = (
        f'{GIVEN}{LABS}outcomes: [{{measure: NIHSS, value: "1", scale: 0-42, at: 30}}, {{measure: NIHSS, value: "14", scale: 0-42, at: 1}}]'
    )
    outcome = told(tmp_path / "a", fields, "outcome").replace("\u00a0", " ")
    assert outcome == "NIHSS (on a scale of 0–42) was 14 points on day 1, 9 points on day 3 and 1 point on day 30."
    assert "NIHSS" not in told(tmp_path / "b", fields, "diagnosis")


def test_an_outcome_that_the_results_do_not_have_is_told_besides(tmp_path: Path) -> None:
    text = told(tmp_path / "case", f'{GIVEN}{LABS}outcomes: [{{measure: NIHSS, value: "0", at: 90}}]', "outcome").replace("\u00a0", " ")
    assert text.endswith("and 1 point on day 30. On day 90, NIHSS was 0.")


def test_what_the_laboratory_measures_stays_with_the_investigations(tmp_path: Path) -> None:
    fields = f"{GIVEN}labs: [{{analyte: crp, unit: mg/L, values: {{1: 90, 9: 4}}}}]\noutcomes: [{{measure: CRP, value: 4 mg/L, at: 9}}]"
    assert "C-reactive protein was 90 mg/L" in told(tmp_path / "a", fields, "diagnosis").replace("\u00a0", " ")
    assert told(tmp_path / "b", fields, "outcome") == ""


def test_values_of_one_measure_are_one_sentence(tmp_path: Path) -> None:
    items = '{measure: Oxford knee score, value: "19", at: 1}, {measure: Oxford knee score, value: "44", at: 1 y}'
    text = told(tmp_path / "case", f"outcomes: [{items}]", "outcome").replace("\u00a0", " ")
    assert text == "The Oxford knee score was 19 on day 1 and 44 at 1 year after admission."


ATTAINED = {
    "{measure: return to school, at: 30}": "On day 30, the patient returned to school.",
    "{measure: Return to work, value: after 3 months}": "The patient returned to work after 3 months.",
    "{measure: complete recovery}": "The patient made a complete recovery.",
    "{measure: resolution of the rash, at: 9}": "On day 9, rash resolved.",
    "{measure: relapse, at: 90}": "On day 90, a relapse occurred.",
    "{measure: complete remission, at: 90}": "On day 90, complete remission was achieved.",
    "{measure: weight, value: 61 kg, at: 90}": "On day 90, the patient weighed 61 kg.",
    "{measure: loss to follow-up}": "The patient was lost to follow-up.",
    "{measure: destination, value: nursing home}": "The patient was discharged to a nursing home.",
    "{measure: discharge destination, value: home}": "The patient was discharged home.",
}


@pytest.mark.parametrize("typed", ATTAINED)
def test_what_came_about_is_told_by_a_verb(typed: str, tmp_path: Path) -> None:
    assert told(tmp_path / "case", f"outcomes: [{typed}]", "outcome").replace("\u00a0", " ") == ATTAINED[typed]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("one year", "Follow-up lasted one year."),
        ("6 months, no relapse", "Follow-up lasted 6 months, with no relapse."),
        ("visits every 3 months", "Follow-up included visits every 3 months."),
        ("'9 months; well'", "Follow-up lasted 9 months. The patient was well."),
    ],
)
def test_what_follow_up_was(typed: str, expected: str, tmp_path: Path) -> None:
    assert told(tmp_path / "case", f"follow_up: {typed}", "outcome").replace("\u00a0", " ").replace("\n", " ") == expected


def test_a_destination_and_the_discharge_are_one_sentence(tmp_path: Path) -> None:
    discharge, outcome = "events: [{{at: 9, kind: discharge, label: {}}}]\n", "outcomes: [{measure: destination, value: nursing home}]"
    expected = "On day 9, the patient was discharged to a nursing home."
    assert told(tmp_path / "a", discharge.format("Discharge") + outcome, "outcome").replace("\u00a0", " ") == expected
    assert told(tmp_path / "b", discharge.format("discharge to nursing home") + outcome, "outcome").replace("\u00a0", " ") == expected
