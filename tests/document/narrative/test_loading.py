"""A loading dose or bolus is told with what followed it; no change of dose is made of an infusion."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import told

GIVEN = {
    "{drug: heparin, route: iv, steps: [{at: 2, dose: 5000 IU}, {days: 2-4, rate: 1000 IU/h}]}": (
        "On day 2, heparin was given as an intravenous bolus of 5000 IU, followed on days 2–4 by an infusion at 1000 IU/h."
    ),
    "{drug: amiodarone, steps: [{days: 1 08:00 to 1 09:00, dose: 300 mg}, {days: 1 09:00 to 2 09:00, rate: 0.5 mg/min}]}": (
        "On day 1 from 08:00 to 09:00, amiodarone was given as a loading dose of 300 mg, "
        "followed from day 1 at 09:00 to day 2 at 09:00 by an infusion at 0.5 mg/min."
    ),
    "{drug: phenytoin, route: iv, steps: [{at: 1, dose: 1 g, why: loading dose}, {days: 1-5, dose: 100 mg, every: 8 h}]}": (
        "On day 1, phenytoin was given at 1 g intravenously as a loading dose, followed on days 1–5 by 100 mg every 8 h."
    ),
    "{drug: valproate, route: iv, steps: [{at: 1, dose: 2 g}, {days: 1-5, dose: 600 mg, every: 8 h}]}": (
        "On day 1, valproate was given at 2 g intravenously, followed on days 1–5 by 600 mg every 8 h."
    ),
    "{drug: furosemide, route: iv, steps: [{days: 1-2, dose: 40 mg, every: 12 h}, {days: 3-4, rate: 10 mg/h}]}": (
        "On day 1, furosemide was started at 40 mg intravenously every 12 h. "
        "Two days later, this was changed to an infusion at a rate of 10 mg/h, and furosemide was stopped on day 4."
    ),
    "{drug: dopamine, steps: [{days: 1-2, rate: 5 µg/kg/min}, {days: 3-4, rate: 10 µg/kg/min}]}": (
        "On day 1, dopamine was started at a rate of 5 µg/kg/min. "
        "Two days later, the rate was increased to 10 µg/kg/min, and dopamine was stopped on day 4."
    ),
}


@pytest.mark.parametrize("typed", GIVEN)
def test_a_loading_dose_with_what_followed(typed: str, tmp_path: Path) -> None:
    assert told(tmp_path / "case", f"treatments: [{typed}]").replace("\u00a0", " ") == GIVEN[typed]


def test_doses_in_grams_and_milligrams_are_compared(tmp_path: Path) -> None:
    steps = "steps: [{days: 1-3, dose: 1 g}, {days: 4-8, dose: 60 mg}]"
    text = told(tmp_path / "case", f"treatments: [{{drug: methylprednisolone, {steps}}}]")
    assert "the dose was reduced to 60 mg" in text.replace("\u00a0", " ")


COUNTED = {
    "{name: plasma exchange, doses: 7, days: 2-9}": "On days 2–9, the patient received seven sessions of plasma exchange.",
    "{name: platelet transfusion, doses: 2, at: 2}": "On day 2, the patient received two platelet transfusions.",
    "{name: packed red cells, doses: 3, at: 2}": "On day 2, the patient received three units of packed red cells.",
    "{name: packed red cells, dose: 10 mL/kg, doses: 2, at: 2}": "On day 2, the patient received packed red cells at 10 mL/kg for two doses.",
    "{name: radiotherapy, dose: 2 Gy, doses: 15, days: 2-20}": "On days 2–20, the patient received 15 fractions of radiotherapy at 2 Gy.",
    "{drug: cefazolin, dose: 2 g, doses: 1, at: 2}": "On day 2, cefazolin was given at 2 g as a single dose.",
    "{drug: vincristine, doses: 6 cycles, days: 2-90}": "On days 2–90, vincristine was given in 6 cycles.",
    "{name: withdrawal of amiodarone, at: 2}": "On day 2, treatment included withdrawal of amiodarone.",
}


@pytest.mark.parametrize("typed", COUNTED)
def test_what_was_given_is_counted_in_what_it_comes_in(typed: str, tmp_path: Path) -> None:
    assert told(tmp_path / "case", f"treatments: [{typed}]").replace("\u00a0", " ") == COUNTED[typed]
