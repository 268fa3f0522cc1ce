"""Treatments in sentences: in the order of time, with dose, route, frequency and reason, each change, the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.narrative.told import sentences, told
from tests.document.short import build, rows, tables, text_of

SENTENCES = {
    # one phase, whatever is known of it
    "{drug: aspirin, dose: 100 mg, route: oral, every: 24 h, days: 2-5}": ["On days 2–5, aspirin was given at 100 mg orally every 24 h."],
    "{drug: aspirin, days: 2 to ongoing}": ["On day 2, aspirin was started and continued."],
    "{drug: aspirin, days: 2 to unknown}": ["From day 2, aspirin was given."],
    "{drug: aspirin, days: unknown to 2}": ["Until day 2, aspirin was given."],
    "{drug: aspirin, days: unknown to unknown}": ["Aspirin was given."],
    "{drug: aspirin, days: unknown to ongoing}": ["Aspirin was given and continued."],
    "{drug: aspirin}": ["Aspirin was given."],
    "{drug: rituximab, every: 3 wk, at: 1}": ["On day 1, rituximab was given every 3 weeks."],
    "{drug: methotrexate, every: 1 wk, at: 1}": ["On day 1, methotrexate was given every week."],
    "{drug: ibuprofen, every: 4-6 h as needed, at: 1}": ["On day 1, ibuprofen was given every 4–6 h as needed."],
    "{drug: macrogol, dose: 2 sachets, route: po, at: 1}": ["On day 1, macrogol was given at a dose of 2 sachets orally."],
    "{drug: insulin, dose: 20 mg to 5 mg, at: 1}": ["On day 1, insulin was given at a dose tapered from 20 mg to 5 mg."],
    "{drug: noradrenaline, rate: 0.1 µg/kg/min, at: about 2}": ["On about day 2, noradrenaline was given at a rate of 0.1 µg/kg/min."],
    "{drug: fentanyl, rate: 50 µg/h, route: iv, every: continuous, days: 1-2}": [
        "On days 1–2, fentanyl was given by continuous intravenous infusion at a rate of 50 µg/h."
    ],
    "{drug: colchicine, daily: 1 mg, route: po, days: 1-5}": ["On days 1–5, colchicine was given at 1 mg per day orally."],
    "{drug: rituximab, dose: 375 mg/m2, doses: 4, days: 1-22}": ["On days 1–22, rituximab was given at 375 mg/m² for four doses."],
    "{drug: glucocorticoids, route: iv, at: 2}": ["On day 2, glucocorticoids were given intravenously."],
    "{drug: surfactant, route: intratracheal, at: 1}": ["On day 1, surfactant was given by the intratracheal route."],
    "{name: cooling, days: before 1 to 3}": ["From before day 1 to day 3, the patient received cooling."],
    # reasons, by their grammar
    "{drug: aspirin, at: 2, indication: Kawasaki disease}": ["On day 2, aspirin was given for Kawasaki disease."],
    "{drug: aspirin, at: 2, indication: Second line}": ["On day 2, aspirin was given as second line."],
    "{drug: aspirin, at: 2, why: Raised platelets}": ["On day 2, aspirin was given because of raised platelets."],
    "{drug: aspirin, at: 2, why: Heparin had failed}": ["On day 2, aspirin was given because heparin had failed."],
    "{drug: aspirin, at: 2, why: To prevent thrombosis}": ["On day 2, aspirin was given to prevent thrombosis."],
    "{drug: aspirin, at: 2, why: Heparin had failed. Nobody knew why.}": [
        "On day 2, aspirin was given.", "Heparin had failed.", "Nobody knew why.",
    ],
    "{drug: aspirin, at: 2, response: Partial response}": ["On day 2, aspirin was given, with a partial response."],
    "{drug: aspirin, at: 2, response: none}": ["On day 2, aspirin was given, without response."],
    "{drug: aspirin, at: 2, response: The fever settled}": ["On day 2, aspirin was given.", "The fever settled."],
    "{drug: aspirin, at: 2, note: Stopped after two hours, response: Relief}": [
        "On day 2, aspirin was given (stopped after two hours), with relief.",
    ],
    # names
    "{drug: tocilizumab, short: TCZ, class: IL-6 receptor antibody, brand: Inventra, at: 3}": [
        "On day 3, tocilizumab (TCZ; Inventra; IL-6 receptor antibody) was given.",
    ],
    # steps and courses
    "{drug: olaparib, route: oral, steps: [{days: 1-9, dose: 300 mg}, {days: 10-20, dose: 250 mg, why: anaemia grade 3}]}": [
        "On day 1, olaparib was started at 300 mg orally.",
        "On day 10, the dose was reduced to 250 mg because of anaemia grade 3, and olaparib was stopped on day 20.",
    ],
    "{drug: dopamine, steps: [{days: 1-2, dose: 5 mg}, {days: 3-4, dose: 10 mg}, {days: 5-6, dose: 2 mg}]}": [
        "On day 1, dopamine was started at 5 mg.",
        "The dose was increased to 10 mg on day 3 and reduced to 2 mg on day 5, and dopamine was stopped on day 6.",
    ],
    "{drug: heparin, steps: [{days: 1-2, dose: 5 mg}, {days: 3 to ongoing, dose: 100 U/kg}]}": [
        "On day 1, heparin was started at 5 mg.", "Two days later, the dose was changed to 100 U/kg, and heparin was continued.",
    ],
    "{drug: prednisolone, steps: [{days: 1-4, dose: 30 mg}, {days: 5-9, dose: 20 mg to 5 mg, taper: 5 mg every 2 d}]}": [
        "On day 1, prednisolone was started at 30 mg.", "On days 5–9, the dose was tapered from 20 mg to 5 mg (5 mg every 2 d).",
    ],
    "{drug: prednisolone, steps: [{days: 1-4, dose: 30 mg}, {days: 7-9, dose: 20 mg}]}": [
        "On days 1–4, prednisolone was given at 30 mg.", "On days 7–9, prednisolone was given again at 20 mg.",
    ],
    "{drug: rituximab, dose: 375 mg/m2, courses: [{at: 4}, {at: 11, rechallenge: inadvertent}]}": [
        "On day 4, rituximab was given at 375 mg/m².", "On day 11, rituximab was given again at 375 mg/m² as an inadvertent rechallenge.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("treatment", SENTENCES)
def test_a_treatment_in_sentences(tmp_path: Path, treatment: str) -> None:
    assert sentences(told(tmp_path / "case", f"sex: female\ntreatments: [{treatment}]")) == SENTENCES[treatment]


def test_procedures_stand_among_the_treatments_in_the_order_of_time(tmp_path: Path) -> None:
    text = told(
        tmp_path / "case",
        """
