"""Names with a unit or a range in them are taken apart; what could be anything else stays part of the name."""

from __future__ import annotations

import pytest

from casereport.clinical.names import Named, split_name

SPLIT = {
    "CRP (mg/L)": Named("CRP", "mg/L"),
    "Leukocytes, 10^9/L": Named("Leukocytes", "10^9/L"),
    "TSH (0.55–4.78 mIU/L)": Named("TSH", "mIU/L", "0.55–4.78"),
    "TSH (mIU/L, 0.55-4.78)": Named("TSH", "mIU/L", "0.55-4.78"),
    "TSH (mIU/L) (0.55 - 4.78)": Named("TSH", "mIU/L", "0.55 - 4.78"),
    "TSH (0.55–4.78 mUJ/mL)": Named("TSH", "mUJ/mL", "0.55–4.78"),
    "Ferritin [ng/mL]": Named("Ferritin", "ng/mL"),
    "Platelets ×10⁹/L": Named("Platelets", "×10⁹/L"),
    "Platelets x 10^9/L": Named("Platelets", "x 10^9/L"),
    "Hb g/dL": Named("Hb", "g/dL"),
    "HbA1c (%)": Named("HbA1c", "%"),
    "HbA1c %": Named("HbA1c", "%"),
    "CRP (<5 mg/L)": Named("CRP", "mg/L", "<5"),
    "CRP (<5)": Named("CRP", "", "<5"),
    "hs-cTnT, ng/L (ref. <14)": Named("hs-cTnT", "ng/L", "<14"),
    "CRP mg/L (normal range: <5)": Named("CRP", "mg/L", "<5"),
    "Ferritin (Reference range 15-150 ng/mL)": Named("Ferritin", "ng/mL", "15-150"),
    "K, mmol/L; ref: 3.5-5": Named("K", "mmol/L", "3.5-5"),
    "aPTT (s)": Named("aPTT", "s"),
    "Bilirubin, total (µmol/L)": Named("Bilirubin, total", "µmol/L"),
    "Troponin T - ng/L": Named("Troponin T", "ng/L"),
    "D-dimer (mg/L FEU)": Named("D-dimer", "mg/L FEU"),
    "Urine albumin/creatinine (mg/g)": Named("Urine albumin/creatinine", "mg/g"),
}
WHOLE = (
    "CRP",
    "C-reactive protein (CRP)",
    "PT (INR)",
    "Calcium (U)",
    "Sodium (S)",
    "Bilirubin, total",
    "Vitamin D (25-OH)",
    "Vitamin B (12)",
    "Factor V (Leiden)",
    "Creatinine (reference laboratory)",
    "Renin (normal diet)",
    "CD4/CD8 ratio",
    "Kappa/lambda",
    "Urine albumin/creatinine",
    "anti-HBc (IgM)",
    "CA 19-9",
    "IL-6",
    "(mg/L)",
    "mg/L",
    "Protein, 24 h",
    "HLA-B*57:01",
    "",
)


@pytest.mark.parametrize("text", SPLIT)
def test_unit_and_range_are_split_off(text: str) -> None:
    assert split_name(text) == SPLIT[text]


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_a_name_stays_whole(text: str) -> None:
    assert split_name(text) == Named(text)
