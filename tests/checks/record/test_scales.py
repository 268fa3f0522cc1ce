"""Scores and grades that their scale has."""

from __future__ import annotations

from collections.abc import Callable

from casereport.clinical.tables import read_table

Told = Callable[..., dict[str, str]]

OUTCOMES = {
    "{measure: Function, value: '7', scale: mRS}": "off-scale outcomes[0].value",
    "{measure: Function, value: '2', scale: mRS}": "",
    "{measure: modified Rankin score, value: 2 points}": "",
    "{measure: modified Rankin score, value: '2.5'}": "off-scale outcomes[0].value",
    "{measure: Pain, value: '12', scale: NRS 0-10}": "off-scale outcomes[0].value",
    "{measure: Pain, value: 8, scale: NRS}": "",
    "{measure: Pain, value: 62, scale: VAS 0-100}": "",
    "{measure: Pain, value: 62, scale: VAS 0-10}": "off-scale outcomes[0].value",
    "{measure: ECOG performance status, value: '6'}": "off-scale outcomes[0].value",
    "{measure: Karnofsky, value: 75}": "off-scale outcomes[0].value",
    "{measure: Karnofsky, value: 70}": "",
    "{measure: PHQ-9, value: 28/27}": "off-scale outcomes[0].value",
    "{measure: PHQ-9, value: 21/27}": "",
    "{measure: NIHSS, value: '43'}": "off-scale outcomes[0].value",
    "{measure: MMSE, value: 31 of 30}": "off-scale outcomes[0].value",
    "{measure: MoCA, value: 30/30}": "",
    "{measure: EDSS, value: '6.5'}": "",
    "{measure: Time to mRS below 2, value: 90 days}": "",
    "{measure: Glasgow Outcome Scale, value: '6'}": "off-scale outcomes[0].value",
    "{measure: Glasgow Outcome Scale Extended, value: '6'}": "",
    "{measure: modified Ashworth, value: '5'}": "off-scale outcomes[0].value",
    "{measure: Performance, value: '7', scale: 0 to 5}": "off-scale outcomes[0].value",
    "{measure: Performance, value: '3', scale: 0 to 5}": "",
    "{measure: Return to work, value: '12'}": "",
}


def test_outcomes(told: Told) -> None:
    cases = {f"outcomes: [{case}]": expected for case, expected in OUTCOMES.items()}
    assert told("off-scale", cases) == cases


ELSEWHERE = {
    "tests: [{name: Glasgow Coma Scale, at: 1, result: '17'}]": "off-scale tests[0].result",
    "tests: [{name: Glasgow Coma Scale, at: 1, result: '15'}]": "",
    "tests: [{name: Glasgow Coma Scale, at: 1, result: 'E4 V5 M6'}]": "",
    "vitals: [{name: GCS, value: 2 points, at: 1}]": "off-scale vitals[0].value",
    "vitals: [{name: GCS, value: 14 points, at: 1}]": "",
    "tests: [{name: echocardiography LVEF, at: 1, result: 107 %}]": "off-scale tests[0].result",
    "tests: [{name: echocardiography LVEF, at: 1, result: 35 %}]": "",
    "labs: [{analyte: Apgar, values: {1: 11}}]": "off-scale labs[0].values.1",
    "labs: [{analyte: Apgar, values: {1: 9}}]": "",
}


ELSEWHERE |= {
    "outcomes: [{measure: Young Mania Rating Scale, value: '2', scale: 0 to 15}]": "off-scale outcomes[0].value",
    "outcomes: [{measure: Glasgow Coma Scale, value: '12', scale: 3 to 20}]": "off-scale outcomes[0].value",
    "outcomes: [{measure: modified Rankin, value: '2', scale: 0 to 5}]": "",
    "outcomes: [{measure: Barthel, value: '12', scale: 0 to 20}]": "",
    "outcomes: [{measure: pain on the VAS, value: '7', scale: 0 to 10}]": "",
    "outcomes: [{measure: ECOG performance status, value: '1.5', scale: 0 to 5}]": "off-scale outcomes[0].value",
    "outcomes: [{measure: MoCA, value: '22', scale: 0 to 30}]": "",
}


def test_tests_signs_and_series(told: Told) -> None:
    assert told("off-scale", ELSEWHERE) == ELSEWHERE


