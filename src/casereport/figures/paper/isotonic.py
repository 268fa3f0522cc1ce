"""Boxes in one row: each as near to its wanted place as the others allow, in order, exactly."""

from __future__ import annotations

from collections.abc import Sequence


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
