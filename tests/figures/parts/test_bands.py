"""Bands of ranges that change: steps between day cells, gaps, pieces of a broken axis, headers and captions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figures.cases import point, series, stay
from tests.figures.reading import group, of, words

from casereport.figures import ONE_COLUMN
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.entries import RefRange, Series
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import Mark, Rect, Text
from casereport.figures.parts.status import header_texts, limits_text, range_text
from casereport.figures.truth.checks import inspect_scene
from casereport.figures.truth.course import inspect_course

NBSP = "\u00a0"
FIRST = RefRange(None, 10, "<10", end=4.5, segment=0, when=f"days{NBSP}1–5", start=-0.5, high_inside=False)
THEN = RefRange(None, 5, "<5", start=4.5, segment=0, when=f"from day{NBSP}6", high_inside=False)
CHANGED = replace(series("crp", "C-reactive protein", "mg/L", {1: 14, 3: 9, 5: 7, 6: 7, 8: 4, 10: "<5"}), ranges=(FIRST, THEN))


def course(*ranges: RefRange, stays: bool = False, width: float = 180) -> tuple[CourseData, Profile]:
    one = replace(CHANGED, ranges=ranges)
    patient = CoursePatient("P", (one,), stays=(stay("icu", 4, 7), stay("ward", 8, 10)) if stays else ())
    return CourseData((patient,), ("crp",)), Profile(width_mm=width)


def test_the_step_lies_between_two_day_cells_and_each_point_is_judged_by_its_day() -> None:
    data, profile = course(FIRST, THEN)
    scene = draw_course(data, profile)
    first, then = of(scene, Rect, "band")
    ticks = {text.text: text.x for text in of(scene, Text, "tick-x")}
    assert first.x + first.w == pytest.approx((ticks["5"] + ticks["6"]) / 2)
    assert then.x == pytest.approx(first.x + first.w)
    assert first.y < then.y
    assert first.y + first.h == pytest.approx(then.y + then.h)
    assert [mark.fill for mark in of(scene, Mark, "value")] == ["series", "paper", "paper", "series", "paper", "paper"]


def test_the_mix_with_intensive_care_follows_the_step() -> None:
    scene = draw_course(*course(FIRST, THEN, stays=True))
    bands, mixes = of(scene, Rect, "band"), of(scene, Rect, "mix")
    shade = of(scene, Rect, "shade")[0]
    assert [mix.y for mix in mixes] == [band.y for band in bands]
    assert mixes[0].x == pytest.approx(shade.x)
    assert mixes[1].x + mixes[1].w == pytest.approx(shade.x + shade.w)
    assert inspect_course(course(FIRST, THEN, stays=True)[0], scene) == []


def test_days_without_a_range_have_no_band_and_their_results_are_dots() -> None:
    late = replace(THEN, start=6.5, when=f"from day{NBSP}8")
    data, profile = course(replace(FIRST, start=1.5), late)
    scene = draw_course(data, profile)
    first, then = of(scene, Rect, "band")
    assert first.x + first.w < then.x
    sizes = [mark.r for mark in of(scene, Mark, "value")]
    assert sizes[0] == sizes[3] < sizes[1]
    assert inspect_course(data, scene) == []
    text = " ".join(part.text for part in caption_parts(plan_of_course(data, profile)))
    assert "Small dot beside a band, no reference range known at that time (C-reactive protein)." in text


def test_a_range_belongs_to_its_piece_of_a_broken_axis() -> None:
    points = (point(0, 7), point(3, 7), point(0, 7, 1), point(4, 7, 1))
    both = Series("x", "X", "", points, ranges=(replace(FIRST, start=None, end=None), replace(THEN, segment=1, start=1.5)))
    data = CourseData((CoursePatient("P", (both,), segments=(Segment("First day"), Segment("Later day"))),), ("x",))
    scene = draw_course(data)
    assert len(of(group(scene, "p0-ground"), Rect, "band")) == 2
    assert [(mark.fill, mark.r < 1.5) for mark in of(scene, Mark, "value")] == [
        ("paper", False), ("paper", False), ("series", True), ("series", False)
    ]  # fmt: skip
    assert inspect_course(data, scene) == []


def test_the_header_says_the_days_and_the_caption_when_there_is_no_room() -> None:
    assert header_texts(CHANGED) == (f"<10 (days{NBSP}1–5), <5", f"<10 (d{NBSP}1–5), <5")
    assert range_text(CHANGED) == f"<10 (days{NBSP}1–5), <5 (from day{NBSP}6)"
    assert limits_text(CHANGED) == f"≤10 (days{NBSP}1–5), ≤5 (from day{NBSP}6)"
    data, profile = course(FIRST, THEN)
    assert words(draw_course(data, profile), "reference") == [f"ref. <10 (days{NBSP}1–5), <5"]
    assert words(draw_course(data, Profile(width_mm=28)), "reference") == [f"ref. <10 (d{NBSP}1–5), <5"]
    many = [replace(FIRST, start=k - 0.5, end=k + 0.5, when=f"day{NBSP}{k + 1}", high=3.0 + k, text=f"<{3 + k}") for k in range(10)]
    data, profile = course(*many, width=85)
    scene = draw_course(data, profile)
    assert words(scene, "reference") == []
    told = range_text(data.patients[0].series[0])
    assert f"Reference ranges not printed in full: C-reactive protein: {told}." in [
        part.text for part in caption_parts(plan_of_course(data, profile))
    ]


def test_a_gap_between_two_ranges_keeps_the_days_of_the_second() -> None:
    gap = replace(CHANGED, ranges=(FIRST, replace(THEN, start=6.5, when=f"from day{NBSP}8")))
    assert header_texts(gap)[0] == f"<10 (days{NBSP}1–5), <5 (from day{NBSP}8)"


def test_a_range_beyond_the_days_of_the_figure_is_no_band() -> None:
    data, profile = course(FIRST, replace(THEN, start=40.5))
    scene = draw_course(data, profile)
    assert len(of(scene, Rect, "band")) == 1
    assert inspect_course(data, scene) == []


@pytest.mark.parametrize("profile", [Profile(), ONE_COLUMN], ids=["180 mm", "85 mm"])
def test_figures_with_steps_are_clean(profile: Profile) -> None:
    data, _ = course(FIRST, THEN, stays=True)
    assert inspect_scene(draw_course(data, profile), profile) == []
