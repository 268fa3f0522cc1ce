"""Doses that change or range within a bar: a taper falls from its first dose to its last, a range has both its levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from casereport.figures.course.entries import Phase
from casereport.figures.paper.scene import Box, Item, Path, Rect


def top_dose(phase: Phase) -> float:
    """The highest dose of a phase, 0 when none is known."""
    return max(dose for dose in (phase.dose, phase.taper_to, phase.high, 0.0) if dose is not None)


def low_dose(phase: Phase) -> float:
    """The lowest dose of a phase, 0 when none is known."""
    return min((dose for dose in (phase.dose, phase.taper_to, phase.high) if dose is not None), default=0.0)


def draw_levels(phase: Phase, rect: Rect, height: Callable[[float], float], look: tuple[str, str], clear: Box | None) -> Iterator[Item]:
    """What stands in the rectangle of a bar: the slope of a taper, and a part filled up to the lowest dose.

    `height` is that of a dose in pt, `look` fill and hatch of the lane; the hatch leaves the box `clear` free.
    """
    if phase.dose is None or (phase.high is None and phase.taper_to is None):
        return
    if phase.taper_to is not None:
        yield slope_of(phase, rect, height, look[0])
    low = height(low_dose(phase))
    stroke = rect.stroke if phase.taper_to is None else "none"
    yield replace(rect, y=rect.y + rect.h - low, h=low, fill=look[0], stroke=stroke, hatch=look[1], clear=clear, role="dose-low", tip="")


def slope_of(phase: Phase, rect: Rect, height: Callable[[float], float], fill: str = "none") -> Path:
    """The area under the line from the first dose of a taper to its last; that line is its first side."""
    x0, x1, bottom = rect.x, rect.x + rect.w, rect.y + rect.h
    first, last = bottom - height(phase.dose or 0.0), bottom - height(phase.taper_to or 0.0)
    points = ((x0, first), (x1, last), (x1, bottom), (x0, bottom))
    return Path(points, rect.stroke, rect.width, fill=fill, closed=True, role="taper")


def top_under(phase: Phase, rect: Rect, left: float, right: float) -> float:
    """How high in pt down the page a bar reaches between two places: its top, or the highest point of its slope there."""
    top = top_dose(phase)
    if phase.taper_to is None or phase.dose is None or not top or not rect.w:
        return rect.y
    shares = [phase.dose + (phase.taper_to - phase.dose) * min(1.0, max(0.0, (x - rect.x) / rect.w)) for x in (left, right)]
    return rect.y + rect.h * (1 - max(shares) / top)
