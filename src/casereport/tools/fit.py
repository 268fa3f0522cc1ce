"""One case against every journal: what each would still ask for, the least work first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from casereport.build import Checked, check_loaded
from casereport.case.source import load
from casereport.journal import Journal, journals
from casereport.problems import Problem, counted, path_text
from casereport.tree import count_words
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Fit:
    """What is left to do for one journal: its problems, the words that it counts, and how many of them are too many or too few."""

    journal: Journal
    problems: tuple[Problem, ...]
    words: int
    words_off: int

    @property
    def work(self) -> tuple[int, int, int, int, str]:
        """What the journals are ranked by: errors, warnings, words over or short, notes, and the name."""
        counts = Counter(problem.severity for problem in self.problems)
        return counts["error"], counts["warning"], self.words_off, counts["info"], self.journal.name


@dataclass(frozen=True, slots=True)
class Fits:
    """The fits of a case, least work first, and the problems that it has with every journal."""

    fits: tuple[Fit, ...]
    everywhere: tuple[Problem, ...]


def fit_case(path: Path | str, templates: Sequence[Path] = ()) -> Fits:
    """The case for every journal, the record read once; raises CaseReportError when it cannot be built at all."""
    case = load(path)
    checked = [check_loaded(case, journal=journal.name, templates=templates) for journal in journals(templates)]
    seen = Counter(_key(problem) for one in checked for problem in {_key(found): found for found in one.problems}.values())
    shared = {key for key, count in seen.items() if count == len(checked)}
    everywhere = tuple(problem for problem in checked[0].problems if _key(problem) in shared)
    return Fits(tuple(sorted((_fit(one, shared) for one in checked), key=lambda fit: fit.work)), everywhere)


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, path_text(problem.path), problem.message


def _fit(checked: Checked, shared: set[tuple[str, str, str]]) -> Fit:
    limits = checked.journal.limits
    words = count_words(checked.document, limits.counts)
    off = max(words - (limits.words or words), (limits.min_words or words) - words, 0)
    return Fit(checked.journal, tuple(problem for problem in checked.problems if _key(problem) not in shared), words, off)


def fits_text(fits: Fits) -> str:
    """The ranking in lines: journal, what is left, its words; below each what would have to change, then what every journal asks."""
    lines = ["The least work first, by the rules of each profile; whether a journal wants the case is not among them."]
    for number, fit in enumerate(fits.fits, start=1):
        lines += [
            f"{number:2}. {fit.journal.name:24} {_left(fit)}",
            *(_told(problem) for problem in fit.problems if problem.severity != "info"),
        ]
    if told := [problem for problem in fits.everywhere if problem.severity != "info"]:
        lines += [f"With every journal: {counted(told)}", *(_told(problem) for problem in told)]
    return "\n".join(lines)


def _left(fit: Fit) -> str:
    limits = fit.journal.limits
    asked = f" of {limits.words}" if limits.words else f", at least {limits.min_words}" if limits.min_words else ""
    sure = "" if fit.journal.confidence == "own" else f"; profile of {fit.journal.retrieved}, confidence {fit.journal.confidence}"
    return f"{counted(fit.problems) or 'nothing'} ({fit.words}{asked} words{sure})"


def _told(problem: Problem) -> str:
    where = path_text(problem.path)
    return f"      {f'{where}: ' if where else ''}{problem.message}{f'; {problem.hint}' if problem.hint else ''}"