treatments: [{drug: heparin, at: 5}, {drug: aspirin, at: 1}, {drug: iron, at: unknown}]
procedures: [{name: Liver biopsy, at: 3}]
""",
    )
    assert sentences(text) == [
        "On day 1, aspirin was given.", "Two days later, the patient underwent liver biopsy.", "On day 5, heparin was given.",
        "Iron was given.",
    ]  # fmt: skip


def test_what_was_done_on_one_day_stands_in_the_order_typed(tmp_path: Path) -> None:
    given, done = "treatments: [{drug: naloxone, at: 1, note: test}]", "procedures: [{name: Fasciotomy, at: 1}]"
    first = told(tmp_path / "a", f"{given}\n{done}")
    assert first == "On day 1, naloxone was given (test), and the patient underwent fasciotomy."
    second = told(tmp_path / "b", f"{done}\n{given}")
    assert second == "On day 1, the patient underwent fasciotomy, and naloxone was given (test)."


def test_a_length_alone_is_never_told_of_a_child(tmp_path: Path) -> None:
    fields = "treatments: [{drug: heparin, at: 1 mo after surgery}]\nprocedures: [{name: Ligation, at: 2 mo after surgery}]"
    adult, child = ((f"age: {age}\nevents: [{{at: 1, kind: procedure, label: Surgery}}]\n{fields}") for age in ("40 y", "5 mo"))
    assert sentences(told(tmp_path / "a", adult))[1] == "At 2 months, the patient underwent ligation."
    assert sentences(told(tmp_path / "b", child))[1] == "Two months after surgery, the patient underwent ligation."
    steps = "steps: [{at: 1 mo after surgery, dose: 5 mg}, {at: 2 mo after surgery, dose: 6 mg}, {at: 3 mo after surgery, dose: 7 mg}]"
    text = told(tmp_path / "c", f"age: 5 mo\nevents: [{{at: 1, kind: procedure, label: Surgery}}]\ntreatments: [{{drug: iron, {steps}}}]")
    assert "at 3 months" not in text.lower()


def test_two_spans_do_not_open_two_sentences_in_a_row(tmp_path: Path) -> None:
    drugs = "{drug: aspirin, days: 1-3}, {drug: heparin, days: 2-4, indication: shock}, {drug: iron, days: 3-5}, {name: rest, days: 4-6}"
    assert sentences(told(tmp_path / "case", f"treatments: [{drugs}]")) == [
        "On days 1–3, aspirin was given.", "Heparin was given for shock on days 2–4.", "On days 3–5, iron was given.",
        "Treatment included rest on days 4–6.",
    ]  # fmt: skip


def test_plain_treatments_of_one_time_are_one_sentence(tmp_path: Path) -> None:
    text = told(
        tmp_path / "case",
        "treatments: [{drug: ampicillin, dose: 50 mg, days: 1-3}, {drug: gentamicin, route: iv, days: 1-3}, {drug: aciclovir, days: 1-3}]",
    )
    assert text == "On days 1–3, ampicillin at 50 mg, gentamicin intravenously and aciclovir were given."


def test_a_table_of_the_author_tells_the_treatments_and_is_named(tmp_path: Path) -> None:
    asked = "tables: [{id: given, kind: treatments}]\n"
    made, problems = build(tmp_path, f"patients: [{{id: P1, treatments: [{{drug: aspirin, days: 1-2}}]}}]\n{asked}")
    assert text_of(made, "treatment").splitlines() == ["The treatments are given in Table 1.", "[Table 1]"]
    assert rows(tables(made)[0])[1][0] == "Aspirin"
    assert problems == []


def test_a_figure_that_no_text_mentions_is_named_behind_the_treatments(tmp_path: Path) -> None:
    made, problems = build(
        tmp_path,
        "patients: [{id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: 9, 2: 8, 3: 7}}], treatments: [{drug: aspirin, days: 1-2}]}]\n"
        "figures: [{id: c, kind: course}]\n",
    )
    assert text_of(made, "treatment").splitlines() == ["On days 1–2, aspirin was given. The course is shown in Figure 1.", "[Figure 1]"]
    assert problems == []


def test_illustrative_treatments_are_drawn_and_not_told(tmp_path: Path) -> None:
    text = told(
        tmp_path / "case",
        """
