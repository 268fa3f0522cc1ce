"""Reference bands read back from a scene: each range where and when its record says, as high as its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casereport.figures.course.data import CourseData, find_series
from casereport.figures.course.entries import RefRange, Series, ranges_of
from casereport.figures.paper.scene import Box, Group, Mark, Rect
from casereport.figures.truth.crowds import symbols_of
from casereport.figures.truth.readback import TOLERANCE, DrawnPiece, Pair, height_of, is_log, items_of, panel_edges, place_of, tick_pairs


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
