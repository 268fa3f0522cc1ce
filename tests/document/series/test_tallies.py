"""What a series counts: symptoms with how long they lasted, findings, results, outcomes, deaths."""

from __future__ import annotations

from pathlib import Path

from tests.document.short import document, text_of

PATIENTS = """
casereport: 1
status: real
title: A series
patients:
  - {id: P1, presenting: [{finding: fever, duration: 4 days}, {finding: cough}], exam: [{label: rash}], labs: [{analyte: ferritin, unit: µg/L, values: {1: 300}}], outcomes: [{measure: mRS, value: "0", at: 30}]}
  - {id: P2, presenting: [{finding: fever, duration: 6 days}], exam: [{label: rash, present: no}], labs: [{analyte: ferritin, unit: µg/L, values: {1: 500}}], outcomes: [{measure: mRS, value: "0", at: 30}]}
  - {id: P3, presenting: [{finding: fever, duration: 9 days}, {finding: cough}], exam: [{label: rash}], labs: [{analyte: ferritin, unit: µg/L, values: {1: 900}}], outcomes: [{measure: mRS, value: "2", at: 30}]}
  - {id: P4, presenting: [{finding: fever, duration: 5 days}], exam: [{label: rash}], labs: [{analyte: ferritin, unit: µg/L, values: {1: 100}}], outcomes: [{measure: mRS, value: "6", at: 30}], events: [{at: 20, kind: death, label: Death}]}
"""


def test_a_series_counts_what_its_patients_had(tmp_path: Path) -> None:
    made = document(tmp_path / "case", PATIENTS.lstrip())
    case = text_of(made, "case").replace("\u00a0", " ")
    assert "All four patients presented with fever for a median of 5.5 days (range 4–9)." in case
    assert "Cough was present in two patients." in case
    assert "A rash was present in three patients." in case
    assert "The median of ferritin was 400 µg/L (range 100–900)." in text_of(made, "diagnosis").replace("\u00a0", " ")
    outcome = text_of(made, "outcome")
    assert outcome.startswith("mRS was 0 in two patients, 2 in one and 6 in one.")
    assert outcome.endswith("One patient died.")
