"""Reading numbers and places back from a finished scene; nothing of the layout's scales is used here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeVar

from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.entries import Part
from casereport.figures.course.segments import parts_of
from casereport.figures.paper.measure import CAP_HEIGHT
from casereport.figures.paper.scene import Group, Mark, Path, Rect, Text
from casereport.values import dataclass

T = TypeVar("T", Rect, Path, Mark, Text)
TOLERANCE = 0.05  # pt
Pair = tuple[float, float]  # what the data say, where it stands in pt
Clocks = dict[int, list[Pair]]  # by segment


def items_of(group: Group, kind: type[T], role: str) -> list[T]:
    """The primitives of a kind and role in a group, in painting order."""
    return [item for item in group.items if isinstance(item, kind) and item.role == role]


def read_number(text: Text) -> float:
    """The number that a text prints."""
    return float(text.text.replace("\u2212", "-").replace("\u2009", ""))


def is_straight(pairs: Iterable[Pair]) -> bool:
    """True when all pairs lie on one straight line within 0.05 pt; the same number always at the same place."""
    known = list(pairs)
    if any(not math.isfinite(value) for pair in known for value in pair):
        return False
    if not known:
        return True
    (a, ya), slope = min(known), slope_of(known) or 0.0
    return all(abs(ya + (value - a) * slope - y) <= TOLERANCE for value, y in known)


def slope_of(pairs: Iterable[Pair]) -> float | None:
    """Points on paper for each unit of what the pairs say, from the first and the last of them; None without two different numbers."""
    known = list(pairs)
    (a, ya), (b, yb) = min(known, default=(0.0, 0.0)), max(known, default=(0.0, 0.0))
    return (yb - ya) / (b - a) if b - a > 1e-12 else None


def place_of(value: float, pairs: Iterable[Pair]) -> float | None:
    """Where a number must stand by the straight map of the pairs, None when they do not tell."""
    known = list(pairs)
    slope = slope_of(known)
    return None if slope is None else min(known)[1] + (value - min(known)[0]) * slope


def is_log(group: Group) -> bool:
    """True when the title of a panel, its lines joined, says that its values stand on a log scale."""
    return "".join("".join(text.text.split()) for text in items_of(group, Text, "title")).endswith("logscale")


def height_of(value: float, *, log: bool) -> float:
    """What the height of a value is in proportion to."""
    return math.log(value) if log else value


def tick_pairs(group: Group, *, log: bool) -> list[Pair]:
    """The numbers of a panel's value axis with their places."""
    return [(height_of(read_number(text), log=log), text.y - CAP_HEIGHT * text.size / 2) for text in items_of(group, Text, "tick-y")]


def panel_edges(group: Group) -> tuple[float, float]:
    """The top and bottom of a panel by its spine, in pt."""
    spine = next(path for path in items_of(group, Path, "axis") if path.points[0][0] == path.points[1][0])
    return spine.points[0][1], spine.points[1][1]


# --- the time axis of a patient -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DrawnPiece:
    """A piece of a drawn axis from `x0` to `x1` pt, with the segment and the part of it that it must hold."""

    segment: int
    part: Part
    x0: float
    x1: float

    def place(self, t: float) -> float:
        """Where a moment stands in pt; one beside the piece stands at its end."""
        inside = min(max(t, self.part.start), self.part.end)
        return self.x0 + (inside - self.part.start) / (self.part.end - self.part.start) * (self.x1 - self.x0)

    def moment(self, x: float) -> float:
        """The moment that a place in pt stands for."""
        return self.part.start + (x - self.x0) / (self.x1 - self.x0) * (self.part.end - self.part.start)


def drawn_pieces(data: CourseData, patient: CoursePatient, axis: Group) -> tuple[DrawnPiece, ...]:
    """The pieces from left to right; none when there are not as many as the data ask for, which another check tells."""
    parts = [(k, part) for k in range(len(patient.segments)) for part in parts_of(data, patient, k)]
    ends = [(path.points[0][0], path.points[1][0]) for path in items_of(axis, Path, "axis")]
    if len(parts) != len(ends):
        return ()
    return tuple(DrawnPiece(k, part, x0, x1) for (k, part), (x0, x1) in zip(parts, ends, strict=True))


def piece_at(pieces: Sequence[DrawnPiece], segment: int, t: float) -> DrawnPiece | None:
    """The piece that holds a moment of a segment, None when none does."""
    held = (p for p in reversed(pieces) if p.segment == segment and p.part.start - 1e-9 <= t <= p.part.end + 1e-9)
    return next(held, None)
