"""Whole cases told from their records alone, as an editor reads them: kept as text; `--update-golden` writes them anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.document.narrative.test_random_cases import faults
from tests.document.short import text_of

from casereport.case.source import load
from casereport.document import build_document
from casereport.journal import load_journal

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_is_told_as_it_was_read(file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copy(file, tmp_path / "case.yaml")
    made, problems = build_document(load(tmp_path), load_journal("plain"))
    assert problems == []
    told = "\n".join(f"## {section.id}\n{text_of(made, section.role)}" for section in made.body).replace("\u00a0", " ") + "\n"
    golden = file.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")
    assert "sec-details" not in [section.id for section in made.back]
    lines = [line for line in told.splitlines() if not line.startswith(("#", "["))]
    assert [(found, line) for line in lines if (found := faults(line))] == []
