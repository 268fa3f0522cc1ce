"""What is reported, what is not, what does not apply, and what only a person can say: an answer of each kind for each kind of item."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from casereport.guidelines import Row

Rows = Callable[..., Mapping[str, Row]]

REFERENCES = "references: refs.bib\n"
GIVEN = "treatments: [{drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 3-9}]"
TAPERED = "treatments: [{drug: prednisolone, route: oral, every: 24 h, steps: [{days: 1-4, dose: 30 mg}, {days: 5-9, dose: 20 mg}]}]"
LABS = "labs: [{analyte: crp, unit: mg/L, values: {1: 100, DAY: 20}}]"
EVENT = "adverse_events: [{label: rash, dechallenge: positive, rechallenge: AGAIN}]"

CASES = [
    # item, patient, rest of the record, state
    ("1", "", "title: 'Flu: a case report'", "open"),
    ("1", "diagnoses: [{label: flu}]", "title: 'Flu: a case report'", "reported"),
    ("1", "diagnoses: [{label: flu}]", "title: 'Flu in a child'", "not reported"),
    ("2", "", "keywords: [flu, case report]", "reported"),
    ("2", "", "keywords: [flu, fever]", "not reported"),
    ("2", "", "keywords: [a, b, c, d, e, f, g, h, i, j, case report]", "not reported"),
    ("3a", "", "abstract: {background: Flu is common., case: A boy.}", "reported"),
    ("3a", "", "abstract: A boy had flu.", "open"),
    ("3a", "", "", "not reported"),
    ("3b", "presenting: [{finding: fever}]", "abstract: A boy had fever.", "reported"),
    ("3b", "presenting: [{finding: fever}]", "abstract: A boy was ill.", "open"),
    ("3c", f"diagnoses: [{{label: flu}}], {GIVEN}", "abstract: A boy with flu was given anakinra and recovered.", "reported"),
    ("3c", f"diagnoses: [{{label: flu}}], {GIVEN}", "abstract: A boy with flu was given anakinra.", "open"),
    ("3d", "", "abstract: {conclusion: Flu can kill.}", "reported"),
    ("4", "", REFERENCES + "sections: {introduction: 'Flu is common [@r1].'}", "reported"),
    ("4", "", "sections: {introduction: Flu is common.}", "not reported"),
    ("5a", "age: 3 y, sex: female", "", "reported"),
    ("5a", "age: 3 y", "", "not reported"),
    ("5a", "", "sections: {case: A 3-year-old girl had fever.}", "reported"),
    ("5b", "presenting: [{finding: fever}]", "", "reported"),
    ("5b", "presenting: {not_applicable: Found by screening}", "", "not applicable"),
    ("5c", "history: {medical: none known}", "", "not reported"),
    ("5c", "history: {medical: none known, family: Gout, psychosocial: Lives alone, medications: none, allergies: none}", "", "reported"),
    ("5d", "history: {past_interventions: [{intervention: Grommets, outcome: Hearing normal}]}", "", "reported"),
    ("5d", "history: {past_interventions: [Grommets]}", "", "not reported"),
    ("5d", "history: {past_interventions: none}", "", "reported"),
    ("6", "exam: [{label: rash}]", "", "reported"),
    ("6", "", "", "not reported"),
    ("7", "", "", "not reported"),
    ("7", "events: [{at: 1, kind: admission, label: Admission}, {at: 4, kind: discharge, label: Discharge}]", "tables: [{id: path, kind: events}]", "reported"),
    ("8a", "tests: [{name: echocardiography, result: normal}]", "", "reported"),
    ("8a", "imaging: not done", "", "reported"),
    ("8b", "diagnostic_challenges: No scanner within reach", "", "reported"),
    ("8c", "diagnoses: [{label: flu}]", "", "not reported"),
    ("8c", "diagnoses: [{label: flu}], differential: [{dx: measles, against: No rash}, {dx: flu, verdict: final}]", "", "reported"),
    ("8c", "diagnoses: [{label: flu}], differential: [{dx: measles}, {dx: flu, verdict: final}]", "", "not reported"),
    ("8d", "prognosis: {not_applicable: He is well}", "", "not applicable"),
    ("8d", "diagnoses: [{label: lymphoma, stage: II}]", "", "reported"),
    ("9a", GIVEN, "", "reported"),
    ("9a", "treatments: none", "", "reported"),
    ("9b", GIVEN, "", "reported"),
    ("9b", GIVEN.replace("route: iv, ", ""), "", "not reported"),
    ("9b", "treatments: none", "", "not applicable"),
    ("9c", GIVEN, "", "not applicable"),
    ("9c", TAPERED, "", "not reported"),
    ("9c", TAPERED.replace("dose: 20 mg", "dose: 20 mg, why: No rub since day 4"), "", "reported"),
    ("10a", "outcomes: [{measure: Pain, value: gone, assessor: patient}]", "", "reported"),
    ("10a", "outcomes: not asked", "", "not reported"),
    ("10b", f"{GIVEN}, {LABS.replace('DAY', '6')}", "", "reported"),
    ("10b", f"{GIVEN}, {LABS.replace('DAY', '2')}", "", "not reported"),
    ("10c", "adherence: {statement: All doses were taken, method: tablet count}", "", "reported"),
    ("10c", "adherence: All doses were taken", "", "not reported"),
    ("10d", "adverse_events: none observed", "", "reported"),
    ("10d", "adverse_events: not asked", "", "not reported"),
    ("11a", "", "discussion: {strengths: Daily values, limitations: One patient}", "reported"),
    ("11a", "", "sections: {discussion: Its strength is detail. It is limited to one patient.}", "reported"),
    ("11a", "", "sections: {discussion: It was flu.}", "open"),
    ("11b", "", REFERENCES + "sections: {discussion: 'Others [@r0; @r1; @r2].'}", "reported"),
    ("11b", "", REFERENCES + "sections: {discussion: 'Others [@r0].'}", "open"),
    ("11b", "", "sections: {discussion: Others.}", "not reported"),
    ("11c", "", "discussion: {rationale: The drug acts there.}", "reported"),
    ("11c", "", "sections: {discussion: It was flu.}", "open"),
    ("11d", "", "lessons: [Look twice.]", "reported"),
    ("11d", "", "sections: {conclusion: Look twice.}", "reported"),
    ("11d", "", "lessons: [a1, a2, a3, a4, a5, a6]", "not reported"),
    ("12", "perspective: I was afraid.", "", "reported"),
    ("12", "", "sections: {perspective: I was afraid.}", "reported"),
    ("12", "perspective: not asked", "", "not reported"),
    ("13", "consent: {from: patient, written: yes}", "", "reported"),
    ("13", "consent: refused", "", "not reported"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "patient", "whole", "state"), CASES, ids=lambda one: str(one)[:40])
def test_care(rows: Rows, item: str, patient: str, whole: str, state: str) -> None:
    row = rows(", ".join(filter(None, ["id: P1", patient])), whole)[item]
    assert row.state == state, row.reason
    assert row.state != "reported" or row.spots, "reported, and nobody can say where"
    assert row.state == "reported" or row.reason


APPRAISED = [
    ("1", "", "open"),
    ("2", f"{GIVEN}, basis: chart", "reported"),
    ("2", GIVEN, "open"),
    ("2", "treatments: none", "not applicable"),
    ("3", "outcomes: [{measure: Pain, value: gone, assessor: patient}]", "reported"),
    ("3", "outcomes: [{measure: Pain, value: gone}]", "not reported"),
    ("4", "differential: [{dx: measles, against: No rash}, {dx: flu, verdict: final}]", "reported"),
    ("5", "adverse_events: none observed", "not applicable"),
    ("5", EVENT.replace("AGAIN", "negative"), "reported"),
    ("5", EVENT.replace("AGAIN", "not done"), "not reported"),
    ("6", f"{EVENT.replace('AGAIN', 'not done')}, {GIVEN}", "not reported"),
    ("6", f"{EVENT.replace('AGAIN', 'not done')}, {TAPERED}", "open"),
    ("7", f"{GIVEN}, events: [{{at: 30, kind: follow-up, label: Visit}}]", "open"),
    ("7", f"{GIVEN}, events: [{{at: 4, kind: other, label: Visit}}]", "not reported"),
]


@pytest.mark.parametrize(("item", "patient", "state"), APPRAISED, ids=lambda one: str(one)[:40])
def test_murad(rows: Rows, item: str, patient: str, state: str) -> None:
    row = rows(", ".join(filter(None, ["id: P1", patient])), guideline="murad")[item]
    assert row.state == state, row.reason


def test_the_length_of_the_follow_up_is_told(rows: Rows) -> None:
    assert "21 days" in rows(f"id: P1, {GIVEN}, events: [{{at: 30, kind: follow-up, label: Visit}}]", guideline="murad")["7"].reason


OPERATED = "procedures: [{name: appendectomy, at: 1, DETAIL}]"


@pytest.mark.parametrize(
    ("item", "detail", "state"),
    [
        ("10d", "operator: senior fellow", "reported"),
        ("10d", "result: well", "not reported"),
        ("10f", "device: 7 F pigtail", "reported"),
        ("11b", "result: well", "not reported"),
        ("10a", "result: well", "open"),
    ],
)
def test_scare(rows: Rows, item: str, detail: str, state: str) -> None:
    assert rows(f"id: P1, {OPERATED.replace('DETAIL', detail)}", guideline="scare")[item].state == state


def test_without_an_operation_nothing_is_asked_of_it(rows: Rows) -> None:
    assert rows(guideline="scare")["10d"].state == "not applicable"


def test_the_number_of_keywords_is_the_journals_where_it_asks_for_another(rows: Rows) -> None:
    words = "keywords: [a1, b1, c1, d1, e1, f1, case report]"
    assert rows(whole=words, journal="frontiers")["2"].state == "reported"
    assert rows(whole=words, guideline="scare", journal="frontiers")["2"].state == "reported"


def test_what_is_lacking_for_one_patient_is_lacking(rows: Rows) -> None:
    row = rows("id: P1, age: 3 y, sex: female}\n  - {id: P2, age: 4 y")["5a"]
    assert (row.state, row.reason) == ("not reported", "Patient P2: not found")


def test_what_the_record_holds_and_no_page_tells_is_for_a_person(rows: Rows) -> None:
    told = "sections: {case: A 3-year-old girl with fever was seen.}"
    row = rows("id: P1, exam: [{label: koilonychia}]", told)["6"]
    assert (row.state, row.reason) == ("open", "in the record, and not found on the pages; a person must say")


def test_an_answer_of_the_author_stands_and_keeps_what_was_found(rows: Rows) -> None:
    row = rows(whole="checklist: {care: {6: {answer: not applicable, note: A laboratory finding only}}}")["6"]
    assert (row.state, row.computed, row.answer and row.answer.note) == ("not applicable", "not reported", "A laboratory finding only")
    assert rows(whole="checklist: {scare: {6: yes}}")["6"].answer is None


def test_a_word_answers_an_item(rows: Rows) -> None:
    assert rows(whole="checklist: {care: {11c: Yes, 12: no}}")["11c"].state == "reported"


def test_what_is_told_in_words_is_marked_as_found_so(rows: Rows) -> None:
    told = "sections: {case: A 3-year-old girl had fever.}"
    assert rows(whole=told)["5a"].by_words
    assert not rows("id: P1, age: 3 y, sex: female")["5a"].by_words
