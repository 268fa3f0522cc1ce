"""Reading a scene back: primitives by kind and role, printed numbers, the edges of a panel, and whether places lie on one line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TypeVar

from casereport.figures.scene import Group, Mark, Path, Rect, Text

T = TypeVar("T", Rect, Path, Mark, Text)
TOLERANCE = 0.05  # pt
Pair = tuple[float, float]  # what the data say, where it stands in pt
Clocks = dict[int, list[Pair]]  # by segment


def is_straight(pairs: Iterable[Pair]) -> bool:
    """True when all pairs lie on one straight line within 0.05 pt; the same number always at the same place."""
    known = list(pairs)
    if any(not math.isfinite(value) for pair in known for value in pair):
        return False
    if not known:
        return True
    (a, ya), (b, yb) = min(known), max(known)
    slope = (yb - ya) / (b - a) if b - a > 1e-12 else 0.0
    return all(abs(ya + (value - a) * slope - y) <= TOLERANCE for value, y in known)


def read_number(text: Text) -> float:
    """The number that a text prints."""
    return float(text.text.replace("\u2212", "-").replace("\u2009", ""))


def items_of(group: Group, kind: type[T], role: str) -> list[T]:
    """The primitives of a kind and role in a group, in painting order."""
    return [item for item in group.items if isinstance(item, kind) and item.role == role]


def panel_edges(group: Group) -> tuple[float, float]:
    """The top and bottom of a panel by its spine, in pt."""
    spine = next(path for path in items_of(group, Path, "axis") if path.points[0][0] == path.points[1][0])
    return spine.points[0][1], spine.points[1][1]
