"""Doses read back from a scene: bars as high as they must be, tapers that fall evenly in time, ranges with both their levels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from casereport.figures.course.data import CourseData, find_treatment
from casereport.figures.course.entries import Phase
from casereport.figures.paper.scene import Group, Path, Rect
from casereport.figures.parts.spans import edges_of
from casereport.figures.truth.readback import TOLERANCE, DrawnPiece, Pair, drawn_pieces, items_of
from casereport.values import dataclass

LEAST_BAR = 1.5  # pt


@dataclass(frozen=True, slots=True)
class _Bar:
    """A drawn bar with its phase, the lane's group, and the places where a taper must have which dose; none for another phase."""

    phase: Phase
    rect: Rect
    group: Group
    doses: tuple[Pair, ...]

    @property
    def top(self) -> float:
        """The highest dose that it must show."""
        return max([dose for _, dose in self.doses] or [dose for dose in (self.phase.dose, self.phase.high) if dose is not None])


def height_faults(data: CourseData, found: dict[str, Group], lane: str) -> Iterator[str]:
    """Bars of one lane are as high as their doses, on one scale for all patients, or all alike."""
    index = data.lane_ids().index(lane)
    given = [t for patient in (data.whole or data).patients if (t := find_treatment(patient, lane))]
    units = {phase.unit for treatment in given for phase in treatment.phases if phase.dose is not None}
    bars = list(_bars(data, found, lane, index))
    in_proportion = len(units) == 1 and max((bar.top for bar in bars), default=0.0) > 0
    scale = max(bar.rect.h for bar in bars) / max(bar.top for bar in bars) if in_proportion else None
    if _heights_differ(bars, scale):
        yield f"lane{index}: heights"
    if scale is not None:
        yield from (f"{bar.group.id}: {fault}" for bar in bars if (fault := _level_fault(bar, scale)))
        yield from _restarts(bars)


def _bars(data: CourseData, found: dict[str, Group], lane: str, index: int) -> Iterator[_Bar]:
    for c, patient in enumerate(data.patients):
        treatment, group = find_treatment(patient, lane), found[f"p{c}-lane{index}"]
        pieces = drawn_pieces(data, patient, found[f"p{c}-axis"])
        phases = treatment.phases if treatment else ()
        edges = edges_of([phase.span for phase in phases])
        for phase, ends, rect in zip(phases, edges, items_of(group, Rect, "dose"), strict=False):
            if phase.dose is not None:
                own = [piece for piece in pieces if piece.segment == phase.span.segment]
                yield _Bar(phase, rect, group, tuple(_doses(phase, ends, rect, own)) if own else ())


def _doses(phase: Phase, ends: Pair, rect: Rect, pieces: Sequence[DrawnPiece]) -> Iterator[Pair]:
    """Where on each piece that a taper's bar covers it must have which dose, at its left and right end there; then at its own ends."""
    if phase.dose is None or phase.taper_to is None:
        return
    first, last = max(ends[0], pieces[0].part.start), pieces[-1].part.end if phase.ongoing else min(ends[1], pieces[-1].part.end)
    since, until = phase.ramp or (first, last)

    def dose(moment: float) -> float:
        share = min(max((moment - since) / (until - since), 0.0), 1.0) if until > since else 0.0
        return (phase.dose or 0.0) * (1 - share) + (phase.taper_to or 0.0) * share

    for piece in pieces:
        left, right = max(rect.x, piece.x0), min(rect.x + rect.w, piece.x1)
        if right - left > TOLERANCE:
            yield from ((x, dose(piece.moment(x))) for x in (left, right))
    yield from ((rect.x, dose(first)), (rect.x + rect.w, dose(last)))


def _heights_differ(bars: Sequence[_Bar], scale: float | None) -> bool:
    """True when bars are not as high as their doses or, where doses share no unit, not all alike."""
    heights = [bar.rect.h for bar in bars]
    if scale is not None:
        return any(abs(max(bar.top * scale, LEAST_BAR) - bar.rect.h) > TOLERANCE for bar in bars)
    return bool(heights) and max(heights) - min(heights) > TOLERANCE


# --- both doses of a bar --------------------------------------------------------------------------------------


def _level_fault(bar: _Bar, scale: float) -> str:
    """Where a bar of two doses shows others, "" nowhere; `scale` is the height in pt of one unit of dose."""
    if bar.doses and bar.rect.w > TOLERANCE:
        line, ends = _slope(bar), [(x, max(dose * scale, LEAST_BAR)) for x, dose in bar.doses]
        middles = [((x0 + x1) / 2, (a + b) / 2) for (x0, a), (x1, b) in zip(ends[:-2:2], ends[1:-2:2], strict=True)]
        return "" if all(abs(_height_at(line, x, bar.rect) - h) <= 2 * TOLERANCE for x, h in (*ends, *middles)) else "taper"
    if bar.phase.high is not None and bar.phase.dose is not None:
        low = next((rect for rect in items_of(bar.group, Rect, "dose-low") if _is_under(rect.x, rect.y + rect.h, bar.rect)), None)
        return "" if low and abs(low.h - max(bar.phase.dose * scale, LEAST_BAR)) <= TOLERANCE else "low dose"
    return ""


def _slope(bar: _Bar) -> Sequence[Pair]:
    """The line that falls, without the two corners at the bottom."""
    return next((p.points[:-2] for p in items_of(bar.group, Path, "taper") if _is_under(*p.points[-1], bar.rect)), ())


def _is_under(x: float, y: float, rect: Rect) -> bool:
    return x == rect.x and round(y, 3) == round(rect.y + rect.h, 3)


def _height_at(line: Sequence[Pair], x: float, rect: Rect) -> float:
    """The height in pt of a line over the bottom of its bar."""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 - TOLERANCE <= x <= x1 + TOLERANCE and x1 > x0:
            return rect.y + rect.h - (y0 + (y1 - y0) * (x - x0) / (x1 - x0))
    return math.nan


def _restarts(bars: Sequence[_Bar]) -> Iterator[str]:
    """A taper that goes on in another part of the axis goes on from the dose that it had reached, whatever its data say."""
    for a, b in pairwise(bars):
        if a.group is b.group and a.phase.goes_on in ("after", "both") and b.phase.goes_on in ("before", "both") and a.doses and b.doses:
            reached, resumed = (_slope(bar)[at] for bar, at in ((a, -1), (b, 0)))
            lower = reached[1] - resumed[1] if (a.phase.taper_to or 0.0) <= (a.phase.dose or 0.0) else resumed[1] - reached[1]
            if lower > TOLERANCE:
                yield f"{b.group.id}: taper starts again"
