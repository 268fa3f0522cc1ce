"""A figure or table that nothing mentions is brought by a sentence where the record tells the case; the author's own text is left alone."""

from __future__ import annotations

from pathlib import Path

from tests.document.short import build, document, text_of

CHILD = """
patients:
  - id: P1
    clock: hospital
    labs: [{analyte: crp, unit: mg/L, values: {1: 135, 2: 86, 3: 64}}]
    treatments: [{drug: anakinra, dose: 2 mg/kg, route: iv, every: 6 h, days: 1-3}]
    events: [{at: 1, kind: admission, label: Admission}, {at: 2, kind: diagnosis, label: Diagnosis}, {at: 3, kind: discharge, label: Home}]
"""
FIGURES = "figures: [{id: a, kind: course}, {id: b, kind: timeline}]\n"


def test_a_figure_that_the_text_mentions_is_brought_by_it(tmp_path: Path) -> None:
    made = document(tmp_path / "case", CHILD + FIGURES + "sections: {discussion: Compare @fig:a.}\n")
    assert text_of(made, "treatment").splitlines()[0].endswith("The course is shown in Figure 1.")
    assert text_of(made, "discussion") == "Compare Figure 2.\n[Figure 2]"


def test_tables_are_brought_too(tmp_path: Path) -> None:
    made = document(tmp_path / "case", CHILD + "tables: [{id: l, kind: labs}, {id: x, kind: custom, header: [A, B], rows: [[1, 2]]}]\n")
    text = "".join(text_of(made, name) for name in ("case", "diagnosis", "treatment", "outcome"))
    assert "Laboratory results are given in Table" in text
    assert "Further details are given in Table" in text


def test_a_case_of_the_authors_own_is_not_added_to(tmp_path: Path) -> None:
    made, problems = build(tmp_path / "case", CHILD + FIGURES + "sections: {case: He was ill.}\n")
    assert text_of(made, "case").splitlines()[0] == "He was ill."
    assert "shown in" not in text_of(made, "case")
    assert [problem.code for problem in problems if problem.code == "uncited-figure"] == ["uncited-figure"] * 2
