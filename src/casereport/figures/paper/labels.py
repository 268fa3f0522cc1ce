"""Where a label may stand: overlap tests, candidate places around a point, and exact spreading in one row."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from casereport.figures.paper.measure import CAP_HEIGHT, DESCENT, measure
from casereport.figures.paper.scene import XY, Box, Text, touches
from casereport.values import dataclass

Anchor = Literal["start", "middle", "end"]


def overlap(a: Box, b: Box, pad: float = 0.0) -> bool:
    """True when two boxes come closer than `pad` pt to each other."""
    return a[0] < b[2] + pad and b[0] < a[2] + pad and a[1] < b[3] + pad and b[1] < a[3] + pad


def around(x: float, y: float, r: float) -> Box:
    """The box of a mark of radius `r`."""
    return (x - r, y - r, x + r, y + r)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What a label must not meet: boxes and lines; and the bounds it must stay in."""

    boxes: tuple[Box, ...]
    lines: tuple[tuple[XY, XY], ...]
    bounds: Box

    def allow(self, box: Box) -> bool:
        """True when a label's box is free and inside."""
        low, high = self.bounds[:2], self.bounds[2:]
        inside = box[0] >= low[0] and box[1] >= low[1] and box[2] <= high[0] and box[3] <= high[1]
        return inside and not any(overlap(box, b) for b in self.boxes) and not any(touches(a, b, box) for a, b in self.lines)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark that wants a label: its place and radius, the side it prefers, the marks it could be confused with."""

    at: XY
    r: float
    prefer: Literal["up", "down"]
    others: tuple[XY, ...] = ()


def place_label(text: str, size: float, spot: Spot, obstacles: Obstacles) -> tuple[Text, Box] | None:
    """The label at the first free of 36 places around a mark that is nearer to it than to any other, with its padded box."""
    for x, y, anchor in _candidates(spot.at, spot.r, CAP_HEIGHT * size, spot.prefer):
        box = _label_box(text, size, x, y, anchor)
        if obstacles.allow(box) and _belongs(box, spot.at, spot.others):
            return Text(x, y, text, size, anchor=anchor, role="value"), box
    return None


def _belongs(box: Box, at: XY, others: Sequence[XY]) -> bool:
    """True when a reader would give the label to its own mark and no other."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    own = math.dist(middle, at)
    return all(own < math.dist(middle, other) for other in others)


def _label_box(text: str, size: float, x: float, y: float, anchor: Anchor) -> Box:
    width = measure(text, size)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return (left - 0.8, y - CAP_HEIGHT * size - 0.6, left + width + 0.8, y + DESCENT * size - 0.3)


def _candidates(at: XY, r: float, height: float, prefer: Literal["up", "down"]) -> Iterator[tuple[float, float, Anchor]]:
    near = list(_near(at, r, height, prefer))
    away = -4.0 if prefer == "up" else 4.0
    for shift in (0.0, away, -away):
        yield from ((x, y + shift, anchor) for x, y, anchor in near)


def _near(at: XY, r: float, height: float, prefer: Literal["up", "down"]) -> Iterator[tuple[float, float, Anchor]]:
    x, y = at
    above, below, middle = y - r - 1.4, y + r + 1.6 + height, y + height / 2
    first, second = (above, below) if prefer == "up" else (below, above)
    yield x, first, "middle"
    yield x + r, first, "start"
    yield x - r, first, "end"
    yield x + r + 1.6, middle, "start"
    yield x - r - 1.6, middle, "end"
    yield x, second, "middle"
    yield x + r, second, "start"
    yield x - r, second, "end"
    for row in (first, second):
        yield x + r + 3.5, row, "start"
        yield x - r - 3.5, row, "end"


def spread(want: Sequence[float], width: float, low: float, high: float) -> tuple[float, ...]:
    """Places as near to those wanted as `width` pt each allows, inside the bounds; side by side from `low` on where they do not fit."""
    room = max(high, low + len(want) * width)
    return place_in_row(want, [width] * len(want), low, room) or ()


def cut_out(low: float, high: float, holes: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """What is left of an interval once the holes are taken out, in order."""
    left = [(low, high)]
    for start, end in holes:
        left = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[1] - piece[0] > 1e-9]
    return sorted(left)


# --- boxes in one row -----------------------------------------------------------------------------------------


def place_in_row(want: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float = 0.0) -> tuple[float, ...] | None:
    """Centres in pt with the least sum of squared moves, no two boxes nearer than `gap`; None when the row is too short.

    Isotonic regression by pooling adjacent violators (Barlow et al. 1972), then clamped, which keeps it optimal. Order is that of
    `want`; what wants the same place keeps the order of the input.
    """
    if not want:
        return ()
    order = sorted(range(len(want)), key=lambda i: (want[i], i))
    offsets = _offsets([widths[i] for i in order], gap)
    least, most = low + widths[order[0]] / 2, high - widths[order[-1]] / 2 - offsets[-1]
    if most < least - 1e-9:
        return None
    pooled = pool([want[i] - offset for i, offset in zip(order, offsets, strict=True)])
    places = [max(least, min(value, most)) + offset for value, offset in zip(pooled, offsets, strict=True)]
    by_index = dict(zip(order, places, strict=True))
    return tuple(by_index[i] for i in range(len(want)))


def _offsets(widths: Sequence[float], gap: float) -> list[float]:
    """The least distance of each centre from the first one."""
    offsets = [0.0]
    for k in range(1, len(widths)):
        offsets.append(offsets[-1] + (widths[k - 1] + widths[k]) / 2 + gap)
    return offsets


def pool(values: Sequence[float]) -> list[float]:
    """The non-decreasing numbers nearest to the values, in the sum of squares."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        blocks.append((value, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (last, n), (before, m) = blocks.pop(), blocks.pop()
            blocks.append(((before * m + last * n) / (m + n), m + n))
    return [mean for mean, n in blocks for _ in range(n)]
