"""What the author's sections tell is not printed again behind them, of any kind of entry; what they leave out is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import document, tables, text_of

from casereport.tree import Document, Section, plain, walk

RECORD = """
patients:
  - id: P1
    age: 47 y
    sex: male
    clock: hospital
    presenting: [{finding: jaundice, at: 1}]
    history: {medical: [asthma, gout], allergies: none known, tobacco: none, family: [colon cancer]}
    vitals: [{name: Heart rate, value: 112 /min, at: 1}]
    exam: [{label: spider naevi, at: 1}, {label: ascites, present: no, at: 1}]
    tests: [{name: Hepatitis serology, at: 2, result: negative}]
    imaging: [{kind: Computed tomography, region: abdomen, at: 3, result: no thrombosis}]
    labs:
      - {analyte: ALT, unit: U/L, reference: 7-55, values: {1: 412, 4: 268, 9: 61}}
    treatments: [{drug: acetylcysteine, dose: 150 mg/kg, route: iv, every: 24 h, days: 1-3}]
    procedures: [{name: liver biopsy, at: 5, result: ballooned hepatocytes}]
    diagnoses: [{label: Drug-induced liver injury}]
    outcomes: [{measure: Jaundice, value: cleared, at: 9}]
    adverse_events: [{label: urticaria, suspected: acetylcysteine, at: 2, outcome: settled}]
    events: [{at: 1, kind: admission, label: Admission}, {at: 9, kind: discharge, label: Discharge}]
    follow_up: Well after three months.
"""

SENTENCES = {
    "person": "A 47-year-old man was admitted on day 1 with jaundice.",
    "history": "He had gout and asthma, no known allergies, and did not smoke.",
    "family": "His father had died of colon cancer.",
    "exam": "The heart rate was 112/min; he had spider naevi but no ascites.",
    "tests": "Serology for hepatitis was negative on day 2.",
    "imaging": "On day 3 a CT scan of the abdomen showed no thrombosis.",
    "labs": "ALT was 412 on day 1, 268 on day 4 and 61 on day 9.",
    "treatment": "Acetylcysteine was given intravenously from day 1 to day 3 at 150 mg/kg every 24 hours.",
    "biopsy": "Biopsy of the liver on day 5 showed ballooned hepatocytes.",
    "diagnosis": "Drug-induced liver injury was diagnosed.",
    "outcome": "The jaundice had cleared on day 9, when he was discharged.",
    "adverse": "Urticaria, suspected to come from acetylcysteine, appeared on day 2 and settled.",
    "follow_up": "He was well after three months.",
}

LEFT = {
    "family": "The patient’s family history included colon cancer.",
    "tests": "On day 2, hepatitis serology was negative.",
    "imaging": "On day 3, computed tomography of the abdomen showed no thrombosis.",
    "labs": "Alanine aminotransferase (reference 7–55) was 412 U/L on day 1, 268 U/L on day 4 and 61 U/L on day 9.",
    "treatment": "On days 1–3, acetylcysteine was given at 150 mg/kg intravenously every 24 h.",
    "biopsy": "On day 5, the patient underwent liver biopsy, which showed ballooned hepatocytes.",
    "diagnosis": "The diagnosis was drug-induced liver injury.",
    "adverse": "On day 2, urticaria occurred, with acetylcysteine suspected as the cause. It settled.",
    "follow_up": "The patient was well after three months.",
}
"""What is printed behind the prose when it lacks one of the sentences."""


def lines(made: Document) -> list[str]:
    """Everything in the body, line by line."""
    return [line.replace("\u00a0", " ") for section in made.body for line in text_of(made, section.role).splitlines()]


def with_prose(folder: Path, sentences: dict[str, str], record: str = RECORD) -> Document:
    """The report of the record with one section of these sentences."""
    prose = " ".join(sentences.values())
    return document(folder, f'{record}sections: {{case: {{rest: print, text: "{prose}"}}}}\n')


def test_a_case_told_whole_is_followed_by_nothing(tmp_path: Path) -> None:
    made = with_prose(tmp_path / "case", SENTENCES)
    assert lines(made) == [" ".join(SENTENCES.values())]
    assert tables(made) == []
    assert [plain(node.title) for node in walk(made.back) if isinstance(node, Section)] == ["Consent for publication"]


@pytest.mark.parametrize("name", LEFT)
def test_what_the_prose_leaves_out_is_printed_and_nothing_else(tmp_path: Path, name: str) -> None:
    left = {key: text for key, text in SENTENCES.items() if key != name}
    assert lines(with_prose(tmp_path / "case", left))[1:] == [LEFT[name]]


CHANGED = {
    "He had gout, and no history of asthma; he smoked and had no known allergies.": [
        "The patient had a history of asthma and did not smoke."
    ],
    "He had asthma and gout and was allergic to nickel, but did not smoke.": ["The patient had no known allergies."],
}


@pytest.mark.parametrize("history", CHANGED)
def test_a_history_that_says_otherwise_tells_nothing(tmp_path: Path, history: str) -> None:
    assert lines(with_prose(tmp_path / "case", SENTENCES | {"history": history}))[1:] == CHANGED[history]


@pytest.mark.parametrize(
    ("labs", "is_told"),
    [
        ("ALT was 412, 268 and 61.", True),
        ("ALT was {{ lab('ALT', day=1) }}, {{ lab('ALT', day=4) }} and {{ lab('ALT', day=9) }}.", True),
        ("Alanine aminotransferase fell from 412 on day 1 to 268 on day 4; ALT was 61 on day 9.", True),
        ("ALT was 412 on day 1 and 61 on day 9.", False),
        ("ALT was 412 on day 4, 268 on day 1 and 61 on day 9.", False),
        ("AST was 412 on day 1, 268 on day 4 and 61 on day 9.", False),
        ("ALT was 412, 268 and 63.", False),
    ],
)
def test_a_table_of_results_goes_only_when_every_value_is_told(tmp_path: Path, labs: str, is_told: bool) -> None:
    made = with_prose(tmp_path / "case", SENTENCES | {"labs": labs})
    assert (len(lines(made)) == 1) is is_told


def test_equal_values_without_days_are_not_taken_for_one_another(tmp_path: Path) -> None:
    record = RECORD.replace("9: 61", "9: 412")
    assert len(lines(with_prose(tmp_path / "case", SENTENCES | {"labs": "ALT was 412 and 268."}, record))) == 2


def test_a_table_with_one_row_untold_keeps_them_all(tmp_path: Path) -> None:
    record = RECORD.replace("label: Admission}", "label: Admission}, {at: 4, kind: transfer, label: Transfer to a ward}")
    (table,) = tables(with_prose(tmp_path / "case", SENTENCES, record))
    assert [plain(row[1].children) for row in table.rows] == ["Admission", "Transfer to a ward", "Discharge"]


def test_a_dose_other_than_the_records_tells_no_treatment(tmp_path: Path) -> None:
    told = SENTENCES["treatment"].replace("150", "100")
    assert LEFT["treatment"] in lines(with_prose(tmp_path / "case", SENTENCES | {"treatment": told}))


def test_a_table_that_the_author_asks_for_is_printed(tmp_path: Path) -> None:
    asked = RECORD + "tables: [{id: given, kind: treatments}, {id: course, kind: events}, {id: values, kind: labs}]\n"
    cited = SENTENCES | {"tables": "See @tbl:given, @tbl:course and @tbl:values."}
    assert len(tables(with_prose(tmp_path / "case", cited, asked))) == 3


def test_what_is_told_of_one_patient_is_not_told_of_the_other(tmp_path: Path) -> None:
    two = """
