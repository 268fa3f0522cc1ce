"""`casereport diff` on the command line: what it prints, writes and returns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.revision.repositories import RECORD, make_repository, write

Run = Callable[..., int]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_repository(tmp_path / "work") / "cases" / "rash"


def test_the_status_is_0_without_and_1_with_a_difference(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "v1..v1", case) == 0
    assert capsys.readouterr().out == "No difference.\n"
    assert run("diff", "v1..v2", case) == 1
    printed = capsys.readouterr()
    assert "treatments › anakinra › dose: 2 mg/kg → 4 mg/kg" in printed.out
    assert printed.err == ""


def test_a_version_that_cannot_be_read_is_no_answer(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, dose in (("a", "1 mg"), ("b", "ZZSECRET")):
        write(tmp_path / name, {"case.yaml": RECORD.format(dose=dose)})
    assert run("diff", tmp_path / "a", tmp_path / "b") == 65
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "error[bad-dose]" in printed.err
    assert "ZZSECRET" not in printed.err


def test_a_wrong_command_line_is_2(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["nothing", case], ["v1", case, case], [case, "--to", "doc"], ["--journal", "nix", "v1", case], []):
        assert run("diff", *words) == 2
    assert capsys.readouterr().out.count("Usage") <= 1


def test_files_go_to_the_folder_of_the_case(run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "v1", case, "--to", "json,html", "-o", tmp_path / "out") == 1
    printed = capsys.readouterr().out
    assert json.loads(printed[: printed.rindex("]") + 1])[0]["old"] == "2 mg/kg"
    page = (tmp_path / "out" / "rash" / "rash-changes.html").read_text(encoding="utf-8")
    assert "<del>2 mg/kg</del> → <ins>6 mg/kg</ins>" in page
    assert printed.endswith("rash-changes.html\n")


def test_same_versions_same_bytes(run: Run, case: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        run("diff", "v1..v2", case, "--to", "html", "-o", tmp_path / out)
    first, second = (next((tmp_path / out).rglob("*.html")).read_bytes() for out in ("one", "two"))
    assert first == second
