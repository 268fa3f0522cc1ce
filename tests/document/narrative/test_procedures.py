"""Procedures in sentences, whatever the grammar of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import sentences, told

SENTENCES = {
    "{name: Liver biopsy, at: 5}": ["On day 5, the patient underwent liver biopsy."],
    "{name: Splenectomy}": ["The patient underwent splenectomy."],
    "{name: biopsy, at: 2, anaesthesia: local, operator: resident, device: 18 G needle, indication: Mass}": [
        "On day 2, the patient underwent biopsy for a mass under local anaesthesia, performed by a resident with an 18 G needle.",
    ],
    "{name: biopsy, anaesthesia: general anaesthesia, operator: two surgeons}": [
        "The patient underwent biopsy under general anaesthesia, performed by two surgeons.",
    ],
    "{name: biopsy, anaesthesia: 'general, ASA II', device: 'X2 cup, three screws'}": [
        "The patient underwent biopsy under anaesthesia (general, ASA II) with X2 cup, three screws.",
    ],
    "{name: hip replacement, operator: 'consultant, more than 200 replacements', device: metal cup}": [
        "The patient underwent hip replacement, performed by a consultant (more than 200 replacements) with a metal cup.",
    ],
    "{name: biopsy, findings: Fibrosis, result: Benign}": ["The patient underwent biopsy, which showed fibrosis.", "The result was benign."],
    "{name: biopsy, result: R0}": ["The patient underwent biopsy, and the result was R0."],
    "{name: biopsy, findings: No tumour was seen}": ["The patient underwent biopsy.", "No tumour was seen."],
    "{name: biopsy, complications: none}": ["The patient underwent biopsy.", "There were no complications."],
    "{name: biopsy, complications: Bleeding, complication_grade: II}": [
        "The patient underwent biopsy.", "The procedure was complicated by bleeding (Clavien-Dindo grade II).",
    ],
    "{name: biopsy, complication_grade: I}": ["The patient underwent biopsy.", "A complication was classed as Clavien-Dindo grade I."],
}  # fmt: skip


@pytest.mark.parametrize("procedure", SENTENCES)
def test_a_procedure_in_sentences(tmp_path: Path, procedure: str) -> None:
    assert sentences(told(tmp_path / "case", f"sex: male\nprocedures: [{procedure}]")) == SENTENCES[procedure]


@pytest.mark.parametrize(
    ("fields", "section", "expected"),
    [
        ("procedures: [{name: biopsy not performed, at: 3}]", "treatment", "On day 3, biopsy was not performed."),
        ("procedures: [{name: Biopsy refused by the patient}]", "treatment", "Biopsy was refused by the patient."),
        ("procedures: [{name: biopsy considered but not done}]", "treatment", "Biopsy was considered but not done."),
        ("procedures: [{name: biopsy, result: not done}]", "treatment", "Biopsy was not done."),
        ("procedures: [{name: liver biopsy, indication: staging, result: refused}]", "treatment", "Liver biopsy for staging was refused."),
        ("procedures: [{name: biopsy, complications: not asked}]", "treatment", "The patient underwent biopsy."),
        ("treatments: [{name: surgery declined, at: 3}]", "treatment", "On day 3, surgery was declined."),
        ("treatments: [{drug: aspirin not given, at: 3}]", "treatment", "On day 3, aspirin was not given."),
        ("events: [{at: 3, kind: transfer, label: ICU not needed}]", "case", "On day 3, ICU was not needed."),
        ("events: [{at: 3, kind: transfer, label: transfer to ICU refused}]", "case", "On day 3, transfer to ICU was refused."),
        ("events: [{at: 3, kind: procedure, label: biopsy not performed}]", "case", "On day 3, biopsy was not performed."),
    ],
)
def test_what_was_not_done_is_not_told_as_done(fields: str, section: str, expected: str, tmp_path: Path) -> None:
    assert told(tmp_path / "case", fields, section) == expected
    assert told(tmp_path / "again", fields, "details") == ""
