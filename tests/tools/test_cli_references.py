"""The command line on references: listed, checked, exported; a new case made around a bibliography."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.references import read_references

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "samples" / "misc-anakinra"
KEYS = ["dong2020", "lu2020", "licciardi2020", "verdoni2020", "riphagen2020"]

Run = Callable[..., int]


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


# --- several files, entries that nothing cites ------------------------------------------------------------------

MORE = """TY  - JOUR
ID  - wider2021
AU  - Wider, Wanda
TI  - Only here
ER  -
TY  - JOUR
ID  - twice2020
AU  - Dong, Y.
TI  - Epidemiology of COVID-19 among children in China
DO  - https://doi.org/10.1542/PEDS.2020-0702
PY  - 2020
VL  - 145
ER  -
"""


@pytest.fixture
def two_files(tmp_path: Path) -> Path:
    """A sample whose references lie in two files of two kinds; one work is in both."""
    folder = tmp_path / "case"
    shutil.copytree(SEED, folder)
    record = folder / "case.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("references: references.bib", "references: [references.bib, more.ris]"))
    (folder / "more.ris").write_text(MORE, encoding="utf-8")
    return folder


def cite(folder: Path, key: str) -> None:
    record = folder / "case.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("@dong2020", f"@dong2020; @{key}", 1), encoding="utf-8")
    assert f"@{key}" in record.read_text(encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    """The first lines of the problems, from the file's name on; the lines of standard output."""
    printed = capsys.readouterr()
    lines = [line.rpartition("/")[2] if "/case/" in line.partition(" ")[0] else line for line in printed.err.splitlines()]
    return [line for line in lines if not line.startswith("  hint")], printed.out.splitlines()


def test_several_files_are_one_bibliography(run: Run, two_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cite(two_files, "twice2020")
    assert run("references", two_files) == 0
    problems, lines = told(capsys)
    assert lines[1].split()[:2] == ["2", "twice2020"]
    assert "more.ris:6:1: warning[duplicate-reference] 'twice2020' is the same work as 'dong2020'" in problems
    assert "more.ris:1:1: warning[uncited-reference] nothing cites the reference wider2021" in problems
    assert run("references", two_files, "--strict") == 1
    assert run("check", two_files) == 0


def test_what_an_uncited_entry_lacks_is_told_by_references_alone(run: Run, two_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", two_files) == 0
    assert [line for line in told(capsys)[0] if line.startswith("more.ris:1:")] == [
        "more.ris:1:1: warning[uncited-reference] nothing cites the reference wider2021"
    ]
    assert run("references", two_files) == 0
    found = [line for line in told(capsys)[0] if line.startswith("more.ris:1:")]
    assert [line.split("[")[1].split("]")[0] for line in found] == ["incomplete-reference"] * 4 + ["uncited-reference"]
    cite(two_files, "wider2021")
    assert run("check", two_files) == 0
    assert len([line for line in told(capsys)[0] if line.startswith("more.ris:1:1: warning[incomplete-reference]")]) == 4


def test_errors_of_any_file_give_status_1(run: Run, two_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (two_files / "more.ris").write_text(MORE.replace("wider2021", "lu2020"), encoding="utf-8")
    assert run("references", two_files) == 1
    assert "more.ris:1:1: error[repeated-id] the citation key 'lu2020' is used twice; the first entry is kept" in told(capsys)[0]
    (two_files / "more.ris").unlink()
    assert run("references", two_files) == 1
    assert any("error[file-missing]" in line and "case.yaml:" in line for line in told(capsys)[0])
    (two_files / "more.ris").write_text("nothing of the kind", encoding="utf-8")
    assert run("references", two_files) == 1
    assert any(line.startswith("more.ris:1:1: error[bad-reference]") for line in told(capsys)[0])


def test_an_unknown_key_gives_status_1(run: Run, two_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cite(two_files, "nobody1999")
    assert run("references", two_files) == 1
    assert any("error[unknown-citation]" in line for line in told(capsys)[0])
