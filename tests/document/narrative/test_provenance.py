"""Where entries come from is told at the entry, once, and cited."""

from __future__ import annotations

from pathlib import Path

from tests.document.dump import inline
from tests.document.short import REFERENCES, document, tables, text_of

from casereport.tree import Figure, plain, walk


def test_an_entry_tells_its_own_basis_and_source(tmp_path: Path) -> None:
    text = """
basis: chart
patients:
  - id: P1
    exam:
      - {label: rash, basis: published, source: {note: letter, table: "2", figure: "1", doi: 10.1/x, cite: a}}
      - {label: fever, basis: chart}
    vitals: [{name: heart rate, value: 90 /min, basis: illustrative}]
references: refs.bib
"""
    found = text_of(document(tmp_path / "case", text, refs_bib=REFERENCES.split("\n")[0]), "case").replace("\u00a0", " ")
    assert "had a rash (as published; source: letter, table 2, figure 1, doi:10.1/x [1]) and fever" in found
    assert "heart rate was 90/min (illustrative)" in found


def test_a_patients_basis_and_source(tmp_path: Path) -> None:
    made = document(tmp_path / "case", "patients: [{id: P1, basis: published, source: Letter of the ward}]\n")
    assert text_of(made, "case") == "The patient’s data come from Letter of the ward (as published)."


def test_the_records_source_is_told_by_the_table_or_at_the_end_of_the_case(tmp_path: Path) -> None:
    head = "source: {note: The charts}\n"
    made = document(tmp_path / "a", head + "sections: {case: {text: C., rest: print}}\n")
    assert text_of(made, "case").splitlines() == ["C.", "Source: The charts."]
    made = document(
        tmp_path / "b",
        head
        + "patients: [{id: P1, labs: [{analyte: crp, values: {1: 9}}, {analyte: alt, values: {1: 9}}, {analyte: ast, values: {1: 9}}]}]\nsections: {case: {text: C., rest: print}}\n",
    )
    assert [inline(note) for note in tables(made)[0].notes] == ["Source: The charts."]
    assert "Source" not in text_of(made, "case")


def test_a_figure_and_a_table_tell_theirs(tmp_path: Path) -> None:
    text = """
patients: [{id: P1, labs: [{analyte: crp, values: {1: 9, 2: 8, 3: 7}}], events: [{at: 1, kind: other, label: Fall}]}]
figures: [{id: f, kind: course, basis: chart, source: Ward}]
tables: [{id: t, kind: events, basis: published, source: Letter}]
sections: {introduction: "@fig:f @tbl:t"}
"""
    made = document(tmp_path / "case", text)
    figure = next(node for node in walk(made.body) if isinstance(node, Figure))
    assert plain(figure.caption).endswith("Values from the patient's chart. Source: Ward.")
    assert [inline(note) for note in tables(made)[0].notes] == ["Values as published.", "Source: Letter."]
