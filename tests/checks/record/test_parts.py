"""Numbers of one time that belong together."""

from __future__ import annotations

from collections.abc import Callable

from casereport.clinical.analytes import analytes
from casereport.clinical.tables import read_table
from casereport.clinical.units import normalise_unit

Told = Callable[..., dict[str, str]]
CODES = "parts-above-whole pair-order values-disagree"


def _labs(*series: str) -> str:
    return "labs: [" + ", ".join(f"{{analyte: {one}}}" for one in series) + "]"


# Series, and the code and place of what is told.
LABS = {
    ("wbc, unit: 10^9/L, values: {1: 5}", "neutrophils, unit: 10^9/L, values: {1: 7}"): "parts-above-whole 1",
    ("wbc, unit: 10^9/L, values: {1: 5}", "neutrophils, unit: /uL, values: {1: 7000}"): "parts-above-whole 1",
    ("wbc, unit: 10^9/L, values: {1: 5}", "neutrophils, unit: 10^9/L, values: {2: 7}"): "",
    ("wbc, unit: 10^9/L, values: {1: 5}", "neutrophils, unit: '%', values: {1: 70}"): "",
    ("wbc, unit: 10^9/L, values: {1: 5}", "neutrophils, unit: 10^9/L, values: {1: 5.0}"): "",
    (
        "wbc, unit: 10^9/L, values: {1: 5}",
        "neutrophils, unit: 10^9/L, values: {1: 4}",
        "lymphocytes, unit: 10^9/L, values: {1: 3}",
    ): "parts-above-whole 0",
    ("wbc, unit: 10^9/L, values: {1: 8}", "neutrophils, unit: 10^9/L, values: {1: 4}", "lymphocytes, unit: 10^9/L, values: {1: 3}"): "",
    ("bilirubin, unit: mg/dL, values: {1: 2.1}", "direct bilirubin, unit: mg/dL, values: {1: 3.4}"): "parts-above-whole 1",
    ("bilirubin, unit: mg/dL, values: {1: 2.1}", "direct bilirubin, unit: umol/L, values: {1: 30}"): "",
    ("protein, unit: g/L, values: {1: 40}", "albumin, unit: g/L, values: {1: 44}"): "parts-above-whole 1",
    ("cholesterol, unit: mmol/L, values: {1: 4}", "LDL, unit: mmol/L, values: {1: 5}"): "parts-above-whole 1",
    ("cholesterol, unit: mmol/L, values: {1: 4}", "LDL, unit: mg/dL, values: {1: 100}"): "",
    ("neutrophils, unit: '%', values: {1: 80}", "lymphocytes, unit: '%', values: {1: 40}"): "parts-above-whole 0",
    ("neutrophils, unit: '%', values: {1: 60}", "lymphocytes, unit: '%', values: {1: 40}"): "",
    ("hb, unit: g/dL, values: {1: 12}", "haematocrit, unit: '%', values: {1: 12}"): "values-disagree 1",
    ("hb, unit: g/dL, values: {1: 12}", "haematocrit, unit: '%', values: {1: 36}"): "",
    (
        "pH, values: {1: 7.40}",
        "pCO2, unit: mmHg, values: {1: 40}",
        "bicarbonate, unit: mmol/L, values: {1: 8}",
    ): "values-disagree 0",
    ("pH, values: {1: 7.40}", "pCO2, unit: mmHg, values: {1: 40}", "bicarbonate, unit: mmol/L, values: {1: 24}"): "",
    ("pH, values: {1: 7.02}", "pCO2, unit: kPa, values: {1: 2.1}", "bicarbonate, unit: mmol/L, values: {1: 4}"): "",
}


def test_labs(told: Told) -> None:
    cases = {_labs(*series): f"{expected[:-1]}labs[{expected[-1]}].values.1" if expected else "" for series, expected in LABS.items()}
    assert told(CODES, cases) == cases


def test_five_shares_that_do_not_add_up(told: Told) -> None:
    cells = ("neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils")
    few = [f"{name}, unit: '%', values: {{1: {n}}}" for name, n in zip(cells, (20, 10, 5, 1, 1), strict=True)]
    whole = [f"{name}, unit: '%', values: {{1: {n}}}" for name, n in zip(cells, (60, 30, 6, 3, 1), strict=True)]
    cases = {_labs(*few): "parts-above-whole labs[0].values.1", _labs(*whole): ""}
    assert told(CODES, cases) == cases


# Systolic, mean and diastolic pressure, at which times, and how many are told.
PRESSURES = {
    ("120 mmHg, at: 1", "80 mmHg, at: 1"): 0,
    ("80 mmHg, at: 1", "120 mmHg, at: 1"): 1,
    ("80 mmHg, at: 1", "80 mmHg, at: 1"): 1,
    ("80 mmHg, at: 1", "120 mmHg, at: 2"): 0,
    ("16 kPa, at: 1", "80 mmHg, at: 1"): 0,
    ("16 kPa, at: 1", "130 mmHg, at: 1"): 1,
}


def test_pressures(told: Told) -> None:
    cases = {
        f"vitals: [{{name: systolic blood pressure, value: {upper}}}, {{name: diastolic blood pressure, value: {lower}}}]": (
            "pair-order vitals[1].value" if is_told else ""
        )
        for (upper, lower), is_told in PRESSURES.items()
    }
    assert told(CODES, cases) == cases


COUNTS = {"5 of 4 bottles grew it": True, "3 of 4 bottles grew it": False, "grew in 12 of 10,000 fields": False, "5 of 4.5 mg": False}


def test_counts(told: Told) -> None:
    cases = {
        f"tests: [{{name: blood culture, at: 1, result: '{result}'}}]": "parts-above-whole tests[0].result" if is_told else ""
        for result, is_told in COUNTS.items()
    }
    assert told(CODES, cases) == cases


def test_relations_are_of_analytes_in_units_that_are_known() -> None:
    keys = {analyte.key for analyte in analytes()}
    table = read_table("relations")
    assert {row["whole"] for row in table["whole"]} | {part for row in table["whole"] for part in row["parts"]} <= keys
    assert {row[end] for row in table["pair"] for end in ("upper", "lower")} <= keys
    assert all(normalise_unit(row["unit"]) for row in (*table["whole"], *table["pair"]))
