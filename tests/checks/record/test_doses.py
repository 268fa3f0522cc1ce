"""Treatments: dose, route, frequency and time of every drug (CARE item 9b)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]

CASES = {
    "{drug: a, dose: 1 mg, route: iv, every: 6 h, days: 1-3}": True,
    "{drug: a, dose: 1 mg, route: iv, every: once, at: 1}": True,
    "{drug: a, rate: 1 mg/h, route: iv, days: 1-3}": True,
    "{drug: a, route: oral, every: 24 h, steps: [{dose: 2 mg, days: 1-3}, {dose: 1 mg, days: 4-6}]}": True,
    "{drug: a, dose: 1 mg, route: oral, every: 8 h, courses: [{days: 1-3}, {days: 9-10}]}": True,
    "{drug: a, dose: 0.3 ug/kg/min, route: iv, days: 1-3}": True,
    "{drug: a, dose: 12 mg/kg/d, route: iv, days: 1-3}": True,
    "{name: physiotherapy}": True,
    "{drug: a, basis: illustrative}": True,
    "{drug: a}": False,
    "{drug: a, route: iv, every: 6 h, days: 1-3}": False,
    "{drug: a, dose: 1 mg, every: 6 h, days: 1-3}": False,
    "{drug: a, dose: 1 mg, route: iv, days: 1-3}": False,
    "{drug: a, dose: 1 mg, route: iv, every: 6 h}": False,
}


@pytest.mark.parametrize("treatment", CASES)
def test_drug(found: Found, treatment: str) -> None:
    expected = [] if CASES[treatment] else [("incomplete-dose", "patients[0].treatments[0]")]
    assert found("incomplete-dose", f"id: P1, treatments: [{treatment}]") == expected
