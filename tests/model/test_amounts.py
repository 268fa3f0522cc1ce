"""Doses, quantities and frequencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.model.values import Dose, Every, Quantity, ValueFault

DOSES = [
    ("40 mg", "40", "mg", "", ""),
    ("2 mg/kg", "2", "mg", "kg", ""),
    ("2 g/kg", "2", "g", "kg", ""),
    ("5 mg / kg", "5", "mg", "kg", ""),
    ("5 mg/kg/dose", "5", "mg", "kg", ""),
    ("15 mg/kg/d", "15", "mg", "kg", "d"),
    ("2 mg/kg/day", "2", "mg", "kg", "d"),
    ("1 g/24 h", "1", "g", "", "d"),
    ("375 mg/m2", "375", "mg", "m2", ""),
    ("375 mg/m²", "375", "mg", "m2", ""),
    ("0.1 mcg/kg/min", "0.1", "mcg", "kg", "min"),
    ("6 L/min", "6", "L", "", "min"),
    ("50000 IU", "50000", "IU", "", ""),
    ("50,000 IU", "50000", "IU", "", ""),
    ("2.4 million units", "2400000", "units", "", ""),
    ("2 puffs", "2", "puffs", "", ""),
    ("10 mL/kg", "10", "mL", "kg", ""),
    ("5 µg", "5", "µg", "", ""),
    ("15 mg/wk", "15", "mg", "", "wk"),
    ("40 %", "40", "%", "", ""),
    ("AUC 5", "5", "AUC", "", ""),
    ("AUC 1.5 mg/mL·min", "1.5", "AUC", "", ""),
]
REFUSED = [
    "",
    "5",
    "mg",
    ".5 mg",
    "1,5 mg",
    "2 foo",
    "2 mg/foo",
    "2 mg/d/kg",
    "5 mg to 3 mL",
    "100 mg/5 mL",
    "9-3 mg",
    "0x1 mg",
    "1e999 mg",
    "nan mg",
    "-5 mg",
    "٥ mg",
    "5 K",
    "5 mg to 2 mg/kg",
    "AUC",
    "AUC 6-5",
    "AUC 5 mg",
]


@pytest.mark.parametrize(("text", "amount", "unit", "per", "basis"), DOSES)
def test_dose(text: str, amount: str, unit: str, per: str, basis: str) -> None:
    dose = Dose.parse(text)
    assert (dose.amount, dose.unit, dose.per, dose.basis) == (Decimal(amount), unit, per, basis)
    assert (dose.high, dose.taper_to, dose.parts, str(dose)) == (None, None, (), text)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "last"),
    [("20 mg to 5 mg", 20, "mg", 5), ("20 to 5 mg", 20, "mg", 5), ("1 g to 500 mg", 1, "g", "0.5"), ("2 mg/kg → 1 mg/kg", 2, "mg", 1)],
)
def test_taper(text: str, amount: int, unit: str, last: int | str) -> None:
    dose = Dose.parse(text)
    assert (dose.amount, dose.unit, dose.taper_to, dose.is_taper) == (Decimal(amount), unit, Decimal(last), True)


@pytest.mark.parametrize("text", ["875 mg/125 mg", "875/125 mg"])
def test_combination(text: str) -> None:
    dose = Dose.parse(text)
    assert dose.parts == ((Decimal(875), "mg"), (Decimal(125), "mg"))
    assert (dose.amount, dose.per) == (Decimal(875), "")


def test_range_of_doses() -> None:
    dose = Dose.parse("1-2 mg/kg")
    assert (dose.amount, dose.high, dose.unit, dose.per) == (Decimal(1), Decimal(2), "mg", "kg")
    exposure = Dose.parse("AUC 5-6")
    assert (exposure.amount, exposure.high, exposure.unit, exposure.shown) == (Decimal(5), Decimal(6), "AUC", "AUC 5–6")


@pytest.mark.parametrize("text", REFUSED)
def test_refused_doses(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Dose.parse(text)
    assert caught.value.code == "bad-dose"


@given(
    st.decimals(min_value=0, max_value=9999, places=1),
    st.sampled_from(["mg", "g", "µg", "mL", "IU", "mmol"]),
    st.sampled_from(["", "/kg", "/m2", "/kg/d", "/h"]),
)
def test_every_dose_of_the_grammar_reads_back(amount: Decimal, unit: str, below: str) -> None:
    dose = Dose.parse(f"{amount} {unit}{below}")
    assert (dose.amount, dose.unit, str(dose)) == (amount, unit, f"{amount} {unit}{below}")


@pytest.mark.parametrize(
    ("text", "hours", "times", "shown"),
    [
        ("6 h", 6, 4, "every 6 h"),
        ("every 6 h", 6, 4, "every 6 h"),
        ("q6h", 6, 4, "every 6h"),
        ("24 h", 24, 1, "every 24 h"),
        ("daily", 24, 1, "daily"),
        ("once daily", 24, 1, "once daily"),
        ("2 times a day", 12, 2, "2 times a day"),
        ("3x/day", 8, 3, "3x/day"),
        ("twice daily", 12, 2, "twice daily"),
        ("bid", 12, 2, "twice daily"),
        ("every other day", 48, "0.5", "every other day"),
        ("2 d", 48, "0.5", "every 2 d"),
        ("once", None, None, "once"),
        ("as needed", None, None, "as needed"),
        ("6 h as needed", 6, None, "every 6 h as needed"),
        ("continuous", None, None, "continuous"),
    ],
)
def test_every(text: str, hours: int | None, times: int | str | None, shown: str) -> None:
    every = Every.parse(text)
    assert (every.hours, every.times_a_day) == (hours, None if times is None else Decimal(times))
    assert (every.shown, str(every)) == (shown, text)
    assert (every.once, every.as_needed, every.is_continuous) == (text == "once", "needed" in text, text == "continuous")


def test_a_range_of_hours_has_no_daily_count() -> None:
    every = Every.parse("4-6 h as needed")
    assert every.shown == "every 4–6 h as needed"
    assert (every.hours, every.hours_high, every.times_a_day) == (Decimal(4), Decimal(6), None)


@pytest.mark.parametrize("text", ["", "qd", "QOD", "0 h", "6", "6-4 h", "0 times a day", "foo", "every", "sometimes"])
def test_refused_frequencies(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Every.parse(text)
    assert caught.value.code == "bad-value"


def test_quantity() -> None:
    weight = Quantity.parse("48 kg")
    assert (weight.number, weight.unit, str(weight)) == (Decimal(48), "kg", "48 kg")
    assert weight.known is not None
    assert Quantity.parse("39.7°C").unit == "°C"
    for text in ("48", "kg", "", "1,5 kg", "٤ kg"):
        with pytest.raises(ValueFault):
            Quantity.parse(text)


@pytest.mark.parametrize("text", ["not reported", "unknown"])
def test_a_dose_or_frequency_that_no_one_told_is_left_out(text: str) -> None:
    for kind in (Dose, Every):
        with pytest.raises(ValueFault) as caught:
            kind.parse(text)
        assert "leave the key out" in caught.value.hint