labs: [{analyte: crp, basis: illustrative, values: {1: 9, 2: 8, 3: 7}}]
treatments: [{drug: aspirin, basis: illustrative, dose: 1 g, days: 1-2}, {drug: iron, dose: 2 g, days: 1-2}]
""",
        more="figures: [{id: f, kind: course, treatments: [aspirin]}]\nsections: {discussion: See @fig:f.}\n",
    )
    assert text == "On days 1–2, iron was given at 2 g."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("treatments: none", "No treatment was given."),
        ("treatments: {none: yes, asked: letters}", "No treatment was given, according to letters."),
        ("treatments: supportive care", "Treatment consisted of supportive care."),
        ("adherence: complete", "Adherence was complete."),
        ("adherence: not applicable", ""),
        ("treatments: {not_applicable: stillborn}", "Treatment was not applicable (stillborn)."),
        ("treatments: not applicable", ""),
        (
            "adherence: {statement: All doses taken, method: diary, tolerability: good}",
            "All doses were taken. Tolerability was good. Adherence was assessed by diary.",
        ),
        (
            "adherence: {statement: All doses were taken., method: by pill count}",
            "All doses were taken. Adherence was assessed by pill count.",
        ),
    ],
)
def test_answers_and_adherence(tmp_path: Path, fields: str, expected: str) -> None:
    assert told(tmp_path / "case", fields) == expected


def test_a_long_treatment_is_told_in_paragraphs(tmp_path: Path) -> None:
    drugs = ", ".join(f"{{drug: drug{n}, at: {n * 9}, why: reason {n}}}" for n in range(1, 13))
    lines = told(tmp_path / "case", f"treatments: [{drugs}]").splitlines()
    assert [len(sentences(line)) for line in lines] == [8, 4]
