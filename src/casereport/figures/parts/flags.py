"""Flags: labels on straight poles, stacked into the lowest skyline found in which no pole cuts a text and no text meets another.

Every state that is tried is exact, so the result is legal whatever the search finds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from casereport.values import dataclass

GAP, LEVEL_GAP = 3.0, 2.5  # pt between a text and a foreign pole, and between texts one above the other
ROUNDS = 3
RIGHT, LEFT = 1, -1


@dataclass(frozen=True, slots=True)
class Flag:
    """A label of `w` × `h` pt on a pole at `x`."""

    x: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Skyline:
    """Where the flags of one axis stand: the side of the pole each text is on (1 right, −1 left) and its bottom above the axis in pt."""

    height: float
    facings: tuple[int, ...]
    bottoms: tuple[float, ...]


def place_flags(flags: Sequence[Flag], low: float, high: float, cap: float = math.inf) -> Skyline | None:
    """The lowest skyline found for the flags, texts inside `low` to `high`; None when none is lower than `cap` pt."""
    allowed = [tuple(side for side in (RIGHT, LEFT) if _fits(flag, side, low, high)) for flag in flags]
    if not flags or not all(allowed):
        return None if flags else Skyline(0.0, (), ())
    if sum(flag.w * (flag.h + LEVEL_GAP) for flag in flags) > (high - low) * (cap + LEVEL_GAP):
        return None  # not even when packed without a gap
    order = sorted(range(len(flags)), key=lambda i: (flags[i].x, i))
    found = _Search([flags[i] for i in order], [allowed[i] for i in order], cap).best()
    if found is None:
        return None
    by_index = {i: (found.facings[k], found.bottoms[k]) for k, i in enumerate(order)}
    facings, bottoms = zip(*(by_index[i] for i in range(len(flags))), strict=True)
    return Skyline(found.height, facings, bottoms)


def _fits(flag: Flag, side: int, low: float, high: float) -> bool:
    return flag.x + flag.w <= high if side == RIGHT else flag.x - flag.w >= low


class _Search:
    """Facings are chosen by trying every single split of left and right, then single turns while they help."""

    def __init__(self, flags: list[Flag], allowed: list[tuple[int, ...]], cap: float) -> None:
        self._n = len(flags)
        self._allowed = allowed
        self._heights = [flag.h for flag in flags]
        self._under = {side: [_under(flags, i, side) for i in range(self._n)] for side in (RIGHT, LEFT)}
        spans = {side: [_span(flag, side) for flag in flags] for side in (RIGHT, LEFT)}
        self._beside = {(a, b): [_beside(span, i, spans[b]) for i, span in enumerate(spans[a])] for a in spans for b in spans}
        self._cap = cap
        self._seen: set[tuple[int, ...]] = set()

    def best(self) -> Skyline | None:
        best: tuple[tuple[float, float], Skyline] | None = None
        for k in range(self._n, -1, -1):
            for first in (RIGHT, LEFT):
                best = self._better(best, [first] * k + [-first] * (self._n - k))
        improved = best is not None
        for _ in range(ROUNDS):
            if not improved:
                break
            improved = False
            for i in range(self._n):
                if best is None:
                    break
                turned = [-side if j == i else side for j, side in enumerate(best[1].facings)]
                found = self._better(best, turned)
                improved |= found is not best
                best = found
        return best[1] if best else None

    def _better(self, best: tuple[tuple[float, float], Skyline] | None, sides: list[int]) -> tuple[tuple[float, float], Skyline] | None:
        facings = tuple(side if side in self._allowed[i] else -side for i, side in enumerate(sides))
        if facings in self._seen:
            return best
        self._seen.add(facings)
        bottoms = self._stack(facings, best[1].height if best else self._cap)
        if bottoms is None:
            return best
        height = max(y + h for y, h in zip(bottoms, self._heights, strict=True))
        cost = (height, sum(bottoms))
        return (cost, Skyline(height, facings, tuple(bottoms))) if best is None or cost < best[0] else best

    def _stack(self, facings: tuple[int, ...], cap: float) -> list[float] | None:
        """The bottoms of the texts, each as low as the poles under it and the texts beside it allow; None: a cycle, or above `cap`."""
        under = [self._under[side][i] for i, side in enumerate(facings)]
        waiting = [len(found) for found in under]
        above: list[list[int]] = [[] for _ in under]
        for i, found in enumerate(under):
            for j in found:
                above[j].append(i)
        ready = sorted(i for i, count in enumerate(waiting) if not count)
        bottoms: dict[int, float] = {}
        while ready:
            i = ready.pop(0)
            y = self._lowest(i, facings, under[i], bottoms)
            if y + self._heights[i] > cap + 1e-9:
                return None
            bottoms[i] = y
            for j in above[i]:
                waiting[j] -= 1
                if not waiting[j]:
                    ready.append(j)
            ready.sort()
        return [bottoms[i] for i in range(self._n)] if len(bottoms) == self._n else None

    def _lowest(self, i: int, facings: tuple[int, ...], under: list[int], bottoms: dict[int, float]) -> float:
        y = max((bottoms[j] + self._heights[j] + LEVEL_GAP for j in under), default=0.0)
        height = self._heights[i]
        right, left = self._beside[facings[i], RIGHT][i], self._beside[facings[i], LEFT][i]
        near = sorted((bottoms[j], self._heights[j]) for j in bottoms if j in (right if facings[j] == RIGHT else left))
        for bottom, h in near:  # from below: what is passed once is never met again
            if y < bottom + h + LEVEL_GAP and bottom < y + height + LEVEL_GAP:
                y = bottom + h + LEVEL_GAP
        return y


def _under(flags: list[Flag], i: int, side: int) -> list[int]:
    """The flags whose pole stands strictly under the text of flag i, on that side; of equal places the later is under the earlier."""
    flag = flags[i]
    low, high = (flag.x, flag.x + flag.w + GAP) if side == RIGHT else (flag.x - flag.w - GAP, flag.x)
    return [
        j for j, other in enumerate(flags)
        if j != i and ((low < other.x < high and abs(other.x - flag.x) > 1e-9) or (abs(other.x - flag.x) <= 1e-9 and j > i))
    ]  # fmt: skip


def _beside(span: tuple[float, float], i: int, others: list[tuple[float, float]]) -> frozenset[int]:
    """Which of the other texts share some of the width of text i."""
    low, high = span[0] - GAP, span[1] + GAP
    return frozenset([j for j, (a, b) in enumerate(others) if a < high and low < b and j != i])


def _span(flag: Flag, side: int) -> tuple[float, float]:
    return (flag.x, flag.x + flag.w) if side == RIGHT else (flag.x - flag.w, flag.x)
