"""A case written in a few lines, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casereport.build import check
from casereport.problems import CaseReportError, path_text

Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """The (code, path) of every problem with one of the codes, in a record of these lines for the patient and the whole."""

    def look(
        codes: str, patient: str = "id: P1", whole: str = "", status: str = "real", others: str = "", **files: str
    ) -> list[tuple[str, str]]:
        text = f"casereport: 1\nstatus: {status}\ntitle: A case of something\npatients:\n  - {{{patient}}}\n{others}\n{whole}\n"
        (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (tmp_path / name.replace("__", ".")).write_text(content, encoding="utf-8")
        try:
            problems = check(tmp_path).problems
        except CaseReportError as error:
            problems = error.problems
        assert all(problem.place and (problem.hint or problem.severity == "info") for problem in problems if problem.code in codes.split())
        return [(problem.code, path_text(problem.path)) for problem in problems if problem.code in codes.split()]

    return look
