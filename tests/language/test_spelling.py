"""The tool's own words in British and American spelling; what the author typed stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import build

from casereport.language import _UNDERSTOOD, phrases, say, spelled, spoken
from casereport.language.spelling import holds_both, pairs_within, respelled, respelled_all
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


SOME = {"a": "Anemia, anaemia or anemia", "b": "TUMOUR of an Esophagus", "c": "none", "d": "Edema and oedema", "e": ""}
FEW = "anaemi/anemi tumour/tumor oesoph/esoph oedema/edema"


@pytest.mark.parametrize("language", ["en-GB", "en-US", "en", "de"])
def test_many_texts_are_spelled_as_each_alone(language: str) -> None:
    assert respelled_all(SOME, language, FEW) == {name: respelled(text, language, FEW) for name, text in SOME.items()}


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_every_phrase_is_spelled_as_it_is_alone(language: str) -> None:
    written, pairs = phrases("en"), phrases("en")["spelling.pairs"]
    kept = {name for name, text in written.items() if name.partition(".")[0] in _UNDERSTOOD or holds_both(text, pairs)}
    alone = {name: text if name in kept else respelled(text, language, pairs) for name, text in written.items()}
    assert dict(phrases(language)) == alone


def test_a_text_holds_both_of_the_pairs_within_all() -> None:
    together = "\n".join(SOME.values())
    assert pairs_within(together, FEW) == "anaemi/anemi oedema/edema"
    assert [holds_both(text, FEW) for text in SOME.values()] == [holds_both(text, pairs_within(together, FEW)) for text in SOME.values()]
