"""The time axis under a patient's lanes, and the sign for a break in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casereport.figures.axis.pieces import Axis, Piece, day_number, day_ticks
from casereport.figures.course.columns import AxisTitle
from casereport.figures.course.plan import LINE_HEIGHT, Plan
from casereport.figures.paper.measure import CAP_HEIGHT, measure
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Group, Item, Path, Text


def least_tick(plan: Plan) -> float:
    """The least distance of two day numbers in pt; more where an axis has several pieces."""
    return (18 if any(len(column.time.pieces) > 1 for column in plan.columns) else 15) * plan.profile.unit


def break_marks(axis: Axis, profile: Profile, y: float, half: float = 2.4) -> Iterator[Path]:
    """Two slanted strokes in each gap of an axis at height `y`, `half` units up and down: the time between is not known or not drawn."""
    u, line = profile.unit, profile.line(0.6)
    for middle in axis.breaks():
        for x in (middle - 1.6 * u, middle + 1.6 * u):
            yield Path(((x - 1.2 * u, y + half * u), (x + 1.2 * u, y - half * u)), "ink", line, role="break")


def bridge_strokes(breaks: Iterable[float], bar: tuple[float, float], top: float, bottom: float, unit: float) -> Iterator[Path]:
    """Two slanted strokes in paper colour through a bar, from left to right in pt, wherever it runs across the middle of a break."""
    for middle in breaks:
        if bar[0] < middle - 1 and bar[1] > middle + 1:
            for x in (middle - 1.4 * unit, middle + 1.4 * unit):
                yield Path(((x - 1.3 * unit, bottom + 0.6), (x + 1.3 * unit, top - 0.6)), "paper", 1.1 * unit, role="bridge")


def draw_axis(plan: Plan, column: int) -> Group:
    """The axis with its day numbers, a title for each piece, and the breaks between."""
    place, y = plan.columns[column], plan.top(column) + plan.levels.axis
    items: list[Item] = []
    for piece, title in zip(place.time.pieces, place.titles, strict=True):
        items += [*_line(plan, piece, y, place.time.breaks()), *_titles(plan, title, y)]
    items += break_marks(place.time, plan.profile, y)
    return Group(f"p{column}-axis", tuple(items))


def _line(plan: Plan, piece: Piece, y: float, breaks: Sequence[float]) -> Iterator[Item]:
    """The line of a piece with its marks and numbers; none reaches over a break or over the page's edge."""
    profile, m = plan.profile, plan.metrics
    major, every = day_ticks(piece, least_tick(plan))
    yield Path(((piece.x0, y), (piece.x1, y)), "ink", profile.line(0.5), role="axis")
    for t in sorted(set(every or piece.minor) - set(major)):
        yield Path(((piece.x(t), y), (piece.x(t), y + 0.6 * m.tick)), "ink", profile.line(0.4), role="tick")
    numbers = piece.numbers or [str(day_number(t, piece.first)).replace("-", "\u2212") for t in major]
    for t, number in zip(major, numbers, strict=True):
        yield Path(((piece.x(t), y), (piece.x(t), y + 1.15 * m.tick)), "ink", profile.line(0.5), role="tick")
        baseline = y + 1.8 * m.tick + CAP_HEIGHT * profile.tick_pt
        half = measure(number, profile.tick_pt) / 2
        if all(abs(piece.x(t) - middle) >= half for middle in breaks) and piece.x(t) + half <= profile.width:
            yield Text(piece.x(t), baseline, number, profile.tick_pt, anchor="middle", role="tick-x")


def _titles(plan: Plan, title: AxisTitle, y: float) -> Iterator[Text]:
    size = plan.profile.label_pt
    for k, line in enumerate(title.lines):
        baseline = y + plan.metrics.axis + CAP_HEIGHT * size + k * LINE_HEIGHT * size
        yield Text(title.x, baseline, line, size, anchor="middle", role="axis-title")
