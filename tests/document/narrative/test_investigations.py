"""What tests and imaging showed, in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "imaging: [{kind: CT, result: a mass in the *left* lobe; the liver was normal}]",
            "CT showed a mass in the left lobe. The liver was normal.",
        ),
        ("tests: [{name: urine culture, result: E. coli and Proteus grown}]", "E. coli and Proteus were grown on a urine culture."),
        ("tests: [{name: culture, specimen: bile, result: no growth seen}]", "No growth was seen on a culture of bile."),
        ("tests: [{name: culture, result: not elevated}]", "A culture was not elevated."),
        ("tests: [{name: ANA, result: not done}, {name: Blood culture, result: pending}]", "ANA was not done. A blood culture was pending."),
        (
            "imaging: [{kind: CT, at: 2, result: a mass}, {kind: CT, at: 2, result: dilated ducts}, {kind: CT, at: 4, result: a clot}]",
            "On day 2, CT showed a mass and dilated ducts. Two days later, CT showed a clot.",
        ),
        ("imaging: [{kind: CT, result: a mass}, {kind: CT, result: no mass}]", "CT showed a mass. CT showed no mass."),
        ("labs: [{analyte: platelets, unit: /µL, values: {2: 150}}]", "platelet count was 150/µL."),
    ],
)  # fmt: skip
def test_what_was_examined_is_told_as_it_was_typed(fields: str, expected: str, tmp_path: Path) -> None:
    assert expected in told(tmp_path / "case", fields, "diagnosis")
