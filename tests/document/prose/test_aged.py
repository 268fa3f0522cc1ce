"""`A {{ age() }} woman` reads as English under every age policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import build, text_of

RECORD = "patients: [{{id: P1, age: '{age}', sex: {sex}}}]\nsections: {{case: '{text}'}}\n"


@pytest.mark.parametrize(
    ("age", "sex", "text", "expected"),
    [
        ("44 y", "female", "A {{ age() }} woman presented.", "A woman in her 40s presented."),
        ("81 y", "male", "An {{ age() }} man presented.", "A man in his 80s presented."),
        ("44 y", "female", "An otherwise well {{ age() }} nurse came.", "An otherwise well 40-to-49-year-old nurse came."),
        (
            "44 y",
            "unknown",
            "We saw a {{ age() }} right-handed patient with gout.",
            "We saw a right-handed patient in their 40s with gout.",
        ),
        ("8 y", "female", "An {{ age() }} girl presented.", "A girl aged 2–12 years presented."),
        ("15 y", "male", "A {{ age() }} boy presented.", "A teenage boy presented."),
        ("18 y", "male", "An {{ age() }} man presented.", "A teenage man presented."),
        ("93 y", "female", "A {{ age() }} woman presented.", "A woman aged 90 or older presented."),
        ("44 y", "female", "She was {{ age() }}.", "She was 40-to-49-year-old."),
        ("44 y", "female", "In her {{ age(''noun'') }} she fell.", "In her 40s she fell."),
        ("44 y", "female", "A {{ age() }} and healthy woman.", "A 40-to-49-year-old and healthy woman."),
        ("44 y", "female", "A {{ age() }} woman’s pain.", "A 40-to-49-year-old woman’s pain."),
    ],
)
def test_under_decades_the_age_stands_behind_its_noun(tmp_path: Path, age: str, sex: str, text: str, expected: str) -> None:
    made, problems = build(tmp_path / "case", RECORD.format(age=age, sex=sex, text=text), "bmj-case-reports")
    assert text_of(made, "case").replace("\u00a0", " ").startswith(expected)
    assert "wrong-article" not in [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("age", "text", "expected"),
    [
        ("44 y", "A {{ age() }} woman presented.", "A 44-year-old woman presented."),
        ("81 y", "A {{ age() }} woman presented.", "A 81-year-old woman presented."),
        ("93 y", "An {{ age() }} woman presented.", "A woman aged 90 or older presented."),
    ],
)
def test_as_typed_the_author_s_words_stay_but_for_ages_over_89(tmp_path: Path, age: str, text: str, expected: str) -> None:
    made, _ = build(tmp_path / "case", RECORD.format(age=age, sex="female", text=text))
    assert text_of(made, "case").replace("\u00a0", " ").startswith(expected)
