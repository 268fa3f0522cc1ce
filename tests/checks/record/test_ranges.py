"""Reference ranges: each of one analyte, and of the patient."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., dict[str, str]]

FIBRINOGEN = "{analyte: fibrinogen, unit: mg/dL, reference: 150-600, values: {1: 640}}"
# A second series beside fibrinogen, and whether its range is told.
SECOND = {
    "{analyte: il6, unit: pg/mL, reference: 150-600, values: {1: 240}}": True,
    "{analyte: il6, unit: pg/mL, reference: 0-7, values: {1: 240}}": False,
    "{analyte: interleukin-18, unit: pg/mL, reference: 150-600, values: {1: 240}}": False,
}


def test_repeated_ranges(told: Told) -> None:
    cases = {f"labs: [{FIBRINOGEN}, {second}]": "repeated-range labs[1].reference" if is_told else "" for second, is_told in SECOND.items()}
    assert told("repeated-range", cases) == cases


# Two analytes with one range, and whether it is told.
PAIRS = {
    ("potassium, unit: mmol/L", "albumin, unit: g/dL", "3.5-5.0"): False,
    ("AST, unit: U/L", "ALT, unit: U/L", "10-35"): False,
    ("anti-A antibody, unit: U/mL", "anti-B antibody, unit: U/mL", "0.55-4.78"): False,
    ("substance one, unit: U/mL", "matter two, unit: U/mL", "0.55-4.78"): True,
    ("substance one, unit: U/mL", "matter two, unit: U/mL", "0-20"): False,
}


def test_pairs(told: Told) -> None:
    cases = {}
    for (first, second, range_), is_told in PAIRS.items():
        labs = ", ".join(f"{{analyte: {name}, reference: {range_}, values: {{1: 4}}}}" for name in (first, second))
        cases[f"labs: [{labs}]"] = "repeated-range labs[1].reference" if is_told else ""
    assert told("repeated-range", cases) == cases


# Age and sex, what is said of the range, and whether it is of others.
NOTES = {
    ("9 y, sex: male", "'< 50 years'"): True,
    ("9 y, sex: male", "'50-75 years'"): True,
    ("9 y, sex: male", "adults"): True,
    ("9 y, sex: male", "children"): False,
    ("9 y, sex: male", "5-12 years"): False,
    ("9 y, sex: male", "children and adults"): False,
    ("44 y, sex: male", "children"): True,
    ("44 y, sex: male", "women"): True,
    ("44 y, sex: male", "men"): False,
    ("44 y, sex: female", "men"): True,
    ("44 y, sex: female", "men and women"): False,
    ("44 y, sex: female", "fasting"): False,
}


def test_ranges_of_others(told: Told) -> None:
    series = "analyte: NT-proBNP, unit: pg/mL, reference: '<450', values: {1: 900}"
    cases = {
        f"age: {who}, labs: [{{{series}, reference_note: {note}}}]": "range-of-others labs[0].reference_note" if is_told else ""
        for (who, note), is_told in NOTES.items()
    }
    assert told("range-of-others", cases) == cases


def test_a_qualifier_behind_the_range_counts_too(told: Told) -> None:
    labs = "{analyte: haemoglobin, unit: g/L, reference: '135-175 (men)', values: {1: 120}}"
    cases = {f"age: 44 y, sex: female, labs: [{labs}]": "range-of-others labs[0].reference"}
    assert told("range-of-others", cases) == cases
