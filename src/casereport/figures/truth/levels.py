"""Both doses of a taper, and of a range, read back from the bars of a lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casereport.figures.course.entries import Phase
from casereport.figures.paper.scene import Group, Path, Rect
from casereport.figures.truth.readback import TOLERANCE, items_of

LEAST_BAR = 1.5  # pt


def level_faults(group: Group, phases: Sequence[Phase], rects: Sequence[Rect], scale: float | None) -> Iterator[str]:
    """Where a bar of two doses shows others: a slope that starts or ends elsewhere, a low level of another height.

    `scale` is the height in pt of one unit of dose, None where heights tell no dose.
    """
    if scale is None:
        return
    slopes = {(path.points[3][0], round(path.points[3][1], 3)): path for path in items_of(group, Path, "taper")}
    lows = {(rect.x, round(rect.y + rect.h, 3)): rect for rect in items_of(group, Rect, "dose-low")}
    for phase, rect in zip(phases, rects, strict=False):
        bottom = rect.y + rect.h
        place = (rect.x, round(bottom, 3))
        if phase.dose is not None and phase.taper_to is not None:
            drawn = [bottom - y for _, y in slopes[place].points[:2]] if place in slopes else []
            asked = [max(dose * scale, LEAST_BAR) for dose in (phase.dose, phase.taper_to)]
            if len(drawn) != 2 or any(abs(a - b) > TOLERANCE for a, b in zip(drawn, asked, strict=True)):
                yield f"{group.id}: taper"
        if phase.dose is not None and phase.high is not None:
            low = lows.get(place)
            if low is None or abs(low.h - max(phase.dose * scale, LEAST_BAR)) > TOLERANCE:
                yield f"{group.id}: low dose"


def scale_of(doses: Sequence[float], rects: Sequence[Rect], *, in_proportion: bool) -> float | None:
    """The height in pt of one unit of dose, by the highest bar; None where heights tell no dose."""
    return max(rect.h for rect in rects) / max(doses) if in_proportion and doses and max(doses) > 0 else None
