"""The arithmetic of doses, and what is usual in a day."""

from __future__ import annotations

from collections.abc import Callable

from casereport.clinical.tables import read_table
from casereport.clinical.units import normalise_unit

Told = Callable[..., dict[str, str]]


def _given(cases: dict[str, str], before: str = "") -> dict[str, str]:
    return {f"{before}treatments: [{{route: oral, days: 3-9, {case}}}]": expected for case, expected in cases.items()}


AGREE = {
    "drug: a, dose: 100 mg, every: 12 h, daily: 200 mg": "",
    "drug: a, dose: 100 mg, every: 12 h, daily: 400 mg": "dose-contradiction treatments[0].daily",
    "drug: a, dose: 2 mg/kg, every: 12 h, daily: 200 mg": "",
    "drug: a, dose: 2 mg/kg, every: 12 h, daily: 2 g": "dose-contradiction treatments[0].daily",
    "drug: a, dose: 2 mg/kg, every: 12 h, daily: 210 mg": "",
    "drug: a, dose: 2 mg/kg, every: 12 h, daily: 4 mg/kg": "",
    "drug: a, dose: 2 mg/kg, every: 12 h, daily: 2 mg/kg": "dose-contradiction treatments[0].daily",
    "drug: a, dose: 1-2 mg/kg, every: 12 h, daily: 4 g": "",
    "drug: a, dose: 100 mg, every: as needed, daily: 400 mg": "",
    "drug: a, dose: 100 mg, every: 24 h, note: This was 2 mg/kg": "",
    "drug: a, dose: 500 mg, every: 24 h, note: This was 2 mg/kg": "dose-contradiction treatments[0].dose",
    "drug: a, dose: 80 mg, every: 24 h, note: 2 mg/kg at most 80 mg": "",
    "drug: a, dose: 100 mg, every: 12 h, note: 4 mg/kg/d in two doses": "",
    "drug: a, dose: 100 mg, every: 12 h, note: 40 mg/kg/d in two doses": "dose-contradiction treatments[0].dose",
    "drug: a, dose: 2 mg/kg, every: 24 h, note: 100 mg each time": "",
    "drug: a, dose: 2 mg/kg, every: 24 h, note: 24 mg each time": "dose-contradiction treatments[0].dose",
    "drug: a, dose: 75 mg/m2, every: 24 h, daily: 500 mg": "",
}


def test_doses_agree(told: Told) -> None:
    cases = _given(AGREE, "weight: 50 kg, ")
    assert told("dose-contradiction", cases) == cases


def test_steps_and_courses_are_looked_at(told: Told) -> None:
    cases = {
        "treatments: [{drug: a, route: oral, every: 12 h, steps: [{days: 1-2, dose: 5 mg, daily: 30 mg}]}]": "dose-contradiction "
        "treatments[0].steps[0].daily",
        "treatments: [{drug: a, route: oral, courses: [{days: 1-2, dose: 5 mg, every: 12 h, daily: 30 mg}]}]": "dose-contradiction "
        "treatments[0].courses[0].daily",
    }
    assert told("dose-contradiction", cases) == cases


COUNTED = {
    "drug: a, dose: 5 mg, every: 1 wk, doses: '2', days: 3-12": "",
    "drug: a, dose: 5 mg, every: 2 wk, doses: '2', days: 3-12": "doubtful-dose treatments[0].doses",
    "drug: a, dose: 5 mg, every: 24 h, doses: '7', days: 3-9": "",
    "drug: a, dose: 5 mg, every: 24 h, doses: '9', days: 3-9": "doubtful-dose treatments[0].doses",
    "drug: a, dose: 5 mg, every: 24 h, doses: '9', days: 3 to ongoing": "",
    "drug: a, dose: 5 mg, every: 24 h, doses: '9', at: 3": "",
}


def test_doses_fit_their_days(told: Told) -> None:
    cases = {f"treatments: [{{route: oral, {case}}}]": expected for case, expected in COUNTED.items()}
    assert told("doubtful-dose", cases) == cases


WAYS = {
    "drug: noradrenaline, rate: 0.1 µg/kg/min, route: iv, at: 1": "",
    "drug: noradrenaline, rate: 0.1 mg/kg/min, route: iv, at: 1": "doubtful-dose treatments[0].rate",
    "drug: noradrenaline, rate: 0.1 µg/kg/min, route: oral, at: 1": "doubtful-dose treatments[0].route",
    "drug: anakinra, dose: 100 mg, route: oral, every: 24 h, at: 1": "doubtful-dose treatments[0].route",
    "drug: anakinra, dose: 100 mg, route: sc, every: 24 h, at: 1": "",
}


def test_ways(told: Told) -> None:
    cases = {f"treatments: [{{{case}}}]": expected for case, expected in WAYS.items()}
    assert told("doubtful-dose", cases) == cases


