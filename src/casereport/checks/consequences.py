"""One mistake is one problem: what only follows from another problem is left out until that one is cured."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from casereport.problems import Problem


def _is_unread_bibliography(problem: Problem) -> bool:
    return problem.code == "bad-reference" or problem.path[:1] == ("references",)


def _is_unread_table(problem: Problem) -> bool:
    return "labs" in problem.path and problem.code.startswith(("file-", "table-", "calendar-", "limit"))


def _is_shared_patient_id(problem: Problem) -> bool:
    return problem.code == "repeated-id" and problem.path[:1] == ("patients",) and len(problem.path) == 3


def _is_wrong_figure(problem: Problem) -> bool:
    return problem.path[:1] in (("figures",), ("tables",)) and problem.code == "unknown-id"


def _cites(problem: Problem) -> bool:
    return problem.code == "unknown-citation"


def _uses_values(problem: Problem) -> bool:
    missing = problem.code == "unknown-id" and "analytes" in problem.path
    return missing or problem.code in ("unknown-fact", "empty-figure", "unknown-target")


def _tells_of_a_patient(problem: Problem) -> bool:
    return problem.code in ("unknown-fact", "ambiguous-fact")


def _misses_a_figure(problem: Problem) -> bool:
    return problem.code in ("empty-figure", "unknown-target")


Is = Callable[[Problem], bool]

CONSEQUENCES: tuple[tuple[Is, Is], ...] = (
    (_is_unread_bibliography, _cites),
    (_is_unread_table, _uses_values),
    (_is_shared_patient_id, _tells_of_a_patient),
    (_is_wrong_figure, _misses_a_figure),
)
"""Which error is a cause, and which problems may only follow from it."""


def without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """The problems but for those that another error among them accounts for."""
    listed = list(problems)
    left_out = any(problem.code == "empty-figure" for problem in listed)
    errors = [problem for problem in listed if problem.severity == "error"]
    follows = [is_effect for is_cause, is_effect in CONSEQUENCES if any(map(is_cause, errors))]
    dated = {problem.path for problem in listed if problem.code == "calendar-date"}
    listed = [problem for problem in listed if problem.code != "identifier-date" or problem.path not in dated]
    closer = {(problem.code, problem.path) for problem in listed if problem.within and problem.code.endswith("-contradiction")}
    listed = [
        problem for problem in listed if problem.within or (problem.code, problem.path) not in closer
    ]  # the one at its very word stays
    return [p for p in listed if (p.code == "unknown-target" and not left_out) or not any(is_effect(p) for is_effect in follows)]
