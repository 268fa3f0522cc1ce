"""Reference bands and crowded lines read back from a scene: ranges where and as high as the record says, a line through every result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casereport.figures.course.data import CourseData, find_series
from casereport.figures.course.entries import Point, RefRange, Series, ranges_of
from casereport.figures.paper.scene import XY, Box, Group, Mark, Path, Rect
from casereport.figures.parts.decimation import LEAST_RUN, marked_points
from casereport.figures.parts.pairs import ALONE, Look
from casereport.figures.parts.status import Basis, basis_at, is_outside, status_of
from casereport.figures.truth.readback import (
    TOLERANCE,
    DrawnPiece,
    Pair,
    height_of,
    is_log,
    items_of,
    panel_edges,
    piece_at,
    place_of,
    slope_of,
    tick_pairs,
)
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class _Maps:
    """How a panel puts values on paper, as number-and-place pairs, its edges, and the pieces of its axis."""

    values: Sequence[Pair]
    top: float
    bottom: float
    pieces: Sequence[DrawnPiece]
    log: bool


def band_faults(data: CourseData, found: dict[str, Group], column: int, pieces: Sequence[DrawnPiece]) -> Iterator[str]:
    """Where the bands of a patient say something else than the ranges of the series; the pieces are those of the patient's axis."""
    ground = found.get(f"p{column}-ground")
    for row, analyte in enumerate(data.rows):
        series, group = find_series(data.patients[column], analyte), found[f"p{column}-row{row}"]
        marks = items_of(group, Mark, "value")
        points = symbols_of(series, pieces, len(marks)) if series else []
        if series is None or not points or len(points) != len(marks) or not pieces:
            continue  # told by another check, or nothing to compare with
        log, (top, bottom) = is_log(group), panel_edges(group)
        values = [(height_of(p.value or 0.0, log=log), mark.y) for p, mark in zip(points, marks, strict=True)]
        yield from _panel(group.id, ground, series, _Maps([*values, *tick_pairs(group, log=log)], top, bottom, pieces, log))


def _panel(where: str, ground: Group | None, series: Series, maps: _Maps) -> Iterator[str]:
    drawn = [r for r in items_of(ground, Rect, "band") if maps.top - TOLERANCE <= r.y <= maps.bottom] if ground else []
    expected = [_expected(one, piece, maps) for one in ranges_of(series) for piece in maps.pieces if one.segment in (None, piece.segment)]
    if None in expected:
        return  # one value and one tick at most: no map to judge by
    boxes = [box for box in expected if box and box[2] - box[0] > TOLERANCE and box[3] - box[1] > TOLERANCE]
    bands = [(r.x, r.y, r.x + r.w, r.y + r.h) for r in drawn if r.w > TOLERANCE and r.h > TOLERANCE]
    if len(boxes) != len(bands):
        yield f"{where}: {'band missing' if len(bands) < len(boxes) else 'number of bands'}"
        return
    pairs = zip(sorted(boxes), sorted(bands), strict=True)
    if any(abs(a - b) > 2 * TOLERANCE for box, band in pairs for a, b in zip(box, band, strict=True)):
        yield f"{where}: band"


def _expected(one: RefRange, piece: DrawnPiece, maps: _Maps) -> Box | None:
    """The box that a range must fill on a piece, an empty one where it does not reach; None when the maps do not tell."""
    left = piece.x0 if one.start is None else piece.place(one.start)
    right = piece.x1 if one.end is None else piece.place(one.end)
    upper, lower = _height(one.high, maps.top, maps), _height(one.low, maps.bottom, maps)
    if upper is None or lower is None:
        return None
    inside = [min(max(y, maps.top), maps.bottom) for y in (upper, lower)]
    return (left, inside[0], right, inside[1])


def _height(limit: float | None, edge: float, maps: _Maps) -> float | None:
    """Where a limit must stand; the edge when there is no limit, or, on a log axis, none that can be drawn."""
    if limit is None:
        return edge
    if maps.log and limit <= 0:
        return maps.bottom
    return place_of(height_of(limit, log=maps.log), maps.values)


# --- crowded lines --------------------------------------------------------------------------------------------


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
