"""Units and reference ranges by order of magnitude: what only another unit makes usual."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from casereport.checks.record.orders import Magnitude, siblings_of
from casereport.clinical.analytes import analytes, find_analyte
from casereport.clinical.tables import read_table
from casereport.clinical.units import normalise_unit

Told = Callable[..., dict[str, str]]
CODES = "doubtful-unit doubtful-range"

# A series, and what is told of it: the code and the key that it is told at, "" for nothing.
SERIES = {
    "{analyte: ACTH, unit: pg/L, reference: 10-60, values: {1: 22, 2: 310}}": "doubtful-unit reference",
    "{analyte: ACTH, unit: pg/mL, reference: 10-60, values: {1: 22, 2: 310}}": "",
    "{analyte: D-dimer, unit: mg/L FEU, reference: '<500', values: {1: 780}}": "doubtful-unit reference",
    "{analyte: D-dimer, unit: mg/L FEU, reference: '<0.5', values: {1: 0.78}}": "",
    "{analyte: D-dimer, unit: ng/mL DDU, reference: '<230', values: {1: 780}}": "",
    "{analyte: crp, unit: mg/L, reference: '<0.5', values: {1: 21}}": "doubtful-unit reference",
    "{analyte: crp, unit: mg/dL, reference: '<0.5', values: {1: 21}}": "",
    "{analyte: crp, unit: mg/L, reference: '<10', values: {1: 21}}": "",
    "{analyte: hs-CRP, unit: mg/L, reference: '<1', values: {1: 0.4}}": "",
    "{analyte: crp, unit: mg/dL, values: {1: 86, 2: 210}}": "",
    "{analyte: crp, unit: mg/dL, values: {1: 86, 2: 98}}": "doubtful-unit unit",
    "{analyte: glucose, unit: mmol/L, values: {1: 99}}": "doubtful-unit unit",
    "{analyte: glucose, unit: mmol/L, values: {1: 61}}": "",
    "{analyte: glucose, unit: mg/dL, values: {1: 5.4, 2: 6.1}}": "doubtful-unit unit",
    "{analyte: glucose, unit: mg/dL, values: {1: 5.4, 2: 61}}": "",
    "{analyte: albumin, unit: g/L, values: {1: 4.1}}": "doubtful-unit unit",
    "{analyte: albumin, unit: g/L, values: {1: 14}}": "",
    "{analyte: creatinine, unit: mg/dL, values: {1: 88}}": "doubtful-unit unit",
    "{analyte: creatinine, unit: mg/dL, values: {1: 28}}": "",
    "{analyte: calcium, unit: mg/dL, values: {1: 2.4}}": "doubtful-unit unit",
    "{analyte: platelets, unit: /uL, values: {1: 250}}": "doubtful-unit unit",
    "{analyte: platelets, unit: /uL, values: {1: 4000}}": "",
    "{analyte: wbc, unit: /uL, values: {1: 8.2}}": "doubtful-unit unit",
    "{analyte: wbc, unit: /uL, values: {1: 400}}": "",
    "{analyte: ferritin, unit: mg/L, values: {1: 1200}}": "doubtful-unit unit",
    "{analyte: troponin I, unit: ng/L, reference: '<0.04', values: {1: 2}}": "doubtful-unit reference",
    "{analyte: free T4, unit: pmol/L, reference: 0.8-1.8, values: {1: 1.1}}": "doubtful-unit reference",
    "{analyte: free T4, unit: pmol/L, reference: 12-22, values: {1: 14}}": "",
    "{analyte: po2, unit: kPa, values: {1: 88}}": "doubtful-unit unit",
    "{analyte: il6, unit: pg/mL, reference: 150-600, values: {1: 240}}": "doubtful-range reference",
    "{analyte: il6, unit: pg/mL, reference: '<7', values: {1: 240}}": "",
    "{analyte: creatinine, unit: mg/dL, specimen: urine, reference: 20-320, values: {1: 88}}": "",
    "{analyte: crp, unit: mg/L, basis: illustrative, reference: '<0.5', values: {1: 21}}": "",
    "{analyte: something else, unit: mg/L, reference: '<90000', values: {1: 21}}": "",
}


def test_series(told: Told) -> None:
    cases = {f"labs: [{series}]": expected.replace(" ", " labs[0].") for series, expected in SERIES.items()}
    assert told(CODES, cases) == cases


def test_ranges_of_newborns_are_their_own(told: Told) -> None:
    of = "{analyte: il6, unit: pg/mL, reference: 150-600, values: {1: 240}}"
    cases = {
        f"age: {age}, labs: [{of}]": "" if age != "3 mo" else "doubtful-range labs[0].reference" for age in ("newborn", "20 d", "3 mo")
    }
    assert told("doubtful-range", cases) == cases


DIMERS = {
    "{analyte: D-dimer, unit: ng/mL, values: {1: 780}}": True,
    "{analyte: D-dimer, unit: mg/L, values: {1: 0.78}}": True,
    "{analyte: D-dimer, unit: ng/mL FEU, values: {1: 780}}": False,
    "{analyte: D-dimer, unit: ng/mL, method: immunoturbidimetry (DDU), values: {1: 780}}": False,
    "{analyte: D-dimer, unit: ng/mL, basis: illustrative, values: {1: 780}}": False,
    "{analyte: ferritin, unit: ng/mL, values: {1: 780}}": False,
}


def test_dimers(told: Told) -> None:
    cases = {f"labs: [{series}]": "unclear-unit labs[0].unit" if expected else "" for series, expected in DIMERS.items()}
    assert told("unclear-unit", cases) == cases


def test_every_row_is_of_an_analyte_in_units_that_are_known() -> None:
    table = read_table("magnitudes")
    keys = {analyte.key for analyte in analytes()}
    assert len(table["source"]) > 30
    assert len(table["analytes"]) > 40
    for key, (top, spread, least, most, *units) in table["analytes"].items():
        assert key in keys
        assert least < top < most
        assert spread > 1
        assert all(normalise_unit(unit) for unit in units)
        assert len(units) > 1


def test_a_usual_end_lies_within_the_factor_of_the_row() -> None:
    row = Magnitude(Decimal(10), Decimal(2), Decimal(1), Decimal(100), "mg/L", ())
    assert [row.is_usual_end(Decimal(number)) for number in ("4.9", "5", "20", "20.1")] == [False, True, True, False]


def test_the_hint_names_the_units_that_fit() -> None:
    hb = find_analyte("hb")
    assert hb is not None
    assert siblings_of(hb, "g/L", Decimal("13.5")) == ["g/dL"]
    assert siblings_of(hb, "g/dL", Decimal("13.5")) == []
