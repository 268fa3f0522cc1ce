"""No command writes over a file that it reads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builds import RECORDS

Run = Callable[..., int]

RECORD = """casereport: 1
status: synthetic
title: A rash that stays
authors: [{given: Ada, family: Example, affiliations: [unit], email: ada@example.org, corresponding: yes}]
affiliations: {unit: {name: Example Hospital, country: Italy}}
patients: [{id: P1, age: 61 y, sex: female, consent: {from: patient, written: yes}, presenting: [{finding: rash}]}]
sections: {case: {file: rash.md}}
references: references.bib
"""
BIB = "@article{one, author = {Marsh, Ada}, title = {Rashes}, journal = {J Inv}, year = {2019}, pages = {1--9}}\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "rash"
    folder.mkdir()
    (folder / "case.yaml").write_text(RECORD)
    (folder / "rash.md").write_text("She had a rash [@one].\n")
    (folder / "references.bib").write_text(BIB)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "command",
    [
        ["references", "rash", "--to", "bibtex", "-o", "rash/references.bib"], ["references", "rash", "--to", "ris", "-o", "rash/case.yaml"],
        ["references", "rash/case.yaml", "--to", "ris", "-o", "rash/../rash/rash.md"], ["cite", "rash", "-o", "rash/case.yaml"],
        ["build", "rash", "--to", "markdown", "-o", "."], ["check", "rash", "--write-baseline", "--baseline", "rash/case.yaml"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_input_is_no_output(
    run: Run, case: Path, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(case)
    monkeypatch.chdir(case.parent)
    assert run(*command) == 2
    assert "is a file that this is made from, and would be written over" in capsys.readouterr().err
    assert contents(case) == before


def test_a_citation_style_is_none_either(run: Run, case: Path, tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    shutil.copy(RECORDS["full"].parent / "citations" / "styles" / "named.csl", style)
    before = style.read_bytes()
    assert run("references", case, "--to", "text", "--style", style, "-o", style) == 2
    assert style.read_bytes() == before


def test_an_export_beside_the_record_is_written(run: Run, case: Path) -> None:
    assert run("references", case, "--to", "ris", "-o", case / "export.ris") == 0
    assert (case / "export.ris").read_text().startswith("TY  - JOUR")
