"""Times that a text tells by lengths, relatives that an entry is about, and denials of something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import build

from casereport.build import check
from casereport.document.prose.telling import Telling


@pytest.mark.parametrize(
    ("prose", "when", "told"),
    [
        ("Ceftriaxone was given for 5 days.", "days 2–6", True),
        ("Ceftriaxone was given for five days from day 2.", "days 2–6", True),
        ("A 5-day course of ceftriaxone was given.", "days 2–6", True),
        ("Ceftriaxone was given for one week.", "days 2–8", True),
        ("Ceftriaxone was given for 6 days.", "days 2–6", False),
        ("Ceftriaxone was given for 5 days from day 4.", "days 2–6", False),
        ("On day 4, fever came. Two days later, ceftriaxone was given.", "day 6", True),
        ("On day 4, fever came. The next day, ceftriaxone was given.", "day 5", True),
        ("On day 4, fever came. One week later, ceftriaxone was given.", "day 11", True),
        ("On day 4, fever came. Two days later, ceftriaxone was given.", "day 4", False),
        ("On day 4, fever came. Two days later, ceftriaxone was given.", "day 2", False),
        ("Two days later, ceftriaxone was given.", "day 2", False),
        ("On the same day, ceftriaxone was given.", "day 4", False),
    ],
)
def test_a_length_tells_a_time(prose: str, when: str, told: bool) -> None:
    assert Telling([prose]).tells("ceftriaxone", when=when) is told


def test_what_is_told_of_relatives_tells_an_entry_of_the_family() -> None:
    telling = Telling(["The parents were first cousins. His sister had rickets."])
    assert telling.tells("first cousins", kind="family")
    assert telling.tells("sister", "rickets", kind="family")
    assert not telling.tells("rickets", kind="diagnoses")


@pytest.mark.parametrize(
    ("prose", "subject", "denied"),
    [
        ("No family was present.", "family", False),
        ("She had no family history of cancer.", "family", True),
        ("There was no epilepsy in the family.", "family", True),
        ("No operation was possible.", "surgical", False),
        ("She had no previous surgery.", "surgical", True),
        ("She had never undergone surgery.", "surgical", True),
        ("No drug was found to help.", "medications", False),
        ("He took no regular medication.", "medications", True),
        ("He was on no medication.", "medications", True),
        ("He had no known allergies.", "allergies", True),
    ],
)
def test_a_denial_of_something_else_denies_no_history(prose: str, subject: str, denied: bool) -> None:
    assert Telling([prose]).denies(subject) is denied


TWO = """
casereport: 1
status: real
title: A case report
patients:
  - {id: P1, sex: female, exam: [{label: goitre}]}
  - {id: P2, sex: female, exam: [{label: alopecia}]}
sections: {case: %s}
"""


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Patient 1 had a goitre.", True),
        ("The first patient had a goitre; the second patient had none.", False),
        ("One patient had a goitre.", False),
    ],
)
def test_a_text_of_one_of_two_patients_leaves_the_other_to_the_record(text: str, is_told: bool, tmp_path: Path) -> None:
    made, _ = build(tmp_path / "case", TWO.lstrip() % text)
    body, aside = repr(made.body), repr(made.supplement)
    assert ("alopecia" in body) is is_told
    assert ("alopecia" in aside) is not is_told


def test_a_series_of_a_file_is_named_by_its_row(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    rows = "analyte,unit,day,value\nALT,U/L,1,40\nAST,U/L,1,41\n"
    build(folder, "patients: [{id: P1, labs: {file: labs.csv}}]\nsections: {case: He was well.}\n", labs_csv=rows)
    (message,) = [problem.message for problem in check(folder).problems if problem.code == "untold"]
    assert message.endswith("patients[0].labs (labs.csv:2), patients[0].labs (labs.csv:3)")
