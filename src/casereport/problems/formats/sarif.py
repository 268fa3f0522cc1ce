"""Problems as a SARIF 2.1.0 log (OASIS), for code-scanning services."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import quote

from casereport.problems.baseline import fingerprint
from casereport.problems.codes import CODES
from casereport.problems.problem import Problem
from casereport.problems.report import CaseReport

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(problems: Iterable[Problem], reports: Sequence[CaseReport] = ()) -> str:
    """The problems as a log of one run; the reports add old problems as such, and which checks ran on which case."""
    new, known = list(problems), [problem for report in reports for problem in report.known]
    state = "new" if any(report.known or report.fixed for report in reports) else None
    results = [_result(p, state) for p in new] + [_result(p, "unchanged") for p in known]
    driver = {"name": "casereport", "rules": [_rule(code) for code in sorted({p.code for p in (*new, *known)})]}
    run: dict[str, object] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    if reports:
        run["properties"] = {"cases": [_checks(report) for report in reports]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, object]:
    entry = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": entry.example},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(problem: Problem, state: str | None) -> dict[str, object]:
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    result: dict[str, object] = {"ruleId": problem.code, "level": _LEVELS[problem.severity], "message": {"text": text}}
    result["partialFingerprints"] = {"casereport/v1": fingerprint(problem)}
    if state:
        result["baselineState"] = state
    if problem.place:
        region = {"startLine": problem.place.line, "startColumn": problem.place.column}
        location = {"artifactLocation": {"uri": _uri(problem.place.file)}, "region": region}
        result["locations"] = [{"physicalLocation": location}]
    return result


def _uri(file: str) -> str:
    """A reference that a service resolves: relative to the checkout where the file was named so, else absolute."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _checks(report: CaseReport) -> dict[str, object]:
    return {"case": report.case, "ran": list(report.ran), "notApplicable": list(report.idle), "fixed": list(report.fixed)}
