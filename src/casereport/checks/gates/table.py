"""The gates of a publication: what has to be settled before a report leaves the authors' hands, and whether it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casereport.problems import Problem, count_of

Holds = Callable[[Problem], bool]


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate by its key and what must be true; `holds` tells of a problem whether it keeps the gate open."""

    key: str
    title: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class State:
    """A gate and the problems that keep it open; () where it is closed."""

    gate: Gate
    problems: tuple[Problem, ...]

    @property
    def is_open(self) -> bool:
        """True while something has to be settled."""
        return bool(self.problems)

    def line(self) -> str:
        """The gate in a line: open or closed, and why; no value of the record."""
        if not self.problems:
            return f"{self.gate.key} closed: {self.gate.title}"
        codes = ", ".join(dict.fromkeys(problem.code for problem in self.problems))
        return f"{self.gate.key} open: {self.gate.title} ({count_of(len(self.problems), 'problem')}: {codes})"


def _of(*codes: str) -> Holds:
    return lambda problem: problem.code in codes


def _is_of_an_image(problem: Problem) -> bool:
    return problem.code == "image-consent" or (problem.code == "unanswered" and problem.path[:1] == ("figures",))


GATES: tuple[Gate, ...] = (
    Gate(
        "consent",
        "each patient's consent to publication is on record, or was waived",
        _of("no-consent", "consent-contradiction", "consent-of-the-dead"),
    ),
    Gate(
        "identifiers",
        "no text and no name of a file has a known identifier that is not allowed with a reason",
        _of(
            "identifier-name", "possible-name", "identifier-number", "identifier-contact", "identifier-place", "institution-named",
            "age-over-89", "identifier-file",
        ),
    ),
    Gate("dates", "times are told as days, not as dates", _of("identifier-date")),
    Gate("images", "each image says whether it identifies, and is covered by consent if it does", _is_of_an_image),
)  # fmt: skip
"""In the order in which they are told."""


def states(problems: Iterable[Problem]) -> tuple[State, ...]:
    """Every gate with the problems that keep it open; notes keep none open."""
    serious = [problem for problem in problems if problem.severity != "info"]
    return tuple(State(gate, tuple(problem for problem in serious if gate.holds(problem))) for gate in GATES)


def keeps_open(problem: Problem) -> bool:
    """Whether a problem keeps a gate open."""
    return problem.severity != "info" and any(gate.holds(problem) for gate in GATES)
