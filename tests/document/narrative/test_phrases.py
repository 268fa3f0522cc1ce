"""People, lists and doses in words."""

from __future__ import annotations

from typing import Any

import pytest
from tests.document.dump import inline

from casereport.document.narrative.phrases import (
    article_for,
    detailed,
    dose_text,
    joined,
    listed,
    manner_text,
    person_text,
    regimen_text,
    without_stop,
)
from casereport.model.course import Treatment
from casereport.model.patient import Patient
from casereport.model.values import Every
from casereport.tree import Text


@pytest.mark.parametrize(
    ("age", "sex", "text"),
    [
        ("11 y", "female", "an 11-year-old girl"),
        ("14 y", "male", "a 14-year-old boy"),
        ("17 y", "male", "a 17-year-old boy"),
        ("18 y", "male", "an 18-year-old man"),
        ("8 y", "female", "an 8-year-old girl"),
        ("80 y", "female", "an 80-year-old woman"),
        ("18 mo", "male", "an 18-month-old boy"),
        ("3 d", "female", "a 3-day-old girl"),
        ("110 y", "female", "an over-89-year-old woman"),
        ("60s", "male", "a 60-to-69-year-old man"),
        (">89", "male", "an over-89-year-old man"),
        ("61 y", "intersex", "a 61-year-old intersex patient"),
        ("61 y", None, "a 61-year-old patient"),
        (None, "female", "a female patient"),
        ("not reported", "male", "a male patient"),
        (None, None, "a "),
        ("61 y", "unknown", "a 61-year-old patient"),
    ],
)
def test_a_person(age: str | None, sex: str | None, text: str) -> None:
    told = person_text(Patient.model_validate({"id": "P1", **({"age": age} if age else {}), **({"sex": sex} if sex else {})}), "exact")
    assert f"{article_for(told)} {told}" == text


@pytest.mark.parametrize(
    ("gender", "told"),
    [("woman", "30-year-old woman"), ("Non-binary", "30-year-old non-binary patient"), ("trans man", "30-year-old trans man")],
)
def test_a_stated_gender_is_the_noun(gender: str, told: str) -> None:
    patient = Patient.model_validate({"id": "P1", "age": "30 y", "sex": "male", "gender": gender})
    assert person_text(patient, "exact") == told


@pytest.mark.parametrize(("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_listed(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_details_stand_in_brackets_without_stray_stops() -> None:
    label = (Text("fever"),)
    assert inline(detailed(label, ["day 3", "", "Worse at night.", (Text("severe."),)])) == "fever (day 3, Worse at night, severe)"
    assert inline(detailed(label, [])) == "fever"
    assert inline(detailed((), ["day 3"])) == "(day 3)"
    assert inline(joined([(Text("One."),), (), (Text("Two."),)])) == "One; Two."
    assert inline(joined([(Text("One."),), (Text("Two."),)], " ")) == "One. Two."
    assert inline(without_stop((Text("and so on..."),))) == "and so on..."


@pytest.mark.parametrize(
    ("how", "text"),
    [
        (None, ""),
        ("audiometry", "by audiometry"),
        ("on palpation", "on palpation"),
        ("by phone", "by phone"),
        ("bypass film", "by bypass film"),
    ],
)
def test_manner(how: str | None, text: str) -> None:
    assert manner_text(how) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"dose": "2 mg/kg"}, "2 mg/kg"),
        ({"dose": "3-5 mg/kg"}, "3–5 mg/kg"),
        ({"dose": "60 mg/m2", "doses": "2"}, "60 mg/m², 2 doses"),
        ({"rate": "0.2 mcg/kg/h"}, "at 0.2 µg/kg/h"),
        ({"daily": "40 mg"}, "40 mg per day"),
        ({"daily": "15 mg/kg/d"}, "15 mg/kg/d"),
        ({"rate": "5 mg/h"}, "at 5 mg/h"),
        ({"rate": "5 mg"}, "5 mg (rate)"),
        ({"dose": "1 g", "doses": "1"}, "1 g, 1 dose"),
        ({"dose": "1 g", "doses": "3"}, "1 g, 3 doses"),
        ({"dose": "1 g", "doses": "two or three doses"}, "1 g, two or three doses"),
        ({}, ""),
    ],
)
def test_doses(fields: dict[str, Any], text: str) -> None:
    assert dose_text(Treatment.model_validate({"drug": "x", **fields})) == text


@pytest.mark.parametrize(
    ("route", "every", "text"),
    [("iv", "6 h", "intravenous, every 6 h"), ("by ear", None, "by ear"), (None, "once", "once"), (None, None, "")],
)
def test_regimens(route: str | None, every: str | None, text: str) -> None:
    assert regimen_text(route, Every.parse(every) if every else None) == text
