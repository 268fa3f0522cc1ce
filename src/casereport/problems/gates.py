"""The gates of a publication: what has to be settled before a report leaves the authors' hands, and whether it is.

The one list of codes of gates: a baseline, `silence:`, a journal's severities, `--final`, `submit`, marks of a draft and the exit status 77
all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable

from casereport.problems.problem import Problem, count_of
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate by its key, what must be true, and the codes of the problems that keep it open."""

    key: str
    title: str
    codes: tuple[str, ...]


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


GATES: tuple[Gate, ...] = (
    Gate(
        "consent",
        "each patient's consent to publication is on record, or was waived",
        (
            "no-consent", "consent-contradiction", "consent-of-the-dead", "consent-of-a-minor", "consent-giver", "consent-form",
            "online-consent",
        ),
    ),
    Gate(
        "identifiers",
        "no text and no name of a file has a known identifier that is not allowed with a reason",
        (
            "identifier-name", "possible-name", "identifier-number", "identifier-contact", "identifier-place", "institution-named",
            "age-over-89", "identifier-file", "identifier", "identifier-left",
        ),
    ),
    Gate("dates", "times are told as days, not as dates", ("identifier-date",)),
    Gate(
        "images",
        "each image says whether it identifies, and is covered by consent if it does",
        ("image-consent", "image-undeclared"),
    ),
    Gate("case", "what is handed in is a new case of a real patient", ("no-new-case",)),
)  # fmt: skip
"""In the order in which they are told."""

GATE_CODES = frozenset(code for gate in GATES for code in gate.codes)
"""Codes that no baseline takes, no `silence:` covers and no journal lowers."""


ALLOWABLE = frozenset(code for gate in GATES if gate.key in ("identifiers", "dates") for code in gate.codes) - {"identifier-left"}
"""Codes of gates that `allow:` answers for one text, with a reason, until that text is edited."""


def gates_json(told: Iterable[tuple[str, State]]) -> str:
    """Cases' names with states of their gates as JSON: case, gate, open, and the codes that keep it so; no value of a record."""
    import json

    rows = [
        {"case": name, "gate": one.gate.key, "open": one.is_open, "codes": sorted({p.code for p in one.problems})} for name, one in told
    ]
    return json.dumps(rows, indent=1) + "\n"


def states(problems: Iterable[Problem]) -> tuple[State, ...]:
    """Every gate with the problems that keep it open; notes keep none open."""
    serious = [problem for problem in problems if problem.severity != "info"]
    return tuple(State(gate, tuple(problem for problem in serious if problem.code in gate.codes)) for gate in GATES)


def keeps_open(problem: Problem) -> bool:
    """Whether a problem keeps a gate open."""
    return problem.severity != "info" and problem.code in GATE_CODES
