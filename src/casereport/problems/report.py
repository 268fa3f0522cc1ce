"""What a run of checks gave of one case: problems, which checks ran, and which had nothing to look at."""

from __future__ import annotations

from casereport.problems.problem import Problem
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class CheckRun:
    """One check by what should be true, the codes that it tells, and whether the case had something for it to look at."""

    name: str
    codes: tuple[str, ...]
    ran: bool


@dataclass(frozen=True, slots=True)
class CaseReport:
    """The problems of one case that count, and the checks; none of these where the record could not be read."""

    case: str
    problems: tuple[Problem, ...]
    checks: tuple[CheckRun, ...] = ()
    known: tuple[Problem, ...] = ()
    """Old problems that a baseline holds."""
    fixed: tuple[str, ...] = ()
    """The codes of problems that the baseline holds and the case no longer has."""

    @property
    def ran(self) -> tuple[str, ...]:
        """The names of the checks that had something to look at."""
        return tuple(check.name for check in self.checks if check.ran)

    @property
    def idle(self) -> tuple[str, ...]:
        """The names of the checks that had nothing to look at."""
        return tuple(check.name for check in self.checks if not check.ran)


def in_words(name: str) -> str:
    """A check's name as a person reads it: `discharge follows admission`."""
    return name.replace("_", " ")


def checks_text(report: CaseReport) -> str:
    """Two lines: the checks that ran, and those that had nothing to look at, by name."""
    if not report.checks:
        return "no check ran: the record cannot be built yet"
    lines = [f"checks that ran: {', '.join(map(in_words, report.ran)) or 'none'}"]
    if report.idle:
        lines.append(f"had nothing to look at: {', '.join(map(in_words, report.idle))}")
    return "\n".join(lines)


def baseline_text(report: CaseReport) -> str:
    """What the baseline says of the case, empty where it says nothing: how many old problems it has, which of them are fixed."""
    said = [f"{len(report.known)} known from the baseline"] if report.known else []
    said += [f"{len(report.fixed)} fixed ({', '.join(sorted(set(report.fixed)))})"] if report.fixed else []
    return "; ".join(said)
