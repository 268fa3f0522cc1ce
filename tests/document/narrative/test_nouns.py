"""Nouns of an author inside a sentence: articles, what they measure, where somebody went."""

from __future__ import annotations

import pytest
from tests.document.dump import inline

from casereport.document.narrative.nouns import as_found, as_role, as_tested, is_place, severe_first, with_article, with_places
from casereport.document.narrative.phrases import article_for
from casereport.document.prose.markup import read_name


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("oral contraceptive", "an oral contraceptive"),
        ("beta-blocker", "a beta-blocker"),
        ("inhaler as needed", "an inhaler as needed"),
        ("pet parrot", "a pet parrot"),
        ("4 cm ovarian teratoma", "a 4 cm ovarian teratoma"),
        ("trough level of 19 µg/L", "a trough level of 19 µg/L"),
        ("high-grade serous carcinoma", "high-grade serous carcinoma"),
        ("3 cm lymphadenopathy", "3 cm lymphadenopathy"),
        ("another cyst", "another cyst"),
    ],
)
def test_what_is_counted_has_an_article(typed: str, told: str) -> None:
    assert inline(with_article(read_name(typed))) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("LVEF 31%", "an LVEF of 31%"),
        ("spleen 14 cm", "a spleen of 14 cm"),
        ("blood loss 700 mL (estimated)", "a blood loss of 700 mL (estimated)"),
        ("two nodules 6 mm", "two nodules of 6 mm"),
        ("stage 3", "stage 3"),
        ("diabetes type 2", "diabetes type 2"),
        ("nodes up to 2 cm", "nodes up to 2 cm"),
        ("CD 20", "CD 20"),
    ],
)
def test_what_is_measured_has_its_measure_behind_of(typed: str, told: str) -> None:
    assert inline(as_found(read_name(typed))) == told


@pytest.mark.parametrize(
    ("typed", "is_judged", "told"),
    [
        ("Mantoux test", True, "the Mantoux test"),
        ("Mantoux test", False, "a Mantoux test"),
        ("direct antiglobulin test", True, "a direct antiglobulin test"),
        ("anion gap", True, "the anion gap"),
        ("urine culture", False, "a urine culture"),
        ("ECG", False, "an ECG"),
        ("blood cultures", True, "blood cultures"),
        ("serology", True, "serology"),
    ],
)
def test_a_test_has_its_article(typed: str, is_judged: bool, told: str) -> None:
    assert inline(as_tested(read_name(typed), is_judged=is_judged)) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("to ward", "to the ward"),
        ("to HDU", "to the HDU"),
        ("from coronary care unit to medical ward", "from the coronary care unit to the medical ward"),
        ("to care home", "to a care home"),
        ("to tertiary hospital by helicopter", "to a tertiary hospital by helicopter"),
        ("to hospital", "to hospital"),
        ("to rehabilitation", "to rehabilitation"),
        ("to another hospital", "to another hospital"),
        ("to St Anna Hospital", "to St Anna Hospital"),
        ("home", "home"),
    ],
)
def test_a_place_of_care_has_its_article(typed: str, told: str) -> None:
    assert inline(with_places(read_name(typed))) == told


def test_a_place_is_known_from_what_happened_there() -> None:
    assert [text for text in ("nursing home", "to ICU", "home", "death at home", "fall on the ward") if is_place(text)] == [
        "nursing home", "to ICU", "home",
    ]  # fmt: skip


def test_an_adjective_stands_before_its_noun() -> None:
    typed = ("anemia severe", "headache mild", "severe anemia", "pain and fever severe", "pain, severe", "rash of the face")
    assert [severe_first(text) for text in typed] == [
        "severe anemia", "mild headache", "severe anemia", "pain and fever severe", "pain, severe", "rash of the face",
    ]  # fmt: skip


def test_what_a_drug_is_given_as() -> None:
    assert [inline(as_role(read_name(text))) for text in ("loading dose over 1 h", "bolus", "second line")] == [
        "a loading dose over 1 h", "a bolus", "second line",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "an X2", "a T2 lesion", "an mRS", "a pH", "a SOFA score", "an LVEF", "an H1N1 infection", "an HbA1c", "a HELLP syndrome", "an E. coli",
        "an S1 gallop", "an NSTEMI", "a CT",
    ],
)  # fmt: skip
def test_letters_are_read_by_their_names_and_some_as_words(words: str) -> None:
    article, _, rest = words.partition(" ")
    assert article_for(rest) == article
