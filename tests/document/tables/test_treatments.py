"""Treatments as a table: each row tells the dose that held."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import build, rows

from casereport.tree import Table, walk


@pytest.mark.parametrize(
    ("treatment", "expected"),
    [
        (
            "{drug: rituximab, dose: 375 mg/m2, route: iv, courses: [{at: 4}, {at: 11}, {dose: 500 mg, at: 18}]}",
            [("Rituximab", "375 mg/m²", "Day 4"), ("Rituximab, continued", "375 mg/m²", "Day 11"), ("Rituximab, continued", "500 mg", "Day 18")],
        ),
        (
            "{drug: infliximab, dose: 5 mg/kg, at: 2, courses: [{days: 16-16, every: 2-4 wk}]}",
            [("Infliximab", "5 mg/kg", "Day 2"), ("Infliximab, continued", "5 mg/kg", "Day 16")],
        ),
        (
            "{drug: prednisone, route: oral, steps: [{dose: 20 mg, days: 1-3}, {dose: 10 mg, days: 4-6, taper: by 5 mg a day}]}",
            [("Prednisone", "20 mg", "Days 1–3"), ("Prednisone, continued", "10 mg, taper: by 5 mg a day", "Days 4–6")],
        ),
        ("{drug: aspirin, dose: 100 mg, doses: 3, courses: [{at: 5}]}", [("Aspirin", "100 mg, 3 doses", ""), ("Aspirin, continued", "100 mg", "Day 5")]),
        ("{name: rest}", [("Rest", "", "")]),
    ],
)  # fmt: skip
def test_every_row_tells_the_dose_that_held(tmp_path: Path, treatment: str, expected: list[tuple[str, str, str]]) -> None:
    made, _ = build(tmp_path, f"patients: [{{id: P1, treatments: [{treatment}]}}]\ntables: [{{id: t, kind: treatments}}]\n")
    (table,) = (rows(node) for node in walk(made.body) if isinstance(node, Table))
    names = {name: number for number, name in enumerate(table[0])}
    columns = [names.get("Treatment", 0), names.get("Dose"), names.get("Time")]
    assert [tuple(row[k] if k is not None else "" for k in columns) for row in table[1:]] == expected
