"""How a long time is divided into up to three linear stretches, and in which unit each of them counts.

A break is set where a gap is more than four ticks of its finer neighbour, or more than three times the median gap, and only when
the room won draws crowded times apart.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from statistics import median

from casereport.figures.axis.units import DAYS, EXACT, UNIT_NAMES, Unit
from casereport.figures.course.entries import Part, Span
from casereport.figures.timeline.data import MOST_SEGMENTS, Clock, TimelineData, moments_of, spans_of
from casereport.values import dataclass

READABLE = 14.0  # pt between two times that a reader tells apart with ease
BREAK_COST = 4.0  # what a break costs, in e-folds of crowding
WASTE_COST = 20.0  # what a gap costs for each axis width that it takes beyond half of it, where many times stand beside it
MANY_TIMES = 8
BREAK_WIDTH = 14.0  # pt
MOST_CUTS = 16  # gaps that are tried as breaks
_LONGEST: dict[Unit, float] = {"min": 240, "h": 120, "d": 120, "wk": 80, "mo": 72, "y": math.inf}  # units a segment may hold


@dataclass(frozen=True, slots=True)
class Moments:
    """The distinct times of one clock in order, in days, the units in which some were told, and whether all were told in days."""

    clock: int
    times: tuple[float, ...]
    told: tuple[tuple[float, Unit], ...]
    in_days: bool = False


def plan_segments(data: TimelineData, width: float) -> tuple[Part, ...]:
    """The parts of a timeline's axis of `width` pt; the clocks share three, and the width, by what they hold."""
    found = moments_by_clock(data) or [Moments(0, (0.0,), ())]
    total = sum(len(m.times) + 2 for m in found)
    spare = MOST_SEGMENTS - len(found)
    planned: list[Part] = []
    for moments in found:
        room = (width - BREAK_WIDTH * (len(found) - 1)) * (len(moments.times) + 2) / total
        parts = split_times(moments.times, room, 1 + spare)
        spare -= len(parts) - 1
        planned += _segments(moments, parts, data.clocks[moments.clock])
    return tuple(planned)


def whole_segments(data: TimelineData) -> tuple[Part, ...]:
    """One part for each clock, whatever its length, and without a title."""
    found = moments_by_clock(data) or [Moments(0, (0.0,), ())]
    return tuple(replace(part, title="") for m in found for part in _segments(m, [m.times], data.clocks[m.clock]))


def moments_by_clock(data: TimelineData) -> list[Moments]:
    """What is to be drawn on each clock that is used, in the order of the clocks."""
    times: dict[int, set[float]] = {}
    for clock, t in [*moments_of(data), *(end for span in spans_of(data) for end in _ends(span))]:
        times.setdefault(clock, set()).add(round(t, 6))
    told = [(event.clock, event.t, event.unit) for event in data.events if event.unit]
    every = [*((event.clock, event.unit) for event in data.events), *((p.segment, p.told) for s in data.series for p in s.points)]
    every += [(b.segment, b.told) for t in data.treatments for b in t.boluses]
    other = {c for c, unit in every if unit != "d"} | {span.segment for span in spans_of(data) if span.exact}
    found = [(k, tuple(sorted(times[k])), tuple((t, unit) for c, t, unit in told if c == k)) for k in sorted(times)]
    return [Moments(k, own, units, k not in other and all(t % 1 == 0 for t in own)) for k, own, units in found]


def _ends(span: Span) -> Iterator[tuple[int, float]]:
    yield from ((span.segment, t) for t in (span.start, span.end) if t is not None)


# --- where to break -------------------------------------------------------------------------------------------


def split_times(times: Sequence[float], width: float, most: int = MOST_SEGMENTS) -> tuple[tuple[float, ...], ...]:
    """The times in one to `most` groups, divided so that they crowd least on `width` pt; every break costs something."""
    return split_together([times], width, most, READABLE)


