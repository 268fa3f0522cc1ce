"""A baseline: old problems do not count, new ones do, fixed ones are told, and the file holds no value."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from casereport.problems import BuildFailure, Place, Problem, fault
from casereport.problems.baseline import baseline_json, fingerprint, read_baseline, without_known
from casereport.problems.gates import GATE_CODES
from casereport.problems.report import CaseReport

ONE = fault("keyword-count", "there are 0 keywords", path=("keywords",), place=Place("a.yaml", 3, 1))
TWO = fault("value-conflict", "two values", path=("patients", 0, "labs", 1, "values", "14 March 2020"))


def kept(file: Path, *problems: Problem, case: str = "cases/one") -> Path:
    file.write_text(baseline_json([CaseReport(case, problems)]), encoding="utf-8")
    return file


def test_old_problems_are_set_apart_wherever_their_line_is_now(tmp_path: Path) -> None:
    known = read_baseline(kept(tmp_path / "b.json", ONE))
    report = without_known(CaseReport("elsewhere/one", (replace(ONE, place=Place("a.yaml", 9, 1)), TWO)), known)
    assert report.problems == (TWO,)
    assert [problem.code for problem in report.known] == ["keyword-count"]
    assert report.fixed == ()


def test_the_record_file_names_the_same_case_as_its_folder(tmp_path: Path) -> None:
    known = read_baseline(kept(tmp_path / "b.json", ONE))
    assert without_known(CaseReport("one/case.yaml", (ONE,)), known).problems == ()


def test_a_second_problem_of_the_same_kind_is_new(tmp_path: Path) -> None:
    known = read_baseline(kept(tmp_path / "b.json", TWO))
    assert without_known(CaseReport("one", (TWO, TWO)), known).problems == (TWO,)


def test_another_message_or_another_case_is_new(tmp_path: Path) -> None:
    known = read_baseline(kept(tmp_path / "b.json", ONE))
    changed = replace(ONE, message="there are 12 keywords")
    assert without_known(CaseReport("one", (changed,)), known).problems == (changed,)
    assert without_known(CaseReport("other", (ONE,)), known).problems == (ONE,)


def test_a_fixed_problem_is_told(tmp_path: Path) -> None:
    known = read_baseline(kept(tmp_path / "b.json", ONE, TWO))
    assert without_known(CaseReport("one", (TWO,)), known).fixed == ("keyword-count",)


@pytest.mark.parametrize("code", sorted(GATE_CODES))
def test_a_gate_is_never_old(tmp_path: Path, code: str) -> None:
    gate = fault(code, "something", path=("patients", 0))
    file = kept(tmp_path / "b.json", gate)
    assert json.loads(file.read_text(encoding="utf-8"))["cases"] == {"one": []}
    forged = {"code": code, "path": "patients[0]", "hash": fingerprint(gate)}
    file.write_text(json.dumps({"casereport-baseline": 1, "cases": {"one": [forged]}}), encoding="utf-8")
    assert without_known(CaseReport("one", (gate,)), read_baseline(file)).problems == (gate,)


def test_the_file_holds_no_value_of_the_record(tmp_path: Path) -> None:
    text = kept(tmp_path / "b.json", TWO).read_text(encoding="utf-8")
    assert "March" not in text
    (row,) = json.loads(text)["cases"]["one"]
    assert set(row) == {"code", "path", "hash"}
    assert row["path"] == "patients[0].labs[1].values"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"casereport-baseline": 2, "cases": {}}', '{"casereport-baseline": 1, "cases": [1]}'])
def test_a_file_that_is_no_baseline_is_a_wrong_command_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "b.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BuildFailure) as failure:
        read_baseline(file)
    assert failure.value.status == 2