GRADES = {
    "procedures: [{name: stoma, at: 1, complication_grade: IIIc}]": "off-scale procedures[0].complication_grade",
    "procedures: [{name: stoma, at: 1, complication_grade: VI}]": "off-scale procedures[0].complication_grade",
    "procedures: [{name: stoma, at: 1, complication_grade: V}]": "off-scale procedures[0].complication_grade",
    "procedures: [{name: stoma, at: 1, complication_grade: V}], events: [{at: 2, kind: death, label: Death}]": "",
    "procedures: [{name: stoma, at: 1, complication_grade: Clavien-Dindo IIIa}]": "",
    "procedures: [{name: stoma, at: 1, complication_grade: grade 2}]": "",
    "procedures: [{name: stoma, at: 1, complication_grade: Clavien–Dindo grade I}]": "",
    "procedures: [{name: stoma, at: 1, complication_grade: Clavien–Dindo grade VI}]": "off-scale procedures[0].complication_grade",
    "procedures: [{name: stoma, at: 1, complication_grade: IVad}]": "",
    "procedures: [{name: stoma, at: 1, complications: none, complication_grade: III}]": "off-scale procedures[0].complication_grade",
    "procedures: [{name: stoma, at: 1, complications: Leak with reoperation, complication_grade: II}]": "off-scale "
    "procedures[0].complication_grade",
    "procedures: [{name: stoma, at: 1, complications: Leak with reoperation, complication_grade: IIIb}]": "",
    "procedures: [{name: stoma, at: 1, complications: Ileus treated with an antiemetic, complication_grade: IVa}]": "off-scale "
    "procedures[0].complication_grade",
    "procedures: [{name: stoma, at: 1, complications: Ileus treated with an antiemetic, complication_grade: I}]": "",
    "procedures: [{name: stoma, at: 1, complications: 'None but a seroma, which was aspirated', complication_grade: IIIa}]": "",
    "procedures: [{name: stoma, at: 1, complication_grade: I}], adverse_events: [{label: ileus, severity: Clavien-Dindo IIIb}]": "off-scale "
    "adverse_events[0].severity",
    "procedures: [{name: stoma, at: 1, complication_grade: I}], adverse_events: [{label: ileus, severity: Clavien–Dindo grade I}]": "",
    "adverse_events: [{label: ileus, severity: Clavien-Dindo VI}]": "off-scale adverse_events[0].severity",
    "adverse_events: [{label: leak, severity: Clavien-Dindo II, action: Return to theatre}]": "off-scale adverse_events[0].severity",
    "adverse_events: [{label: leak, severity: Clavien-Dindo II, action: Antibiotics}]": "",
    "adverse_events: [{label: rash, severity: CTCAE grade 6}]": "off-scale adverse_events[0].severity",
    "adverse_events: [{label: rash, severity: grade 0}]": "off-scale adverse_events[0].severity",
    "adverse_events: [{label: rash, severity: grade 5}]": "off-scale adverse_events[0].severity",
    "adverse_events: [{label: rash, severity: grade 5, outcome: Resolved}], events: [{at: 9, kind: death, label: D}]": "off-scale "
    "adverse_events[0].severity",
    "adverse_events: [{label: rash, severity: grade 3}]": "",
    "adverse_events: [{label: rash, severity: grade II}]": "",
    "adverse_events: [{label: rash, severity: severe}]": "",
}


def test_grades(told: Told) -> None:
    assert told("off-scale", GRADES) == GRADES


STAGES = {
    "label: Lung cancer, stage: 'cT2a N2 M1b, stage IVA'": "",
    "label: Lung cancer, stage: 'cT2a N2 M1b, stage IIIA'": "off-scale diagnoses[0].stage",
    "label: Lung cancer, stage: 'cT2a N2 M0, stage IVA'": "off-scale diagnoses[0].stage",
    "label: Lung cancer, stage: 'cT7 N2 M1b, stage IVA'": "off-scale diagnoses[0].stage",
    "label: Lung cancer, stage: 'cT2a N5 M1b, stage IVA'": "off-scale diagnoses[0].stage",
    "label: Lung cancer, stage: 'cT2a N2 M1b, stage VI'": "off-scale diagnoses[0].stage",
    "label: Papillary thyroid carcinoma, stage: 'pT3a N1b M1, stage II'": "",
    "label: Breast cancer, stage: pT1c N0 M0": "",
    "label: Pericarditis, stage: second relapse": "",
}


def test_stages(told: Told) -> None:
    cases = {f"diagnoses: [{{{case}}}]": expected for case, expected in STAGES.items()}
    assert told("off-scale", cases) == cases


def test_every_scale_has_an_order_and_a_name() -> None:
    scales = read_table("scales")["scales"]
    assert len(scales) > 60
    assert all(low < high and names and all(name == name.lower() for name in names) for low, high, _, *names in scales.values())
