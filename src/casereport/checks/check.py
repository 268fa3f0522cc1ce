"""A row of the table of checks."""

from __future__ import annotations

from collections.abc import Callable

from casereport.checks.subject import Subject
from casereport.problems import Problem
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A function that is named after what should be true, and the codes of the problems that it returns where it is not."""

    find: Callable[[Subject], list[Problem] | None]
    """The problems, or None when nothing in the record is its business."""
    codes: tuple[str, ...]

    @property
    def name(self) -> str:
        """What should be true, as reports list it."""
        return self.find.__name__
