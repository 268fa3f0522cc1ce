"""The images of one figure as a plate: rows of one height each, so that letters and edges line up."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from casereport.values import dataclass

GAP_MM = 2.0
"""Between neighbouring images."""
TALLEST_MM = 120.0
"""Height of a plate that leaves a page room for its legend."""
_SMALLEST = 0.6
"""Share of its size to which a plate of full rows shrinks."""
FEWEST_DPI = 150
"""An image is printed no larger than its pixels allow."""


@dataclass(frozen=True, slots=True)
class Plate:
    """How many images stand in a row, the width and height of each, and those of the whole, in millimetres."""

    across: int
    sizes: tuple[tuple[float, float], ...]
    width: float
    height: float


def lay_out(pixels: Sequence[tuple[int, int]], limit_mm: float) -> Plate:
    """The plate of images of these widths and heights in pixels, no taller than may be: full rows shrink a little, else rows are longer."""
    plates = [_plate(pixels, across, limit_mm) for across in range(ceil(sqrt(len(pixels))), len(pixels) + 1)]
    first = plates[0]
    if len(pixels) % first.across == 0 and TALLEST_MM < first.height <= TALLEST_MM / _SMALLEST:
        return _shrunk(first)
    return next((plate for plate in plates if plate.height <= TALLEST_MM), None) or _shrunk(plates[-1])


def _plate(pixels: Sequence[tuple[int, int]], across: int, limit_mm: float) -> Plate:
    """A plate with so many images in a row."""
    rows = [pixels[start : start + across] for start in range(0, len(pixels), across)]
    heights = [_height(row, limit_mm) for row in rows]
    if len(rows[-1]) < across:  # a short last row: its images are no larger than the others
        heights[-1] = min(heights)
    sizes = tuple((height * wide / high, height) for row, height in zip(rows, heights, strict=True) for wide, high in row)
    widths = (sum(width for width, _ in sizes[start : start + across]) for start in range(0, len(sizes), across))
    return Plate(across, sizes, max(widths) + GAP_MM * (min(across, len(sizes)) - 1), sum(heights) + GAP_MM * (len(rows) - 1))


def _height(row: Sequence[tuple[int, int]], limit_mm: float) -> float:
    room = limit_mm - GAP_MM * (len(row) - 1)
    return min(room / sum(wide / high for wide, high in row), *(high / FEWEST_DPI * 25.4 for _, high in row))


def _shrunk(plate: Plate) -> Plate:
    """The plate at the height of a page."""
    part = TALLEST_MM / plate.height
    return Plate(plate.across, tuple((wide * part, high * part) for wide, high in plate.sizes), plate.width * part, TALLEST_MM)
