"""Ages and what each policy lets through."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.model.ages import Age, AgePolicy
from casereport.model.values import ValueFault

PRINTED = [
    ("14 y", "exact", "14 years", "14-year-old"),
    ("14-year-old", "exact", "14 years", "14-year-old"),
    ("1 y", "exact", "1 year", "1-year-old"),
    ("18 mo", "exact", "18 months", "18-month-old"),
    ("3 wk", "exact", "3 weeks", "3-week-old"),
    ("9 y 6 mo", "exact", "9 years 6 months", "9-year-6-month-old"),
    ("0 d", "exact", "newborn", "newborn"),
    ("0 h", "exact", "newborn", "newborn"),
    ("Newborn", "exact", "newborn", "newborn"),
    ("newborn", "decade", "under 1 month", "newborn"),
    ("34+2 wk", "exact", "newborn of 34+2 weeks of gestation", "34+2-week newborn"),
    ("41+0 weeks of gestation", "exact", "newborn of 41+0 weeks of gestation", "41+0-week newborn"),
    ("0 y", "exact", "0 years", "0-year-old"),
    ("33 + 6 weeks", "exact", "newborn of 33+6 weeks of gestation", "33+6-week newborn"),
    ("34+2 wk", "band", "under 1 month", "newborn"),
    ("60s", "exact", "60s", "60-to-69-year-old"),
    (">89", "exact", "90 or older", "over-89-year-old"),
    ("93 y", "exact", "90 or older", "over-89-year-old"),
    ("90 y", "exact", "90 or older", "over-89-year-old"),
    ("1100 mo", "exact", "90 or older", "over-89-year-old"),
    ("90s", "exact", "90 or older", "over-89-year-old"),
    ("89 y", "exact", "89 years", "89-year-old"),
    ("not reported", "exact", "not reported", ""),
    ("14 y", "decade", "teens", "teenage"),
    ("47 y", "decade", "40s", "40-to-49-year-old"),
    ("11 y", "decade", "2–12 years", "2-to-12-year-old"),
    ("5 d", "decade", "under 1 month", "newborn"),
    ("93 y", "decade", "90 or older", "over-89-year-old"),
    ("14 y", "band", "13–18 years", "13-to-18-year-old"),
    ("18 mo", "band", "1–23 months", "1-to-23-month-old"),
    ("70 y", "band", "65 or older", "over-64-year-old"),
    ("14 y", "none", "", ""),
]


@pytest.mark.parametrize(("text", "policy", "noun", "adjective"), PRINTED)
def test_printed_under_a_policy(text: str, policy: AgePolicy, noun: str, adjective: str) -> None:
    age = Age.parse(text)
    assert (age.text(policy), age.text(policy, adjective=True)) == (noun, adjective)
    assert str(age) == text


def test_years() -> None:
    assert Age.parse("14 y").years == 14
    assert Age.parse("6 mo").years == Decimal("0.5")
    assert Age.parse("60s").years is None
    assert not Age.parse("not reported").is_reported


@pytest.mark.parametrize("text", ["14", "-3 y", "200 y", "y", "", "14 min", "unknown", "2010-03-01", "66s", "١٤ y", "1e3 y", "14 y 14 y"])
def test_refused(text: str) -> None:
    with pytest.raises(ValueFault) as caught:
        Age.parse(text)
    assert caught.value.code == "bad-value"


@given(st.integers(90, 130), st.sampled_from(["y", "years", "-year-old"]), st.booleans())
def test_no_policy_prints_an_age_above_89(years: int, unit: str, adjective: bool) -> None:
    policies: tuple[AgePolicy, ...] = ("exact", "decade", "band", "none")
    for policy in policies:
        printed = Age.parse(f"{years}{unit if unit[0] == '-' else ' ' + unit}").text(policy, adjective=adjective)
        assert set(re.findall("[0-9]+", printed)) <= {"90", "89"}
        assert printed in {"", "90 or older", "over-89-year-old"}


@given(st.integers(13, 89))
def test_coarse_policies_hold_the_age_and_never_print_it_alone(years: int) -> None:
    age = Age.parse(f"{years} y")
    assert str(years) + " years" != age.text("decade")
    low, high = (int(n) for n in re.findall("[0-9]+", age.text("band").replace("65 or older", "65 130")))
    assert low <= years <= high
