"""Laboratory values: units that are known and agree, flags that agree with ranges."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[tuple[str, str]]]
LABS = "bad-unit unlisted-unit unit-mix flag-contradiction range-overlap range-unused repeated-value value-conflict dash-result"

CASES: dict[str, list[tuple[str, str]]] = {
    "{analyte: crp, unit: mg/L, values: {1: 1}}": [],
    "{analyte: crp, unit: mg/l, values: {1: 1}}": [],
    "{analyte: crp, unit: mgg/L, values: {1: 1}}": [("bad-unit", "labs[0].unit")],
    "{analyte: crp, unit: mgg/L, values: {1: 1}}, {analyte: CRP, unit: mgg/L, values: {2: 1}}": [("bad-unit", "labs[0].unit")],
    "{analyte: bile salts, unit: Todd units, values: {1: 1}}": [("unlisted-unit", "labs[0].unit")],
    "{analyte: bile salts, unit: <b>g</b>, values: {1: 1}}": [("bad-unit", "labs[0].unit")],
    "{analyte: crp, unit: mg/L, values: {1: 1}}, {analyte: crp, unit: mg/dL, values: {2: 1}}": [("unit-mix", "labs[1].unit")],
    "{analyte: crp, unit: mg/L, specimen: CSF, values: {1: 1}}, {analyte: crp, unit: mg/dL, values: {2: 1}}": [],
    "{analyte: crp, reference: <10, values: {1: 12, 2: 9}, reported_flag: {1: high}}": [],
    "{analyte: crp, reference: <10, values: {1: 12, 2: 9}, reported_flag: {2: high}}": [("flag-contradiction", "labs[0].values.2")],
    "{analyte: crp, reference: <10, values: {1: 12}, reported_flag: {1: low}}": [("flag-contradiction", "labs[0].values.1")],
    "{analyte: crp, reference: {1: <10, 2-: <5}, values: {1: 7, 2: 7}, reported_flag: {2: high}}": [],
    "{analyte: crp, reference: {1: <10, 2-: <5}, values: {1: 7, 2: 7}, reported_flag: {1: high}}": [
        ("flag-contradiction", "labs[0].values.1")
    ],
    "{analyte: crp, reference: {1-3: <10, 3-5: <5}, values: {1: 7, 4: 7}}": [("range-overlap", "labs[0].reference.3-5")],
    "{analyte: crp, reference: {1-3: <10, 4-5: <5}, values: {1: 7}}": [("range-unused", "labs[0].reference.4-5")],
    "{analyte: crp, reference: {1-3: <10, age 2-5: <5}, values: {1: 7}}": [("range-unused", "labs[0].reference.age 2-5")],
    "{analyte: ALT, unit: U/L, values: {2: 41}}, {analyte: alt, unit: U/L, values: {day 2: 14, 3: 9}}": [
        ("value-conflict", "labs[0].values.2"),
        ("value-conflict", "labs[1].values.day 2"),
    ],
    "{analyte: ALT, unit: U/L, values: {2: 41}}, {analyte: alt, unit: U/L, values: {2: 41.0, 2 06:00: 14}}": [],
    "{analyte: ALT, values: {2: 41}}, {analyte: ALT, method: dry chemistry, values: {2: 14}}": [],
    "{analyte: ALT, values: {2: 41}}, {analyte: ALT, specimen: ascites, values: {2: 14}}, {analyte: ALT, values: {2: pending}}": [],
    "{analyte: urine ketones, values: {1: '-', 2: '+', 3: '–'}}": [
        ("dash-result", "labs[0].values.1"),
        ("dash-result", "labs[0].values.3"),
    ],
    "{analyte: urine ketones, missing: ['-'], values: {1: '-', 2: '+'}}": [],
    "{analyte: lipase, values: {1: '-', 2: 40}}, {analyte: amylase, unit: U/L, values: {1: '-'}}": [],
    "{analyte: crp, values: {1: [1, 2], 2: 3}}": [("repeated-value", "labs[0].values.1")],
}


UNITS = {
    "{analyte: sodium, values: {1: 135}}": True,
    "{analyte: CRP, values: {1: <5}}": True,
    "{analyte: sodium, unit: mmol/L, values: {1: 135}}": False,
    "{analyte: sodium (mmol/L), values: {1: 135}}": False,
    "{analyte: sodium, unit: none, values: {1: 135}}": False,
    "{analyte: sodium, values: {1: not done}}": False,
    "{analyte: Creatinine (enzymatic), values: {1: 1.1}}": True,
    '{analyte: "Bilirubin, direct", values: {1: 1.1}}': True,
    "{analyte: Creatinine (ratio to baseline), values: {1: 1.1}}": False,
    "{analyte: INR, values: {1: 2.5}}": False,
    "{analyte: pH, values: {1: 7.35}}": False,
    "{analyte: anti-HBc, values: {1: 3}}": False,
    "{analyte: TSH, values: {1: 3.1}}": True,
    "{analyte: hba1c, values: {1: 7.8}}": True,
    "{analyte: plasma metanephrine, reference: <0.42, values: {1: 4.2}}": True,
    "{analyte: plasma metanephrine, values: {1: raised}}": False,
    "{analyte: valproate, reference: 50-100, values: {1: 72}}": True,
    "{analyte: valproate, unit: mg/L, reference: 50-100, values: {1: 72}}": False,
    "{analyte: kappa/lambda ratio, reference: 0.26-1.65, values: {1: 72}}": False,
    "{analyte: VDRL, reference: negative, values: {1: 32}}": False,
    "{analyte: ANA, values: {1: 320}}": False,
    "{analyte: sodium, basis: published, values: {1: 135}}": False,
}


@pytest.mark.parametrize("series", UNITS)
def test_a_number_of_a_known_analyte_has_a_unit(found: Found, series: str) -> None:
    assert found("missing-unit", f"id: P1, labs: [{series}]") == (
        [("missing-unit", "patients[0].labs[0].analyte")] if UNITS[series] else []
    )


@pytest.mark.parametrize("series", CASES)
def test_series(found: Found, series: str) -> None:
    assert found(LABS, f"id: P1, labs: [{series}]") == [(code, f"patients[0].{path}") for code, path in CASES[series]]


def test_a_range_in_words(told: Callable[..., dict[str, str]]) -> None:
    cases = {
        "labs: [{analyte: sodium, unit: mmol/L, reference: normal, values: {1: 135}}]": "doubtful-range labs[0].reference",
        "labs: [{analyte: sodium, unit: mmol/L, reference: negative, values: {1: 135, 2: 140}}]": "doubtful-range labs[0].reference",
        "labs: [{analyte: sodium, unit: mmol/L, reference: 135-145, values: {1: 135}}]": "",
        "labs: [{analyte: ANA, reference: negative, values: {1: 1:320, 3: 1:160}}]": "",
        "labs: [{analyte: troponin, reference: undetectable, values: {1: negative}}]": "",
    }
    assert told("doubtful-range", cases) == cases
