from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.figures import timelines
from tests.figures.profiles import LARGE
from tests.figures.random_timeline import inspect_timeline_part
from tests.figures.reading import group, of, words
from tests.figures.swimmer.test_drawing import LARGE_TYPE

from casereport.figures import FULL_WIDTH, ONE_COLUMN, CannotFit, Profile
from casereport.figures.axis.timeaxis import plan_axis, title_width
from casereport.figures.axis.units import Unit
from casereport.figures.course.entries import Part, Series
from casereport.figures.paper.profile import journal_profile
from casereport.figures.paper.scene import Path, Rect, Text
from casereport.figures.timeline.data import TimelineData, TimelineEvent
from casereport.figures.timeline.drawing import draw_timeline
from casereport.figures.timeline.split import split_timeline

LOW = Profile(max_height_mm=70)
NARROW = journal_profile(LARGE, full_width=False)
MANY = replace(
    timelines.LONG,
    series=tuple(Series(f"lab{k}", f"Analyte {k}", "mg/L", timelines.LONG.series[0].points, low=45, high=90) for k in range(9)),
    abbreviations=(("MP pulse", "methylprednisolone"), ("GN", "glomerulonephritis")),
    unplaced=("Atopy",),
)


def shown(parts: tuple[TimelineData, ...]) -> list[tuple[int, int, int]]:
    return [(len(part.events), len(part.treatments), len(part.series)) for part in parts]


def test_a_timeline_that_fits_is_one_part_and_itself() -> None:
    assert split_timeline(timelines.LONG, FULL_WIDTH) == (timelines.LONG,)


def test_labels_take_less_room_before_anything_goes_to_another_part() -> None:
    assert shown(split_timeline(timelines.LONG, Profile(max_height_mm=100))) == [(19, 6, 1)]
    assert words(group(draw_timeline(timelines.LONG, Profile(max_height_mm=100)), "p0-event0"), "label-time") == ["1"]


@pytest.mark.parametrize("profile", [FULL_WIDTH, ONE_COLUMN, LARGE_TYPE, LOW], ids=["180 mm", "85 mm", "8 pt", "70 mm high"])
def test_every_part_keeps_to_the_page_and_is_true_and_clean(profile: Profile) -> None:
    parts = split_timeline(MANY, profile)
    assert len(parts) > 1
    assert [part.part for part in parts] == [(k, len(parts)) for k in range(1, len(parts) + 1)]
    for part in parts:
        assert inspect_timeline_part(part, profile) == []
        assert draw_timeline(part, profile).h <= profile.max_height + 1e-6


def test_nothing_is_lost_and_nothing_told_twice() -> None:
    parts = split_timeline(MANY, LOW)
    assert [e for part in parts for e in part.events] == list(MANY.events)
    assert [t for part in parts for t in part.treatments] == list(MANY.treatments)
    assert [s for part in parts for s in part.series] == list(MANY.series)
    assert [part.unplaced for part in parts] == [("Atopy",)] + [()] * (len(parts) - 1)
    assert [dict(part.abbreviations).get("MP pulse") for part in parts if not part.treatments][1:] == [None] * (len(parts) - 2)


def test_parts_repeat_the_axis_and_keep_colours() -> None:
    scenes = [draw_timeline(part, LOW) for part in split_timeline(timelines.LONG, LOW)]
    axes = [[path.points for path in of(group(scene, "p0-spine"), Path, "spine")] for scene in scenes]
    assert {tuple(x for points in axis for x, _ in points) for axis in axes} == {tuple(x for points in axes[0] for x, _ in points)}
    assert len({tuple(t.text for t in of(group(scene, "p0-segments"), Text, "segment")) for scene in scenes}) == 1
    fills = [rect.fill for scene in scenes for rect in of(scene, Rect, "dose")]
    whole = draw_timeline(timelines.LONG)
    assert fills == [rect.fill for rect in of(whole, Rect, "dose")]
    assert scenes[1].title.startswith("Illustrative timeline of Patient 1 by years before admission")
    assert scenes[1].title.endswith(", part 2 of 3.")


def test_more_events_than_the_axis_has_places_for_are_dealt_out_in_time_order() -> None:
    crowd = TimelineData(tuple(TimelineEvent(k / 10, f"Event {k}") for k in reversed(range(90))))
    parts = split_timeline(crowd, ONE_COLUMN)
    assert len(parts) == 2
    assert [e.t for part in parts for e in part.events] == sorted(event.t for event in crowd.events)
    for part in parts:
        assert inspect_timeline_part(part, ONE_COLUMN) == []


def test_one_lane_taller_than_the_page_cannot_fit() -> None:
    with pytest.raises(CannotFit, match="taller"):
        split_timeline(timelines.LONG, Profile(max_height_mm=15))


def test_a_long_word_in_a_title_reaches_into_the_break_rather_than_be_cut() -> None:
    titles: tuple[tuple[Unit, str], ...] = (("y", "Years before admission"), ("mo", "Months before admission"), ("d", "Hospital day"))
    parts = [Part(1000.0 * k, 1000.0 * k + 100, unit, title) for k, (unit, title) in enumerate(titles)]
    axis = plan_axis(TimelineData((TimelineEvent(0, "Admission", "care"),)), parts, 60, 210, NARROW)
    assert [" ".join(piece.lines) for piece in axis.pieces] == [part.title for part in parts]
    over = [max(0.0, title_width(piece.lines, NARROW) - (piece.x1 - piece.x0)) / 2 for piece in axis.pieces]
    assert max(over) > 1
    pairs = zip(pairwise(axis.pieces), pairwise(over), strict=True)
    assert all(b.x0 - a.x1 - sum(beside) > 3 for (a, b), beside in pairs)
