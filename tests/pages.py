"""How full the pages of a PDF are, measured from what is printed on them."""

from __future__ import annotations

from itertools import count, pairwise

import pypdfium2

DPI = 36
GAP_MM = 12.0
"""White above which the space between two rows counts as empty."""
INK = 200


def fills(pdf: bytes, *, top: float, bottom: float, columns: int, first: float | None = None) -> list[float]:
    """The share of each page's height, between margins in mm, that is printed on; of two columns the mean of both.

    `first` is the top margin of the first page, where that is another.
    """
    tops = (top if first is None or number else first for number in count())
    return [_fill(page, above, bottom, columns) for page, above in zip(pypdfium2.PdfDocument(pdf), tops, strict=False)]


def _fill(page: pypdfium2.PdfPage, top: float, bottom: float, columns: int) -> float:
    picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
    width, height = picture.size
    first, last = round(top * DPI / 25.4), round(height - bottom * DPI / 25.4)
    halves = [(k * width // columns, (k + 1) * width // columns) for k in range(columns)]
    return sum(_printed(picture.crop((left, first, right, last))) for left, right in halves) / columns


def _printed(column: object) -> float:
    """The share of a column's height that is printed on, small gaps between rows included."""
    width, height = column.size  # type: ignore[attr-defined]  # a picture of PIL
    data = column.tobytes()  # type: ignore[attr-defined]  # as above
    rows = [y for y in range(height) if min(data[y * width : (y + 1) * width]) < INK]
    widest = GAP_MM * DPI / 25.4
    empty = sum(b - a for a, b in pairwise([0, *rows, height]) if b - a > widest)
    return float(1 - empty / height)
