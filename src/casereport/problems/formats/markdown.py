"""Reports as Markdown, for a comment on a pull request or the summary of a workflow."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casereport.problems.problem import Problem, counted
from casereport.problems.report import CaseReport, baseline_text, checks_text

_HEAD = ("| | where | problem | cure |", "|---|---|---|---|")


def as_markdown(reports: Iterable[CaseReport]) -> str:
    """A heading a case, a row a problem, and the checks folded below."""
    return "\n\n".join(_section(report) for report in reports) + "\n"


def _section(report: CaseReport) -> str:
    parts = [f"## {_plain(report.case)}", counted(report.problems) or "no error, no warning"]
    if report.problems:
        parts.append("\n".join([*_HEAD, *map(_row, report.problems)]))
    if said := baseline_text(report):
        parts.append(said)
    checks = _plain(checks_text(report)).replace("\n", "\n\n")
    parts.append(
        f"<details><summary>{len(report.ran)} checks ran, {len(report.idle)} had nothing to look at</summary>\n\n{checks}\n\n</details>"
    )
    return "\n\n".join(parts)


def _row(problem: Problem) -> str:
    where = f"{problem.place.file}:{problem.place.line}:{problem.place.column}" if problem.place else ""
    cells = (problem.severity, _plain(where), f"**{problem.code}** {_plain(problem.message)}", _plain(problem.hint))
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"


def _plain(text: str) -> str:
    """The text with every sign that Markdown or HTML would read set off; mentions notify nobody."""
    return re.sub(r"([\\`*_{}\[\]<>|#~@&!])", r"\\\1", text)
