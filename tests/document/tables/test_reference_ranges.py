"""Ranges that change, in tables, figures and prose: each printed with its days."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import draft_of, figures
from tests.document.short import document, rows, tables

from casereport.chart import Clocks
from casereport.chart.ranges import validity_text
from casereport.document.figures.course import course_data
from casereport.figures.course.entries import RefRange, Series
from casereport.model.patient import Patient
from casereport.model.ranges import Validity
from casereport.tree import plain

GAP = "\u00a0"
CHANGED = """
patients:
  - id: P1
    label: The girl
    labs:
      - {analyte: crp, unit: mg/L, reference: {1-5: "<10", 6-: "<5"}, values: {-1: 40, 1: 12, 5: 9, 6: 9, 8: 5, 9: "<5"}}
figures: [{id: f, kind: course, analytes: crp}]
sections: {introduction: "Figure @fig:f."}
"""
TWO_SERIES = """
patients:
  - id: P1
    labs:
      - {analyte: crp, unit: mg/L, reference: "<10", values: {1: 12, 3: 9}, note: The first hospital}
      - {analyte: crp, unit: mg/L, reference: "<=5", values: {4: 9, 6: 5}, note: The second hospital}
figures: [{id: f, kind: course, analytes: crp}]
sections: {introduction: "Figure @fig:f."}
"""


def drawn(folder: Path, text: str) -> Series:
    draft = draft_of(folder / "case", text)
    data = course_data(draft, draft.record.figures[0])
    assert data is not None
    return data.patients[0].series[0]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("1-5", f"days{GAP}1–5"),
        ("6-", f"from day{GAP}6"),
        ("6", f"day{GAP}6"),
        ("unknown to 5", f"until day{GAP}5"),
        ("before 1 to 5", f"until day{GAP}5"),
        ("3 to before 6", f"from day{GAP}3 before day{GAP}6"),
        ("before 3 to before 6", f"before day{GAP}6"),
        ("3 to unknown", f"from day{GAP}3"),
        ("unknown to ongoing", ""),
    ],
)
def test_the_time_of_a_range_in_words(span: str, words: str) -> None:
    clocks = Clocks(Patient.model_validate({"id": "P1"}))
    assert validity_text(Validity.parse(span), clocks) == words


def test_the_table_prints_every_range_with_its_days_and_marks_by_the_range_of_the_day(tmp_path: Path) -> None:
    row = rows(tables(document(tmp_path / "case", CHANGED))[0])[2]
    assert row == ["C-reactive protein", "mg/L", "40", "12 ↑", "9", "9 ↑", "5 ↑", "<5", "<10 (days 1–5); <5 (from day 6)"]


def test_the_figure_has_the_ranges_from_the_start_of_the_first_day_to_the_end_of_the_last(tmp_path: Path) -> None:
    series = drawn(tmp_path, CHANGED)
    assert (series.low, series.high, series.ref_text) == (None, None, "")
    assert series.ranges == (
        RefRange(None, 10, "<10", -0.5, 4.5, 0, f"days{GAP}1–5", high_inside=False),
        RefRange(None, 5, "<5", 4.5, None, 0, f"from day{GAP}6", high_inside=False),
    )


def test_one_range_stays_with_the_series_and_a_limit_may_lie_outside_it(tmp_path: Path) -> None:
    series = drawn(tmp_path, CHANGED.replace('{1-5: "<10", 6-: "<5"}', '"<10"'))
    assert (series.low, series.high, series.ref_text, series.inside, series.ranges) == (None, 10, "<10", (True, False), ())


def test_a_range_of_no_result_is_not_drawn_unless_it_lies_between_results(tmp_path: Path) -> None:
    spans = '{1-5: "<10", 20-: "<5", "age 1-5": "<3"}'
    assert [one.text for one in drawn(tmp_path / "a", CHANGED.replace('{1-5: "<10", 6-: "<5"}', spans)).ranges] == ["<10"]
    spans = '{1-2: "<10", 3-4: "<7", 5-: "<5"}'
    assert [one.text for one in drawn(tmp_path / "b", CHANGED.replace('{1-5: "<10", 6-: "<5"}', spans)).ranges] == ["<10", "<7", "<5"]


def test_two_series_of_one_analyte_keep_their_own_ranges(tmp_path: Path) -> None:
    ranges = drawn(tmp_path, TWO_SERIES).ranges
    assert [(one.text, one.start, one.end, one.when) for one in ranges] == [
        ("<10", -0.5, 2.5, f"days{GAP}1–3"),
        ("≤5", 2.5, 5.5, f"days{GAP}4–6"),
    ]


def test_a_word_or_a_titre_is_no_band(tmp_path: Path) -> None:
    for reference in ("negative", '"<1:80"', '{1-5: negative, 6-: "<1:80"}'):
        series = drawn(tmp_path / str(len(reference)), CHANGED.replace('{1-5: "<10", 6-: "<5"}', reference))
        assert (series.low, series.high, series.ranges) == (None, None, ())


def test_the_figure_tells_the_ranges_in_words_and_the_range_of_each_row(tmp_path: Path) -> None:
    figure = figures(document(tmp_path / "case", CHANGED))[0]
    assert f"reference <10 (days{GAP}1–5), <5 (from day{GAP}6)" in figure.description
    assert figure.data is not None
    cells = [[plain(cell.children) for cell in row] for row in figure.data.rows]
    assert [(row[1], row[4], row[5]) for row in cells] == [
        (f"day{GAP}−1", "", ""),
        (f"day{GAP}1", "<10", "high"),
        (f"day{GAP}5", "<10", "within reference"),
        (f"day{GAP}6", "<5", "high"),
        (f"day{GAP}8", "<5", "high"),
        (f"day{GAP}9", "<5", "within reference"),
    ]
    caption = f"{plain(figure.caption)} {figure.notes}"
    assert "The band has a step where the reference range of C-reactive protein changes." in caption
    assert "Small dot beside a band, no reference range known at that time (C-reactive protein)." in caption


def test_ranges_of_several_series_are_printed_with_the_days_of_their_results(tmp_path: Path) -> None:
    labs = """
patients:
  - id: P1
    labs:
      - {analyte: potassium, unit: mmol/L, reference: 3.5-5.1, values: {1: 3.4, 4: 3.4}}
      - {analyte: potassium, unit: mmol/L, reference: 3.3-4.9, values: {2: 3.4, 3: 5}}
      - {analyte: potassium, unit: mmol/L, values: {5: 6}}
"""
    (table,) = tables(document(tmp_path / "case", labs))
    reference = "3.5–5.1 (day 1); 3.3–4.9 (days 2–3); 3.5–5.1 (day 4)"
    assert rows(table)[-1] == ["Potassium", "mmol/L", "3.4 ↓", "3.4", "5 ↑", "3.4 ↓", "6", reference]
