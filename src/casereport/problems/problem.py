"""Problems as data: what is wrong, how bad, where, and what cures it.

Nothing in this package raises for a fault in a record; functions return problems, and the API raises once,
at its door, with all of them (`CaseReportError`).
"""

from __future__ import annotations

import re
import traceback
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile
from typing import Literal

from casereport.problems.codes import CODES
from casereport.values import dataclass

Severity = Literal["error", "warning", "info"]
Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a source file; line and column count from 1, column in characters."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a code of the CODES table, its severity, a message without patient values, a path into the record, a cure, a place."""

    code: str
    severity: Severity
    message: str
    path: Path = ()
    hint: str = ""
    place: Place | None = None
    within: tuple[int, int] | None = None
    """Line and column, from 0, inside the text at the path, where a check can tell them."""


class CaseReportError(Exception):
    """Raised once at the API's door with every problem found; its text names codes and places, never a value."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(as_text(problem) for problem in self.problems))


class BuildFailure(Exception):
    """A build that cannot go on for a reason outside the record; `status` is the process's exit status."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.hint = hint


def fault(
    code: str, message: str, *, path: Path = (), hint: str = "", place: Place | None = None, within: tuple[int, int] | None = None
) -> Problem:
    """A problem with the severity that the CODES table gives its code; an unknown code is a bug and raises KeyError."""
    return Problem(code, CODES[code].severity, message, path, hint, place, within)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without repeats, by file, line and column; those without a place come last."""
    last = Place("\uffff", 0, 0)
    return sorted(dict.fromkeys(problems), key=lambda p: (p.place or last, p.code))


def is_failure(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """True when the problems forbid an output: any error, or any warning in a strict run."""
    bad = {"error", "warning"} if strict else {"error"}
    return any(problem.severity in bad for problem in problems)


def count_of(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun: 1 keyword, 2 keywords; `nouns` where an s does not make the plural."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def there_are(number: int, noun: str, nouns: str = "") -> str:
    """How many there are, as a sentence begins: there is 1 keyword, there are 2 keywords."""
    return f"there {'is' if number == 1 else 'are'} {count_of(number, noun, nouns)}"


def counted(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are: `1 error, 2 warnings`; empty when there is neither."""
    counts = Counter(problem.severity for problem in problems)
    words: tuple[Severity, ...] = ("error", "warning")
    return ", ".join(f"{counts[word]} {word}{'s' * (counts[word] != 1)}" for word in words if counts[word])


def frames_text(error: Exception) -> str:
    """Where a fault of the tool happened, a line a frame, without the error's own text, which could quote the record."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    return "\n".join(f"  {frame.filename.rpartition('/')[2]}:{frame.lineno} in {frame.name}" for frame in frames)


def path_text(path: Path) -> str:
    """The path as an author would write it: `patients[0].labs[2].unit`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def named_path(path: Path) -> Path:
    """The path up to the first key that an author made up, which could be a value of the record, such as a date in a series."""
    return tuple(takewhile(lambda step: isinstance(step, int) or re.fullmatch(r"[a-z_]{1,24}", step), path))


def listed(names: Iterable[str]) -> str:
    """The names for a hint, separated by commas; those that are long or no plain words, which could be texts of a patient, are left out."""
    return ", ".join(dict.fromkeys(name for name in names if is_nameable(name)))


def is_nameable(name: str) -> bool:
    """Whether a hint may name an id, analyte or drug of the record."""
    return re.fullmatch(r"[\w.+/-]+(?: [\w.+/-]+){0,3}", name) is not None and len(name) <= 40


def as_text(problem: Problem) -> str:
    """The problem as a compiler prints it, its hint on a second line."""
    where = f"{problem.place.file}:{problem.place.line}:{problem.place.column}: " if problem.place else ""
    text = f"{where}{problem.severity}[{problem.code}] {problem.message}"
    return f"{text}\n  hint: {problem.hint}" if problem.hint else text
