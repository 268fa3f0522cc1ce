"""The scene: what a figure is made of, in points with y downwards, coloured by role and free of any output format."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal

from casereport.figures.paper.measure import CAP_HEIGHT, DESCENT, measure
from casereport.values import dataclass

XY = tuple[float, float]
Box = tuple[float, float, float, float]
Shape = Literal["circle", "down", "up", "right", "square", "diamond", "plus", "star"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `hatch` draws lines in a tint of its fill that leave the box `clear` free; `tip` tells a reader what it is."""

    x: float
    y: float
    w: float
    h: float
    fill: str = "none"
    stroke: str = "none"
    width: float = 0.5
    role: str = ""
    hatch: str = ""
    clear: Box | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines through points, dashed by (on, off) lengths, filled when closed."""

    points: tuple[XY, ...]
    stroke: str = "ink"
    width: float = 0.5
    dash: tuple[float, ...] = ()
    fill: str = "none"
    closed: bool = False
    role: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol of radius `r` around a point."""

    x: float
    y: float
    shape: Shape
    r: float
    fill: str = "series"
    stroke: str = "series"
    width: float = 0.8
    role: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    fill: str = "ink"
    role: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together under a stable id."""

    id: str
    items: tuple[Item, ...]


Item = Rect | Path | Mark | Text | Group


@dataclass(frozen=True, slots=True)
class Note:
    """Something the drawing could not say itself, for the caption: what kind, whose, of what, when, and the lost text."""

    kind: str
    patient: str = ""
    subject: str = ""
    text: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A lettered part of the figure."""

    letter: str
    patient: str
    title: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished figure: size in pt, text alternative (`title`), long description, items in painting order, notes for the caption."""

    w: float
    h: float
    title: str
    desc: str
    items: tuple[Item, ...]
    notes: tuple[Note, ...] = ()
    panels: tuple[Panel, ...] = ()


def walk(items: tuple[Item, ...]) -> Iterator[Rect | Path | Mark | Text]:
    """Every primitive in painting order."""
    for item in items:
        if isinstance(item, Group):
            yield from walk(item.items)
        else:
            yield item


def groups(items: tuple[Item, ...]) -> Iterator[Group]:
    """Every group in painting order, the outer before the inner."""
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from groups(item.items)


def text_box(text: Text) -> Box:
    """The box (left, top, right, bottom) that a text covers, from capital height to descenders."""
    width = measure(text.text, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return (left, text.y - CAP_HEIGHT * text.size, left + width, text.y + DESCENT * text.size)


def baseline_mid(y: float, size: float) -> float:
    """The baseline that centres capitals and digits on `y`."""
    return y + CAP_HEIGHT * size / 2


_OUTLINES: dict[str, tuple[XY, ...]] = {
    "down": ((-1.1, -0.85), (1.1, -0.85), (0, 1.1)),
    "up": ((-1.1, 0.85), (1.1, 0.85), (0, -1.1)),
    "right": ((-0.85, -1.1), (1.1, 0), (-0.85, 1.1)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "plus": tuple(
        (0.4 * a, 0.4 * b)
        for a, b in ((-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1))
    ),
    "star": tuple((r * math.sin(k * math.pi / 5), -r * math.cos(k * math.pi / 5)) for k in range(10) for r in ((1.45, 0.62)[k % 2],)),
}


def mark_outline(mark: Mark) -> tuple[XY, ...]:
    """The corners of a mark; none for a circle."""
    return tuple((mark.x + dx * mark.r, mark.y + dy * mark.r) for dx, dy in _OUTLINES.get(mark.shape, ()))


def hatch_lines(rect: Rect, step: float = 2.6) -> tuple[tuple[XY, XY], ...]:
    """The lines of a rectangle's hatch, clipped to it and interrupted around its text: no pattern, so that every printer can draw them."""
    directions = {"/": ((1, -1),), "\\": ((1, 1),), "x": ((1, -1), (1, 1)), "-": ((1, 0),), "|": ((0, 1),)}.get(rect.hatch, ())
    lines = (line for dx, dy in directions for line in _parallel_lines(rect, dx, dy, step))
    return tuple(piece for line in lines for piece in _outside(line, rect.clear))


def _parallel_lines(rect: Rect, dx: int, dy: int, step: float) -> Iterator[tuple[XY, XY]]:
    box = (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h)
    reach = rect.w + rect.h
    along = step * math.sqrt(2) if dx and dy else step
    # lines cross the left edge (or the top one when upright), prolonged far enough to sweep the whole rectangle
    count = int((reach if dx and dy else max(rect.w, rect.h)) / along) + 1
    for k in range(count):
        offset = (k + 0.5) * along
        start = (rect.x + offset, rect.y) if not dx else (rect.x, rect.y + offset - (rect.w if dy > 0 else 0))
        part = clip(start, (start[0] + dx * reach, start[1] + dy * reach), box)
        if part:
            yield part


def clip(a: XY, b: XY, box: Box) -> tuple[XY, XY] | None:
    """The part of the line a–b inside a box (Liang and Barsky 1984), None when it misses."""
    ends = _clip_range(a, b, box)
    if ends is None or ends[1] - ends[0] < 1e-9:
        return None
    return _at(a, b, ends[0]), _at(a, b, ends[1])


def touches(a: XY, b: XY, box: Box) -> bool:
    """True when the line a–b meets the box."""
    return _clip_range(a, b, box) is not None


def _clip_range(a: XY, b: XY, box: Box) -> tuple[float, float] | None:
    dx, dy = b[0] - a[0], b[1] - a[1]
    low, high = 0.0, 1.0
    for p, q in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if p == 0:
            if q < 0:
                return None
        elif p < 0:
            low = max(low, q / p)
        else:
            high = min(high, q / p)
    return (low, high) if low <= high else None


def _at(a: XY, b: XY, share: float) -> XY:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _outside(line: tuple[XY, XY], box: Box | None) -> Iterator[tuple[XY, XY]]:
    ends = _clip_range(*line, box) if box else None
    if ends is None:
        yield line
        return
    for low, high in ((0.0, ends[0]), (ends[1], 1.0)):
        if high - low > 1e-9:
            yield _at(*line, low), _at(*line, high)
