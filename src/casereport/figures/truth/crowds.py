"""Crowded lines read back from a scene: their symbols are those of the rule, and the line goes through every result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casereport.figures.course.entries import Point, Series
from casereport.figures.paper.scene import XY, Mark, Path
from casereport.figures.parts.decimation import LEAST_RUN, marked_points
from casereport.figures.parts.pairs import ALONE, Look
from casereport.figures.parts.status import Basis, basis_at, is_outside, status_of
from casereport.figures.truth.readback import TOLERANCE, DrawnPiece, Pair, height_of, piece_at, place_of, slope_of


def symbols_of(series: Series, pieces: Sequence[DrawnPiece], drawn: int) -> Sequence[Point]:
    """The results that must have a symbol, as the pieces of the axis crowd them; all of them when so many are drawn."""
    measured = [p for p in series.points if p.value is not None]
    if drawn == len(measured) or len(measured) < LEAST_RUN:
        return measured
    held = {id(p): piece_at(pieces, p.segment, p.t) for p in series.points}
    if None in held.values():
        return measured
    places = {id(p): piece.place(p.t) for p in series.points if (piece := held[id(p)])}
    return marked_points(series, lambda p: places[id(p)])


def line_faults(
    where: str, lines: Sequence[Path], series: Series, pieces: Sequence[DrawnPiece], values: Sequence[Pair], *, log: bool
) -> Iterator[str]:
    """The group whose crowded line misses a result, or goes where none is; `values` are numbers with their heights in pt."""
    heights = (min(values), max(values))
    if slope_of(heights) is None:
        return  # one value: no map to judge by
    found = [_place(p, pieces, heights, log=log) for p in series.points]
    corners = _without_repeats([corner for line in lines for corner in line.points])
    every = [place for piece, place in found if piece and place]
    # a result between two missing ones has no line, and one at the edge of a piece may have one across the break
    joined = [place for (a, x), (b, y) in pairwise(found) if x and y and a is b for place in (x, y)]
    if not _follow(corners, _without_repeats(every)) or not _follow(_without_repeats(joined), corners):
        yield f"{where}: line"


def _place(p: Point, pieces: Sequence[DrawnPiece], heights: Sequence[Pair], *, log: bool) -> tuple[DrawnPiece | None, XY | None]:
    piece = piece_at(pieces, p.segment, p.t)
    if p.value is None or piece is None:
        return piece, None
    y = place_of(height_of(p.value, log=log), heights)
    return piece, (None if y is None else (piece.place(p.t), y))


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


def symbol_is_right(point: Point, series: Series, mark: Mark, basis: Basis, look: Look = ALONE) -> bool:
    """True when a result's symbol has the shape of its comparator, the colour of its look, and is filled where it must be."""
    neutral = basis_at(basis, series, point) == "nothing"
    shape = {"": look.shape, "<": "down", ">": "up"}[point.comparator[:1]]
    filled = is_outside(status_of(point, series)) or (neutral and shape == look.shape)
    return (mark.shape, mark.stroke, mark.fill) == (shape, look.colour, look.colour if filled else "paper")
