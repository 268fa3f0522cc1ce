"""Numbers beyond what has been measured in people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]

# A series, and whether its value on day 1 is told.
RESULTS = {
    "{analyte: alt, unit: U/L, values: {1: 18000}}": False,
    "{analyte: alt, unit: U/L, values: {1: 4500000}}": True,
    "{analyte: hb, unit: g/L, values: {1: 13.5}}": True,
    "{analyte: hb, unit: g/dL, values: {1: 13.5}}": False,
    "{analyte: creatinine, unit: mg/dL, values: {1: 120}}": True,
    "{analyte: creatinine, unit: umol/L, values: {1: 120}}": False,
    "{analyte: po2, unit: mmHg, values: {1: 700}}": False,
    "{analyte: po2, unit: mmHg, values: {1: 7000}}": True,
    "{analyte: ph, values: {1: 7.35}}": False,
    "{analyte: ph, values: {1: 73.5}}": True,
    "{analyte: inr, values: {1: '>10'}}": False,
    "{analyte: sodium, unit: mmol/L, values: {1: 14}}": True,
    "{analyte: sodium, specimen: urine, unit: mmol/L, values: {1: 14}}": False,
    "{analyte: sodium, unit: mmol/L, basis: illustrative, values: {1: 14}}": False,
    "{analyte: spo2, unit: '%', values: {1: 197}}": True,
    "{analyte: pt, unit: '%', values: {1: 900}}": False,
    "{analyte: something else, unit: mg/L, values: {1: 900000000}}": False,
}


@pytest.mark.parametrize("series", RESULTS)
def test_results(found: Found, series: str) -> None:
    expected = [("implausible-value", "patients[0].labs[0].values.1")] if RESULTS[series] else []
    assert found("implausible-value", f"id: P1, labs: [{series}]") == expected


SIGNS = {
    "temperature, value: 39.2 °C": "",
    "temperature, value: 93.2 °C": "implausible-value",
    "temperature, value: 932 °C": "implausible-value",
    "temperature, value: 101.3 °F": "",
    "temperature, value: 39.2 °F": "implausible-value",
    "temperature, value: 39.2 mmHg": "bad-unit",
    "saturation, value: 97 mm": "bad-unit",
    "oxygen saturation, value: 97 %": "",
    "SpO2, value: 97 % on room air": "",
    "heart rate, value: 128 beats/min": "",
    "heart rate, value: 1280 /min": "implausible-value",
    "respiratory rate, value: 28 breaths per minute": "",
    "systolic blood pressure, value: 16 kPa": "",
    "systolic blood pressure, value: 120 kPa": "implausible-value",
    "pain, value: 900 points": "",
}


@pytest.mark.parametrize("sign", SIGNS)
def test_vital_signs(found: Found, sign: str) -> None:
    codes = ["implausible-value", "bad-unit"]
    told = [one for code in codes for one in found(code, f"id: P1, vitals: [{{name: {sign}, at: 1}}]")]
    assert told == ([(SIGNS[sign], "patients[0].vitals[0].value")] if SIGNS[sign] else [])


DOSES = {"60 mg": False, "60 gm": True, "2 gms": True, "60 g": False, "600 g": True, "2 g/kg": False, "250 mL": False, "600000 mg": True}


@pytest.mark.parametrize("dose", DOSES)
def test_doses(found: Found, dose: str) -> None:
    expected = [("implausible-value", "patients[0].treatments[0].dose")] if DOSES[dose] else []
    assert found("implausible-value", f"id: P1, treatments: [{{drug: a, dose: {dose}, route: iv, every: 24 h, days: 1-3}}]") == expected
