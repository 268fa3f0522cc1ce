"""Facts that lead to a patient together: counted as the journal prints them, with what could be left out first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check
from casereport.problems import Problem

Found = Callable[..., list[tuple[str, str]]]
CODE = "indirect-identifiers"


def told(folder: Path, patient: str, whole: str = "", journal: str = "plain") -> list[Problem]:
    text = f"casereport: 1\nstatus: real\njournal: {journal}\ntitle: A case\npatients: [{{id: P1, {patient}}}]\n{whole}\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return [problem for problem in check(folder).problems if problem.code == CODE]


@pytest.mark.parametrize(
    ("patient", "count"),
    [
        ("age: 44 y, sex: female", 0),
        ("age: 44 y, sex: female, occupation: {value: baker, relevance: flour}", 3),
        ("age: 40s, sex: female, occupation: {value: baker, relevance: flour}", 0),
        ("age: 44 y, sex: unknown, perspective: I was afraid", 0),
        ("age: 44 y, sex: male, diagnoses: [{label: 3C syndrome}]", 3),
        ("age: 44 y, sex: male, variants: [{gene: MEFV, hgvs: 'NM_000243.3:c.442G>C'}], family: {members: [{relation: mother}]}", 4),
        ("age: 44 y, sex: male, weight: 70 kg, height: 170 cm, region: {value: northern Italy, relevance: ticks}", 4),
    ],
)
def test_three_or_more_are_told(tmp_path: Path, patient: str, count: int) -> None:
    found = told(tmp_path, patient)
    assert [problem.message.partition(" ")[0] for problem in found] == ([str(count)] if count else [])
    assert all(problem.severity == "info" for problem in found)


def test_the_cheapest_way_comes_first_and_as_many_as_are_needed(tmp_path: Path) -> None:
    (problem,) = told(
        tmp_path, "age: 44 y, sex: female, occupation: {value: baker, relevance: flour}, ethnicity: {value: Sami, relevance: genes}"
    )
    assert problem.message == "4 facts together could lead to the patient: occupation, ethnicity, exact age, sex"
    assert problem.hint == "cheapest first: leave out occupation:; leave out ethnicity:"
    assert "baker" not in problem.message + problem.hint


def test_an_age_that_the_journal_prints_as_a_decade_is_not_exact(tmp_path: Path) -> None:
    patient = "age: 44 y, sex: female, occupation: {value: baker, relevance: flour}"
    assert told(tmp_path, patient, journal="bmj-case-reports") == []


def test_places_and_dates_of_the_text_count(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "age: 44 y, sex: female", "sections: {case: 'She was treated at Northtown Hospital on 4 May 2021.'}")
    assert "place of treatment in the text, dates, exact age, sex" in problem.message


def test_each_patient_is_counted_alone_and_an_invented_one_is_not(found: Found) -> None:
    patient = "id: P1, age: 44 y, sex: female, occupation: {value: baker, relevance: flour}"
    assert found(CODE, patient, others="  - {id: P2, age: 3 y}") == [(CODE, "patients[0]")]
    assert found(CODE, patient, status="synthetic") == []
