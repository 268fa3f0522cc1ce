"""Death last, days inside the stay, onset first."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., dict[str, str]]
DEATH = "{at: 10, kind: death, label: Death}"

AFTER = {
    f"events: [{DEATH}, {{at: 12, kind: treatment, label: Dialysis}}]": "after-death events[1]",
    f"events: [{DEATH}, {{at: 10, kind: treatment, label: Dialysis}}]": "",
    f"events: [{DEATH}, {{at: 12, kind: other, label: Autopsy}}]": "",
    f"events: [{DEATH}, {{at: 30, kind: diagnosis, label: Result of exome sequencing}}]": "",
    f"events: [{DEATH}, {{at: unknown, kind: other, label: Surgery}}]": "",
    f"events: [{DEATH}], treatments: [{{drug: a, dose: 1 mg, route: iv, every: 24 h, days: 12-14}}]": "after-death treatments[0]",
    f"events: [{DEATH}], treatments: [{{drug: a, dose: 1 mg, route: iv, every: 24 h, days: 8-10}}]": "",
    f"events: [{DEATH}], treatments: [{{drug: a, dose: 1 mg, route: iv, every: 24 h, days: 8-14}}]": "after-death treatments[0].days",
    f"events: [{DEATH}], treatments: [{{drug: a, dose: 1 mg, route: iv, every: 24 h, days: 8 to ongoing}}]": "after-death "
    "treatments[0].days",
    f"events: [{DEATH}], labs: [{{analyte: crp, unit: mg/L, values: {{9: 90, 11: 80}}}}]": "after-death labs[0].values.11",
    f"events: [{DEATH}], labs: [{{analyte: crp, unit: mg/L, specimen: post-mortem blood, values: {{11: 80}}}}]": "",
    f"events: [{DEATH}], vitals: [{{name: heart rate, value: 90 /min, at: 11}}]": "after-death vitals[0]",
    f"events: [{DEATH}], procedures: [{{name: Autopsy, at: 11}}]": "",
    f"events: [{DEATH}], outcomes: [{{measure: Function, value: '3', scale: 0 to 5, assessor: clinician, at: 11}}]": "after-death outcomes[0]",
    f"events: [{DEATH}], procedures: [{{name: Tracheostomy, at: 11}}]": "after-death procedures[0]",
    f"events: [{DEATH}, {{at: 10, kind: discharge, label: Discharge}}]": "after-death events[1]",
    f"events: [{DEATH}, {{at: 3, kind: discharge, label: Discharge}}]": "",
    "events: [{at: 12, kind: treatment, label: Dialysis}]": "",
}


def test_death_is_last(told: Told) -> None:
    assert told("after-death", AFTER) == AFTER


BORN = {
    "age: newborn, events: [{at: 1, kind: other, label: Birth at 39 weeks}, {at: -2, kind: other, label: Extubation}]": "day-order events[1]",
    "age: newborn, events: [{at: 1, kind: other, label: Birth at 39 weeks}, {at: -2, kind: other, label: Antenatal steroids}]": "",
    "age: newborn, events: [{at: 1, kind: other, label: Birth at 39 weeks}, {at: 2, kind: other, label: Extubation}]": "",
    "age: newborn, events: [{at: 1, kind: other, label: Birth}], labs: [{analyte: lactate, unit: mmol/L, values: {-3: 3.4}}]": "day-order "
    "labs[0].values.-3",
    "age: 30 y, events: [{at: 1, kind: other, label: Birth of a daughter}, {at: -2, kind: other, label: Amniocentesis}]": "",
}


def test_birth_is_first(told: Told) -> None:
    assert told("day-order", BORN) == BORN


ONSETS = {
    "findings: [{label: rash, onset: 5, at: 3}]": "onset-order findings[0].onset",
    "findings: [{label: rash, onset: 3, at: 5}]": "",
    "findings: [{label: rash, onset: 3, at: 3}]": "",
    "presenting: [{finding: fever, at: 6}], diagnoses: [{label: Sepsis, at: 3}]": "onset-order presenting[0]",
    "presenting: [{finding: fever, at: 1}], diagnoses: [{label: Sepsis, at: 3}]": "",
    "presenting: [{finding: fever, at: 6}], diagnoses: [{label: Sepsis, at: 3}, {label: Lupus}]": "",
    "presenting: [{finding: fever, at: 6}], diagnoses: [{label: Sepsis, at: 3, status: provisional}]": "",
}


def test_onset_comes_first(told: Told) -> None:
    assert told("onset-order", ONSETS) == ONSETS
