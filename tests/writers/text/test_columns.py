"""Tables too wide for columns: an entry a row, each cell behind its heading; the ranges of a turned table once."""

from __future__ import annotations

from casereport.tree import Cell, Table, Text
from casereport.writers.text.columns import write_cells

NAMES = tuple(f"An analyte with a long name of its own, number {n}" for n in (1, 2, 3))


def turned() -> Table:
    """Times as rows, analytes as columns, their ranges in a second row of the head."""
    head = (
        (Cell((Text("Hospital day"),), "col"), *(Cell((Text(name),), "col", "right") for name in NAMES)),
        (Cell((Text("Reference"),), "row"), *(Cell((Text(f"{n}0-{n}9"),), "", "right") for n in (1, 2, 3))),
    )
    rows = tuple((Cell((Text(time),), "row"), *(Cell((Text(f"{n}5"),), "", "right") for n in (1, 2, 3))) for time in ("2 08:00", "3"))
    return Table("labs", "Table 1", (), head, rows)


def test_a_turned_table_tells_the_ranges_once_and_each_time_as_one_text() -> None:
    lines = write_cells(turned())
    assert [line for line in lines if not line.startswith(" ")] == ["Reference", "Hospital day 2 08:00", "Hospital day 3"]
    assert lines[:2] == ["Reference", f"    {NAMES[0]}: 10-19"]
    assert sum("10-19" in line for line in lines) == 1
    assert f"    {NAMES[2]}: 35" in lines


def test_a_narrow_one_stands_in_columns_with_the_ranges_over_the_rule() -> None:
    narrow = Table("labs", "", (), tuple(row[:2] for row in turned().head), tuple(row[:2] for row in turned().rows))
    assert [line.split("  ")[0] for line in write_cells(narrow)] == ["Hospital day", "Reference", "------------", "2 08:00", "3"]
