"""Which names keep their capital inside a sentence."""

from __future__ import annotations

import pytest

from casereport.language.sentences import as_label, in_sentence

KEPT = (
    "Grey Turner's sign", "Grey Turner sign", "Koplik spots", "Congo red staining", "Kernig’s sign", "Bence Jones protein", "Howell-Jolly bodies",
    "Unheardof syndrome", "Xyzer nodes", "Prussian blue", "Roth spots", "Crohn disease", "MRI", "pH", "T-cell lymphoma",
)  # fmt: skip
LOWERED = (
    "Heart disease", "Nephrotic syndrome", "Compartment syndrome", "Positive Babinski sign", "Left Horner syndrome", "Acute Q fever",
    "Recurrent Hodgkin lymphoma", "Serum IgE", "High T4", "Rash", "Liver edge palpable", "Bone disease", "Meningeal signs", "Rapid urine drug screen",
    "Chronic Chagas disease", "Type 2 diabetes", "Possible Kawasaki disease", "Ascites with Klebsiella", "Celiac disease",
)  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_a_proper_name_keeps_its_capital(name: str) -> None:
    assert in_sentence(name) == name


@pytest.mark.parametrize("name", LOWERED)
def test_a_common_word_loses_it(name: str) -> None:
    assert in_sentence(name) == name[0].lower() + name[1:]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("first dose of anakinra", "First dose of anakinra"), ("whole-brain radiotherapy", "Whole-brain radiotherapy"), ("fever, rash", "Fever, rash"),
        ("épistaxis", "Épistaxis"), ("Fever", "Fever"), ("pH below 7.2", "pH below 7.2"), ("mRNA vaccine", "mRNA vaccine"), ("c.35G>A found", "c.35G>A found"),
        ("β-blocker stopped", "β-blocker stopped"), ("p-ANCA positive", "p-ANCA positive"), ("iNO started", "iNO started"), ("mir-21 raised", "mir-21 raised"), ("", ""),
    ],
)  # fmt: skip
def test_a_label_begins_with_a_capital_but_for_symbols(typed: str, shown: str) -> None:
    assert as_label(typed) == shown
