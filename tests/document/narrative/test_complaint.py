"""The first sentence: who came, with what, in which state, since when."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

COMPLAINTS = {
    "finding: found unconscious at home": "A 40-year-old woman was found unconscious at home.",
    "finding: referred for a high TSH": "A 40-year-old woman was referred for a high TSH.",
    "finding: collapsed in the street": "A 40-year-old woman collapsed in the street.",
    "finding: vomiting}, {finding: she was lethargic": "presented with vomiting. She was lethargic.",
    "finding: lethargic}, {finding: fever, note: It rose at night.": "presented with fever. It rose at night. She was lethargic.",
    "finding: cough, duration: 3 d}, {finding: wheeze": "presented with wheeze and a 3-day history of cough.",
    "finding: palpitations, duration: 3 d": "presented with a 3-day history of palpitations.",
    "finding: chest pain, duration: about 2 h": "presented with chest pain for about 2 hours.",
    "finding: amenorrhea, duration: 6 mo": "presented with a 6-month history of amenorrhea.",
}


@pytest.mark.parametrize(("typed", "expected"), COMPLAINTS.items())
def test_a_complaint_is_told_by_its_grammar_with_its_duration_in_words(typed: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", f"age: 40 y\nsex: female\npresenting: [{{{typed}}}]", "case").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("age: 32+4 wk\nsex: female", "A girl born at 32+4 weeks’ gestation presented with"),
        ("age: 32+4 wk", "A newborn of 32+4 weeks’ gestation presented with"),
        ("age: 60s\nsex: male", "A man in his 60s presented with"),
        ("age: 60s", "A patient in their 60s presented with"),
        ("age: '>89'\nsex: female", "A woman aged 90 or older presented with"),
        ("age: 9 y\nsex: male", "A 9-year-old boy presented with"),
    ],
)
def test_an_age_that_is_no_adjective_stands_behind_the_person(who: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", f"{who}\npresenting: [{{finding: grunting}}]", "case")
