"""The generator: the same record for the same seed, valid, and as mixed as it promises to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.oracle.records import FAULTS, faulty_record, random_case, random_record, yaml_text
from tests.oracle.reference import expect

from casereport.case.source import load
from casereport.problems import is_failure

FORMS = (
    " 06:00", "illness ", "life ", " mo", " wk", " h to ", " min", "after discharge", "before biopsy", "unknown", "ongoing", "before ", "about ",
    "by ", "day ", "first ", "second ", '"gap"', '"steps"', '"courses"', " mg to 5 mg", "0.05-0.2", "1000 U/h", "<5", ">95", "not done", "unknown to ",
    "swimmer", "timeline", '"guide"', '"encounters"', "peak(", "interval(", "dose(", "change(", "unit=", "stay=", "patient=", "day=", "after stopping ", "after end of ", "reported_flag",
)  # fmt: skip


def test_a_seed_makes_one_record() -> None:
    assert random_record(7) == random_record(7) != random_record(8)


@pytest.mark.parametrize("seed", range(6))
def test_a_random_record_loads_without_a_problem(seed: int, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(yaml_text(random_record(seed)), encoding="utf-8")
    assert not is_failure(load(tmp_path).problems)


def test_every_form_is_met_within_eighty_records() -> None:
    texts = "".join(yaml_text(random_record(seed)) for seed in range(80))
    assert [form for form in FORMS if json.dumps(form)[1:-1] not in texts and form not in texts] == []


def test_the_reference_answers_most_facts_and_refuses_some() -> None:
    told = [fact.answer.kind for seed in range(20) for fact in expect(random_record(seed)).facts]
    assert told.count("text") > 120
    assert told.count("open") < len(told) / 5
    assert sum(len(random_case(seed)[1]) for seed in range(20)) > 8


@pytest.mark.parametrize("seed", range(6))
def test_a_faulty_record_has_the_fault_planted_in_it(seed: int) -> None:
    record, fault = faulty_record(seed)
    assert fault == FAULTS[seed % 3]
    expected = expect(record).patients["P1"]
    assert fault in expected.troubles
