"""Errors that stand in published reports: each is found when it is typed into a record."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[tuple[str, str]]]
Told = Callable[..., dict[str, str]]

PUBLISHED = {
    # interleukin 6 with the range of fibrinogen (Science Repository, SCR-2021-8-101)
    "labs: [{analyte: fibrinogen, unit: mg/dL, reference: 150-600, values: {1: 512}}, "
    "{analyte: interleukin-6, unit: pg/mL, reference: 150-600, values: {1: 310}}]": "repeated-range labs[1].reference",
    # ACTH in pg/L with a range of 10 to 60 (a table of a Phenopacket paper)
    "labs: [{analyte: ACTH, unit: pg/L, reference: 10-60, values: {1: 22.4, 2: 35.1}}]": "doubtful-unit labs[0].reference",
    # a threshold of 500 mg/L for D-dimer, which is one in ng/mL
    "labs: [{analyte: D-dimer, unit: mg/L, method: FEU, reference: '<500', values: {1: '>500'}}]": "doubtful-unit labs[0].reference",
    # D-dimer in ng/mL or mg/L without FEU or DDU (SCR-2021-8-101; Jain 2022)
    "labs: [{analyte: D-dimer, unit: ng/mL, values: {1: 1840}}]": "unclear-unit labs[0].unit",
    "labs: [{analyte: D-dimer, unit: mg/L, values: {1: 1.84}}]": "unclear-unit labs[0].unit",
    # NT-proBNP of a child beside ranges by decades of adults
    "age: 9 y, labs: [{analyte: NT-proBNP, unit: pg/mL, reference: '<450', reference_note: '< 50 years, others for 50-75 and > 75 years', "
    "values: {1: 8120}}]": "range-of-others labs[0].reference_note",
    # 103.5 degrees Fahrenheit typed as Celsius
    "vitals: [{name: temperature, value: 103.5 °C, at: 1}]": "implausible-value vitals[0].value",
}
CODES = "repeated-range doubtful-unit unclear-unit range-of-others implausible-value"


def test_published_errors_are_found(told: Told) -> None:
    assert told(CODES, PUBLISHED) == PUBLISHED


def test_peak_crp_that_can_only_be_in_another_unit_than_that_of_the_others(found: Found) -> None:
    """A table of three children gave 21, 16 and 14 mg/L beside 152 mg/L elsewhere: it shows by the range of the laboratory."""
    table = "labs: [{analyte: crp, unit: mg/L, reference: '<1.0', values: {1: 21}}]"
    assert found(CODES, f"id: P1, {table}") == [("doubtful-unit", "patients[0].labs[0].reference")]


def test_platelets_in_two_units(found: Found) -> None:
    labs = "{analyte: platelets, unit: /uL, values: {1: 92000}}, {analyte: platelets, unit: 10^9/L, values: {2: 110}}"
    assert found("unit-mix", f"id: P1, labs: [{labs}]") == [("unit-mix", "patients[0].labs[1].unit")]


IMPOSSIBLE = {
    "weight: -70 kg": "bad-value patients[0].weight",
    "weight: 7O kg": "bad-value patients[0].weight",
    "weight: 1e999 kg": "bad-value patients[0].weight",
    "labs: [{analyte: sodium, values: {1: 140}}]": "missing-unit patients[0].labs[0].analyte",
    "vitals: [{name: SpO2, value: 107 %, at: 1}]": "implausible-value patients[0].vitals[0].value",
    "vitals: [{name: temperature, value: 393 °C, at: 1}]": "implausible-value patients[0].vitals[0].value",
    "labs: [{analyte: pH, values: {1: 74}}]": "implausible-value patients[0].labs[0].values.1",
    "tests: [{name: GCS, at: 1, result: '17'}]": "off-scale patients[0].tests[0].result",
}


def test_what_nobody_has_is_a_problem(found: Found) -> None:
    codes = "bad-value missing-unit implausible-value off-scale"
    told = {case: found(codes, f"id: P1, {case}") for case in IMPOSSIBLE}
    assert told == {case: [tuple(expected.split(" ", 1))] for case, expected in IMPOSSIBLE.items()}
