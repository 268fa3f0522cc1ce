"""What is told of a sentence against a record: each mistake under its code, of right sentences nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from casereport.checks.prose import CHECKS
from casereport.problems import Problem

Look = Callable[..., list[Problem]]
CODES = (
    "unit-contradiction", "day-contradiction", "patient-contradiction", "direction-contradiction", "age-contradiction", "sex-contradiction",
    "count-contradiction", "dose-contradiction", "route-contradiction", "frequency-contradiction", "drug-contradiction", "length-contradiction",
    "finding-contradiction", "side-contradiction", "number-contradiction", "level-contradiction",
)  # fmt: skip
ROWS: list[tuple[str, str, str, list[str]]] = [
    tuple(row) for row in yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("record", "part", "sentence", "codes"), ROWS, ids=[f"{row[2][:60]} {number}" for number, row in enumerate(ROWS)])
def test_a_sentence(look: Look, record: str, part: str, sentence: str, codes: list[str]) -> None:
    assert [problem.code for problem in look(sentence, record, part)] == codes


def test_every_code_has_a_sentence_and_right_ones_are_many() -> None:
    told = {code for row in ROWS for code in row[3]}
    assert told == {code for check in CHECKS for code in check.codes} == set(CODES)
    assert sum(not row[3] for row in ROWS) >= 60


def test_no_message_quotes_a_number_of_the_text_and_each_has_a_place_and_a_cure(look: Look) -> None:
    for record, part, sentence, _ in ROWS:
        for problem in look(sentence, record, part):
            assert problem.hint
            assert problem.within is not None
            assert "135" not in problem.message


def test_a_wrong_dose_is_an_error_where_the_record_has_one_and_a_warning_where_it_has_several(look: Look) -> None:
    assert [(p.code, p.severity) for p in look("Anakinra was given at 4 mg/kg every 6 h.")] == [("dose-contradiction", "error")]
    assert [(p.code, p.severity) for p in look("Methylprednisolone 50 mg was given.")] == [("dose-contradiction", "warning")]
    assert [(p.code, p.severity) for p in look("CRP was 146 mg/L on day 1.")] == [("number-contradiction", "error")]
    assert [(p.code, p.severity) for p in look("CRP was 146 mg/L.")] == [("number-contradiction", "warning")]


def test_the_place_of_the_record_and_the_fact_stand_beside(look: Look) -> None:
    (problem,) = look("CRP was 146 mg/L on day 1.")
    assert "(patients[0].labs[0])" in problem.message
    assert "{{ lab('crp', day=1) }}" in problem.hint
    assert problem.within == (0, 8)