USUAL = {
    "drug: digoxin, dose: 0.25 mg, every: 24 h": "",
    "drug: digoxin, dose: 25 mg, every: 24 h": "doubtful-dose treatments[0].dose",
    "drug: levothyroxine, dose: 100 mg, every: 24 h": "doubtful-dose treatments[0].dose",
    "drug: Levothyroxine, dose: 100 ug, every: 24 h": "",
    "drug: methylprednisolone, dose: 1 g, every: 24 h": "",
    "drug: methylprednisolone, dose: 10 g, every: 24 h": "doubtful-dose treatments[0].dose",
    "drug: paracetamol, dose: 1 g, every: 6 h": "",
    "drug: paracetamol, dose: 10 g, every: 6 h": "doubtful-dose treatments[0].dose",
    "drug: paracetamol, dose: 1 g, every: 1 h": "doubtful-dose treatments[0].dose",
    "drug: paracetamol, daily: 40 g": "doubtful-dose treatments[0].daily",
    "drug: paracetamol, dose: 15 mg/kg, every: 6 h": "",
    "drug: paracetamol, dose: 150 mg/kg, every: 6 h": "doubtful-dose treatments[0].dose",
    "drug: paracetamol, dose: 10 g, every: 6 h, basis: illustrative": "",
    "drug: enalapril, dose: 5-10 mg, every: 24 h": "",
    "drug: unheard of, dose: 10 g, every: 6 h": "",
    "drug: methotrexate, dose: 15 mg, every: 24 h": "doubtful-dose treatments[0].every",
    "drug: methotrexate, dose: 15 mg, every: 1 wk": "",
}


def test_doses_are_usual(told: Told) -> None:
    cases = _given(USUAL)
    assert told("doubtful-dose", cases) == cases


def test_methotrexate_into_a_vein_daily_is_another_thing(told: Told) -> None:
    cases = {"treatments: [{drug: methotrexate, dose: 15 mg, every: 24 h, route: intrathecal, days: 1-3}]": ""}
    assert told("doubtful-dose", cases) == cases


DRUG = "drug: a, dose: 5 mg, route: oral, every: 24 h, days: 1-3"
INDICATED = {
    f"diagnoses: [{{label: One}}, {{label: Two}}], treatments: [{{{DRUG}}}]": "no-indication treatments[0]",
    f"diagnoses: [{{label: One}}, {{label: Two}}], treatments: [{{{DRUG}, indication: One}}]": "",
    f"diagnoses: [{{label: One}}, {{label: Two}}], treatments: [{{{DRUG}, why: Pain}}]": "",
    f"diagnoses: [{{label: One}}, {{label: Two, status: excluded}}], treatments: [{{{DRUG}}}]": "",
    "diagnoses: [{label: One}, {label: Two}], treatments: [{name: bed rest, days: 1-3}]": "",
}


def test_treatments_have_an_indication(told: Told) -> None:
    assert told("no-indication", INDICATED) == INDICATED


def test_the_table_is_in_units_that_are_known() -> None:
    daily = read_table("drugs")["daily"]
    assert len(daily) > 80
    assert all(normalise_unit(row[1]) and row[0] > 0 for name, row in daily.items() if name != "source")


MORE = {
    "age: 60 y, weight: 86 kg, treatments: [{drug: enoxaparin, dose: 400 mg, route: sc, every: 24 h, days: 1-3}]": "doubtful-dose "
    "treatments[0].dose",
    "age: 60 y, weight: 86 kg, treatments: [{drug: enoxaparin, dose: 80 mg, route: sc, every: 12 h, days: 1-3}]": "",
    "age: 3 y, weight: 14 kg, treatments: [{drug: paracetamol, dose: 1 g, route: oral, every: 6 h, days: 1-3}]": "doubtful-dose "
    "treatments[0].dose",
    "age: 3 y, weight: 14 kg, treatments: [{drug: paracetamol, dose: 200 mg, route: oral, every: 6 h, days: 1-3}]": "",
    "age: 3 y, weight: 14 kg, treatments: [{drug: paracetamol, dose: 15 mg/kg, route: oral, every: 6 h, days: 1-3}]": "",
    "treatments: [{drug: a, dose: 2 mg, route: iv, every: 8 h, days: 1-9, doses: '9'}]": "doubtful-dose treatments[0].doses",
    "treatments: [{drug: a, dose: 2 mg, route: iv, every: 8 h, days: 1-9, doses: '27'}]": "",
    "treatments: [{drug: a, dose: 2 mg, route: iv, every: 8 h, days: 1-9, doses: '9', note: Some were withheld}]": "",
    "treatments: [{drug: a, dose: 2 mg, route: iv, every: 24 h, days: 1-4, doses: '2'}]": "",
}


def test_children_narrow_drugs_and_few_doses(told: Told) -> None:
    assert told("doubtful-dose", MORE) == MORE


def test_a_drug_without_an_indication_among_others(told: Told) -> None:
    three = "{drug: a, indication: x}, {drug: b, indication: y}, "
    cases = {
        f"treatments: [{three}{{drug: c}}]": "no-indication treatments[2]",
        f"treatments: [{three}{{drug: c, indication: z}}]": "",
        "treatments: [{drug: a}, {drug: b}, {drug: c, indication: z}]": "",
        "treatments: [{drug: a, indication: x}, {drug: c}]": "",
    }
    assert told("no-indication", cases) == cases


def test_a_dose_of_nothing(told: Told) -> None:
    cases = {f"treatments: [{{drug: a, dose: {dose}, route: oral, every: 24 h, days: 1-2}}]": said for dose, said in {
        "0 mg": "implausible-value treatments[0].dose", "0.0 mg": "implausible-value treatments[0].dose", "0.1 mg": "", "20 mg to 0 mg": "",
    }.items()}  # fmt: skip
    assert told("implausible-value", cases) == cases
