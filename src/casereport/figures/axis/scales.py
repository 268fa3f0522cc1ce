"""Scales and ticks: numbers of the record to places on paper, pure functions of their input."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casereport.figures.course.data import CourseData, CoursePatient, RefRange, Series, moments_of, spans_of

LOG_FROM = 50.0  # greatest value over least at which the axis becomes logarithmic
DAY_STEPS = (1, 2, 5, 7, 10, 14, 20, 28, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


def number_text(value: float) -> str:
    """A number for an axis: a true minus, a thin space between thousands from 10 000 on."""
    text = f"{value:,.0f}".replace(",", "\u2009") if abs(value) >= 10000 else f"{value:g}"
    return text.replace("-", "\u2212")


# --- values ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """The value axis of a row: limits, ticks, and whether the values stand on a log scale."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool = False

    def y(self, value: float, top: float, bottom: float) -> float:
        """The height of a value between `top` and `bottom` in pt."""
        share = (self._height(value) - self._height(self.low)) / (self._height(self.high) - self._height(self.low))
        return bottom - share * (bottom - top)

    def thinned(self, height: float, least: float) -> ValueAxis:
        """The axis with ticks at least `least` pt apart on a panel of this height: every second one, every third …, or the first alone."""
        places = [self.y(tick, 0.0, height) for tick in self.ticks]
        for step in range(1, len(places)):
            if all(a - b >= least for a, b in pairwise(places[::step])):
                return replace(self, ticks=self.ticks[::step])
        return replace(self, ticks=self.ticks[:1])

    def _height(self, value: float) -> float:
        return math.log(value) if self.log else value


def ranges_of(series: Series) -> tuple[RefRange, ...]:
    """The reference ranges of a series in the order of time; one that always holds is the only one."""
    if series.ranges or (series.low, series.high) == (None, None):
        return series.ranges
    return (RefRange(series.low, series.high, series.ref_text, low_inside=series.inside[0], high_inside=series.inside[1]),)


def value_axis(series: Sequence[Series]) -> ValueAxis:
    """The axis that holds every value of the series, and their reference limits where those lie near; without ticks when there is none."""
    values = [p.value for s in series for p in s.points if p.value is not None]
    if not values:
        return ValueAxis(0.0, 1.0, ())
    ranges = [one for s in series for one in ranges_of(s)]
    limits = [limit for one in ranges for limit in (one.low, one.high) if limit is not None]
    uppers = [one.high for one in ranges if one.high is not None]
    if min(values) > 0 and _wants_log(series, values):
        return _log_axis(values, uppers)
    return _linear_axis(values, limits, uppers)


def _wants_log(series: Sequence[Series], values: Sequence[float]) -> bool:
    asked = {s.scale for s in series}
    return "log" in asked or ("linear" not in asked and max(values) / min(values) > LOG_FROM)


def _log_axis(values: Sequence[float], uppers: Sequence[float]) -> ValueAxis:
    near = [upper for upper in uppers if 0 < upper < min(values) and min(values) / upper < LOG_FROM]
    low = min([*values, *near]) / 1.9
    high = max(values) * max(1.45, (max(values) / low) ** 0.17)
    return ValueAxis(low, high, log_ticks(low, high), log=True)


def _linear_axis(values: Sequence[float], limits: Sequence[float], uppers: Sequence[float]) -> ValueAxis:
    highest = max([max(values), *(upper for upper in uppers if upper < 1.8 * max(values)), *([0.0] if min(values) < 0 else [])])
    base = _base(values, [limit for limit in limits if limit <= highest])
    room = max(max(values) + 0.15 * (highest - base), highest + 0.04 * (highest - base))
    room = room if room > base else base + (0.5 * abs(base) or 1.0)
    ticks = nice_ticks(base, room)
    high = max(room, ticks[-1] if ticks[-1] - room <= 0.12 * (room - base) else room)
    near = [upper for upper in uppers if high < upper <= high + 0.3 * (high - base)]
    high = max([high, *(upper + 0.04 * (upper - base) for upper in near)])
    low = ticks[0] if min(values) < 0 else base
    return ValueAxis(low, high, tuple(tick for tick in ticks if low <= tick <= high))


def _base(values: Sequence[float], limits: Sequence[float]) -> float:
    """Zero, unless the values are negative or lie so close together (sodium, pH) that zero would flatten them."""
    everything = [*values, *limits]
    if min(values) < 0:
        return min(everything)
    spread = max(everything) - min(everything)
    return min(everything) - 0.08 * spread if spread and min(everything) > 0.6 * max(everything) else 0.0


