"""The time axis of a patient read back from a scene: its pieces, what each of them holds, and where a moment must stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casereport.figures.course.data import CourseData, CoursePatient, Part
from casereport.figures.course.segments import parts_of
from casereport.figures.paper.scene import Group, Path
from casereport.figures.truth.readback import items_of


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
