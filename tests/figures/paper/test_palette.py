"""Colours: contrast on both themes, apart for every colour vision, and nothing told by hue alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import get_args

import pytest
from tests.figures import cases, gallery, swimmers, timelines
from tests.figures.reading import edit, group, of, words
from tests.figures.truth.test_checks import role, with_
from tests.figures.vision import VISIONS, difference, least_difference, least_grey_step

from casereport.figures import FULL_WIDTH, Profile, Scene
from casereport.figures.course.data import CourseData
from casereport.figures.course.drawing import draw_course
from casereport.figures.course.entries import Phase, Span, Treatment
from casereport.figures.course.plan import HATCHES
from casereport.figures.paper.palette import DARK, LANE_COLOURS, LIGHT, contrast, lightness
from casereport.figures.paper.scene import Item, Mark, Path, Rect, Text
from casereport.figures.parts.looks import EVENT_LOOKS
from casereport.figures.swimmer.data import SwimmerData, SwimmerLane, SwimmerMark, SwimmerState
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.swimmer.plan import mark_looks, state_fills
from casereport.figures.timeline.data import TimelineData, TimelineEvent, TimelineKind
from casereport.figures.timeline.drawing import draw_timeline
from casereport.figures.truth.checks import GREY_STEP, inspect_scene

Pick = Callable[[Item], bool]
Change = Callable[[Item], Item]
THEMES = {"light": LIGHT, "dark": DARK}
GROUNDS = ("paper", "refband", "icuband", "reficu")  # what lies under the lines of a panel


def lanes_of(theme: str, suffix: str = "") -> dict[str, str]:
    return {colour: THEMES[theme][colour + suffix] for colour in LANE_COLOURS}


# --- the measure itself ---------------------------------------------------------------------------------------


def test_lightness_and_difference_are_those_of_the_cie() -> None:
    assert [round(lightness(colour), 1) for colour in ("#000000", "#777777", "#FFFFFF", "#FF0000")] == [0, 50, 100, 53.2]
    assert difference("#FFFFFF", "#000000", "normal") == pytest.approx(100, abs=0.1)
    assert difference("#FF0000", "#00FF00", "normal") == pytest.approx(170.6, abs=0.2)  # published for these two


def test_eyes_without_a_cone_confuse_what_they_should() -> None:
    assert difference("#C23B22", "#6B7300", "normal") > 50
    assert difference("#C23B22", "#6B7300", "deutan") < 0.5 * difference("#C23B22", "#6B7300", "normal")
    assert all(difference("#808080", "#808081", vision) < 1 for vision in VISIONS)
    assert all(sum(row) == pytest.approx(1, abs=1e-4) for rows in VISIONS.values() for row in rows)  # greys stay grey


# --- contrast (WCAG 2.2, 1.4.3 and 1.4.11) ---------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_has_its_contrast_on_every_ground_that_it_is_set_on(theme: str) -> None:
    palette = THEMES[theme]
    pairs = [("ink", ground) for ground in (*GROUNDS, "ward")] + [("muted", ground) for ground in GROUNDS]
    pairs += [(f"on-{ground}", ground) for ground in (*LANE_COLOURS, "paper", "ward", "ed", "hdu", "icu")]
    assert [pair for pair in pairs if contrast(palette[pair[0]], palette[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_line_has_its_contrast_on_every_ground_that_it_crosses(theme: str) -> None:
    palette = THEMES[theme]
    lines = ("ink", "series", *(f"{colour}-line" for colour in LANE_COLOURS))
    assert [(line, ground) for line in lines for ground in GROUNDS if contrast(palette[line], palette[ground]) < 3] == []
    assert contrast(palette["leader"], palette["paper"]) >= 3


# --- colour vision --------------------------------------------------------------------------------------------

LEAST = {  # ΔE*ab between the two lanes nearest to each other
    ("light", ""): {"normal": 26.4, "protan": 20.7, "deutan": 17.9, "tritan": 16.1},
    ("light", "-line"): {"normal": 26.5, "protan": 17.8, "deutan": 12.6, "tritan": 13.6},
    ("dark", ""): {"normal": 23.0, "protan": 20.7, "deutan": 17.9, "tritan": 14.3},
    ("dark", "-line"): {"normal": 29.7, "protan": 17.9, "deutan": 19.7, "tritan": 13.9},
}


@pytest.mark.parametrize(("theme", "suffix"), LEAST)
def test_lanes_are_apart_for_every_colour_vision(theme: str, suffix: str) -> None:
    found = {vision: least_difference(lanes_of(theme, suffix), vision) for vision in VISIONS}
    assert found == pytest.approx(LEAST[theme, suffix], abs=0.05)
    assert min(found.values()) > 5 * 2.3  # five times what is just noticed


@pytest.mark.parametrize("theme", THEMES)
def test_states_and_care_settings_are_apart_in_greyscale(theme: str) -> None:
    palette = THEMES[theme]
    for names in ([f"state{k}" for k in range(6)], ["ward", "ed", "hdu", "icu"]):
        step, *_ = least_grey_step({name: palette[name] for name in names})
        assert step > GREY_STEP
        for vision in VISIONS:
            assert least_difference({name: palette[name] for name in names}, vision) > GREY_STEP


# --- greyscale: never hue alone -------------------------------------------------------------------------------


def test_lanes_of_one_grey_are_told_apart_by_name_and_hatch() -> None:
    """Orange and sky print as one grey: their lanes are named, on a line each, and hatched differently where the journal allows it."""
    step, *pair = least_grey_step(lanes_of("light"))
    assert (round(step, 1), pair) == (0.8, ["orange", "sky"])
    drugs = tuple(Treatment(f"d{k}", f"Drug {k}", phases=(Phase(Span(0, 9), ("2 mg",), 2, "mg"),)) for k in range(len(LANE_COLOURS)))
    data = CourseData((replace(cases.FIRST, treatments=drugs),), ("crp",))
    for patterns in (True, False):
        scene = draw_course(data, Profile(patterns=patterns))
        lanes = [group(scene, f"p0-lane{k}") for k in range(len(drugs))]
        looks = [(bar.fill, bar.hatch) for lane in lanes for bar in of(lane, Rect, "dose")]
        assert looks == [(colour, hatch if patterns else "") for colour, hatch in zip(LANE_COLOURS, HATCHES, strict=True)]
        assert [words(lane, "lane") for lane in lanes] == [[f"Drug {k}"] for k in range(len(drugs))]
        tops = [of(lane, Text, "lane")[0].y for lane in lanes]
        assert all(b - a > 10 for a, b in pairwise(tops))


def test_a_guide_starts_at_the_bar_of_its_lane() -> None:
    scene = draw_course(cases.SEED_LIKE)
    (guide, *_) = of(scene, Path, "guide")
    bars = of(group(scene, "p0-lane2"), Rect, "dose")
    assert guide.points[0][0] == bars[0].x
    assert guide.stroke == bars[0].stroke


def told_by_hue(looks: Sequence[tuple[str, str]]) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of (form, fill) of one form whose fills are of about one lightness."""
    near = [(a, b) for a, b in combinations(looks, 2) if a[0] == b[0]]
    return [(a, b) for a, b in near if any(abs(lightness(p[a[1]]) - lightness(p[b[1]])) < GREY_STEP for p in THEMES.values())]


