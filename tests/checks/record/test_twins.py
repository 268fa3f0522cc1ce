"""Two patients with one set of data."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[tuple[str, str]]]

CRP = "labs: [{analyte: crp, unit: mg/L, values: {1: 182, 3: 96, 8: 12}}]"


def _second(found: Found, first: str, second: str) -> list[tuple[str, str]]:
    return found("same-data", f"id: P1, {first}", others=f"  - {{id: P2, {second}}}")


def test_a_series_that_was_copied(found: Found) -> None:
    assert _second(found, CRP, CRP) == [("same-data", "patients[1].labs[0]")]
    assert _second(found, CRP, CRP.replace("8: 12", "9: 12")) == [("same-data", "patients[1].labs[0]")]


def test_near_misses(found: Found) -> None:
    assert _second(found, CRP, CRP.replace("96", "97")) == []
    assert _second(found, CRP, CRP.replace("8: 12", "8: 13")) == []
    assert _second(found, CRP, CRP.replace("crp", "ferritin")) == []
    short = CRP.replace(", 8: 12", "")
    assert _second(found, short, short) == []
    flat = CRP.replace("182", "5").replace("96", "5").replace("12", "5")
    assert _second(found, flat, flat) == []
    drawn = CRP.replace("values", "basis: illustrative, values")
    assert _second(found, drawn, drawn) == []


def test_two_analytes_with_the_same_values(told: Callable[..., dict[str, str]]) -> None:
    first = "{analyte: ldh, unit: U/L, values: {1: 310, 3: 205}}"
    cases = {
        f"labs: [{first}, {{analyte: creatinine, unit: umol/L, values: {{1: 310, 3: 205}}}}]": "same-data labs[1]",
        f"labs: [{first}, {{analyte: creatinine, unit: umol/L, values: {{1: 310, 4: 205}}}}]": "",
        f"labs: [{first}, {{analyte: creatinine, unit: umol/L, values: {{1: 310, 3: 206}}}}]": "",
        "labs: [{analyte: glucose, specimen: CSF, unit: mmol/L, values: {1: 5.4, 2: 5.2}}, {analyte: glucose, specimen: plasma, "
        "unit: mmol/L, values: {1: 5.4, 2: 5.2}}]": "same-data labs[1]",
        "labs: [{analyte: ldh, unit: U/L, values: {1: 31, 3: 7}}, {analyte: ast, unit: U/L, values: {1: 31, 3: 7}}]": "",
    }
    assert told("same-data", cases) == cases


def test_a_body_that_was_copied(found: Found) -> None:
    body = "age: 11 y, sex: male, weight: 33.5 kg, height: 141 cm"
    assert _second(found, body, body) == [("same-data", "patients[1].weight")]
    assert _second(found, body, body.replace("33.5", "33")) == []
    assert _second(found, "age: 11 y, sex: male", "age: 11 y, sex: male") == []