def nice_ticks(low: float, high: float, count: float = 3.4) -> tuple[float, ...]:
    """Ticks 1, 2, 2.5 or 5 × 10ⁿ apart from at or below `low` to at or above `high`, about `count` steps."""
    raw = (high - low) / count
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(m * magnitude for m in (1, 2, 2.5, 5, 10) if m * magnitude >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(float(f"{k * step:.10g}") for k in range(first, last + 1))


def log_ticks(low: float, high: float) -> tuple[float, ...]:
    """Decades between the limits, with 3 × decades when they are few, thinned when they are many."""
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for factors in ((1,), (1, 3), (1, 2, 5), (1, 1.5, 2, 3, 4, 5, 6, 8)):
        ticks = tuple(float(f"{f * 10.0**e:.10g}") for e in exponents for f in factors if low <= f * 10.0**e <= high)
        if len(ticks) >= 3:
            return ticks[:: math.ceil(len(ticks) / 5)]
    return (low, high)


# --- time -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """One linear stretch of a time axis: `t0`–`t1` days on `x0`–`x1` pt, with its title and the number printed at t = 0.

    `ticks` are the moments to mark where they are not days, `numbers` what is printed at them, `minor` the small marks between.
    It belongs to a `segment` of the patient's time.
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

    def x(self, t: float) -> float:
        """The place of a moment; what lies outside the piece stands at its edge."""
        inside = min(max(t, self.t0), self.t1)
        return self.x0 + (inside - self.t0) * self.per_day

    @property
    def per_day(self) -> float:
        """The width of a day in pt."""
        return (self.x1 - self.x0) / (self.t1 - self.t0)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The time axis of one patient: one piece for each segment, or several where a segment is broken."""

    pieces: tuple[Piece, ...]

    def x(self, segment: int, t: float) -> float:
        """The place of a moment of a segment in pt; in a break its middle, beyond the segment's pieces their edge."""
        k = self.index(segment, t)
        if t <= self.pieces[k].t1 + 1e-9 or k + 1 == len(self.pieces) or self.pieces[k + 1].segment != segment:
            return self.pieces[k].x(t)
        return self.breaks()[k]

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


def segment_range(patient: CoursePatient, index: int) -> tuple[float, float]:
    """The first and last moment of a segment in days: as given, else the whole day cells that the patient's data touch."""
    times = [t for segment, t in moments_of(patient) if segment == index]
    lefts = [math.floor(t + 0.5) - 0.5 for t in times]
    rights = [math.floor(t + 0.5) + 0.5 for t in times]
    for span in (span for span in spans_of(patient) if span.segment == index):
        ends = [end for end in (span.left, span.right) if end is not None]
        lefts, rights = lefts + ends, rights + ends
    segment = patient.segments[index]
    low = min(lefts, default=-0.5) if segment.start is None else segment.start - 0.5
    high = max(rights, default=low + 1) if segment.end is None else segment.end + 0.5
    return low, max(high, low + 1)


def first_of(data: CourseData, patient: CoursePatient, segment: int) -> int:
    """The day number printed at t = 0 of a segment."""
    own = patient.segments[segment].first
    return data.first if own is None else own


def day_number(t: float, first: int) -> int:
    """The printed number of the day whose cell holds `t`; a clock that starts at 1 has no day 0."""
    number = math.floor(t + 0.5) + first
    return number - 1 if first == 1 and number <= 0 else number


def day_ticks(piece: Piece, least: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The days with a number, at least `least` pt apart, and all days when their ticks would not crowd; or the piece's own ticks."""
    if piece.ticks is not None:
        return piece.ticks, ()
    days = range(math.ceil(piece.t0), math.floor(piece.t1) + 1)
    step = next((s for s in DAY_STEPS if s * piece.per_day >= least), DAY_STEPS[-1])
    major = [t for t in days if (t % step == 0 if step <= 2 else t == 0 or day_number(t, piece.first) % step == 0)]
    return _spaced(major or list(days)[:1], least / piece.per_day), tuple(days) if piece.per_day >= 4 else ()


def _spaced(days: list[int], least: float) -> tuple[int, ...]:
    kept = days[:1]
    for day in days[1:]:
        if day - kept[-1] >= least * 0.75:
            kept.append(day)
    return tuple(kept)
