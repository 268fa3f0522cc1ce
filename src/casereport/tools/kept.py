"""Cases that a build would make anew as they lie there: what was told of them is told again, and they are left as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from casereport.problems import Place, Problem
from casereport.unchanged import recall_case, remember, watch_case
from casereport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from casereport.build import Built


@dataclass(frozen=True, slots=True)
class Kept:
    """The outputs of a case that were there before, and the problems that were told when they were made."""

    outputs: tuple[Path, ...]
    problems: tuple[Problem, ...]


def built_or_kept(case: Path, asked: tuple[str, ...], out: Path, make: Callable[[], Built], *, force: bool) -> Built | Kept:
    """What `make` builds, with a note of it, or what an earlier build left where nothing has changed and nobody forces it.

    `asked` are words that tell all that decides on the outputs; files and folders among them are heeded with what they hold.
    """
    words = ("case", str(case), *asked)
    if not force and (kept := recall_case(words, str(out))):
        return Kept(tuple(map(Path, kept["outputs"])), tuple(_problem(one) for one in kept["problems"]))
    watched = watch_case(words, str(out))
    built = make()
    if watched:
        outputs = list(map(str, built.outputs))
        remember(watched, outputs, {"outputs": outputs, "problems": [_told(problem) for problem in built.problems]})
    return built


def _told(problem: Problem) -> list[Any]:
    place = problem.place and [problem.place.file, problem.place.line, problem.place.column]
    return [problem.code, problem.severity, problem.message, problem.path, problem.hint, place]


def _problem(told: list[Any]) -> Problem:
    code, severity, message, path, hint, place = told
    return Problem(code, severity, message, tuple(path), hint, place and Place(*place))
