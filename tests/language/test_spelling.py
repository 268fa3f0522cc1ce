"""The tool's own words in British and American spelling; what the author typed stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import build

from casereport.language import say, spelled, spoken
from casereport.tree import Text, walk


def in_language(text: str, language: str) -> str:
    with spoken(language):
        return spelled(text)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("Haemoglobin", "Hemoglobin"),
        ("pulmonary oedema and tumours", "pulmonary edema and tumors"),
        ("Paediatric intensive care", "Pediatric intensive care"),
        ("methaemoglobin, grey square", "methemoglobin, gray square"),
    ],
)
def test_either_spelling_becomes_that_of_the_language(british: str, american: str) -> None:
    for text in (british, american):
        assert [in_language(text, language) for language in ("en-GB", "en-US", "en")] == [british, american, text]


def test_words_that_only_look_alike_stay() -> None:
    text = "literature, laboratory, colorectal, concentration, Haemophilus, nitrite, perfect"
    assert (in_language(text, "en-US"), in_language(text, "en-GB")) == (text, text)


def test_phrases_and_analytes_follow_the_language_and_typed_words_do_not(tmp_path: Path) -> None:
    record = (
        "patients: [{id: P1, history: {immunisations: complete}, labs: [{analyte: hb, unit: g/L, values: {1: 80, 2: 90}},"
        " {analyte: neutrophils, unit: '%', values: {1: 80, 2: 90}}, {analyte: Free hemoglobin, unit: g/L, values: {1: 3}}]}]\n"
    )
    for language, name, other in (("en-GB", "Haemoglobin", "Hemoglobin"), ("en-US", "Hemoglobin", "Haemoglobin")):
        made, _ = build(tmp_path / language, f"language: {language}\n{record}")
        told = [node.text for node in walk(made.body) if isinstance(node, Text)]
        assert name in told
        assert other not in told
        assert "Free hemoglobin" in told
        assert "Neutrophils" in told


def test_what_authors_may_write_is_understood_in_both() -> None:
    with spoken("en-US"):
        assert "hospitalised" in say("same.admission")
