"""Problems as workflow commands, which GitHub shows at their lines; the escapes are those of actions/toolkit (`command.ts`)."""

from __future__ import annotations

from casereport.problems.problem import Problem
from casereport.problems.report import CaseReport, baseline_text, checks_text


def as_github(problem: Problem) -> str:
    """The problem as a workflow command that GitHub shows at its line."""
    level = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    fields = {"title": problem.code}
    if problem.place:
        fields |= {"file": problem.place.file, "line": str(problem.place.line), "col": str(problem.place.column)}
    message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    properties = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{level} {properties}::{_data(message)}"


def checks_as_github(report: CaseReport) -> str:
    """The checks of a case as a folded group of the log: annotations are few, and for what is wrong."""
    lines = [f"::group::{_data(f'{report.case}: {len(report.ran)} checks ran')}", *checks_text(report).splitlines()]
    if said := baseline_text(report):
        lines.append(said)
    return "\n".join([*lines, "::endgroup::"])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
