"""What a figure of the record was decided to be: its kind, and what each of its parts shows."""

from __future__ import annotations

from typing import Any

from casereport.figures import Kind
from casereport.problems import Problem
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """What one part of a figure shows: the data of its kind, and whose they are where a figure has a drawing for each patient."""

    data: Any
    whose: str = ""


@dataclass(frozen=True, slots=True)
class FigureData:
    """The kind of a figure, the problems that its choice raised, and what each of its parts shows; a table has none."""

    kind: Kind
    problems: tuple[Problem, ...] = ()
    parts: tuple[Shown, ...] = ()
