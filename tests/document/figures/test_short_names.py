"""A panel too narrow for an analyte's name has its abbreviation, and the caption says what it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import draft_of, figures
from tests.document.short import build

from casereport.document.figures.rows import short_name
from casereport.tree import plain


@pytest.mark.parametrize(
    ("series", "abbreviations", "short"),
    [
        ("analyte: crp", "{}", "CRP"),
        ("analyte: C-reactive protein", "{}", "CRP"),
        ("analyte: C-reactive protein", "{hsCRP: c-reactive protein}", "hsCRP"),
        ("analyte: crp, label: Inflammation", "{}", ""),
        ("analyte: crp, label: Inflammation", "{Infl: inflammation}", "Infl"),
        ("analyte: monocytes", "{}", ""),
        ("analyte: CRP of the referring hospital", "{}", ""),
    ],
)
def test_the_short_name_is_the_author_s_else_the_usual_one(tmp_path: Path, series: str, abbreviations: str, short: str) -> None:
    text = f"patients: [{{id: P1, labs: [{{{series}, values: {{1: 3}}}}]}}]\nabbreviations: {abbreviations}\n"
    draft = draft_of(tmp_path, text)
    assert short_name(draft, draft.record.patients[0].labs[0]) == short


def test_it_is_explained_where_it_is_printed_and_nowhere_else(tmp_path: Path) -> None:
    labs = "labs: [{analyte: mchc, unit: g/L, values: {1: 3, 2: 5, 3: 9}}]"
    patients = ", ".join(f"{{id: P{k}, {labs}}}" for k in (1, 2, 3, 4))
    for name, given, is_short in (("many", patients, True), ("one", f"{{id: P1, {labs}}}", False)):
        made, _ = build(tmp_path / name, f"patients: [{given}]\nfigures: [{{id: labs, kind: course}}]\n")
        (figure,) = figures(made)
        assert ("MCHC, mean corpuscular haemoglobin concentration." in plain(figure.caption)) == is_short
        assert (">MCHC (g/L)<" in figure.svg) == is_short


def test_that_of_the_second_analyte_of_a_panel_is_explained_too(tmp_path: Path) -> None:
    labs = "labs: [{analyte: hb, unit: g/L, values: {1: 9, 2: 8, 3: 7}}, {analyte: mchc, unit: g/L, values: {1: 3, 2: 5, 3: 9}}]"
    patients = ", ".join(f"{{id: P{k}, {labs}}}" for k in (1, 2, 3, 4))
    made, _ = build(tmp_path, f"patients: [{patients}]\nfigures: [{{id: labs, kind: course, analytes: [[hb, mchc]]}}]\n")
    (figure,) = figures(made)
    assert ">MCHC (g/L)<" in figure.svg
    assert "MCHC, mean corpuscular haemoglobin concentration" in plain(figure.caption)
