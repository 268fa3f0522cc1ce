"""Names, units and ranges as they are printed: marks set, a percentage no count, signs no dashes, a typed unit kept."""

from __future__ import annotations

from pathlib import Path

from tests.document.short import document, rows, tables, titles

from casereport.tree import Document, Table

RECORD = """
patients:
  - id: P1
    labs:
      - {analyte: "CD8^+^ T cells", unit: 10^9/L, values: {1: 0.4}}
      - {analyte: lymphocytes, unit: "%", values: {1: 12}}
      - {analyte: lymphocytes, unit: 10^9/L, values: {1: 0.9}}
      - {analyte: base excess, unit: mmol/L, reference: -2 to 2, values: {1: -8}}
      - {analyte: WOMAC, unit: points, values: {1: 38}}
    treatments:
      - {drug: "^131^I-MIBG", dose: 7.4 GBq, route: iv, at: 2}
      - {drug: remifentanil, rate: 0.05-0.2 ug/kg/min, route: iv, days: 1-2}
tables: [{id: treatments, kind: treatments}]
sections: {discussion: See @tbl:treatments.}
statements: {funding: none, conflicts: none}
"""


def test_names_units_and_ranges_in_tables(tmp_path: Path) -> None:
    made = document(tmp_path / "case", RECORD)
    labs, treatments = ([[cell.replace("\u00a0", " ") for cell in row] for row in rows(table)] for table in _kinds(made))
    assert [row[:2] for row in labs[2:]] == [
        ["CD8^+^ T cells", "×10⁹/L"], ["Lymphocytes", "%"], ["Lymphocyte count", "×10⁹/L"], ["Base excess", "mmol/L"], ["WOMAC", "points"],
    ]  # fmt: skip
    assert labs[5][2:] == ["−8 ↓", "−2 to 2"]
    assert [row[0] for row in treatments[1:]] == ["^131^I-MIBG", "Remifentanil"]
    assert "0.05–0.2 µg/kg/min" in treatments[2][1]


def _kinds(made: Document) -> tuple[Table, Table]:
    found = tables(made)
    return next(t for t in found if t.id.startswith("tbl-labs")), next(t for t in found if "treatments" in t.id)


def test_the_word_none_of_a_statement_is_told_by_its_sentence_alone(tmp_path: Path) -> None:
    assert "Further details of the record" not in titles(document(tmp_path / "case", RECORD))
