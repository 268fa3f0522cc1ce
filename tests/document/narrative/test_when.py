"""What times are counted from is named once in a paragraph, and referred to after that."""

from __future__ import annotations

from pathlib import Path

from tests.document.narrative.told import told

ADULT = "age: 61 y\nsex: female\nclocks: {dose: {starts: first dose of ipilimumab, first: 0}}\n"
INFANT = "age: 8 mo\nsex: female\nclocks: {dose: {starts: first dose of ipilimumab, first: 0}}\n"


def test_spans_and_lengths_of_a_paragraph_name_their_event_once(tmp_path: Path) -> None:
    given = "{drug: prednisone, days: 4 wk to 6 wk}, {drug: infliximab, at: 6 wk}, {drug: vedolizumab, days: 7 wk to 12 wk}"
    assert told(tmp_path / "case", f"{ADULT}treatments: [{given}]") == (
        "From 4 to 6 weeks after the first dose of ipilimumab, prednisone was given. At 6 weeks, infliximab was given. "
        "From 7 to 12 weeks, vedolizumab was given."
    )


def test_an_event_is_named_again_behind_another_count(tmp_path: Path) -> None:
    clocks = "clocks: {dose: {starts: first dose of ipilimumab, first: 0}, surgery: {starts: colectomy, first: 0}}"
    given = "{drug: prednisone, at: dose 4 wk}, {drug: morphine, at: surgery 2 wk}"
    text = told(tmp_path / "case", f"age: 61 y\n{clocks}\ntreatments: [{given}]")
    assert "after the first dose of ipilimumab" in text
    assert "after colectomy" in text


def test_a_length_that_would_be_read_as_an_age_keeps_its_event(tmp_path: Path) -> None:
    given = "{drug: prednisone, days: 4 mo to 6 mo}, {drug: infliximab, days: 7 mo to 9 mo}"
    assert told(tmp_path / "case", f"{INFANT}treatments: [{given}]").count("after the first dose of ipilimumab") == 2


def test_from_birth_a_length_is_an_age(tmp_path: Path) -> None:
    fields = "age: newborn\nclocks: {life: {starts: birth, first: 0}}\nvitals: [{name: heart rate, value: 120 /min, at: 2 h}, {name: heart rate, value: 140 /min, at: 5 h}]"
    assert "Two hours after birth, the patient’s heart rate was 120/min. At 5 hours, their heart rate was 140/min." in told(
        tmp_path / "case", fields, "case"
    )


def test_results_in_a_sentence_name_their_event_once(tmp_path: Path) -> None:
    labs = "labs: [{analyte: crp, unit: mg/L, values: {3 wk: 120, 6 wk: 40, 9 wk: 3}}]"
    expected = "C-reactive protein was 120 mg/L at 3 weeks after the first dose of ipilimumab, 40 mg/L at 6 weeks and 3 mg/L at 9 weeks."
    assert expected in told(tmp_path / "case", f"{ADULT}{labs}", "diagnosis")


def test_one_verb_has_two_objects_unless_a_word_of_the_first_may_reach_the_second(tmp_path: Path) -> None:
    two = "procedures: [{name: intubation, at: 2}, {name: fasciotomy, at: 2}]"
    assert told(tmp_path / "a", f"sex: male\n{two}") == "On day 2, the patient underwent intubation and fasciotomy."
    attempted = "procedures: [{name: attempted intubation, at: 2}, {name: fasciotomy, at: 2}]"
    assert (
        told(tmp_path / "b", f"sex: male\n{attempted}") == "On day 2, the patient underwent attempted intubation. He underwent fasciotomy."
    )


def test_what_was_continued_is_told_behind_what_it_was_given_for(tmp_path: Path) -> None:
    given = "treatments: [{drug: potassium iodide, days: 3 to ongoing, dose: 5 mg, indication: thyroidectomy}]"
    assert told(tmp_path / "case", given) == "On day 3, potassium iodide was started at 5 mg for thyroidectomy and was continued."
