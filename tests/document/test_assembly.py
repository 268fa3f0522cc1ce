"""What is told of the whole document: notices, and each problem of a text once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.prose.test_prose import png
from tests.document.short import build, document

from casereport.tree import Figure, walk

ILLUSTRATED = """
patients:
  - id: P1
    labs: [{analyte: crp, unit: mg/L, values: {1: 135, 3: 64, 6: 11}, basis: %s}]
    events: [{at: 1, kind: admission, label: Admission}, {at: 2, kind: complication, label: "Shock%s"}, {at: 5, kind: discharge, label: Home}]
figures:
  - {id: crp, kind: %s, analytes: [crp], title: The course, alt: CRP falls from day 1 to day 6.}
"""
NOTICE = "Illustrative values: they show the form of the figure and are not measurements."


@pytest.mark.parametrize("kind", ["course", "timeline"])
def test_illustrative_values_are_noted_whatever_the_author_says_of_the_figure(tmp_path: Path, kind: str) -> None:
    made, _ = build(tmp_path / "drawn", ILLUSTRATED % ("illustrative", "", kind))
    assert [figure.alt for figure in walk(made.body) if isinstance(figure, Figure)] == ["CRP falls from day 1 to day 6."]
    assert NOTICE in [notice.text for notice in made.notices]
    made, _ = build(tmp_path / "measured", ILLUSTRATED % ("chart", "", kind))
    assert NOTICE not in [notice.text for notice in made.notices]


def test_an_illustrative_image_is_noted(tmp_path: Path) -> None:
    figure = "figures: [{id: ct, kind: image, basis: illustrative, panels: [{file: ct.png, alt: A scan}]}]\n"
    made, _ = build(tmp_path, figure, ct_png=png())
    assert NOTICE in [notice.text for notice in made.notices]


@pytest.mark.parametrize("kind", ["course", "timeline", "swimmer"])
def test_a_text_that_figure_and_table_print_is_wrong_once(tmp_path: Path, kind: str) -> None:
    _, problems = build(tmp_path, ILLUSTRATED % ("chart", " <b>again</b>", kind))
    assert [problem.code for problem in problems].count("raw-html") == 1


def test_a_summary_is_wrong_once(tmp_path: Path) -> None:
    _, problems = build(tmp_path, "patients: [{id: P1, summary: 'A {{ lab(\"crp\", day=1) }}.'}]\n")
    assert [problem.code for problem in problems] == ["unknown-fact"]


def test_a_record_without_figures_has_no_notice(tmp_path: Path) -> None:
    assert document(tmp_path, "").notices == ()
