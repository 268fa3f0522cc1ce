"""The time axis: linear pieces with breaks between, days to places on paper, and which days carry a number."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Protocol, TypeVar

from casereport.figures.axis.units import STEPS, Unit
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One linear stretch of a time axis: `t0`–`t1` days on `x0`–`x1` pt, counted in `unit`, with its title and the number printed at t = 0.

    `ticks` are the moments to mark where they are not days, `numbers` what is printed at them, `minor` the small marks between, `lines`
    its title as printed. It belongs to a `segment`, or clock, of the patient's time; `joined` says that the time since the piece before
    is known.
    """

    t0: float
    t1: float
    x0: float
    x1: float
    title: str
    first: int
    joined: bool = False
    ticks: tuple[float, ...] | None = None
    segment: int = 0
    numbers: tuple[str, ...] = ()
    minor: tuple[float, ...] = ()
    unit: Unit = "d"
    lines: tuple[str, ...] = ()

    def x(self, t: float) -> float:
        """The place of a moment; what lies outside the piece stands at its edge."""
        inside = min(max(t, self.t0), self.t1)
        return self.x0 + (inside - self.t0) * self.per_day

    @property
    def per_day(self) -> float:
        """The width of a day in pt."""
        return (self.x1 - self.x0) / (self.t1 - self.t0)


K = TypeVar("K")


class Timed(Protocol):
    """What stands at a moment of a segment."""

    @property
    def segment(self) -> int:
        """The segment, or clock."""

    @property
    def t(self) -> float:
        """The moment in days."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The time axis of one patient, its pieces from left to right: one for each segment, or several where a segment is broken."""

    pieces: tuple[Piece, ...]

    def x(self, segment: int, t: float) -> float:
        """The place of a moment of a segment in pt; in a break its middle, beyond the segment's pieces their edge."""
        k = self.index(segment, t)
        if t <= self.pieces[k].t1 + 1e-9 or k + 1 == len(self.pieces) or self.pieces[k + 1].segment != segment:
            return self.pieces[k].x(t)
        return self.breaks()[k]

    def place(self, entry: Timed) -> float:
        """The place of what has a segment and a time."""
        return self.x(entry.segment, entry.t)

    def index(self, segment: int, t: float) -> int:
        """The piece of a segment that holds a moment, else the one before it, else the first."""
        own = [k for k, piece in enumerate(self.pieces) if piece.segment == segment]
        return next((k for k in reversed(own) if self.pieces[k].t0 - 1e-9 <= t), own[0])

    def piece(self, segment: int, t: float) -> Piece:
        """The same piece itself."""
        return self.pieces[self.index(segment, t)]

    def reach(self, segment: int) -> tuple[float, float]:
        """The left and right end of a segment in pt."""
        own = [piece for piece in self.pieces if piece.segment == segment]
        return own[0].x0, own[-1].x1

    def holds(self, segment: int, t: float) -> bool:
        """True when a moment of a segment lies on a piece of it, neither in a break nor beyond."""
        piece = self.piece(segment, t)
        return piece.t0 - 1e-9 <= t <= piece.t1 + 1e-9

    def breaks(self) -> tuple[float, ...]:
        """The middle of each break in pt."""
        return tuple((a.x1 + b.x0) / 2 for a, b in pairwise(self.pieces))

    def shares(self, x0: float, x1: float) -> tuple[tuple[float, float], ...]:
        """What of a stretch of paper lies on which piece, from left to right; at least the stretch itself."""
        found = tuple((max(x0, p.x0), min(x1, p.x1)) for p in self.pieces if min(x1, p.x1) - max(x0, p.x0) > 1e-6)
        return found or ((x0, x1),)

    @property
    def x0(self) -> float:
        """The left end in pt."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """The right end in pt."""
        return self.pieces[-1].x1


def day_number(t: float, first: int) -> int:
    """The printed number of the day whose cell holds `t`; a clock that starts at 1 has no day 0."""
    number = math.floor(t + 0.5) + first
    return number - 1 if first == 1 and number <= 0 else number


def day_ticks(piece: Piece, least: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The days with a number, at least `least` pt apart, and all days when their ticks would not crowd; or the piece's own ticks."""
    if piece.ticks is not None:
        return piece.ticks, ()
    days = range(math.ceil(piece.t0), math.floor(piece.t1) + 1)
    step = next((s for s in STEPS["d"] if s * piece.per_day >= least), STEPS["d"][-1])
    major = [t for t in days if (t % step == 0 if step <= 2 else t == 0 or day_number(t, piece.first) % step == 0)]
    if len(major) < 2 and len(days) > 1 and (days[-1] - days[0]) * piece.per_day >= least:
        major = [days[0], days[-1]]  # one number alone tells no scale
    return _spaced(major or list(days)[:1], least / piece.per_day), tuple(days) if piece.per_day >= 4 else ()


def _spaced(days: list[int], least: float) -> tuple[int, ...]:
    kept = days[:1]
    for day in days[1:]:
        if day - kept[-1] >= least * 0.75:
            kept.append(day)
    return tuple(kept)


def divide(room: float, shares: Mapping[K, float], least: Mapping[K, float]) -> dict[K, float]:
    """The room in pt dealt out by shares, in the order of these; what would get less than its least gets that, the others what is left."""
    fixed: dict[K, float] = {}
    while True:
        left = {key: share for key, share in shares.items() if key not in fixed}
        spare, total = room - sum(fixed.values()), sum(left.values())
        asked = {key: spare * share / total for key, share in left.items()}
        tight = {key: least[key] for key, width in asked.items() if width < least[key]}
        if not tight:
            return {key: (fixed | asked)[key] for key in shares}
        fixed |= tight
