"""Results in pieces: a state with what goes with it, things side by side, sizes and measures, how single things were."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

RESULTS = {
    "tests: [{name: marrow biopsy, result: 'hypocellular; 20% blasts'}]": "A marrow biopsy was hypocellular, with 20% blasts.",
    "tests: [{name: marrow smear, result: 'hypocellular, increased blasts'}]": "A marrow smear was hypocellular, with increased blasts.",
    "tests: [{name: skin biopsy, result: 'lymphocytic infiltrate; CD3 positive'}]": (
        "A skin biopsy showed a lymphocytic infiltrate, and CD3 was positive."
    ),
    "imaging: [{kind: CT, result: 'renal mass, ascites, pleural effusions'}]": "CT showed a renal mass, ascites and pleural effusions.",
    "imaging: [{kind: CT, result: 'renal mass, 41 mm'}]": "CT showed a renal mass (41 mm).",
    "imaging: [{kind: CT, result: 'three nodules, largest 9 mm'}]": "CT showed three nodules (largest 9 mm).",
    "imaging: [{kind: echocardiography, result: 'LVEF 30%, pericardial effusion'}]": (
        "Echocardiography showed an LVEF of 30% and a pericardial effusion."
    ),
    "imaging: [{kind: CT, result: 'dilated ducts, no stone'}]": "CT showed dilated ducts and no stone.",
    "tests: [{name: blood gas, result: 'pH 7.19, lactate 5.2 mmol/L'}]": "Blood gas showed pH 7.19 and lactate 5.2 mmol/L.",
    "tests: [{name: skin biopsy, result: 'epidermal necrosis, subepidermal blister'}]": (
        "A skin biopsy showed epidermal necrosis and a subepidermal blister."
    ),
    "tests: [{name: DXA, result: T-score -2.9}]": "DXA showed a T-score of -2.9.",
    "tests: [{name: ECG, result: 'atrial flutter, rate 150/min'}]": "An ECG showed atrial flutter, with a rate of 150/min.",
    "imaging: [{kind: CT, result: 'fracture, left hip'}]": "CT showed a fracture, left hip.",
    "imaging: [{kind: MRI, result: nodules resolved}]": "MRI showed that the nodules had resolved.",
    "imaging: [{kind: CT, result: 'liver metastases; progressive disease'}]": "CT showed liver metastases and progressive disease.",
    "tests: [{name: cardiotocography, result: reassuring}]": "Cardiotocography was reassuring.",
    "tests: [{name: sputum culture, result: Nocardia farcinica}]": "A sputum culture grew Nocardia farcinica.",
    "tests: [{name: lumbar puncture, result: 31 cells/µL}]": "A lumbar puncture showed 31 cells/µL.",
    "tests: [{name: GAD antibodies, specimen: CSF, result: negative}]": "GAD antibodies in CSF were negative.",
    "tests: [{name: Mantoux test, result: positive}]": "The Mantoux test was positive.",
}


@pytest.mark.parametrize("typed", RESULTS)
def test_a_result_in_a_sentence(typed: str, tmp_path: Path) -> None:
    made = told(tmp_path / "case", typed, "diagnosis").replace("\u00a0", " ")
    assert RESULTS[typed] in made.replace("\u2060", "")


@pytest.mark.parametrize("typed", RESULTS)
def test_what_a_sentence_has_put_otherwise_is_not_told_again(typed: str, tmp_path: Path) -> None:
    from tests.document.short import build

    made, _ = build(tmp_path / "case", f"patients: [{{id: P1, {typed}}}]\n")
    assert "sec-details" not in [section.id for section in made.back]
