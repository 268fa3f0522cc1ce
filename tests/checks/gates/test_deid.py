"""The report on identifiers: rules, places, counts and reasons as data, and never a word of the patient's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casereport.build import check
from casereport.checks.gates.deid import deid_file, deid_report
from casereport.cli import main

RECORD = """casereport: 1
status: real
title: A case
patients: [{id: P1, consent: {from: patient, written: yes, online: yes}, labs: [{analyte: crp, unit: mg/L, values: {1: 3}}]}]
sections:
  case: "She was seen at Kowalczyk Hospital on 4 May 2021 and on 6 May 2021."
"""
WORDS = ("Kowalczyk", "May", "2021", "Weber")


def case(folder: Path, more: str = "", name: str = "case") -> Path:
    path = folder / name
    path.mkdir()
    (path / "case.yaml").write_text(RECORD + more, encoding="utf-8")
    return path


def report(path: Path) -> dict[str, Any]:
    checked = check(path)
    return deid_report(checked.case.name, checked.case.record, checked.problems)


def allowance(path: Path, code: str, why: str) -> str:
    (hint,) = [problem.hint for problem in check(path).problems if problem.code == code]
    return "allow: " + hint.partition("allow: ")[2].replace("why: …", f"why: {why}") + "\n"


def test_what_is_found_is_told_by_rule_and_place(tmp_path: Path) -> None:
    told = report(case(tmp_path))
    assert [(row["rule"], row["at"], row["count"]) for row in told["found"]] == [
        ("date", "sections.case.text", 2),
        ("institution", "sections.case.text", 1),
    ]
    assert told["result"] == "known identifiers found"
    assert {row["gate"]: row["open"] for row in told["gates"]} == {"consent": False, "identifiers": True, "dates": True, "images": False}
    assert not any(word in json.dumps(told) for word in WORDS)


def test_what_is_allowed_is_told_with_its_reason_and_hash(tmp_path: Path) -> None:
    path = case(tmp_path)
    line = allowance(path, "institution-named", "a cited score")
    (path / "case.yaml").write_text(RECORD + line, encoding="utf-8")
    told = report(path)
    (row,) = told["waived"]
    assert (row["rule"], row["why"]) == ("institution", "a cited score")
    assert len(row["text"]) == 12
    assert [one["rule"] for one in told["found"]] == ["date"]
    (path / "case.yaml").write_text(RECORD.replace("She was", "He was") + line, encoding="utf-8")
    assert [one["edited_since_allowed"] for one in report(path)["found"] if one["rule"] == "institution"] == [True]


def test_a_reason_that_names_somebody_is_withheld(tmp_path: Path) -> None:
    path = case(tmp_path)
    line = allowance(path, "institution-named", "Dr Anna Weber said so")
    (path / "case.yaml").write_text(RECORD + line, encoding="utf-8")
    told = report(path)
    assert told["waived"][0]["why"].startswith("(withheld")
    assert told["unprinted"] == 1
    assert "Weber" not in json.dumps(told)


def test_nothing_found_is_said_in_these_words_and_no_others(tmp_path: Path) -> None:
    path = tmp_path / "case"
    path.mkdir()
    (path / "case.yaml").write_text(RECORD.partition("sections")[0], encoding="utf-8")
    told = deid_file([report(path)])
    assert told["cases"][0]["result"] == "no known identifiers found"
    assert "anonym" not in json.dumps(told).lower()
    assert {"rule": "date", "what": "a calendar date", "code": "identifier-date"} in told["looked_for"]


def test_a_folder_called_after_the_patient_is_told_by_a_sign(tmp_path: Path) -> None:
    told = report(case(tmp_path, name="anna-weber"))
    assert told["case"].startswith("case-")
    assert "weber" not in json.dumps(told)


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr("sys.argv", ["casereport", *map(str, words)])
    return main()


def test_gates_are_printed_alone_with_their_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = case(tmp_path)
    assert run(monkeypatch, "check", path, "--gates") == 77
    out, err = capsys.readouterr()
    assert [line.partition(":")[0] + line.partition(":")[2].split(":")[0] for line in out.splitlines()] == [
        "case consent closed",
        "case identifiers open",
        "case dates open",
        "case images closed",
    ]
    assert err == ""
    assert run(monkeypatch, "check", path, "--gates", "--format", "json") == 77
    told = {row["gate"]: (row["case"], row["open"], row["codes"]) for row in json.loads(capsys.readouterr().out)}
    assert told["consent"] == ("case", False, [])
    assert told["dates"] == ("case", True, ["identifier-date"])
    assert run(monkeypatch, "check", path, "--gates", "--format", "sarif") == 2
    (path / "case.yaml").write_text(RECORD.partition("sections")[0], encoding="utf-8")
    assert run(monkeypatch, "check", path, "--gates") == 0


def test_the_report_is_written_beside_the_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "deid.json"
    assert run(monkeypatch, "check", case(tmp_path), "--deid", file) == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["casereport-deid"] == 1
    assert [one["case"] for one in told["cases"]] == ["case"]
    assert not any(word in file.read_text(encoding="utf-8") for word in WORDS)


def test_a_baseline_takes_no_gate_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    path, file = case(tmp_path), tmp_path / "known.json"
    (path / "case.yaml").write_text(RECORD.replace("She was", "Mrs Anna Kowalczyk was"), encoding="utf-8")
    assert run(monkeypatch, "check", path, "--baseline", file, "--write-baseline") == 0
    assert capsys.readouterr().err.endswith(" known; 3 problems of consent and privacy always count\n")
    assert run(monkeypatch, "check", path, "--baseline", file) == 77
    told = capsys.readouterr().err
    assert all(code in told for code in ("identifier-name", "institution-named", "identifier-date"))
    assert "missing-part" not in told
