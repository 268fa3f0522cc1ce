"""Names with raised and lowered letters, in every table and list that prints them, and none told again as lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.dump import inline
from tests.document.short import build, rows, terms

from casereport.document.narrative.remainder import fragments
from casereport.document.prose.markup import read_name
from casereport.tree import Table, walk

RECORD = """
patients:
  - id: P1
    labs:
      - {analyte: "CD8^+^ T cells", unit: 10^9/L, note: by cytometry, values: {1: 0.4, 2: 0.5}}
      - {analyte: crp, unit: mg/L, reference: -2-5, values: {1: 3}}
      - {analyte: ammonia, unit: umol/L, values: {1: 30}}
    treatments:
      - {drug: "^131^I-MIBG", dose: 1-2 ug/kg, at: 1}
    findings: [{label: "H~2~ breath test", present: no}]
    diagnoses: [{label: "CD59^-^ clone"}]
"""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("CD8^+^ T cells", "CD8^+^ T cells"),
        ("^131^I-MIBG", "^131^I-MIBG"),
        ("H~2~O and CO~2~", "H~2~O and CO~2~"),
        ("HLA-B*57:01 ~5-~7", "HLA-B*57:01 ~5-~7"),
        ("plain *name* 10^9/L", "plain *name* 10^9/L"),
        ("", ""),
    ],
)
def test_a_name_keeps_all_but_what_its_marks_raise_and_lower(typed: str, printed: str) -> None:
    assert inline(read_name(typed)) == printed
    assert "".join(fragments("plain", typed)) == typed.replace("^+^", "+").replace("^131^", "131").replace("~2~", "2")


def test_names_are_raised_in_tables_and_lists(tmp_path: Path) -> None:
    made, _ = build(tmp_path, RECORD)
    cells = [cell for node in walk(made.body) if isinstance(node, Table) for row in node.rows for cell in row]
    kinds = {inline(cell.children): [child.kind for child in cell.children] for cell in cells}
    assert kinds["CD8^+^ T cells"] == ["text", "sup", "text"]
    assert kinds["^131^I-MIBG"] == ["sup", "text"]
    assert "details" not in [section.role for section in made.back]
    assert terms(made)["Diagnosis"] == "CD59- clone"


def test_ranges_have_a_dash_and_negative_bounds_a_minus(tmp_path: Path) -> None:
    made, _ = build(tmp_path, RECORD)
    tables = [rows(node) for node in walk(made.body) if isinstance(node, Table)]
    printed = [cell for table in tables for row in table for cell in row]
    assert "1–2 µg/kg" in printed
    assert "\u22122–5" in printed


def test_a_statement_in_one_word_is_told_once(tmp_path: Path) -> None:
    made, _ = build(tmp_path, "patients: [{id: P1}]\nstatements: {funding: none, conflicts: none}\n")
    assert [section.role for section in made.back] == ["statement"] * len(made.back)
    assert "details" not in [section.role for section in (*made.body, *made.back)]


def test_lengths_in_several_units_stand_under_the_event_they_count_from(tmp_path: Path) -> None:
    clocks = "clocks: {induction: {starts: induction, first: 0}}"
    labs = "labs: [{analyte: crp, unit: mg/L, values: {0 min: 3, 30 min: 5, 6 h: 9}}]"
    made, _ = build(tmp_path, f"patients: [{{id: P1, {clocks}, {labs}}}]\n")
    head = next(rows(node) for node in walk(made.body) if isinstance(node, Table))[:2]
    assert head == [["", "", "Time after induction"], ["Analyte", "Unit", "0 min", "30 min", "6 h"]]
