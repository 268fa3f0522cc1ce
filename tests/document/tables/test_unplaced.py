"""What no clock places is told as such by the tables: it stands last, with its time as typed, and never vanishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.short import build, rows, text_of

from casereport.tree import Document, Table, plain, walk

RECORD = """
patients:
  - id: P1
    labs:
      - {analyte: crp, unit: mg/L, reference: <10, values: {1: 135, unknown: 44, 3: 64, about 3 wk after relapse: 12}}
      - {analyte: ferritin, unit: ug/L, values: {1: 900}}
      - {analyte: urea, unit: mmol/L, values: {unknown: 7.1}}
    treatments:
      - {drug: anakinra, dose: 2 mg/kg, days: 3 wk after relapse to ongoing}
      - {drug: ivig, dose: 2 g/kg, at: unknown}
      - {drug: aspirin, dose: 5 mg/kg, at: 2}
    events:
      - {at: unknown, kind: vaccination, label: Vaccination}
      - {at: 5 d after relapse, kind: complication, label: Shock}
      - {at: 2, kind: admission, label: Admission}
      - {kind: other, label: Undated note}
%s
"""


def made(folder: Path, more: str = "") -> Document:
    return build(folder, RECORD % more)[0]


def table(document: Document, caption: str) -> Table:
    return next(node for node in walk(document.body) if isinstance(node, Table) and plain(node.caption).startswith(caption))


@pytest.mark.parametrize("more", ["", "tables: [{id: labs, kind: labs, title: Laboratory results, patients: [P1]}]"])
def test_results_without_a_place_stand_in_the_last_columns(tmp_path: Path, more: str) -> None:
    document = made(tmp_path, more)
    found = rows(table(document, "Laboratory results"))
    assert found[:2] == [
        ["", "", "Hospital day", "Time not known", ""],
        ["Analyte", "Unit", "1", "3", "about 3 weeks after relapse", "unknown", "Reference"],
    ]
    assert [cell.replace("\u202f", " ") for cell in found[2]][2:6] == ["135 ↑", "64 ↑", "12 ↑", "44 ↑"]
    assert found[3][2:6] == ["900", "", "", ""]


def test_a_series_at_an_unknown_time_is_told_without_one(tmp_path: Path) -> None:
    assert "Urea was 7.1 mmol/L." in text_of(made(tmp_path), "diagnosis").replace("\u00a0", " ")


def test_events_without_a_place_stand_last(tmp_path: Path) -> None:
    found = rows(table(made(tmp_path), "Timeline of events"))
    assert [(row[0], row[1]) for row in found[1:]] == [
        ("Day 2", "Admission"), ("Time unknown", "Vaccination"), ("5 days after relapse", "Shock"), ("Time not stated", "Undated note"),
    ]  # fmt: skip


def test_treatments_without_a_place_tell_their_time_as_typed(tmp_path: Path) -> None:
    found = rows(table(made(tmp_path, "tables: [{id: given, kind: treatments}]"), "Treatments"))
    assert [(row[0], row[2]) for row in found[1:]] == [
        ("Anakinra", "From 3 weeks after relapse, ongoing"), ("Ivig", "Time unknown"), ("Aspirin", "Day 2"),
    ]  # fmt: skip
