"""The severities that a journal gives to problems, and what no journal lowers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casereport.problems.gates import GATE_CODES
from casereport.problems.problem import Problem, Severity

UNSAFE = frozenset({"unsafe-output", "unsafe-link", "bad-template", "control-character", "file-refused", "name-left"})
"""Codes of what is active, foreign or of the authors in a finished output or on its way there."""

NEVER_LOWERED = GATE_CODES | UNSAFE

_WEIGHT: Mapping[str, int] = {"info": 0, "warning": 1, "error": 2}


def with_severities(problems: Iterable[Problem], overrides: Mapping[str, Severity]) -> list[Problem]:
    """The problems with the severities that a journal raises or lowers; gates and what is unsafe are raised alone."""
    return [replace(one, severity=_weighed(one, overrides[one.code])) if one.code in overrides else one for one in problems]


def is_lowered(code: str, severity: str, usual: str) -> bool:
    """Whether a severity is below the usual one of a code that no journal lowers; a word that is none is not."""
    return code in NEVER_LOWERED and _WEIGHT.get(severity, 2) < _WEIGHT[usual]


def _weighed(problem: Problem, severity: Severity) -> Severity:
    return problem.severity if is_lowered(problem.code, severity, problem.severity) else severity