def test_kinds_of_events_differ_in_shape_or_lightness() -> None:
    assert told_by_hue([(look.shape, look.fill) for look in EVENT_LOOKS.values()]) == []


def test_symbols_of_a_case_series_differ_in_shape_or_lightness_however_many_there_are() -> None:
    marks = tuple(SwimmerMark(k * 9.0, f"Mark {k}", kind) for k, kind in enumerate([*get_args(TimelineKind), *get_args(TimelineKind)][:23]))
    looks = mark_looks(SwimmerData((SwimmerLane("P1", marks=marks),)))
    found = [(look.shape, look.fill) for look in looks.values()]
    assert len(set(found)) == len(found) == 23
    assert told_by_hue(found) == []


@pytest.mark.parametrize("count", [2, 6, 12])
def test_states_of_a_case_series_differ_in_hatch_or_lightness(count: int) -> None:
    states = tuple(SwimmerState(Span(k * 10, k * 10 + 10, True), f"State {k}") for k in range(count))
    fills = state_fills(SwimmerData((SwimmerLane("P1", states=states),)))
    assert len(fills) == count
    assert told_by_hue([(hatch, fill) for fill, hatch in fills.values()]) == []


def test_a_value_outside_its_range_is_filled_and_one_inside_is_hollow() -> None:
    fills = {mark.fill for mark in of(draw_course(cases.SEED_LIKE), Mark, "value")}
    assert fills == {"series", "paper"}
    assert all(abs(lightness(palette["series"]) - lightness(palette["paper"])) > 60 for palette in THEMES.values())


EVERY_KIND = TimelineData(tuple(TimelineEvent(k * 3.0, f"Event {k}", kind) for k, kind in enumerate(get_args(TimelineKind))))
SCENES: dict[str, Scene] = {
    "course": draw_course(cases.SEED_LIKE),
    "drugs": draw_course(gallery.DRUGS_ALONE),
    "timeline": draw_timeline(timelines.LONG),
    "kinds": draw_timeline(EVERY_KIND),
    "swimmer": draw_swimmer(swimmers.SERIES),
}


@pytest.mark.parametrize("name", SCENES)
def test_no_figure_tells_by_hue_alone(name: str) -> None:
    assert [finding for finding in inspect_scene(SCENES[name], FULL_WIDTH) if finding.check == "hue_alone"] == []


@pytest.mark.parametrize(
    ("name", "item", "change"),
    [
        ("timeline", role(Mark, "event"), with_(fill="verm")),  # a vermilion circle beside the green one of outcomes
        ("swimmer", role(Rect, "key"), with_(fill="blue", hatch="")),  # a blue bar beside that of a state as dark
        ("course", role(Path, "line"), with_(stroke="blue-line")),  # a second line in a colour as dark as the first
    ],
)
def test_a_look_that_differs_by_hue_alone_is_found(name: str, item: Pick, change: Change) -> None:
    scene = edit(SCENES[name], item, change)
    assert "hue_alone" in {finding.check for finding in inspect_scene(scene, FULL_WIDTH)}


@pytest.mark.parametrize(("kind", "item"), [("bar", role(Rect, "dose")), ("stem", role(Path, "stem"))])
def test_a_pale_bar_or_stem_is_found(kind: str, item: Pick) -> None:
    change = with_(fill="ward", stroke="ward") if kind == "bar" else with_(stroke="ward")
    scene = edit(SCENES["course"], item, change)
    assert "mark_contrast" in {finding.check for finding in inspect_scene(scene, FULL_WIDTH)}
