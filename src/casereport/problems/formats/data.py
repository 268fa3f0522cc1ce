"""Problems and reports as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from casereport.problems.problem import Problem, named_path, path_text
from casereport.problems.report import CaseReport


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list, one object a problem, in the order given."""
    return json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=2)


def reports_as_json(reports: Iterable[CaseReport]) -> str:
    """The reports as a JSON list, an object a case: its problems, the checks that ran and those that had nothing to look at."""
    return json.dumps([_report(report) for report in reports], ensure_ascii=False, indent=2)


def _report(report: CaseReport) -> dict[str, object]:
    return {
        "case": report.case,
        "problems": [_object(problem) for problem in report.problems],
        "known": [_object(problem) for problem in report.known],
        "fixed": list(report.fixed),
        "ran": list(report.ran),
        "not_applicable": list(report.idle),
    }


def _object(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "path": path_text(named_path(problem.path)),
        "place": {"file": place.file, "line": place.line, "column": place.column} if place else None,
    }
