"""Mass and amount of substance of one analyte."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casereport.clinical.analytes import find_analyte
from casereport.clinical.molar import converted
from casereport.clinical.units import normalise_unit

EQUAL = [
    ("creatinine", "1.0", "mg/dL", "88.4", "umol/L"),
    ("glucose", "5.55", "mmol/L", "100", "mg/dL"),
    ("bilirubin", "17.1", "umol/L", "1.0", "mg/dL"),
    ("urate", "6.0", "mg/dL", "357", "umol/L"),
    ("bun", "28", "mg/dL", "10.0", "mmol/L"),
    ("calcium", "10.0", "mg/dL", "2.50", "mmol/L"),
    ("sodium", "140", "mEq/L", "140", "mmol/L"),
    ("crp", "12.8", "mg/dL", "128", "mg/L"),
]


def turned(name: str, number: str, unit: str, target: str) -> Decimal:
    """The number in the target unit, NaN for none."""
    analyte, one, two = find_analyte(name), normalise_unit(unit), normalise_unit(target)
    found = converted(analyte, Decimal(number), one, two) if analyte and one and two else Decimal(0)
    return Decimal("NaN") if found is None else found


@pytest.mark.parametrize(("name", "number", "unit", "other", "target"), EQUAL)
def test_a_number_is_the_same_in_both_units(name: str, number: str, unit: str, other: str, target: str) -> None:
    forth, back = turned(name, number, unit, target), turned(name, other, target, unit)
    assert abs(forth / Decimal(other) - 1) < Decimal("0.005")
    assert abs(back / Decimal(number) - 1) < Decimal("0.005")


@pytest.mark.parametrize(
    ("name", "unit", "target"), [("albumin", "g/L", "umol/L"), ("calcium", "mEq/L", "mmol/L"), ("glucose", "mg/dL", "%")]
)
def test_what_nothing_joins_is_not_converted(name: str, unit: str, target: str) -> None:
    assert turned(name, "1", unit, target).is_nan()
