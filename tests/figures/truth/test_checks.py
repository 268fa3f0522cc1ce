"""Each check is seen finding the fault that it is for: seventeen seeded defects and a few more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.figures import cases
from tests.figures.cases import series, stay
from tests.figures.reading import edit, of

from casereport.figures import FULL_WIDTH
from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.drawing import draw_course
from casereport.figures.course.entries import RefRange
from casereport.figures.paper.palette import DARK, LANE_COLOURS, LIGHT, contrast
from casereport.figures.paper.scene import Item, Mark, Path, Rect, Scene, Text
from casereport.figures.truth.checks import inspect_scene
from casereport.figures.truth.course import inspect_course
from casereport.figures.truth.readback import is_straight

DATA = cases.SEED_LIKE
GOOD = draw_course(DATA)


def text(words: str) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, Text) and item.text == words


def role(kind: type, name: str) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, kind) and getattr(item, "role", "") == name


def with_(**changes: Any) -> Callable[[Item], Item]:
    return lambda item: replace(item, **changes)


def moved(x: float = 0.0, y: float = 0.0) -> Callable[[Item], Item]:
    def move(item: Item) -> Item:
        if isinstance(item, Path):
            return replace(item, points=tuple((a + x, b + y) for a, b in item.points))
        return item if not isinstance(item, Text | Mark | Rect) else replace(item, x=item.x + x, y=item.y + y)

    return move


def wider(item: Item) -> Item:
    return replace(item, w=item.w * 1.1) if isinstance(item, Rect) else item


def taller(item: Item) -> Item:
    return replace(item, h=item.h * 1.3) if isinstance(item, Rect) else item


CHANGED = series("x", "X", "", {1: 4, 4: 7, 5: 7, 9: 3})
CHANGED = replace(CHANGED, ranges=(RefRange(high=8, end=3.5, segment=0, when="days 1–4"), RefRange(high=5, start=3.5, segment=0)))
STEPPED = CourseData((CoursePatient("P", (CHANGED,), stays=(stay("icu", 3, 6),)),), ("x",))
STEP = draw_course(STEPPED)


def day_later(item: Item) -> Item:
    ticks = of(STEP, Text, "tick-x")
    day = (ticks[-1].x - ticks[0].x) / (float(ticks[-1].text) - float(ticks[0].text))
    return replace(item, w=item.w + day) if isinstance(item, Rect) else item


STEP_DEFECTS: dict[str, Scene] = {
    "a band that ends a day late": edit(STEP, role(Rect, "band"), day_later),
    "a band that begins a day late": edit(STEP, role(Rect, "band"), moved(x=12), 1),
    "a band of the other range": edit(STEP, role(Rect, "band"), taller, 1),
    "one band for both ranges": edit(STEP, role(Rect, "band"), with_(role="lost"), 1),
    "a point filled by the range before": edit(
        STEP, lambda item: isinstance(item, Mark) and item.role == "value" and item.fill == "series", with_(fill="paper")
    ),
    "a point judged by the range after": edit(
        STEP, lambda item: isinstance(item, Mark) and item.role == "value" and item.fill == "paper", with_(fill="series"), 1
    ),
}


@pytest.mark.parametrize("defect", STEP_DEFECTS)
def test_a_defect_of_a_range_that_changes_is_found(defect: str) -> None:
    assert inspect_course(STEPPED, STEP) == inspect_scene(STEP, FULL_WIDTH) == []
    assert [finding.check for finding in inspect_course(STEPPED, STEP_DEFECTS[defect])] == ["fidelity"]


DEFECTS: dict[str, tuple[str, Scene]] = {
    "a label on its neighbour": ("text_overlap", edit(GOOD, text("1 mg/kg/d PO"), moved(x=50))),
    "a dose doubled in size": ("text_overlap", edit(GOOD, text("2 mg/kg/d IV"), with_(size=14.0))),
    "a number of 4 pt": ("small_text", edit(GOOD, text("750"), with_(size=4.0))),
    "a text off the edge": ("out_of_bounds", edit(GOOD, text("Illustrative values"), moved(x=60))),
    "a glyph that the font lacks": ("missing_glyph", edit(GOOD, text("GC"), with_(text="GC ①"))),
    "white on orange": ("text_contrast", edit(GOOD, text("10 mg/kg/d IV"), with_(fill="paper"))),
    "a grey axis title": ("text_contrast", edit(GOOD, text("Hospital day"), with_(fill="#AAAAAA"))),
    "a hairline": ("thin_line", edit(GOOD, role(Path, "line"), with_(width=0.1))),
    "a pale mark": ("mark_contrast", edit(GOOD, role(Mark, "value"), with_(fill="refband", stroke="refband"))),
    "a guide through a text": ("line_through_text", edit(GOOD, role(Path, "guide"), moved(x=-7))),
    "a coordinate that is no number": ("bad_svg", edit(GOOD, role(Mark, "value"), with_(y=float("nan")))),
    "a letter on a number": ("text_overlap", edit(GOOD, text("E"), moved(x=24, y=12))),
    "no description": ("bad_svg", replace(GOOD, desc="")),
    "a group twice": ("bad_svg", replace(GOOD, items=(*GOOD.items, GOOD.items[1]))),
    "a point 6 pt too high": ("fidelity", edit(GOOD, role(Mark, "value"), moved(y=-6), 4)),
    "a point a third of a day late": ("fidelity", edit(GOOD, role(Mark, "value"), moved(x=6), 7)),
    "a bar 10% too long": ("fidelity", edit(GOOD, role(Rect, "dose"), wider, 5)),
    "a bar 30% too high": ("fidelity", edit(GOOD, role(Rect, "dose"), taller, 1)),
    "a limit drawn as a point": (
        "fidelity",
        edit(GOOD, lambda item: isinstance(item, Mark) and item.shape == "down", with_(shape="circle")),
    ),
    "a value in range drawn filled": (
        "fidelity",
        edit(GOOD, lambda item: isinstance(item, Mark) and item.fill == "paper", with_(fill="series")),
    ),
    "a lost point": ("fidelity", edit(GOOD, role(Mark, "value"), with_(role="lost"))),
    "a wrong day number": ("fidelity", edit(GOOD, text("13"), with_(text="14"))),
    "a wrong value on the axis": ("fidelity", edit(GOOD, text("500"), with_(text="600"))),
    "a band too high": ("fidelity", edit(GOOD, role(Rect, "band"), moved(y=-3))),
    "a stay moved": ("fidelity", edit(GOOD, role(Rect, "care"), moved(x=3), 1)),
    "a lost single dose": ("fidelity", edit(GOOD, role(Path, "stem"), with_(role="lost"))),
    "a log axis that does not say so": ("fidelity", edit(GOOD, text("C-reactive protein (mg/L), log scale"), with_(text="CRP"))),
    "a figure too tall": ("too_tall", replace(GOOD, h=900.0)),
    "an unknown colour": ("bad_svg", edit(GOOD, role(Rect, "dose"), with_(stroke="crimson"))),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_seeded_defect_is_found(defect: str) -> None:
    check, scene = DEFECTS[defect]
    found = inspect_scene(scene, FULL_WIDTH) + inspect_course(DATA, scene)
    assert check in {finding.check for finding in found}


def test_a_text_across_a_break_is_found() -> None:
    scene = draw_course(cases.TWO_STAYS)
    assert inspect_scene(scene, FULL_WIDTH) == []
    broken = edit(scene, text("366"), moved(x=-18))
    assert "text_over_break" in {finding.check for finding in inspect_scene(broken, FULL_WIDTH)}


def test_findings_name_places_and_never_a_text_of_the_record() -> None:
    wheres = [finding.where for _, scene in DEFECTS.values() for finding in inspect_scene(scene, FULL_WIDTH) + inspect_course(DATA, scene)]
    assert not [where for where in wheres if any(word in where for word in ("Patient", "mg/kg", "Lymphocytes", "GC"))]


def test_straightness_is_judged_within_a_twentieth_of_a_point() -> None:
    assert is_straight([(0, 1), (1, 2), (2, 3.04)])
    assert not is_straight([(0, 1), (1, 2.2), (2, 3)])
    assert not is_straight([(1, 5), (1, 6)])


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_lane_colour_carries_its_text_and_its_lines(palette: dict[str, str]) -> None:
    for colour in LANE_COLOURS:
        assert contrast(palette[f"on-{colour}"], palette[colour]) >= 4.5
        assert contrast(palette[f"{colour}-line"], palette["paper"]) >= 3
