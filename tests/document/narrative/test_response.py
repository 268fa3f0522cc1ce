"""What values did under treatment: a bound is a value that the sentence tells, where its direction is certain."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

TREATED = "treatments: [{drug: colchicine, dose: 1 mg, days: 2-9}]\n"


def _response(folder: Path, values: str, reference: str = "<0.05") -> str:
    others = ", ".join(f"{{analyte: {name}, unit: mmol/L, values: {{1: 4, 3: 4, 5: 4, 9: 4}}}}" for name in ("sodium", "chloride", "urea"))
    labs = f"labs: [{{analyte: troponin, unit: ng/mL, reference: '{reference}', values: {{{values}}}}}, {others}]"
    return told(folder, TREATED + labs, "outcome")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("1: 0.4, 5: 0.009, 9: '<0.008'", "fell from 0.4 ng/mL on day 1 to <0.008 ng/mL on day 9."),
        ("1: '<0.008', 5: 0.9", "rose from <0.008 ng/mL on day 1 to 0.9 ng/mL on day 5."),
        ("1: '>20', 5: 2, 9: 0.5", "fell from >20 ng/mL on day 1 to 0.5 ng/mL on day 9."),
        ("1: 0.4, 3: '>25', 9: 0.1", "rose from 0.4 ng/mL on day 1 to >25 ng/mL on day 3 and fell to 0.1 ng/mL on day 9."),
    ],
)
def test_a_bound_is_told_where_the_direction_is_certain(values: str, expected: str, tmp_path: Path) -> None:
    assert expected in _response(tmp_path / "case", values)


@pytest.mark.parametrize("values", ["1: 0.4, 9: '<0.6'", "1: '<0.6', 9: 0.4", "1: '>2', 9: 5", "1: 0.4, 5: 0.01, 9: undetectable"])
def test_nothing_is_told_of_a_direction_that_a_bound_leaves_open(values: str, tmp_path: Path) -> None:
    assert "roponin" not in _response(tmp_path / "case", values)
