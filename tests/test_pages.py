"""The measure of how full pages are finds an empty foot, an empty middle and an empty column."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from tests.pages import fills


def page(*boxes: tuple[float, float, float, float]) -> bytes:
    """A page of 100 mm by 200 mm with these boxes in black: left, top, right, bottom in mm."""
    picture = Image.new("L", (400, 800), 255)
    for box in boxes:
        ImageDraw.Draw(picture).rectangle([round(4 * side) for side in box], fill=0)
    out = BytesIO()
    picture.save(out, "PDF", resolution=4 * 25.4)
    return out.getvalue()


@pytest.mark.parametrize(
    ("boxes", "columns", "expected"),
    [
        ([(10, 20, 90, 180)], 1, 1.0),
        ([(10, 20, 90, 100)], 1, 0.5),
        ([(10, 20, 90, 60), (10, 140, 90, 180)], 1, 0.5),
        ([(10, 20, 90, 95), (10, 105, 90, 180)], 1, 1.0),
        ([(10, 20, 45, 180), (55, 20, 90, 100)], 2, 0.75),
    ],
)
def test_the_share_that_is_printed_on(boxes: list[tuple[float, float, float, float]], columns: int, expected: float) -> None:
    assert fills(page(*boxes), top=20, bottom=20, columns=columns) == [pytest.approx(expected, abs=0.02)]
