"""Rows of an author's table that fit under its head."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[tuple[str, str]]]
TABLE = "tables: [{id: t, kind: custom, %s}]"


def test_each_row_with_another_number_of_cells_is_told(found: Found) -> None:
    rows = TABLE % "header: [a, b], rows: [[1, 2], [1], [], [1, 2, 3]]"
    told = [("uneven-row", f"tables[0].rows[{row}]") for row in (1, 2, 3)]
    assert found("uneven-row", "id: P1", rows) == told


def test_rows_under_their_head_or_without_one_are_fine(found: Found) -> None:
    assert found("uneven-row", "id: P1", TABLE % 'header: [a, b], rows: [[1, ""], [x, y]]') == []
    assert found("uneven-row", "id: P1", TABLE % "rows: [[1], [x, y]]") == []
