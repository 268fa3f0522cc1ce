"""Series in time order with their marks, found by any name of their analyte."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.chart import Clocks
from casereport.chart.results import place_series
from casereport.model.laboratory import analyte_key, analyte_name, series_for, unit_name
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.model.values import LabValue


def series(**fields: Any) -> LabSeries:
    return LabSeries.model_validate({"analyte": "crp", "values": {"1": "5"}, **fields})


def test_results_stand_in_time_order_and_unplaced_ones_last() -> None:
    patient = Patient.model_validate({"id": "P1"})
    typed = series(values={"4": "40", "unknown": "1", "1": "10", "2 18:00": "30", "2": "20", "-1": "5"}, at="3", result="35")
    found = place_series(typed, 0, Clocks(patient)).results
    assert [str(result.value) for result in found] == ["5", "10", "20", "30", "35", "40", "1"]
    assert found[-1].place is None


@pytest.mark.parametrize(
    ("fields", "flags"),
    [
        ({"reference": "<10", "values": {"1": "12", "2": "10", "3": "9"}}, ["high", "high", ""]),
        ({"reference": "3-10", "values": {"1": "2.9", "2": "3", "3": "<2", "4": "trace"}}, ["low", "", "low", ""]),
        ({"values": {"1": "12", "2": "13"}, "reported_flag": {"2": "high"}}, ["", "high"]),
        ({"reference": "<20", "values": {"1": "12"}, "reported_flag": {"1": "high"}}, [""]),
        ({"values": {"1": "not done"}}, [""]),
        ({"reference": "<1:80", "values": {"1": "1:320", "2": "1:40"}}, ["high", ""]),
    ],
)
def test_marks_are_computed_where_there_is_a_range_and_else_those_of_the_source(fields: dict[str, Any], flags: list[str]) -> None:
    found = place_series(series(**fields), 0, Clocks(Patient.model_validate({"id": "P1"}))).results
    assert [result.flag for result in found] == flags


@pytest.mark.parametrize(("sign", "flag"), [("H", "high"), ("HH", "high"), ("↑", "high"), ("L", "low"), ("↓↓", "low"), ("*", "")])
def test_marks_that_stand_beside_a_value_in_a_table(sign: str, flag: str) -> None:
    typed = series().model_copy(update={"values": {next(iter(series().values)): (LabValue.parse(f"12 {sign}", flags=True),)}})
    assert [result.flag for result in place_series(typed, 0, Clocks(Patient.model_validate({"id": "P1"}))).results] == [flag]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"analyte": "crp"}, "C-reactive protein"),
        ({"analyte": "CRP"}, "C-reactive protein"),
        ({"analyte": "C-Reactive Protein"}, "C-Reactive Protein"),
        ({"analyte": "anti-HBc IgM"}, "anti-HBc IgM"),
        ({"analyte": "crp", "label": "hs-CRP"}, "hs-CRP"),
    ],
)
def test_names(fields: dict[str, Any], name: str) -> None:
    assert analyte_name(series(**fields)) == name


@pytest.mark.parametrize(("unit", "printed"), [("10^9/L", "×10⁹/L"), ("mg/L", "mg/L"), ("quux", "quux"), (None, "")])
def test_units(unit: str | None, printed: str) -> None:
    assert unit_name(series(unit=unit)) == printed


def test_an_analyte_is_found_by_any_of_its_names() -> None:
    patient = Patient.model_validate(
        {
            "id": "P1",
            "labs": [series().model_dump(exclude_none=True, mode="json") | {"analyte": "C-reactive protein", "values": {"1": "5"}}],
        }
    )
    assert [len(series_for(patient, name)) for name in ("crp", "CRP", "c-reactive protein", "alt")] == [1, 1, 1, 0]
    assert analyte_key("  Some  Marker ") == "some marker"
    labelled = Patient.model_validate({"id": "P1", "labs": [{"analyte": "crp", "label": "Second assay", "values": {"1": "5"}}]})
    assert len(series_for(labelled, "second assay")) == 1
