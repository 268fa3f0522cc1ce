"""Long series: what the rule keeps, what is drawn of them, what caption and table say, and defects that are found."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures.reading import edit, of

from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.describe import MOST_ROWS, data_table, long_description
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.entries import Comparator, Point, RefRange, Series
from casereport.figures.paper.profile import FULL_WIDTH, ONE_COLUMN, Profile
from casereport.figures.paper.scene import Item, Mark, Path, Rect
from casereport.figures.parts.decimation import LEAST_RUN, MOST_POINTS, ROOM, marked_points, thin_course, thin_points, thin_series
from casereport.figures.parts.panels import THIN
from casereport.figures.parts.status import status_of
from casereport.figures.truth.checks import inspect_scene
from casereport.figures.truth.course import inspect_course

RANGES = (RefRange(60, 100, "60–100", None, 40.5, 0, "until day 41"), RefRange(55, 90, "55–90", 40.5, None, 0, "from day 42"))


def recording(count: int, *, ranges: tuple[RefRange, ...] = RANGES) -> Series:
    """A recording of 100 days: waves, a spike, a limit, and an hour without values."""
    points = [Point(k * 100 / count, round(80 + 15 * sin(k / count * 60) + k * 7919 % 13, 1)) for k in range(count)]
    points[count // 3] = replace(points[count // 3], value=190.0)
    points[count // 2] = replace(points[count // 2], value=20.0, comparator="<")
    points[count // 5] = replace(points[count // 5], value=None, missing="not done")
    return Series("hr", "Heart rate", "/min", tuple(points), ranges=ranges)


LONG = recording(30_000)
DATA = CourseData((CoursePatient("P", (LONG,)),), ("hr",))


@st.composite
def long_series(draw: st.DrawFn) -> Series:
    count = draw(st.integers(30, 90))
    values = draw(st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=count, max_size=count))
    signs: list[Comparator] = draw(st.lists(st.sampled_from(["", "", "", "", "<", ">"]), min_size=count, max_size=count))
    times = sorted(draw(st.lists(st.integers(0, 200), min_size=count, max_size=count)))
    cut = draw(st.integers(0, 200))
    points = [
        Point(t % 101 if t > 100 else t, v, comparator=s if v is not None else "", segment=int(t > 100))
        for t, v, s in zip(times, values, signs, strict=True)
    ]
    ordered = sorted(points, key=lambda p: (p.segment, p.t))
    ranges = (RefRange(5, 20, end=float(cut)), RefRange(10, 15, start=float(cut))) if draw(st.booleans()) else ()
    return Series("x", "X", "", tuple(ordered), low=None if ranges else 8, ranges=ranges)


@settings(max_examples=60, deadline=None)
@given(long_series(), st.integers(4, 200))
def test_the_rule_keeps_ends_extremes_limits_and_what_lies_outside(series: Series, most: int) -> None:
    kept = thin_points(series.points, series, most)
    ids = [id(p) for p in kept]
    places = {id(p): k for k, p in enumerate(series.points)}
    assert [places[i] for i in ids] == sorted({places[i] for i in ids})  # in order, each once
    assert len(kept) <= max(most, 40)
    assert thin_points(series.points, series, most) == kept
    for segment in (0, 1):
        own = [p for p in series.points if p.segment == segment and p.value is not None]
        left = [p for p in kept if p.segment == segment and p.value is not None]
        assert own[:1] == left[:1]
        assert own[-1:] == left[-1:]
        for sign in ("", "<", ">"):
            a, b = ([p.value or 0.0 for p in some if p.comparator == sign] for some in (own, left))
            assert (min(a, default=0), max(a, default=0)) == (min(b, default=0), max(b, default=0))
        for held in (None, *series.ranges):
            before, after = ({status_of(p, series) for p in some if held is None or held.holds(segment, p.t)} for some in (own, left))
            assert before & {"low", "high"} == after & {"low", "high"}


@pytest.mark.parametrize("count", [1, 2_000, 2_001, 50_000])
def test_a_series_is_shortened_only_when_it_is_long_and_then_once(count: int) -> None:
    series = Series("x", "X", "", tuple(Point(k / 10, float(k % 17)) for k in range(count)))
    thin = thin_series(series)
    assert len(thin.points) <= MOST_POINTS
    assert (thin is series) == (count <= MOST_POINTS)
    assert thin.total == (count if count > MOST_POINTS else 0)
    assert thin_series(thin) is thin


def test_a_missing_value_is_kept_where_nothing_was_measured() -> None:
    points = [Point(k / 100, 5.0) for k in range(4000)]
    hole = [replace(p, value=None, missing="off") if 10 <= p.t < 12 or k == 3000 else p for k, p in enumerate(points)]
    gaps = [p.t for p in thin_points(hole, Series("x", "X", "", ())) if p.value is None]
    assert gaps
    assert all(10 <= t < 12 for t in gaps)


def test_the_parts_of_a_figure_are_shortened_alike() -> None:
    part = replace(DATA, part=(1, 2), whole=DATA)
    thin = thin_course(part)
    assert thin.whole is not None
    assert thin.whole.patients[0].series[0].points == thin.patients[0].series[0].points
    assert thin_course(thin) is thin


# --- symbols --------------------------------------------------------------------------------------------------


def test_where_results_crowd_few_have_a_symbol_and_limits_stand_apart() -> None:
    points = tuple(Point(k, float(k % 10), comparator=">" if k % 10 == 9 else "") for k in range(200))
    marked = marked_points(Series("x", "X", "", points, high=7), lambda p: p.t)
    assert {points[0], points[-1]} <= set(marked)
    limits = [p.t for p in marked if p.comparator]
    assert len(limits) > 10
    assert min(b - a for a, b in pairwise(limits)) >= ROOM
    assert len(marked) - len(limits) <= 3  # first, lowest, highest number: the line beside the band shows the others outside


def test_what_the_source_marked_has_a_symbol_only_where_no_band_shows_it() -> None:
    points = tuple(Point(k, 5.0 + k % 3, flag="high" if k % 3 == 2 else "") for k in range(60))
    bare, ranged = (marked_points(Series("x", "X", "", points, high=limit), lambda p: p.t) for limit in (None, 6))
    assert len([p for p in bare if p.flag]) > len(ranged)
    assert len(ranged) <= 4


def test_a_missing_value_adds_no_symbols_but_what_stands_between_two_has_one() -> None:
    points = tuple(Point(k, None if k % 9 == 8 or k in (50, 52) else 5.0 + k % 3) for k in range(100))
    marked = marked_points(Series("x", "X", "", points), lambda p: p.t)
    assert points[51] in marked
    assert len(marked) <= 5


@pytest.mark.parametrize("profile", [FULL_WIDTH, replace(FULL_WIDTH, min_line_pt=0.75)], ids=["usual", "a journal's least"])
def test_the_line_is_thinner_where_results_crowd_and_joined_to_the_other(profile: Profile) -> None:
    points = tuple(Point(k / 24 if k < 60 else k - 57, 70.0 + k % 5) for k in range(72))
    lines = of(
        draw_course(CourseData((CoursePatient("P", (Series("hr", "Heart rate", "/min", points),)),), ("hr",)), profile), Path, "line"
    )
    assert [(len(line.points), line.width) for line in lines] == [(60, max(THIN, profile.min_line_pt)), (13, 1.0)]
    assert lines[0].points[-1] == lines[1].points[0]


def test_no_symbol_is_lost_where_there_is_room() -> None:
    spread = Series("x", "X", "", tuple(Point(k, 5.0) for k in range(200)))
    assert marked_points(spread, lambda p: 2 * p.t) == spread.points
    few = Series("x", "X", "", spread.points[: LEAST_RUN - 1])
    assert marked_points(few, lambda p: 0.01 * p.t) == few.points


@pytest.mark.parametrize("profile", [FULL_WIDTH, ONE_COLUMN], ids=["180 mm", "85 mm"])
def test_a_long_recording_is_drawn_true_and_clean(profile: Profile) -> None:
    scene = draw_course(DATA, profile)
    assert inspect_scene(scene, profile) == []
    assert inspect_course(DATA, scene) == []
    assert len(of(scene, Mark, "value")) < 20
    assert sum(len(line.points) for line in of(scene, Path, "line")) <= 1.1 * MOST_POINTS
    assert len(of(scene, Rect, "band")) == 2


def test_two_crowded_stays_are_read_back_too() -> None:
    points = tuple(Point(k / 50, 80.0 + k % 31, segment=s) for s in (0, 1) for k in range(1500))
    patient = CoursePatient("P", (Series("hr", "Heart rate", "/min", points, low=85, high=105),), segments=(Segment("A"), Segment("B")))
    data = CourseData((patient,), ("hr",))
    assert inspect_course(data, draw_course(data)) == []


def _without(value: float) -> CourseData:
    points = tuple(p for p in LONG.points if p.value != value)
    return replace(DATA, patients=(CoursePatient("P", (replace(LONG, points=points),)),))


GOOD = draw_course(DATA)
LINE = next(k for k, line in enumerate(of(GOOD, Path, "line")) if len(line.points) > 100)


def lost(item: Item) -> Item:
    return replace(item, role="lost") if isinstance(item, Mark) else item


def is_line(item: Item) -> bool:
    return isinstance(item, Path) and item.role == "line"


def bent(item: Item) -> Item:
    assert isinstance(item, Path)
    x, y = item.points[50]
    return replace(item, points=(*item.points[:50], (x, y + 4), *item.points[51:]))


def halved(item: Item) -> Item:
    assert isinstance(item, Path)
    return replace(item, points=item.points[: len(item.points) // 2])


DEFECTS = {
    "the highest result lost": draw_course(_without(190.0)),
    "the limit lost": draw_course(_without(20.0)),
    "a symbol too few": edit(GOOD, lambda item: isinstance(item, Mark) and item.role == "value", lost, 3),
    "a corner of the line moved": edit(GOOD, is_line, bent, LINE),
    "half of the line lost": edit(GOOD, is_line, halved, LINE),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_of_a_long_series_is_found(defect: str) -> None:
    assert inspect_course(DATA, GOOD) == []
    assert inspect_course(DATA, DEFECTS[defect]) != []


# --- words ----------------------------------------------------------------------------------------------------


def test_the_caption_tells_the_rule_and_the_table_is_short_with_a_note() -> None:
    text = " ".join(part.text for part in caption_parts(plan_of_course(DATA)))
    assert "Of 29,999 results of heart rate the lowest and the highest of each short, equal interval are drawn." in text
    assert (
        "Where results crowd, symbols stand for the first, last, lowest and highest of them, and where there is room for those known as a limit; a thinner line"
        in text
    )
    table = data_table(DATA)
    assert len(table.rows) <= MOST_ROWS
    assert "of 30,000 results are printed" in table.note
    assert {"190", "<20"} <= {row[3] for row in table.rows}
    assert "peak 190" in " ".join(long_description(DATA))


def test_a_short_figure_has_its_whole_table_and_no_word_of_it() -> None:
    series = replace(LONG, points=LONG.points[:3000:100])
    data = replace(DATA, patients=(CoursePatient("P", (series,)),))
    assert (len(data_table(data).rows), data_table(data).note) == (30, "")
    assert "results of heart rate" not in " ".join(part.text for part in caption_parts(plan_of_course(data)))
