"""Heads of the times of laboratory tables: the unit over the numbers where all times are lengths in one unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import document, rows, tables


def heads(tmp_path: Path, clocks: str, values: str) -> list[list[str]]:
    labs = f"[{{analyte: crp, unit: mg/L, values: {{{values}}}}}]"
    made = document(tmp_path / "case", f"patients:\n  - {{id: P1, {clocks}labs: {labs}}}\n")
    return [[cell.replace("\u00a0", " ") for cell in row[2:]] for row in rows(tables(made)[0])[:2]]


@pytest.mark.parametrize(
    ("clocks", "values", "title", "labels"),
    [
        ("clocks: {diagnosis: {starts: diagnosis, first: 0}}, ", "0 mo: 1, 2 mo: 2, 14 mo: 3", "Months after diagnosis", ["0", "2", "14"]),
        ("clocks: {life: {starts: birth, first: 0}}, ", "life 2 h: 1, life 6 h: 2", "Hours of life", ["2", "6"]),
        ("clocks: {age: birth}, ", "3 y: 1, 9 y: 2", "Years of life", ["3", "9"]),
        ("", "-2 wk: 1, 4 wk: 2", "Weeks after admission", ["−2", "4"]),
        ("", "1: 1, 4 wk: 2", "Hospital day", ["1", "4 wk"]),
        ("", "1 h: 1, 4 wk: 2", "Time after admission", ["1 h", "4 wk"]),
        ("", "1: 1, 3: 2", "Hospital day", ["1", "3"]),
    ],
)  # fmt: skip
def test_a_unit_stands_over_its_numbers(tmp_path: Path, clocks: str, values: str, title: str, labels: list[str]) -> None:
    found = heads(tmp_path, clocks, values)
    assert found[0][0] == title
    assert found[1][: len(labels)] == labels
