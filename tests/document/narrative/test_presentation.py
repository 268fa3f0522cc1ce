"""Findings at first: what the patient was, had and had not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("febrile", "was febrile"),
        ("pale|cachectic", "was pale and cachectic"),
        ("in no distress|gallop rhythm", "was in no distress. They had a gallop rhythm"),
        ("normal and equal pulses", "had normal and equal pulses"),
        ("Denies chest pain", "denied chest pain"),
        ("Abdomen soft and non-tender", "On examination, the abdomen was soft and non-tender."),
        ("pupils equal and reactive|left forearm dusky", "the pupils were equal and reactive, and the left forearm was dusky."),
        ("abdomen soft mass", "had an abdomen soft mass"),
        ("vomited twice", "the patient vomited twice"),
        ("walks with a limp|pale", "was pale"),
    ],
)
def test_adjectives_are_told_with_was_and_names_with_had(labels: str, expected: str, tmp_path: Path) -> None:
    findings = "".join(f"\n  - {{label: '{label}'}}" for label in labels.split("|"))
    assert expected.removeprefix("").rstrip(".") in told(tmp_path / "case", f"exam:{findings}", "case")


def test_values_of_one_vital_sign_are_told_under_one_name(tmp_path: Path) -> None:
    vitals = """
vitals:
  - {name: heart rate, value: 128 /min, at: 2, note: at rest}
  - {name: temperature, value: 38 °C, at: 2}
  - {name: heart rate, value: 140 /min, at: 2, note: standing. She was dizzy.}
"""
    text = told(tmp_path / "case", vitals, "case")
    assert "heart rate was 128/min (at rest) and 140/min" in text
    assert text.count("heart rate") == 1


def test_what_the_family_did_is_not_told_of_the_patient(tmp_path: Path) -> None:
    text = told(
        tmp_path / "case", "history: {family: died of stroke, psychosocial: homeless, medical: [asthmatic, treated for gout]}", "case"
    )
    assert "patient died" not in text
    assert "They died" not in text
    assert "They were homeless" in text
    assert "asthmatic and treated for gout" in text
