"""Value axes: scales and ticks, numbers of the record to heights on paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from casereport.figures.course.entries import Series, ranges_of
from casereport.values import dataclass

LOG_FROM = 50.0  # greatest value over least at which the axis becomes logarithmic


def number_text(value: float) -> str:
    """A number for an axis: a true minus, a thin space between thousands from 10 000 on."""
    text = f"{value:,.0f}".replace(",", "\u2009") if abs(value) >= 10000 else f"{value:g}"
    return text.replace("-", "\u2212")


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
