"""Series too long to be printed whole: first, lowest, highest and last, and a note that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.dump import inline
from tests.document.short import document, rows, tables

from casereport.chart import PatientChart
from casereport.document.tables.long_series import MOST_RESULTS, length_note
from casereport.model.patient import Patient


def record(count: int) -> str:
    values = ", ".join(f"{day}: {90 if day == 7 else 40 if day == 9 else 60 + day % 5}" for day in range(1, count + 1))
    return f"patients: [{{id: P1, labs: [{{analyte: heart rate, unit: /min, values: {{{values}}}}}]}}]\n"


def test_a_long_series_prints_first_lowest_highest_and_last(tmp_path: Path) -> None:
    table = tables(document(tmp_path / "case", record(MOST_RESULTS + 1)))[0]
    assert rows(table)[1:] == [["Analyte", "Unit", "1", "7", "9", "201"], ["Heart rate", "/min", "61", "90", "40", "61"]]
    told = "Of long series the first, lowest, highest and last result are printed (results: Heart rate, 201)."
    assert told in [inline(note) for note in table.notes]


@pytest.mark.parametrize("count", [1, MOST_RESULTS])
def test_a_series_that_is_not_long_is_printed_whole(tmp_path: Path, count: int) -> None:
    found = tables(document(tmp_path / "case", record(count)))
    cells = [cell for table in found for row in table.rows for cell in row if cell.align == "right"]
    assert len(cells) == count
    assert not any("long series" in inline(note) for table in found for note in table.notes)


def test_a_long_series_is_told_beside_a_short_one_of_another_patient() -> None:
    labs = [{"analyte": "crp", "values": {str(day): "9" for day in range(1, count)}} for count in (251, 4)]
    long, short = PatientChart(Patient.model_validate({"id": "P1", "labs": labs})).typed_series
    assert "C-reactive protein, 250" in length_note([long, short])
    assert length_note([long, short]) == length_note([short, long])
    assert length_note([short]) == ""


def test_a_long_series_prints_a_bound_that_is_its_extreme_or_its_end(tmp_path: Path) -> None:
    typed = {9: '"<3"', MOST_RESULTS + 1: '">200"'}
    values = ", ".join(f"{day}: {typed.get(day, 60 + day % 5)}" for day in range(1, MOST_RESULTS + 2))
    record = f"patients: [{{id: P1, labs: [{{analyte: heart rate, unit: /min, values: {{{values}}}}}]}}]\n"
    table = tables(document(tmp_path / "case", record))[0]
    assert rows(table)[1:] == [["Analyte", "Unit", "1", "9", "201"], ["Heart rate", "/min", "61", "<3", ">200"]]
