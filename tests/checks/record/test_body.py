"""Weight, height and body mass index."""

from __future__ import annotations

from collections.abc import Callable

from casereport.clinical.tables import read_table

Told = Callable[..., dict[str, str]]

BODIES = {
    "age: 4 y, weight: 165 kg": "body-measure weight",
    "age: 4 y, weight: 16.5 kg": "",
    "age: 4 y, weight: 36 lb": "",
    "age: 14 y, weight: 6.8 kg": "body-measure weight",
    "age: 14 y, weight: 120 kg": "",
    "age: 8 y, height: 12.8 cm": "body-measure height",
    "age: 8 y, height: 1.28 m": "",
    "age: 30 y, height: 52 cm": "body-measure height",
    "age: 32+4 wk, weight: 1.9 kg": "",
    "age: 32+4 wk, weight: 5.9 kg": "body-measure weight",
    "age: 24+0 wk, weight: 620 g": "",
    "age: newborn, weight: 5.9 kg": "",
    "age: 60s, weight: 5 kg": "",
    "age: 40 y, weight: 168 kg, height: 70 cm": "body-measure height, body-measure height",
    "age: 40 y, weight: 150 kg, height: 110 cm": "body-measure height",
    "age: 40 y, weight: 70 kg, height: 168 cm": "",
    "age: 40 y, weight: 70 kg, height: 168 cm, vitals: [{name: BMI, value: 24.8 kg/m2, at: 1}]": "",
    "age: 40 y, weight: 70 kg, height: 168 cm, vitals: [{name: BMI, value: 28.4 kg/m2, at: 1}]": "body-measure vitals[0].value",
    "age: 40 y, weight: {value: 70 kg, at: 1}, height: 168 cm, vitals: [{name: BMI, value: 28.4 kg/m2, at: 90}]": "",
}


def test_bodies(told: Told) -> None:
    assert told("body-measure", BODIES) == BODIES


def test_ages_rise_and_limits_have_an_order() -> None:
    table = read_table("growth")
    assert [row[0] for row in table["ages"]] == sorted(row[0] for row in table["ages"])
    assert all(low < high and short < tall for _, low, high, short, tall in table["ages"])
    assert all(low < high for _, low, high in table["birth"])


def test_height_and_weight_of_a_child(told: Callable[..., dict[str, str]]) -> None:
    cases = {
        "age: 3 y, weight: 41 kg, height: 96 cm": "body-measure height",
        "age: 3 y, weight: 14 kg, height: 96 cm": "",
        "age: 3 y, weight: 25 kg, height: 96 cm": "",
        "age: 14 y, weight: 140 kg, height: 165 cm": "",
    }
    assert told("body-measure", cases) == cases
