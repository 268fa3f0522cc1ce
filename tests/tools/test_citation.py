"""`casereport cite`: the report's own reference on the terminal or in a file, and the refusal of one that only retells another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.references import read_references
from casereport.tools.citation import FORMATS, cite_case

ROOT = Path(__file__).parent.parent.parent
FULL, RETOLD = ROOT / "tests" / "data" / "full", ROOT / "samples" / "misc-anakinra"


def test_the_text_is_in_the_style_of_the_journal_or_in_the_one_asked_for() -> None:
    text, problems, _ = cite_case(FULL)
    assert problems == ()
    assert text.startswith("Example A Jr, Muster B, Serositis Study Circle. Case report: tocilizumab for relapsing serositis")
    assert "Example, A., Jr, Muster, B., & Serositis Study Circle. (2026)." in cite_case(FULL, style="apa")[0]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_the_command_writes_a_file(form: str, run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own"
    assert run("cite", str(FULL), "--to", form, "-o", str(file)) == 0
    assert capsys.readouterr().out == f"{file}\n"
    (one,), _ = read_references(file.read_bytes(), {"ris": "a.ris", "bibtex": "a.bib", "csl-json": "a.json"}[form])
    assert one == "example2026"


def test_the_command_prints_the_text(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cite", str(FULL)) == 0
    assert capsys.readouterr().out == cite_case(FULL)[0]


def test_a_report_that_only_retells_another_is_refused(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cite", str(RETOLD)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "error[not-citable] the report retells another" in told.err


def test_a_format_that_there_is_not_and_a_place_that_cannot_be_written(run: Callable[..., int], tmp_path: Path) -> None:
    assert run("cite", str(FULL), "--to", "endnote") == 2
    assert run("cite", str(FULL), "--to", "ris,bibtex") == 2
    assert run("cite", str(FULL), "-o", str(tmp_path / "no" / "file")) == 73
