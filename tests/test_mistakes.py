"""Seeded mistakes: each is reported once, at its line and column, with its cure; nothing is written, and no value of the record is quoted.

A case is a file of `mistakes/`: a title, the change that makes the mistake in the record of `mistakes/_base/`, the problems expected
(code, line:column, part of the hint), and what no message may quote.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from casereport.cli import main

GATE_CODES = frozenset({"identifier-name", "identifier-number", "identifier-contact"})
"""Errors of privacy, which alone give an exit status of their own."""
MISTAKES = Path(__file__).parent / "mistakes"
BASE = MISTAKES / "_base"


@dataclass(frozen=True)
class Mistake:
    """One case file."""

    name: str
    title: str
    change: tuple[dict[str, str], ...]
    expected: tuple[dict[str, str], ...]
    never: tuple[str, ...]

    def make(self, folder: Path) -> Path:
        """The base record with this mistake in it."""
        shutil.copytree(BASE, folder)
        for change in self.change:
            file = folder / change.get("file", "case.yaml")
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            assert change.get("was") is None or text.count(change["was"]) == 1, (
                f"{self.name}: the text to change must stand in {file.name} once"
            )
            file.write_text(text.replace(change["was"], change["now"]) if "was" in change else change["now"], encoding="utf-8")
        return folder


def _read(file: Path) -> Mistake:
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(data) <= {"title", "change", "expected", "never"}, file.name
    return Mistake(file.stem, data["title"], tuple(data["change"]), tuple(data["expected"]), tuple(map(str, data.get("never", ()))))


CASES = [_read(file) for file in sorted(MISTAKES.glob("*.yaml"))]


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["casereport", *words])
    return main()


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 40


def test_the_base_record_has_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(BASE, tmp_path / "case")
    assert _run(monkeypatch, "check", str(tmp_path / "case"), "--format", "json") == 0
    assert [report["problems"] for report in json.loads(capsys.readouterr().out)] == [[]]


@pytest.mark.parametrize("mistake", CASES, ids=lambda mistake: mistake.name)
def test_mistake_is_reported_once_and_nothing_is_written(
    mistake: Mistake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = mistake.make(tmp_path / "case")
    status = _run(monkeypatch, "build", str(case), "--to", "html", "--format", "json", "-o", str(tmp_path / "out"))
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    told = [(problem["code"], _at(problem["place"], case)) for problem in found]
    assert told == [(one["code"], one["at"]) for one in mistake.expected]
    for problem, one in zip(found, mistake.expected, strict=True):
        assert one["hint"] in problem["hint"]
        assert problem["hint"], "a cure is always named"
    is_wrong = any(problem["severity"] == "error" for problem in found)
    is_gate = all(problem["code"] in GATE_CODES for problem in found if problem["severity"] == "error")
    assert status == ((77 if is_gate else 1) if is_wrong else 0)
    assert (tmp_path / "out").exists() != is_wrong
    for value in mistake.never:
        assert value not in printed.out.replace(str(tmp_path), "") + printed.err.replace(str(tmp_path), "")


def _at(place: dict[str, Any] | None, case: Path) -> str:
    assert place is not None, "every problem has a place"
    file = place["file"].removeprefix(case.as_posix() + "/")
    at = f"{place['line']}:{place['column']}"
    return at if file == "case.yaml" else f"{file}:{at}"
