"""The command line on references: listed, checked, exported; a new case made around a bibliography."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.cli import main
from casereport.references import read_references

ROOT = Path(__file__).parent.parent
SEED = ROOT / "samples" / "misc-anakinra"
KEYS = ["dong2020", "lu2020", "licciardi2020", "verdoni2020", "riphagen2020"]

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in this process and returns its exit status."""

    def call(*words: object) -> int:
        monkeypatch.setattr("sys.argv", ["casereport", *map(str, words)])
        return main()

    return call


def test_the_cited_references_are_listed_in_order_with_number_and_key(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("references", SEED) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[str(number), key] for number, key in enumerate(KEYS, start=1)]


def test_csl_json_goes_to_standard_output(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("references", SEED, "--to", "csl-json") == 0
    assert [item["id"] for item in json.loads(capsys.readouterr().out)] == KEYS


@pytest.mark.parametrize(("form", "ending"), [("bibtex", ".bib"), ("ris", ".ris")])
def test_an_export_reads_back(run: Run, tmp_path: Path, form: str, ending: str) -> None:
    target = tmp_path / f"cited{ending}"
    assert run("references", SEED, "--to", form, "-o", target) == 0
    found, problems = read_references(target.read_bytes(), target.name)
    assert sorted(found) == sorted(KEYS)
    assert not [problem for problem in problems if problem.severity == "error"]


def test_an_unknown_form_and_a_file_without_a_form_are_wrong_command_lines(run: Run, tmp_path: Path) -> None:
    assert run("references", SEED, "--to", "word") == 2
    assert run("references", SEED, "-o", tmp_path / "x.bib") == 2


def test_a_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    assert run("references", SEED, "--to", "ris", "-o", tmp_path / "absent" / "x.ris") == 73


def test_a_new_case_around_a_bibliography_builds_at_once(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "case", "--from-bib", SEED / "references.bib") == 0
    assert run("check", tmp_path / "case") == 0
    assert run("new", tmp_path / "other", "--from-bib", tmp_path / "absent.bib") == 2
