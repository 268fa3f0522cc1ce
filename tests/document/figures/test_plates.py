"""Plates: rows of one height inside the page, in order, no image larger than its pixels allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.document.figures.plates import FEWEST_DPI, GAP_MM, TALLEST_MM, lay_out

PIXELS = st.lists(st.tuples(st.integers(40, 4000), st.integers(40, 4000)), min_size=1, max_size=9)


@given(PIXELS, st.floats(60, 200))
def test_every_image_is_inside_the_page_in_its_own_proportions(pixels: list[tuple[int, int]], limit: float) -> None:
    plate = lay_out(pixels, limit)
    rows = [plate.sizes[start : start + plate.across] for start in range(0, len(pixels), plate.across)]
    assert [width / height for width, height in plate.sizes] == pytest.approx([wide / high for wide, high in pixels])
    assert all(sum(width for width, _ in row) + GAP_MM * (len(row) - 1) <= limit + 1e-6 for row in rows)
    assert sum(max(height for _, height in row) for row in rows) <= TALLEST_MM + 1e-6
    assert all(len({round(height, 6) for _, height in row}) == 1 for row in rows)
    assert all(wide / (width / 25.4) >= FEWEST_DPI - 1e-6 for (wide, _), (width, _) in zip(pixels, plate.sizes, strict=True))


@pytest.mark.parametrize(("count", "across"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 3), (9, 3)])
def test_images_of_one_shape_stand_in_a_block(count: int, across: int) -> None:
    assert lay_out([(1800, 1200)] * count, 115).across == across


def test_a_full_row_is_as_wide_as_the_page_and_a_short_last_one_is_no_larger() -> None:
    sizes = lay_out([(2400, 1200), (1200, 1200), (1200, 1200)], 122).sizes
    assert [(round(width), round(height)) for width, height in sizes] == [(80, 40), (40, 40), (40, 40)]


def test_tall_images_stand_side_by_side_rather_than_on_each_other() -> None:
    assert lay_out([(600, 2400)] * 4, 115).across > 2


def test_full_rows_shrink_rather_than_leave_one_image_alone() -> None:
    plate = lay_out([(1800, 1700)] * 4, 170)
    assert plate.across == 2
    assert plate.height == pytest.approx(TALLEST_MM)
