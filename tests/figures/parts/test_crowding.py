"""Long series as the second of a pair, across a break and on a timeline: drawn true, told in the caption, short in the table."""

from __future__ import annotations

from dataclasses import replace
from math import sin

import pytest
from tests.figures.random_course import inspect_part, random_course
from tests.figures.random_long import with_long_course
from tests.figures.random_timeline import inspect_timeline_part
from tests.figures.reading import edit, of

from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient, Pair
from casereport.figures.course.describe import MOST_ROWS, data_table
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.entries import Point, Series
from casereport.figures.course.split import split_course
from casereport.figures.paper.profile import FULL_WIDTH, ONE_COLUMN, Profile
from casereport.figures.paper.scene import Item, Mark, Path
from casereport.figures.parts.decimation import MOST_POINTS, thin_timeline
from casereport.figures.timeline.data import TimelineData, TimelineEvent
from casereport.figures.timeline.drawing import draw_timeline, plan_of_timeline
from casereport.figures.timeline.split import split_timeline
from casereport.figures.timeline.text import timeline_caption
from casereport.figures.truth.course import inspect_course


def hourly(analyte: str, count: int, *, gap: float = 0.0) -> Series:
    """Hourly results in waves, those of the second half `gap` days later."""
    points = [Point(k / 24 + gap * (k >= count // 2), round(80 + 15 * sin(k / 20) + k * 7919 % 7, 1)) for k in range(count)]
    return Series(analyte, analyte.title(), "mmHg", tuple(points), low=70, high=90)


FEW = Series("few", "Few", "mmHg", tuple(Point(k, 60.0 + k) for k in range(0, 14, 2)), low=70, high=90)


def pair_of(count: int, *, right: bool = False, gap: float = 0.0) -> CourseData:
    """A panel of few results with a long series as its second."""
    return CourseData((CoursePatient("P", (FEW, hourly("long", count, gap=gap))),), ("few",), pairs=(Pair("few", "long", right),))


@pytest.mark.parametrize("profile", [FULL_WIDTH, ONE_COLUMN], ids=["180 mm", "85 mm"])
@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize(("count", "gap"), [(336, 0.0), (336, 900.0), (5000, 0.0)])
def test_a_long_second_series_is_drawn_true_and_clean(profile: Profile, right: bool, count: int, gap: float) -> None:
    data = pair_of(count, right=right, gap=gap)
    assert [finding for part in split_course(data, profile) for finding in inspect_part(part, profile)] == []


def test_the_caption_and_the_table_know_a_long_second_series() -> None:
    data = pair_of(5000)
    text = " ".join(part.text for part in caption_parts(plan_of_course(data)))
    assert "Of 5,000 results of long the lowest and the highest" in text
    assert "Where results crowd" in text
    table = data_table(data)
    assert len(table.rows) <= MOST_ROWS
    assert "of 5,007 results are printed" in table.note
    assert "first 200 rows" not in table.note
    assert {row[1] for row in table.rows} == {"Few", "Long"}


def test_a_bend_in_the_line_of_a_long_second_series_is_found() -> None:
    data = pair_of(336)
    scene = draw_course(data)

    def is_long(item: Item) -> bool:
        return isinstance(item, Path) and item.role == "line" and item.stroke == "series2" and len(item.points) > 60

    def bent(item: Item) -> Item:
        assert isinstance(item, Path)
        x, y = item.points[50]
        return replace(item, points=(*item.points[:50], (x, y - 4), *item.points[51:]))

    assert inspect_course(data, scene) == []
    assert [finding.where for finding in inspect_course(data, edit(scene, is_long, bent))] == ["p0-row0: second line"]


@pytest.mark.parametrize("profile", [FULL_WIDTH, ONE_COLUMN], ids=["180 mm", "85 mm"])
def test_a_timeline_thins_what_is_given_to_it_and_says_so(profile: Profile) -> None:
    data = TimelineData((TimelineEvent(0, "Admission", "care"), TimelineEvent(300, "Visit", "care")), series=(hourly("long", 5000),))
    (part,) = split_timeline(data, profile)
    assert inspect_timeline_part(data, profile) == inspect_timeline_part(part, profile) == []
    scene = draw_timeline(data, profile)
    assert scene == draw_timeline(part, profile)
    assert sum(len(line.points) for line in of(scene, Path, "line")) <= 1.1 * MOST_POINTS
    assert len(of(scene, Mark, "value")) < 20
    text = " ".join(found.text for found in timeline_caption(plan_of_timeline(data, profile)))
    assert "Of 5,000 results of long the lowest and the highest of each short, equal interval are drawn." in text
    assert "Where results crowd" in text


def test_a_timeline_of_short_series_stays_as_it_is() -> None:
    data = TimelineData((TimelineEvent(0, "Admission", "care"),), series=(hourly("long", 300),))
    assert thin_timeline(data) is data
    part = replace(data, part=(1, 2), whole=replace(data, series=(hourly("long", 3000),)))
    whole = thin_timeline(part).whole
    assert whole is not None
    assert len(whole.series[0].points) <= MOST_POINTS


def test_random_courses_have_long_series_of_every_kind() -> None:
    made = [with_long_course(random_course(seed)[0], seed) for seed in range(400)]
    found = [(data, s) for data in made for patient in data.patients for s in patient.series if len(s.points) >= 150]
    paired = [s for data, s in found if any(s.analyte in (pair.row, pair.second) for pair in data.pairs)]
    assert any(len(s.points) > MOST_POINTS for _, s in found)
    assert any(s.ranges for s in paired)
    assert any(len({p.segment for p in s.points}) > 1 for _, s in found)
