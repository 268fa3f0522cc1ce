"""Doses that change or range within a bar: a taper falls from its first dose to its last, a range has both its levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from casereport.figures.axis.pieces import Axis
from casereport.figures.course.entries import Phase
from casereport.figures.paper.scene import Box, Item, Path, Rect

Slope = tuple[tuple[float, float], ...]
"""Places in pt from left to right, with the dose at each."""


def top_dose(phase: Phase, slope: Slope = ()) -> float:
    """The highest dose of a phase, or of the part of a taper that a bar shows; 0 when none is known."""
    known = [dose for dose in (phase.dose, phase.taper_to, phase.high) if dose is not None]
    return max([dose for _, dose in slope] or known, default=0.0)


def low_dose(phase: Phase, slope: Slope = ()) -> float:
    """The lowest dose of a phase, or of the part of a taper that a bar shows; 0 when none is known."""
    known = [dose for dose in (phase.dose, phase.taper_to, phase.high) if dose is not None]
    return min([dose for _, dose in slope] or known, default=0.0)


def slope_over(phase: Phase, time: Axis, edges: tuple[float, float], reach: tuple[float, float]) -> Slope:
    """The doses of a taper along its bar between two places in pt, which stand for the `edges` in days; none for any other phase.

    It falls evenly in time, so it has a corner wherever the axis changes its scale.
    """
    if phase.dose is None or phase.taper_to is None:
        return ()
    own = [piece for piece in time.pieces if piece.segment == phase.span.segment]
    shown = max(edges[0], own[0].t0), min(edges[1], own[-1].t1)
    corners = [(x, t) for piece in own for x, t in ((piece.x0, piece.t0), (piece.x1, piece.t1)) if reach[0] < x < reach[1]]
    first, last = phase.ramp or shown
    fall, along = (phase.taper_to - phase.dose) / ((last - first) or 1.0), ((reach[0], shown[0]), *corners, (reach[1], shown[1]))
    return tuple((x, phase.dose + fall * (min(max(t, first), last) - first)) for x, t in along)


def draw_levels(
    phase: Phase, rect: Rect, height: Callable[[float], float], look: tuple[str, str], clear: Box | None, slope: Slope
) -> Iterator[Item]:
    """What stands in the rectangle of a bar: the slope of a taper, and a part filled up to the lowest dose.

    `height` is that of a dose in pt, `look` fill and hatch of the lane; the hatch leaves the box `clear` free.
    """
    if phase.dose is None or (phase.high is None and not slope):
        return
    if slope:
        yield slope_of(slope, rect, height, look[0])
    low = height(low_dose(phase, slope))
    stroke = "none" if slope else rect.stroke
    yield replace(rect, y=rect.y + rect.h - low, h=low, fill=look[0], stroke=stroke, hatch=look[1], clear=clear, role="dose-low", tip="")


def slope_of(slope: Slope, rect: Rect, height: Callable[[float], float], fill: str = "none") -> Path:
    """The area under the line of a taper; all its corners but the last two lie on that line."""
    x0, x1, bottom = rect.x, rect.x + rect.w, rect.y + rect.h
    line = ((x, bottom - height(dose)) for x, dose in slope)
    return Path((*line, (x1, bottom), (x0, bottom)), rect.stroke, rect.width, fill=fill, closed=True, role="taper")


def top_under(rect: Rect, slope: Slope, left: float, right: float) -> float:
    """How high in pt down the page a bar reaches between two places: its top, or the highest point of its slope there."""
    top = max((dose for _, dose in slope), default=0.0)
    if not top or not rect.w:
        return rect.y
    inside = [dose for x, dose in slope if left < x < right]
    return rect.y + rect.h * (1 - max(*inside, *(_dose_at(slope, x) for x in (left, right))) / top)


def _dose_at(slope: Slope, x: float) -> float:
    for (x0, a), (x1, b) in pairwise(slope):
        if x <= x1:
            return a + (b - a) * max(0.0, x - x0) / (x1 - x0) if x1 > x0 else b
    return slope[-1][1]
