"""A baseline: the problems that a case had when a team began to check it, so that only new ones count.

The file holds no value of a record: the name of the case's folder, and of each problem its code, the path up to the first key that an
author made up, and a hash of code, that path and message. Gates are never old: consent and identifiers count in every run.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from casereport.problems.gates import GATE_CODES
from casereport.problems.problem import BuildFailure, Problem, named_path, path_text
from casereport.problems.report import CaseReport

VERSION = 1

Entry = tuple[str, str, str]
Baseline = Mapping[str, Counter[Entry]]


def fingerprint(problem: Problem) -> str:
    """What stays of a problem when lines move: a hash of code, path and message, 16 hexadecimal digits."""
    text = "\n".join((problem.code, path_text(named_path(problem.path)), problem.message))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def baseline_json(reports: Iterable[CaseReport]) -> str:
    """The file of these reports' problems, sorted, so that a change of one line is a change of one line."""
    cases = {_name(report): sorted(_entry(p) for p in (*report.problems, *report.known) if p.code not in GATE_CODES) for report in reports}
    rows = {name: [dict(zip(("code", "path", "hash"), entry, strict=True)) for entry in entries] for name, entries in sorted(cases.items())}
    return json.dumps({"casereport-baseline": VERSION, "cases": rows}, indent=1) + "\n"


def read_baseline(file: FilePath) -> Baseline:
    """The baseline in a file; raises BuildFailure (2) where there is none or it cannot be read, since then everything would be new."""
    try:
        data: Any = json.loads(file.read_text(encoding="utf-8"))
        rows: Any = data["cases"] if data["casereport-baseline"] == VERSION else None
        return {name: Counter((row["code"], row["path"], row["hash"]) for row in entries) for name, entries in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BuildFailure(2, f"--baseline {file} is no baseline", "write one with --write-baseline") from None


def without_known(report: CaseReport, baseline: Baseline) -> CaseReport:
    """The report with the problems of the baseline set apart, and the codes of those that the case no longer has."""
    left = Counter(baseline.get(_name(report), Counter()))
    new: list[Problem] = []
    known: list[Problem] = []
    for problem in report.problems:
        entry = _entry(problem)
        is_known = left[entry] > 0 and problem.code not in GATE_CODES
        left[entry] -= is_known
        (known if is_known else new).append(problem)
    fixed = tuple(code for code, _, _ in left.elements())
    return replace(report, problems=tuple(new), known=tuple(known), fixed=fixed)


def _entry(problem: Problem) -> Entry:
    return problem.code, path_text(named_path(problem.path)), fingerprint(problem)


def _name(report: CaseReport) -> str:
    """The name of the case's folder: a baseline holds wherever the cases are checked out."""
    path = FilePath(report.case)
    return (path.parent if path.suffix in (".yaml", ".yml", ".json") else path).absolute().name
