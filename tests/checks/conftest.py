"""A case written in a few lines, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casereport.build import Checked, check
from casereport.checks import CHECKS, Subject
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
            checked = check(tmp_path)
            problems = checked.problems
            assert list(unlisted(checked)) == []
        except CaseReportError as error:
            problems = error.problems
        assert all(problem.place and (problem.hint or problem.severity == "info") for problem in problems if problem.code in codes.split())
        return [(problem.code, path_text(problem.path)) for problem in problems if problem.code in codes.split()]

    return look


def unlisted(checked: Checked) -> Iterator[tuple[str, str]]:
    """(check, code) of each problem whose code does not stand in its check's row of the table."""
    subject = Subject(checked.case.record, checked.journal, checked.document)
    for row in CHECKS:
        yield from ((row.name, problem.code) for problem in row.find(subject) or () if problem.code not in row.codes)
