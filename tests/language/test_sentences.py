"""Which names keep their capital inside a sentence."""

from __future__ import annotations

import pytest

from casereport.language.sentences import in_sentence

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
