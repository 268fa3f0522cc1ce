"""Many patients in one record, and what the checks say of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from casereport.build import check
from casereport.problems import CaseReportError, Problem, path_text

Told = Callable[..., dict[str, str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Patient as typed → `code path` of each problem with one of the codes, the path from the patient on; one run for all of them."""

    def look(codes: str, patients: Iterable[str], before: str = "") -> dict[str, str]:
        cases = list(patients)
        entries = "\n".join(f"  - {{id: P{n}, {before}{case}}}" for n, case in enumerate(cases))
        text = f"casereport: 1\nstatus: real\ntitle: A case of something\npatients:\n{entries}\n"
        (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
        try:
            problems = check(tmp_path).problems
        except CaseReportError as error:
            problems = error.problems
        assert [problem for problem in problems if problem.severity == "error" and problem.code not in codes.split()] == []
        found = [problem for problem in problems if problem.code in codes.split()]
        assert all(problem.place and problem.hint for problem in found)
        return {
            case: ", ".join(_words(problem) for problem in found if problem.path[:2] == ("patients", n)) for n, case in enumerate(cases)
        }

    return look


def _words(problem: Problem) -> str:
    return f"{problem.code} {path_text(problem.path[2:])}"
