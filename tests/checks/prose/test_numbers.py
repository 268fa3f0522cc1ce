"""Numbers in prose agree with the record (CARE item 3c)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check

Found = Callable[..., list[tuple[str, str]]]
PATIENT = (
    'id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: "1,484", 2: 86, 3: "<5"}}, {analyte: platelets, unit: 10^9/L, values: {1: 142}}]'
)
HEAD = f'casereport: 1\nstatus: synthetic\ntitle: "A case"\npatients:\n  - {{{PATIENT}}}\n'

AGREES = (
    "CRP was 86 mg/L on day 2.",
    "CRP was 86 mg/L on day 2 at 16:00.",
    "CRP was checked at 7:05 and 23:40.",
    "She had lymph nodes that had been enlarged for 3 months.",
    "CRP was high for 2 weeks.",
    "CRP was 1,484 mg/L, then 86 mg/L.",
    "CRP was 1484 mg/L.",
    "CRP fell to <5 mg/L.",
    "CRP was {{ lab('crp', day=2) }}.",
    "CRP was 86 mg/L on day 2 and 1,484 mg/L on day 1.",
    "CRP was high on day 41.",
    "Anakinra was given at 2 mg/kg.",
    "Ferritin was 912 ng/mL.",
    "CRP was 86 mg/L and platelets were 142 × 10⁹/L.",
    "The platelet count was 142 × 10^9^/L on day 1.",
    "The platelet count fell to 142.",
    "CRP was 0.086 g/L.",
    "CRP rose to 86.0 mg/L within 12 h.",
    "CRP had been below 10 mg/L (normal, up to 5 mg/L).",
    "CRP fell by 1,398 mg/L after 2 doses of 15 mg.",
    "Transfusion was planned for platelets under 20 × 10⁹/L.",
    "In a series of 12 patients CRP was 240 mg/L.",
    "CRP was 240 mg/L in an earlier report [@dong2020].",
    "Methotrexate 15 mg was given; CRP fell.",
    "Platelets were counted on day 12 and at 6 h.",
    "On day 2 CRP was 86 mg/L and platelets were 142 × 10⁹/L.",
    "On day 1 CRP was 1,484 mg/L, then 86 mg/L.",
    "On day 3 CRP, which had been 86 mg/L, was normal.",
    "On day 3, after a CRP of 86 mg/L, she went home.",
    "On day 3 she had a peak CRP of 1,484 mg/L behind her.",
    "On day 1 of illness CRP was 86 mg/L.",
    "From day 1 on she was febrile; CRP was 86 mg/L.",
    "On days 1 and 2 CRP was 1,484 mg/L and 86 mg/L.",
)
CONTRADICTS = ("CRP was 5 mg/L.", "CRP was 87 mg/L on day 2.", "CRP peaked at 1,485 mg/L.", "C-reactive protein was 8.6 mg/L.", "CRP rose. CRP was 41 mg/L.",
    "CRP was 86 mg/L and platelets were 41 × 10⁹/L.", "Her platelet count fell to 56 on day 2.", "Platelets were 124 × 10^9^/L.", "CRP was 0.87 g/L.", "CRP doubled in 24 h.")  # fmt: skip
MISPLACED = (
    "CRP was 86 mg/L on day 9.",
    "On day 9 CRP was 86 mg/L.",
    "On day 1 CRP was 86 mg/L.",
    "By day 3, her CRP was 86 mg/L.",
    "CRP was 1,484 mg/L on day 2.",
)

ROUNDED = (
    "id: P1, vitals: [{name: temperature, value: 38.4 °C, at: 1}, {name: heart rate, value: 112 /min, at: 1}], labs: ["
    "{analyte: creatinine, unit: µmol/L, values: {1: 177, 5: 88.4}}, {analyte: glucose, unit: mmol/L, values: {1: 5.5}}, "
    "{analyte: platelets, unit: 10^9/L, values: {1: 128, 3: 40}}, {analyte: sodium, unit: mmol/L, values: {1: 118, 2: 126}}, "
    "{analyte: haemoglobin, unit: g/L, values: {1: 98, 3: 82}}]"
)
TRUE = (
    "Creatinine was 2.0 mg/dL, then 1.0 mg/dL; glucose was 99 mg/dL.",
    "Platelets were 128 000/µL on day 1 and 40 000/mm³ on day 3.",
    "On admission her temperature was 38.4 °C and her heart rate 112/min.",
    "Haemoglobin loss was 16 g/L. Sodium rose by 8 mmol/L in 24 h.",
    "There was a fall in haemoglobin of 1.6 g/dL.",
    "Sodium may be raised by 10 mmol/L; sodium should rise by 10 mmol/L per day.",
    "Sodium was 118 mEq/L.",
    "Previous reports gave a sodium of 105 mmol/L.",
    "Smith et al. gave 150 mL of 3% saline; sodium rose to 125 mmol/L.",
    "Transfusion aims at platelets of 50 × 10⁹/L.",
    "The sister's platelets were 250 × 10⁹/L. Her mother had platelets of 90 × 10⁹/L.",
    "Creatinine was twice the upper limit of normal (84 µmol/L).",
)
FALSE = (
    "Creatinine was 1.2 mg/dL.",
    "Glucose was 55 mg/dL.",
    "Platelets were 400 000/mm³ on day 3.",
    "The platelet count, initially normal, was only 14 × 10⁹/L on day 3.",
    "Sodium fell by 99 mmol/L.",
    "There was a drop in haemoglobin of 61 g/L.",
    "Her temperature was 39.4 °C.",
    "Sodium was 181 mEq/L.",
    "Smith et al. gave saline. Sodium rose to 125 mmol/L.",
)


ELSEWHERE = (
    'id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: 86}}], imaging: [{kind: echocardiography, at: 2, result: "LVEF 35 %, no effusion"}], '
    "tests: [{name: ferritin, at: 1, result: 912 ng/mL}], outcomes: [{measure: ejection fraction, value: 55 %, at: 9}]"
)
TOLD_ELSEWHERE = {
    "The left ventricular ejection fraction was 35%.": False,
    "The ejection fraction rose to 55 %.": False,
    "Ferritin was 912 ng/mL.": False,
    "The ejection fraction was 53%.": True,
    "Ferritin was 921 ng/mL.": True,
    "Lactate was 9 mmol/L.": True,
}


@pytest.mark.parametrize("sentence", TOLD_ELSEWHERE)
def test_what_imaging_tests_and_outcomes_tell_is_in_the_record(found: Found, sentence: str) -> None:
    expected = [("number-contradiction", "sections.case")] if TOLD_ELSEWHERE[sentence] else []
    assert found("number-contradiction", ELSEWHERE, f'sections: {{case: "{sentence}"}}') == expected


@pytest.mark.parametrize("sentence", TRUE)
def test_a_number_in_another_unit_or_of_a_vital_sign_or_of_others_agrees(found: Found, sentence: str) -> None:
    assert found("number-contradiction", ROUNDED, f'sections: {{case: "{sentence}"}}') == []


@pytest.mark.parametrize("sentence", FALSE)
def test_a_wrong_number_in_another_unit_or_of_a_change_is_told_once(found: Found, sentence: str) -> None:
    told = found("number-contradiction", ROUNDED, f'sections: {{case: "{sentence}"}}')
    assert [code for code, _ in told] == ["number-contradiction"]


@pytest.mark.parametrize("sentence", AGREES)
def test_sentence_that_agrees(found: Found, sentence: str) -> None:
    assert found("number-contradiction", PATIENT, f'sections: {{discussion: "{sentence}"}}') == []


@pytest.mark.parametrize("sentence", CONTRADICTS)
@pytest.mark.parametrize("part", ["sections: {discussion: 'TEXT'}", "abstract: 'TEXT'", "lessons: ['TEXT']"])
def test_sentence_that_contradicts(found: Found, part: str, sentence: str) -> None:
    told = found("number-contradiction", PATIENT, part.replace("TEXT", sentence))
    assert [code for code, _ in told] == ["number-contradiction"]


@pytest.mark.parametrize("sentence", MISPLACED)
@pytest.mark.parametrize("part", ["sections: {discussion: 'TEXT'}", "abstract: 'TEXT'", "lessons: ['TEXT']"])
def test_a_value_of_another_day(found: Found, part: str, sentence: str) -> None:
    told = found("number-contradiction day-contradiction", PATIENT, part.replace("TEXT", sentence))
    assert [code for code, _ in told] == ["day-contradiction"]


def test_a_record_without_values_has_nothing_to_compare(found: Found) -> None:
    assert found("number-contradiction", whole="abstract: CRP was 87 mg/L.") == []


CASE = "sections: {case: 'TEXT'}"


def test_a_value_of_an_analyte_that_the_record_lacks_is_told_where_the_case_is(found: Found) -> None:
    told = found("number-contradiction", PATIENT, CASE.replace("TEXT", "Creatinine was 3.2 mg/dL."))
    assert [code for code, _ in told] == ["number-contradiction"]
    assert found("number-contradiction", PATIENT, "sections: {introduction: 'Creatinine was 3.2 mg/dL.'}") == []


def test_each_wrong_number_is_told_at_its_own_line_and_column(tmp_path: Path) -> None:
    text = "On admission CRP was 182 mg/L and platelets were 142 × 10⁹/L.\n    Her platelet count fell to 56 on day 2."
    (tmp_path / "case.yaml").write_text(f"{HEAD}sections:\n  case: |\n    {text}\n", encoding="utf-8")
    places = [(p.place.line, p.place.column) for p in check(tmp_path).problems if p.code == "number-contradiction" and p.place]
    first = HEAD.count("\n") + 3
    assert places == [(first, 26), (first + 1, 32)]
