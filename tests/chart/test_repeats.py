"""A value that two series tell alike is one; what differs in anything stays."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.chart.chart import PatientChart
from casereport.model.patient import Patient

CRP = {"analyte": "CRP", "unit": "mg/L", "reference": "<5", "values": {"1": "135", "2": "8"}}


def chart(*labs: dict[str, Any]) -> PatientChart:
    return PatientChart(Patient.model_validate({"id": "P1", "labs": labs}))


def shown(made: PatientChart) -> list[list[str]]:
    return [[result.shown for result in one.results] for one in made.series]


def test_a_value_that_two_series_tell_is_one() -> None:
    made = chart(CRP, {**CRP, "analyte": "crp (mg/L)", "unit": "mg/l", "values": {"day 1": "135.0", "3": "4"}}, CRP)
    assert shown(made) == [["135", "8"], ["4"]]
    assert [one.index for one in made.series] == [0, 1]
    assert [len(one.results) for one in made.typed_series] == [2, 2, 2]


def test_the_value_with_a_range_stays() -> None:
    made = chart({**CRP, "reference": None, "values": {"1": "135"}}, CRP)
    assert shown(made) == [["135", "8"]]
    assert made.series[0].results[0].flag == "high"


@pytest.mark.parametrize(
    "other",
    [
        {"values": {"1": "136"}},
        {"values": {"1": ">135"}},
        {"values": {"1 06:00": "135"}},
        {"unit": "mg/dL"},
        {"specimen": "ascites"},
        {"method": "bedside"},
        {"reference": "<10"},
        {"basis": "published"},
    ],
)
def test_what_differs_stays(other: dict[str, Any]) -> None:
    made = chart({**CRP, "values": {"1": "135"}}, {**CRP, "values": {"1": "135"}, **other})
    assert [len(values) for values in shown(made)] == [1, 1]


def test_two_values_of_one_series_are_both_kept() -> None:
    assert shown(chart({**CRP, "values": {"1": ["135", "135"]}})) == [["135", "135"]]
