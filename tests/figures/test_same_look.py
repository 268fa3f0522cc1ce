"""A figure looks the same in a browser, on a page by WeasyPrint, and in the file by matplotlib: pictures compared within a tolerance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PIL import ImageChops
from tests.figures import cases, swimmers, timelines
from tests.figures.rasters import ON_SCREEN, PRINTED, differences, from_browser, from_matplotlib, from_weasyprint
from tests.figures.reading import edit
from tests.figures.truth.test_checks import role, with_

from casereport.figures import ONE_COLUMN, Scene
from casereport.figures.course.drawing import draw_course
from casereport.figures.paper.scene import Text
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.timeline.drawing import draw_timeline

SCENES: dict[str, Scene] = {
    "course": draw_course(cases.SEED_LIKE),
    "course, one column": draw_course(cases.ONE_PATIENT, ONE_COLUMN),
    "timeline, flags": draw_timeline(timelines.LONG),
    "timeline, rows": draw_timeline(timelines.EVENTS_ROWS),
    "timeline, numbers, one column": draw_timeline(timelines.EVENTS_NUMBERS, ONE_COLUMN),
    "swimmer": draw_swimmer(swimmers.SERIES),
}


@pytest.fixture(scope="module")
def in_browser(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The figures as a browser shows them."""
    return dict(zip(SCENES, from_browser(list(SCENES.values()), tmp_path_factory.mktemp("page")), strict=True))


@pytest.mark.parametrize("name", SCENES)
def test_browser_page_and_file_show_the_same(name: str, in_browser: dict[str, Any]) -> None:
    in_file, in_print = from_matplotlib(SCENES[name]), from_weasyprint(SCENES[name])
    assert differences(in_file, in_browser[name], ON_SCREEN) == []
    assert differences(in_browser[name], in_print, PRINTED) == []
    assert differences(in_file, in_print, PRINTED) == []


@pytest.mark.parametrize("name", ["timeline, rows", "swimmer"])
def test_two_pixels_aside_would_be_seen(name: str) -> None:
    picture = from_matplotlib(SCENES[name])
    assert len(differences(picture, ImageChops.offset(picture, 0, 2), PRINTED)) == 2


def test_a_word_in_bold_would_be_seen() -> None:
    scene = SCENES["swimmer"]
    bold = edit(scene, role(Text, "cell"), with_(bold=True), 6)
    assert differences(from_matplotlib(scene), from_matplotlib(bold), ON_SCREEN) != []
    other = replace(scene, items=scene.items[:-1])
    assert differences(from_matplotlib(scene), from_matplotlib(other), PRINTED) != []
