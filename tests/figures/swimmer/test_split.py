from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figures import swimmers
from tests.figures.random_swimmer import inspect_swimmer_part
from tests.figures.reading import group, of, words

from casereport.figures import FULL_WIDTH, ONE_COLUMN, CannotFit, Profile
from casereport.figures.paper.scene import Rect, Text
from casereport.figures.swimmer.data import SwimmerLane, lanes_in_order
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.swimmer.split import split_swimmer

LOW = Profile(max_height_mm=45)
DATA = swimmers.SERIES


def test_a_series_that_fits_is_one_part_and_itself() -> None:
    assert split_swimmer(DATA, FULL_WIDTH) == (DATA,)


def test_forty_patients_of_one_line_fit_a_page_exactly() -> None:
    lanes = tuple(replace(DATA.lanes[k % 8], label=f"P{k + 1}") for k in range(40))
    assert len(split_swimmer(replace(DATA, lanes=lanes), FULL_WIDTH)) == 1


def test_lanes_run_on_from_part_to_part_in_their_order() -> None:
    parts = split_swimmer(DATA, LOW)
    assert [len(part.lanes) for part in parts] == [4, 4]
    assert [lane for part in parts for lane in part.lanes] == list(lanes_in_order(DATA))
    assert [part.part for part in parts] == [(1, 2), (2, 2)]
    assert [inspect_swimmer_part(part, LOW) for part in parts] == [[], []]


def test_parts_have_one_scale_one_table_and_one_look() -> None:
    scenes = [draw_swimmer(part, LOW) for part in split_swimmer(DATA, LOW)]
    ticks = [[(t.text, t.x) for t in of(group(scene, "axis"), Text, "tick-x")] for scene in scenes]
    assert ticks[0] == ticks[1]
    assert words(group(scenes[0], "table"), "head") == words(group(scenes[1], "table"), "head")
    whole = {(rect.fill, rect.hatch) for rect in of(group(draw_swimmer(DATA), "key"), Rect, "key")}
    for scene in scenes:
        assert {(rect.fill, rect.hatch) for rect in of(group(scene, "key"), Rect, "key")} <= whole
    assert "Tocilizumab" not in words(group(scenes[1], "key"), "key")  # the key names what the part shows


def test_a_part_may_hold_only_patients_without_a_time() -> None:
    lanes = (*DATA.lanes, *(SwimmerLane(f"P{k}", ("", "")) for k in range(30, 70)))
    parts = split_swimmer(replace(DATA, lanes=lanes), LOW)
    assert any(not lane.states for lane in parts[-1].lanes)
    assert [finding for part in parts for finding in inspect_swimmer_part(part, LOW)] == []


def test_one_lane_taller_than_the_page_cannot_fit() -> None:
    with pytest.raises(CannotFit, match="taller"):
        split_swimmer(DATA, replace(ONE_COLUMN, max_height_mm=20))
