"""Treatments, procedures, outcomes and adverse events as they are printed."""

from __future__ import annotations

from pathlib import Path

from tests.document.short import document, rows, tables, terms

TREATMENTS = """
patients:
  - id: P1
    treatments:
      - {drug: tocilizumab, short: TCZ, class: IL-6 receptor antibody, dose: 8 mg/kg, route: iv, every: 2 wk, doses: "2", days: 3-17, indication: Shock, response: Well in a day}
      - drug: prednisolone
        route: oral
        every: 24 h
        indication: Arthritis
        steps:
          - {days: 1-4, dose: 30 mg}
          - {days: 5-9, dose: 20 mg to 5 mg, taper: 5 mg every 2 d, why: better}
      - {drug: colchicine, courses: [{days: 1-5, daily: 1 mg}, {days: 9 to ongoing, daily: 15 mg/kg/d, rechallenge: inadvertent}]}
      - {drug: noradrenaline, rate: 0.1 µg/kg/min, at: about 2}
      - {name: cooling, days: before 1 to 3}
"""


def test_treatments_by_drug_step_and_course(tmp_path: Path) -> None:
    assert rows(tables(document(tmp_path / "case", TREATMENTS))[0]) == [
        ["Treatment", "Dose", "Route and frequency", "Time", "Reason, response"],
        ["Tocilizumab (TCZ; IL-6 receptor antibody)", "8 mg/kg, 2 doses", "Intravenous, every 2 wk", "Days 3–17", "Shock; Well in a day"],
        ["Prednisolone", "30 mg", "Oral, every 24 h", "Days 1–4", "Arthritis"],
        ["Prednisolone, continued", "20 mg to 5 mg, taper: 5 mg every 2 d", "Oral, every 24 h", "Days 5–9", "better"],
        ["Colchicine", "1 mg per day", "", "Days 1–5", ""],
        ["Colchicine, continued", "15 mg/kg/d", "", "From day 9, ongoing", "inadvertent rechallenge"],
        ["Noradrenaline", "At 0.1 µg/kg/min", "", "About day 2", ""],
        ["Cooling", "", "", "From before day 1 to day 3", ""],
    ]


def test_a_table_of_several_patients_names_them(tmp_path: Path) -> None:
    text = """
patients:
  - {id: A, treatments: [{drug: aspirin, days: 1-2}]}
  - {id: B, treatments: [{drug: heparin, days: 3-4}]}
  - {id: C, treatments: [{drug: iron, days: 5-6}]}
tables: [{id: t, kind: treatments, title: Of two, patients: [A, B]}]
sections: {case: See @tbl:t.}
"""
    found = tables(document(tmp_path / "case", text))
    assert [row[:2] for row in rows(found[0])] == [["Patient", "Treatment"], ["Patient A", "Aspirin"], ["Patient B", "Heparin"]]
    assert [row[0] for row in rows(found[1])] == ["Treatment", "Iron"]


def test_illustrative_treatments_are_drawn_and_not_tabulated(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    labs: [{analyte: crp, basis: illustrative, values: {1: 9, 2: 8, 3: 7}}]
    treatments: [{drug: aspirin, basis: illustrative, dose: 1 g, days: 1-2}, {drug: iron, dose: 2 g, days: 1-2}]
figures: [{id: f, kind: course, treatments: [aspirin]}]
sections: {case: See @fig:f.}
"""
    found = tables(document(tmp_path / "case", text))
    assert [row[0] for table in found for row in rows(table)] == ["Treatment", "Iron"]


def test_procedures_adherence_outcomes_and_adverse_events(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    procedures: [{name: biopsy, at: 2, anaesthesia: local, operator: resident, device: 18 G needle, indication: Mass, findings: Fibrosis., result: Benign, complications: none, complication_grade: II}]
    adherence: {statement: All doses taken., method: diary, tolerability: good}
    outcomes: [{measure: Pain, value: "2", scale: NRS 0–10, assessor: patient, at: 9, note: Was 8.}, {measure: Ejection fraction, value: 55%, assessor: device}]
    adverse_events: [{label: Rash, severity: mild, suspected: [aspirin, iron], causality: probable (Naranjo 6), dechallenge: positive, action: stopped, outcome: gone, days: 3-5}]
"""
    assert {key: value.replace("\u00a0", " ") for key, value in terms(document(tmp_path / "case", text)).items()} == {
        "Biopsy": "day 2; anaesthesia: local; operator: resident; device: 18 G needle; indication: Mass; findings: Fibrosis; result: Benign; "
        "complications: none; Clavien-Dindo grade II",
        "Adherence and tolerability": "All doses taken; tolerability: good; assessed by: diary",
        "Pain": "2 (NRS 0–10, day 9, assessed by the patient, Was 8)",
        "Ejection fraction": "55% (assessed by a device)",
        "Adverse event": "Rash (mild; days 3–5; suspected: aspirin and iron; causality: probable (Naranjo 6); dechallenge positive; "
        "action: stopped; outcome: gone)",
    }


def test_negative_answers_keep_their_words(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    treatments: none
    outcomes: not asked
    adverse_events: {none: yes, asked: weekly calls}
    adherence: not applicable
    history: {allergies: none known, tobacco: denied, alcohol: not asked, diet: not asked, travel: {not_applicable: newborn}}
"""
    assert terms(document(tmp_path / "case", text)) == {
        "Treatment": "none",
        "Outcome": "not asked",
        "Adverse events": "none (asked: weekly calls)",
        "Adherence and tolerability": "not applicable",
        "Allergies": "none known",
        "Tobacco": "denied",
        "Not asked": "diet and alcohol",
        "Travel": "not applicable (newborn)",
    }