patients:
  - {id: P1, label: Patient 1, age: 11 y, sex: female, clock: hospital, imaging: [{kind: MRI, region: brain, at: 2, result: oedema}]}
  - {id: P2, label: Patient 2, age: 61 y, sex: male, clock: hospital, imaging: [{kind: MRI, region: brain, at: 2, result: oedema}]}
sections:
  case:
   rest: print
   text: |
    ### Patient 1
    A girl of 11 years came. MRI of the brain on day 2 showed oedema.

    ### Patient 2
    A man of 61 years came.
"""
    made = document(tmp_path / "case", two)
    told = [line.replace("\u00a0", " ") for section in made.body for line in text_of(made, section.role).splitlines()]
    assert told.count("On day 2, MRI of the brain showed oedema.") == 1
    assert told.index("On day 2, MRI of the brain showed oedema.") > told.index("# Patient 2")


STEPS = """
patients:
  - id: P1
    age: 47 y
    sex: male
    clock: hospital
    weight: 71 kg
    treatments:
      - {drug: prednisone, route: oral, every: 24 h, steps: [{days: 6-12, dose: 50 mg}, {days: 13-19, dose: 30 mg}]}
      - {drug: rituximab, dose: 500 mg, route: iv, every: 7 d, days: 4-25}
    differential: [{dx: pneumonia, against: [normal radiograph], verdict: excluded}, {dx: asthma, verdict: unlikely}]
"""


def test_steps_weekly_doses_weight_and_differential(tmp_path: Path) -> None:
    told = (
        "A 47-year-old man weighed 71 kg. Oral prednisone was given at 50 mg a day from day 6 to day 12 and at 30 mg a day from day 13 to day 19. "
        "He had intravenous rituximab 500 mg weekly from day 4 to day 25. Pneumonia was excluded by a normal radiograph; asthma was unlikely."
    )
    assert lines(document(tmp_path / "told", f'{STEPS}sections: {{case: {{rest: print, text: "{told}"}}}}\n')) == [told]
    other = told.replace("30 mg", "40 mg").replace("asthma was unlikely", "asthma was likely").replace("71", "70")
    made = document(tmp_path / "other", f'{STEPS}sections: {{case: {{rest: print, text: "{other}"}}}}\n')
    assert lines(made)[1:] == [
        "The patient weighed 71 kg.",
        "Asthma was judged unlikely.",
        "On days 13–19, prednisone was given at 30 mg orally every 24 h.",
    ]


def test_a_paragraph_that_names_one_patient_tells_of_that_one(tmp_path: Path) -> None:
    two = """
patients:
  - {id: P1, age: 11 y, sex: female, clock: hospital, exam: [{label: rash, at: 1}], events: [{at: 5, kind: discharge, label: Discharge}]}
  - {id: P2, age: 61 y, sex: male, clock: hospital, exam: [{label: rash, at: 1}], events: [{at: 9, kind: discharge, label: Discharge}]}
sections:
  case:
   rest: print
   text: |
    Patient 1, an 11-year-old girl, came early. She had a rash. She was discharged on day 5.

    Patient 2 was a 61-year-old man. He was discharged on day 9.
"""
    told = lines(document(tmp_path / "case", two))
    assert told[2:] == ["# Patient P2", "On day 1, Patient P2 had a rash."]
