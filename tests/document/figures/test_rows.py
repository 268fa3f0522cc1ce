"""A panel draws one line: series of two specimens, two units or two ranges at one time never meet in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import PROFILE, draft_of
from tests.figures.random_course import inspect_part

from casereport.document.figures.course import course_data
from casereport.document.figures.timeline import timeline_data
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData
from casereport.figures.course.describe import alt_sentence, data_table
from casereport.figures.course.drawing import draw_course, plan_of_course

FLUIDS = """labs: [
  {analyte: lactate, specimen: plasma, unit: mmol/L, reference: 0.5-2, values: {1: 1.8, 3: 1.9}},
  {analyte: lactate, specimen: CSF, unit: mmol/L, reference: 1.2-2.1, values: {1: 6.4, 2: 5.1, 3: 2.6}}]"""
UNITS = """labs: [
  {analyte: albumin, unit: g/dL, reference: 3.5-5, values: {1: 4.1, 4: 3.2}},
  {analyte: albumin, unit: g/L, reference: 35-50, values: {2: 38, 3: 34}}]"""
RANGES = """labs: [
  {analyte: ferritin, unit: µg/L, reference: 30-400, values: {1: 350, 2: 380}},
  {analyte: ferritin, unit: µg/L, reference: 15-150, values: {2: 160, 3: 140}}]"""


def course(folder: Path, labs: str, more: str = "") -> CourseData:
    name = labs.split("analyte: ")[1].split(",", maxsplit=1)[0]
    draft = draft_of(folder, f"patients: [{{id: P1, {labs}}}{more}]\nfigures: [{{id: c, kind: course, analytes: [{name}]}}]\n")
    found = course_data(draft, draft.record.figures[0])
    assert found is not None
    assert inspect_part(found, PROFILE) == []
    draw_course(found, PROFILE)
    return found


def lines(data: CourseData) -> list[tuple[str, str, list[str]]]:
    return [(s.title, s.unit, [p.text for p in s.points]) for s in data.patients[0].series]


def test_a_specimen_has_a_panel_and_a_range_of_its_own(tmp_path: Path) -> None:
    data = course(tmp_path, FLUIDS)
    assert lines(data) == [("Lactate (plasma)", "mmol/L", ["1.8", "1.9"]), ("Lactate (CSF)", "mmol/L", ["6.4", "5.1", "2.6"])]
    assert len(data.rows) == 2
    rows = [(row[1], row[3], row[5], row[6]) for row in data_table(data).rows]
    assert rows[0] == ("Lactate (plasma)", "1.8", "0.5–2", "within reference")
    assert rows[2] == ("Lactate (CSF)", "6.4", "1.2–2.1", "high")
    assert "lactate (plasma) and lactate (CSF)" in alt_sentence(data)


def test_a_unit_has_a_panel_of_its_own(tmp_path: Path) -> None:
    data = course(tmp_path, UNITS)
    assert lines(data) == [("Albumin", "g/dL", ["4.1", "3.2"]), ("Albumin", "g/L", ["38", "34"])]
    assert "albumin (g/dL) and albumin (g/L)" in alt_sentence(data)
    assert [panel.title for panel in draw_course(data, PROFILE).panels] == ["Albumin (g/dL)", "Albumin (g/L)"]


def test_two_spellings_of_a_unit_are_one_line(tmp_path: Path) -> None:
    data = course(tmp_path, UNITS.replace("g/dL", "g/l"))
    assert [texts for _, _, texts in lines(data)] == [["4.1", "38", "34", "3.2"]]


def test_ranges_that_hold_at_one_time_are_two_lines(tmp_path: Path) -> None:
    data = course(tmp_path, RANGES)
    assert lines(data) == [
        ("Ferritin, range 30–400", "µg/L", ["350", "380"]), ("Ferritin, range 15–150", "µg/L", ["160", "140"]),
    ]  # fmt: skip
    assert [row[6] for row in data_table(data).rows] == ["within reference", "within reference", "high", "within reference"]


def test_ranges_that_follow_each_other_are_one_line(tmp_path: Path) -> None:
    data = course(tmp_path, RANGES.replace("{2: 160, 3: 140}", "{4: 160, 5: 140}"))
    assert [texts for _, _, texts in lines(data)] == [["350", "380", "160", "140"]]


@pytest.mark.parametrize(("specimen", "titles"), [("CSF", ["Lactate (plasma)", "Lactate (CSF)"]), ("plasma", ["Lactate (plasma)"])])
def test_patients_share_a_row_of_one_specimen_only(tmp_path: Path, specimen: str, titles: list[str]) -> None:
    first, other = (
        FLUIDS.replace("CSF", "plasma").replace("1.2-2.1", "0.5-2"),
        f"{{analyte: lactate, specimen: {specimen}, unit: mmol/L, values: {{1: 3}}}}",
    )
    data = course(tmp_path, first, f", {{id: P2, labs: [{other}]}}")
    assert list(dict.fromkeys(s.title for p in data.patients for s in p.series)) == titles
    assert len(data.rows) == len(titles)


def test_a_timeline_parts_them_too(tmp_path: Path) -> None:
    events = "events: [{at: 1, kind: admission, label: In}, {at: 2, kind: test, label: Tap}, {at: 9, kind: discharge, label: Out}]"
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {events}, {FLUIDS}}}]\nfigures: [{{id: t, kind: timeline, analytes: [lactate]}}]\n")
    found = timeline_data(draft, draft.record.figures[0], draft.record.patients[0])
    assert found is not None
    assert [(s.title, len(s.points)) for s in found.series] == [("Lactate (plasma)", 2), ("Lactate (CSF)", 3)]


MANY = """labs: [
  {analyte: crp, unit: mg/L, values: {1: 88, 2: 40}}, {analyte: sodium, unit: mmol/L, values: {1: 131}},
  {analyte: blood culture, values: {1: negative}}, {analyte: Ketones, unit: mmol/L, values: {2: 0}}]"""


def test_all_are_the_analytes_with_numbers(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, f"patients: [{{id: P1, {MANY}}}]\nfigures: [{{id: c, kind: course, analytes: all}}]\n")
    found = course_data(draft, draft.record.figures[0])
    assert found is not None
    assert [s.title for s in found.patients[0].series] == ["C-reactive protein", "Sodium", "Ketones"]


@pytest.mark.parametrize(("lowest", "told"), [("0", True), ("1", False)])
def test_the_caption_tells_where_no_logarithm_can_be_drawn(tmp_path: Path, lowest: str, told: bool) -> None:
    labs = f"labs: [{{analyte: platelets, unit: 10^9/L, values: {{1: 240, 2: {lowest}, 3: 95}}}}]"
    draft = draft_of(
        tmp_path, f"patients: [{{id: P1, {labs}}}]\nfigures: [{{id: c, kind: course, analytes: [platelets], log: platelets}}]\n"
    )
    found = course_data(draft, draft.record.figures[0])
    assert found is not None
    words = " ".join(part.text for part in caption_parts(plan_of_course(found, PROFILE)))
    assert ("platelet count is linear, as a logarithmic axis holds no value of 0 or below" in words) == told
