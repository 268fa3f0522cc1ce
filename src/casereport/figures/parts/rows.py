"""Rows: labels in as few rows as hold them, on leaders that pass between the texts of the lower rows and never cross.

The order along the axis is the same in every row; a label of a higher row keeps a stub in each row below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from casereport.figures.paper.labels import place_in_row
from casereport.values import dataclass

STUB = 2.0  # pt that a leader takes between two texts
FILL = 0.94  # how full a row may be, unless every label has a row of its own


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of each label (0 nearest the axis) and its way up: the places in pt where its leader passes rows 0, 1 … up to its own."""

    rows: tuple[int, ...]
    ways: tuple[tuple[float, ...], ...]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return max(self.rows, default=-1) + 1


def place_rows(places: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float = 5.0) -> Rows | None:
    """The labels in the least number of rows; None only when a label or the stubs of all are wider than the span."""
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    for count in range(1, len(places) + 1):
        row = {i: k % count for k, i in enumerate(order)}
        ways = _ways(places, widths, order, row, count, (low, high, gap))
        if ways is not None:
            return Rows(tuple(row[i] for i in range(len(places))), tuple(tuple(ways[i]) for i in range(len(places))))
    return None if places else Rows((), ())


def _ways(
    places: Sequence[float], widths: Sequence[float], order: list[int], row: dict[int, int], count: int, room: tuple[float, float, float]
) -> dict[int, list[float]] | None:
    low, high, gap = room
    ways: dict[int, list[float]] = {i: [] for i in order}
    for r in range(count):
        items = [i for i in order if row[i] >= r]
        taken = [widths[i] if row[i] == r else STUB for i in items]
        fill = FILL if count < len(order) else 1.0
        if sum(taken) + gap * (len(taken) - 1) > (high - low) * fill:
            return None
        want = _rising([ways[i][-1] if ways[i] else places[i] for i in items])
        centres = place_in_row(want, taken, low, high, gap)
        if centres is None:
            return None
        for i, centre in zip(items, centres, strict=True):
            ways[i].append(centre)
    return ways


def _rising(values: list[float]) -> list[float]:
    """The values, each at least a trace greater than the one before, so that equal ones keep their order."""
    done: list[float] = []
    for value in values:
        done.append(max(value, done[-1] + 1e-6) if done else value)
    return done
