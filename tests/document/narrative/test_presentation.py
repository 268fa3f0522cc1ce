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
        ("Denies chest pain", "denies chest pain"),
        ("walks with a limp|pale", "was pale"),
    ],
)
def test_adjectives_are_told_with_was_and_names_with_had(labels: str, expected: str, tmp_path: Path) -> None:
    findings = "".join(f"\n  - {{label: '{label}'}}" for label in labels.split("|"))
    assert expected.removeprefix("").rstrip(".") in told(tmp_path / "case", f"exam:{findings}", "case")