def split_together(rows: Sequence[Sequence[float]], width: float, most: int, readable: float) -> tuple[tuple[float, ...], ...]:
    """All times of several rows of times in one to `most` groups, divided so that the row that crowds most does so least.

    Times less than `readable` pt apart crowd; each row stands on an axis of `width` pt of its own.
    """
    times = tuple(sorted({t for row in rows for t in row}))
    best: tuple[float, tuple[tuple[float, ...], ...]] = (max(crowding([row], width, readable) for row in rows), (times,))
    cuts = likely_breaks(times) if best[0] > BREAK_COST else []
    for count in range(1, most):
        for chosen in combinations(cuts, count):
            parts = tuple(times[a:b] for a, b in pairwise((0, *chosen, len(times))))
            if not may_break(times, parts):
                continue
            room = width - count * BREAK_WIDTH
            cost = max(crowding(_dealt(row, parts), room, readable) for row in rows) + count * BREAK_COST
            if cost < best[0] - 1e-9:
                best = (cost, parts)
    return best[1]


def _dealt(row: Sequence[float], parts: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """The times of a row part by part, without the parts that hold none of them."""
    ends = [0, *(bisect_right(row, part[-1]) for part in parts)]
    return [row[a:b] for a, b in pairwise(ends) if b > a]


def likely_breaks(times: Sequence[float]) -> list[int]:
    """The places where a gap stands out most against those beside it, at most sixteen, in order."""
    gaps = [b - a for a, b in pairwise(times)]

    def contrast(k: int) -> float:
        sides = [median(side) for side in (gaps[max(0, k - 3) : k], gaps[k + 1 : k + 4]) if side]
        return gaps[k] / min(sides) if sides else math.inf

    chosen = sorted(range(len(gaps)), key=lambda k: (-contrast(k), k))[:MOST_CUTS]
    return sorted(k + 1 for k in chosen)


def crowding(parts: Sequence[Sequence[float]], width: float, readable: float = READABLE) -> float:
    """How much the gaps on paper fall short of a readable one, in e-folds, when width goes by content; empty paper costs too."""
    if width <= 0:
        return math.inf
    total = sum(len(part) + 2 for part in parts)
    cost = 0.0
    for part in parts:
        per_day = width * (len(part) + 2) / total / (part[-1] - part[0] + least_length(part[0], part[-1]))
        gaps = [(b - a) * per_day for a, b in pairwise(part)]
        cost += sum(math.log(readable / gap) for gap in gaps if gap < readable)
        squeezed = min(1.0, len(part) / MANY_TIMES)
        cost += sum(WASTE_COST * squeezed * (gap / width - 0.5) for gap in gaps if gap > width / 2)
    return cost


def least_length(first: float, last: float) -> float:
    """The length in days that a segment has beyond its first and last time: a unit of what is told at that distance."""
    far = max(abs(first), abs(last))
    if far <= 60:
        return min(1.0, last - first) if last > first else 1.0
    return DAYS["mo"] if far <= 3 * DAYS["y"] else DAYS["y"]


def may_break(times: Sequence[float], parts: Sequence[Sequence[float]]) -> bool:
    """True when every gap between the parts is long beside those of its sides or of all times."""
    usual = median(b - a for a, b in pairwise(times))
    return all(_is_long(b[0] - a[-1], usual, a, b) for a, b in pairwise(parts))


def _is_long(gap: float, usual: float, a: Sequence[float], b: Sequence[float]) -> bool:
    """True for a gap of more than four ticks of the finer side, or three times the usual gap."""
    ticks = [_tick(part) for part in (a, b) if len(part) > 1]
    return gap > 3 * usual or (bool(ticks) and gap > 4 * min(ticks))


def _tick(part: Sequence[float]) -> float:
    """About what a tick of an axis of these times would be: a sixth of it, and never finer than the times themselves."""
    return max((part[-1] - part[0]) / 6, min(b - a for a, b in pairwise(part)))


# --- what a segment is ----------------------------------------------------------------------------------------


def _segments(moments: Moments, parts: Sequence[Sequence[float]], clock: Clock) -> Iterator[Part]:
    parts = _by_whole_days(moments, parts)
    for k, part in enumerate(parts):
        unit = unit_of(moments, part)
        start, end = padded(part, unit, clock)
        if k > 0:
            start = max(start, part[0] - 0.4 * (part[0] - parts[k - 1][-1]))
        if k < len(parts) - 1:
            end = min(end, part[-1] + 0.4 * (parts[k + 1][0] - part[-1]))
        yield Part(start, end, unit, segment_title(unit, start, end, clock), segment=moments.clock)


def _by_whole_days(moments: Moments, parts: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """The parts; two that both count days are one where no whole day lies between them, as a break would leave nothing out."""
    joined: list[tuple[float, ...]] = []
    for part in parts:
        before = joined[-1] if joined else ()
        is_near = bool(before) and math.floor(part[0] + 0.5) - math.floor(before[-1] + 0.5) <= 1
        if is_near and unit_of(moments, before) == unit_of(moments, part) == "d":
            joined[-1] = (*before, *part)
        else:
            joined.append(tuple(part))
    return joined


def unit_of(moments: Moments, part: Sequence[float]) -> Unit:
    """Days where all times were told in days, else the unit of most where its numbers stay readable, else by the segment's length."""
    if moments.in_days:
        return "d"
    length = part[-1] - part[0]
    votes = Counter(unit for t, unit in moments.told if part[0] - 1e-6 <= t <= part[-1] + 1e-6)
    for unit, _ in sorted(votes.items(), key=lambda item: (-item[1], DAYS[item[0]])):
        is_alone = len(part) == 1 and (unit not in EXACT or abs(part[0]) <= 1)  # one time of day on a later day is read by its day
        if length / DAYS[unit] <= _LONGEST[unit] and (length >= 2 * DAYS[unit] or is_alone):
            return unit
    return _unit_by_length(length, max(abs(part[0]), abs(part[-1])), part)


def _unit_by_length(length: float, far: float, part: Sequence[float]) -> Unit:
    if length <= 3 and far <= (3 if length else 1) and any(abs(t * 2 - round(t * 2)) > 1e-6 for t in part):
        return "h"
    if length <= 92 and far <= 400 and (length > 0 or far <= 60):
        return "d"
    return "mo" if length <= 3 * DAYS["y"] and (length > 0 or far <= 3 * DAYS["y"]) else "y"


def padded(part: Sequence[float], unit: Unit, clock: Clock) -> tuple[float, float]:
    """The first and last moment to draw: whole day cells, or a little room and at least one whole unit; the anchor is not passed."""
    if unit == "d":
        return math.floor(part[0] + 0.5) - 0.5, math.floor(part[-1] + 0.5) + 0.5
    pad = max(0.04 * (part[-1] - part[0]), 0.3 * DAYS[unit])
    start, end = part[0] - pad, part[-1] + pad
    if end - start < 2 * DAYS[unit]:
        start = math.floor((start - clock.origin) / DAYS[unit] + 1e-9) * DAYS[unit] + clock.origin
        end = math.ceil((end - clock.origin) / DAYS[unit] - 1e-9) * DAYS[unit] + clock.origin
    if part[-1] <= clock.origin < end:
        end = max(clock.origin, part[-1])
    if start < clock.origin <= part[0]:
        start = min(clock.origin, part[0])
    return start, max(end, start + 0.25 * DAYS[unit])


def counts_down(unit: Unit, end: float, clock: Clock) -> bool:
    """True when a stretch in a unit, up to `end` days, lies before its anchor and prints how long before."""
    return end <= (-0.5 if unit == "d" else clock.origin) + 1e-9


def segment_title(unit: Unit, start: float, end: float, clock: Clock) -> str:
    """What a stretch in a unit counts, in words: "Years before admission", "Hospital day"."""
    units = UNIT_NAMES[unit][1]
    if counts_down(unit, end, clock):
        return f"{units.capitalize()} before {clock.anchor}"
    if unit == "d":
        return clock.title
    if clock.anchor == "birth":
        return f"Age in {units}"
    return f"{units.capitalize()} {'after' if start >= clock.origin - 1e-9 else 'from'} {clock.anchor}"
