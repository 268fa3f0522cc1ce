"""Crowded lines read back from a scene: their symbols are those of the rule, and the line goes through every result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casereport.figures.crowding import LEAST_RUN, marked_points
from casereport.figures.data import Point, Series
from casereport.figures.readback import TOLERANCE, Clocks, Pair, height_of, items_of, place_of, slope_of
from casereport.figures.scene import XY, Group, Path


def symbols_of(series: Series, clocks: Clocks, drawn: int) -> Sequence[Point] | None:
    """The results that must have a symbol, by the maps of the clocks as read so far; all of them when so many are drawn.

    None where a piece of the axis has one number only: nothing then tells how its results crowd.
    """
    measured = [p for p in series.points if p.value is not None]
    if drawn == len(measured) or len(measured) < LEAST_RUN:
        return measured
    maps = {segment: _ends(pairs) for segment, pairs in clocks.items() if pairs}
    if any(slope_of(maps.get(segment, ())) is None for segment in {p.segment for p in measured}):
        return None
    places = {id(p): place_of(p.t, maps[p.segment]) or 0.0 for p in measured}
    return marked_points(series, lambda p: places[id(p)])


def _ends(pairs: Sequence[Pair]) -> Sequence[Pair]:
    return (min(pairs), max(pairs))


def line_faults(group: Group, series: Series, clocks: Clocks, values: Sequence[Pair], *, log: bool) -> Iterator[str]:
    """Where the line of a crowded panel misses a result, or goes where none is."""
    maps = {segment: _ends(pairs) for segment, pairs in clocks.items() if pairs}
    heights = _ends(values)
    places = [_place(p, maps, heights, log=log) for p in series.points]
    if slope_of(heights) is None or any(slope_of(pairs) is None for pairs in maps.values()):
        return  # one value, or one moment: no map to judge by
    corners = _without_repeats([corner for path in items_of(group, Path, "line") for corner in path.points])
    every = [place for place in places if place]
    # a result between two missing ones has no line, and one at the edge of a segment may have one across the break
    beside = pairwise(zip(series.points, places, strict=True))
    joined = [place for (a, x), (b, y) in beside if x and y and a.segment == b.segment for place in (x, y)]
    if not _follow(corners, _without_repeats(every)) or not _follow(_without_repeats(joined), corners):
        yield f"{group.id}: line"


def _place(p: Point, maps: dict[int, Sequence[Pair]], heights: Sequence[Pair], *, log: bool) -> XY | None:
    if p.value is None or p.segment not in maps:
        return None
    x, y = place_of(p.t, maps[p.segment]), place_of(height_of(p.value, log=log), heights)
    return None if x is None or y is None else (x, y)


def _without_repeats(places: Sequence[XY]) -> list[XY]:
    kept: list[XY] = []
    for place in places:
        if not kept or not _is_near(place, kept[-1]):
            kept.append(place)
    return kept


def _follow(corners: Sequence[XY], wanted: Sequence[XY]) -> bool:
    """True when the corners are the places in their order, some of which may be passed over."""
    remaining = iter(wanted)
    return all(any(_is_near(corner, place) for place in remaining) for corner in corners)


def _is_near(a: XY, b: XY) -> bool:
    return abs(a[0] - b[0]) <= 2 * TOLERANCE and abs(a[1] - b[1]) <= 2 * TOLERANCE
