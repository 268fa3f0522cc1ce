"""Codes: their shape, and whether they are the label's."""

from __future__ import annotations

from collections.abc import Callable

from casereport.checks.record.codes import _has_its_digit
from casereport.clinical.analytes import analytes
from casereport.clinical.tables import read_rows, read_table

Told = Callable[..., dict[str, str]]
CODES = "bad-code code-mismatch"

LOINC = {
    "analyte: crp, unit: mg/L, code: 1988-5": "",
    "analyte: crp, unit: mg/L, code: 1988-4": "bad-code labs[0].code",
    "analyte: ferritin, unit: ug/L, code: 1988-5": "code-mismatch labs[0].code",
    "analyte: creatinine, unit: mg/dL, code: 2160-0": "",
    "analyte: creatinine, unit: umol/L, code: 2160-0": "code-mismatch labs[0].code",
    "analyte: creatinine, unit: umol/L, code: 14682-9": "",
    "analyte: neutrophils, unit: '%', code: 751-8": "code-mismatch labs[0].code",
    "analyte: neutrophils, unit: 10^9/L, code: 751-8": "",
    "analyte: D-dimer, unit: ng/mL FEU, code: 48065-7": "",
    "analyte: something else, unit: mg/L, code: 1988-5": "",
    "analyte: crp, unit: mg/L, code: local CRP1": "",
}


def test_laboratory_codes(told: Told) -> None:
    cases = {f"labs: [{{{case}, values: {{1: 12}}}}]": expected for case, expected in LOINC.items()}
    assert told(CODES, cases) == cases


HPO = {
    "label: seizure, hpo: HP:0001250": "",
    "label: epileptic seizure, hpo: HP:0001250": "",
    "label: fever, hpo: HP:0001945": "",
    "label: Fever, hpo: HP:0001250": "code-mismatch findings[0].hpo",
    "label: pericardial rub, hpo: HP:0030149": "code-mismatch findings[0].hpo",
    "label: hepatosplenomegaly, hpo: HP:0001433": "",
    "label: seizure, hpo: HP:001250": "bad-code findings[0].hpo",
    "label: something rare, hpo: HP:0034788": "",
}


def test_phenotypes(told: Told) -> None:
    cases = {f"findings: [{{{case}}}]": expected for case, expected in HPO.items()}
    assert told(CODES, cases) == cases


DIAGNOSES = {
    "label: Febrile convulsions, code: R56.0": "",
    "label: Febrile convulsions, code: R65.0": "code-mismatch diagnoses[0].code",
    "label: Adenocarcinoma of the lung, code: C34.1": "",
    "label: Adenocarcinoma of the lung, code: C43.1": "code-mismatch diagnoses[0].code",
    "label: Metastatic lung adenocarcinoma, code: C78.0": "",
    "label: Adenocarcinoma of unknown origin, code: C80": "",
    "label: Type 2 diabetes, code: E11.9": "",
    "label: Type 2 diabetes, code: E10.9": "code-mismatch diagnoses[0].code",
    "label: Acute pancreatitis, code: K85.9": "",
    "label: Acute pancreatitis, code: K58.9": "code-mismatch diagnoses[0].code",
    "label: Guillain-Barré syndrome, code: G61.0": "",
    "label: Guillain-Barré syndrome, code: G16.0": "code-mismatch diagnoses[0].code",
    "label: Pulmonary embolism, code: I62.9": "code-mismatch diagnoses[0].code",
    "label: Septic shock, code: R57.2": "",
    "label: Immune thrombocytopenia, code: D69.3": "",
    "label: Immune thrombocytopenia, code: D96.3": "code-mismatch diagnoses[0].code",
    "label: Stroke, code: R29.8": "",
    "label: Something rare, code: D35.O": "bad-code diagnoses[0].code",
    "label: Tuberculosis contact, code: Z20.1": "",
    "label: Idiopathic recurrent pericarditis, code: I30.0": "",
    "label: Idiopathic recurrent pericarditis, code: K35.8": "code-mismatch diagnoses[0].code",
    "label: Tuberculosis, code: ICD-10 A15.0": "",
    "label: Tuberculosis, code: E11.9": "code-mismatch diagnoses[0].code",
    "label: Kawasaki disease, code: M30.3": "",
    "label: Something rare, code: Q87.8": "",
    "label: Stroke in the past, code: Z86.7": "",
    "label: Pericarditis, code: I3.0": "bad-code diagnoses[0].code",
    "label: Pericarditis, code: ICD-10 X": "bad-code diagnoses[0].code",
    "label: Pericarditis, code: OMIM:260100": "",
    "label: Wilson disease, code: ORPHA:905": "",
    "label: Kawasaki disease, code: ORPHA:905": "code-mismatch diagnoses[0].code",
}


def test_diagnoses(told: Told) -> None:
    cases = {f"diagnoses: [{{{case}}}]": expected for case, expected in DIAGNOSES.items()}
    assert told(CODES, cases) == cases


def test_every_shipped_code_is_well_formed() -> None:
    keys = {analyte.key for analyte in analytes()}
    rows = read_rows("loinc")
    assert len(rows) > 90
    assert all(key in keys and _has_its_digit(*code.split("-")) for code, key, _ in rows)
    assert len({code for code, *_ in rows}) == len(rows)
    assert len(read_rows("hpo")) > 800
    assert len(read_rows("orpha")) > 800
    begins = [begin for words in read_table("icd10")["categories"].values() for begin in words.split()]
    assert len(begins) > 600
    assert all(len(begin) == 3 and begin[0].isupper() and begin[1].isdigit() for begin in begins)
    assert all(set(letters) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for letters in read_table("icd10")["chapters"].values())
