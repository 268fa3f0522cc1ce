"""Analytes: what authors type is found, and what is another analyte is not."""

from __future__ import annotations

from collections import Counter

import pytest

from casereport.clinical import analytes
from casereport.clinical.analytes import find_analyte, same_units


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("wbc", "wbc"),
        ("Leukocytes", "wbc"),
        ("white cells", "wbc"),
        ("White cell count", "wbc"),
        ("ANC", "neutrophils"),
        ("alc", "lymphocytes"),
        ("Hb", "hb"),
        ("Hgb", "hb"),
        ("Haemoglobin (g/dL)", "hb"),
        ("hemoglobin", "hb"),
        ("PLT", "plt"),
        ("crp", "crp"),
        ("C-reactive protein (CRP)", "crp"),
        ("PCT", "pct"),
        ("SGOT", "ast"),
        ("sgpt", "alt"),
        ("gamma-GT", "ggt"),
        ("Bilirubin, total", "bilirubin"),
        ("serum sodium", "sodium"),
        ("Creatinine, serum", "creatinine"),
        ("TSH (μIU/mL)", "tsh"),
        ("D dimer", "ddimer"),
        ("IL-6", "il6"),
        ("blood urea nitrogen", "bun"),
        ("Glucose (serum)", "glucose"),
    ],
)
def test_found(typed: str, key: str) -> None:
    found = find_analyte(typed)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "typed", ["", "urine sodium", "Glucose (CSF)", "neutrophils %", "anti-HBc IgM", "foo", "count", "(", "protein C", "x" * 999]
)
def test_not_found(typed: str) -> None:
    assert find_analyte(typed) is None


def test_no_name_belongs_to_two_analytes() -> None:
    names = Counter(
        name
        for found in analytes.analytes()
        for name in {analytes._simple(n) for n in (found.key, found.name, found.short, *found.aliases) if n}
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert len(analytes.analytes()) >= 70


def test_phrases() -> None:
    platelets, crp = find_analyte("plt"), find_analyte("crp")
    assert platelets is not None
    assert crp is not None
    assert (platelets.phrase, platelets.label) == ("platelet count", "platelet count")
    assert (crp.phrase, crp.label, crp.short) == ("C-reactive protein level", "C-reactive protein", "CRP")


def test_same_units_know_the_analyte() -> None:
    assert same_units(find_analyte("alt"), "U/L", "IU/L")
    assert not same_units(find_analyte("anti-dsdna"), "U/mL", "IU/mL")
    assert same_units(find_analyte("potassium"), "mEq/L", "mmol/L")
    assert not same_units(find_analyte("calcium"), "mEq/L", "mmol/L")
    assert same_units(None, "odd unit", "odd unit")
    assert not same_units(None, "odd unit", "mg/L")
