"""What a text states: values, doses, times, ages, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from casereport.clinical.units import Unit
from casereport.values import dataclass

Kind = Literal[
    "value", "bound", "change", "percent", "fold", "multiple", "direction", "age", "sex", "side", "dose", "route", "frequency", "day",
    "length", "count", "finding", "drug", "death", "amount", "sum", "level", "dated", "result", "past", "gene",
    "measurements",
]  # fmt: skip
Role = Literal["", "from", "to", "peak", "nadir", "first", "last"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, its unit where one is known, and where it stands in the text that is read.

    `high` is the upper end of a range; `comparator` is `~` for about, `<` and its like as written; `is_fact` of one that a fact prints.
    """

    number: Decimal
    unit: Unit | None
    start: int
    end: int
    high: Decimal | None = None
    comparator: str = ""
    is_fact: bool = False
    written: str = ""
    """The unit as typed, known or not."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or days from `first` to `last`, with the clock that the text names (`illness`), empty for none."""

    first: int
    last: int
    clock: str = ""
    word: str = ""
    """`on`, `from`, `until` and the like, as told before it."""
    unit: str = "d"
    """`wk`, `mo` or `y` of a time that is counted from the start of a clock: at 6 months."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a text states, where it begins (line and column from 0), and of whom.

    `subject` is the key of what it tells of (an analyte, drug, event or finding), `patient` an id, or empty where the text does not say.
    `word` holds what is no number: `up` or `down`, `male` or `female`, a side, a route. `end` is the column behind what is told.
    """

    kind: Kind
    line: int
    column: int
    subject: str = ""
    quantity: Quantity | None = None
    day: Day | None = None
    patient: str = ""
    role: Role = ""
    word: str = ""
    is_own: bool = True
    """False where it tells of others, or in general."""
    is_history: bool = False
    is_denied: bool = False
    is_sure: bool = True
    """False where the sentence leaves a doubt which entry is meant."""
    names: tuple[str, ...] = ()
    """Words that a side stands with."""
    start: int = 0
    end: int = 0
    """Where it stands in the text that is read, from its beginning."""

    def moved(self, patient: str) -> Statement:
        """The same statement of a patient."""
        return replace(self, patient=patient)
