"""A drawing read back is the scene that was drawn: the same texts and marks in the same colours, and the same picture."""

from __future__ import annotations

import pytest
from tests.figures import cases, gallery, swimmers, timelines
from tests.figures.rasters import Difference, differences, from_matplotlib
from tests.writers import documents

from casereport.figures import Scene
from casereport.figures.course.drawing import draw_course
from casereport.figures.paper.drawn import read_scene
from casereport.figures.paper.scene import Rect, Text, walk
from casereport.figures.paper.svg import write_svg
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.timeline.drawing import draw_timeline

SCENES = {
    "course": draw_course(cases.SEED_LIKE),
    "fourteen steps": draw_course(gallery.FOURTEEN_STEPS),
    "timeline": draw_timeline(timelines.LONG),
    "swimmer": draw_swimmer(swimmers.SERIES),
}
ROUNDED = Difference(1, 0.02, 8)
"""What two decimals of a point make of a picture."""


@pytest.mark.parametrize("name", SCENES)
def test_a_drawing_read_back_says_and_looks_the_same(name: str) -> None:
    scene = SCENES[name]
    read = read_scene(write_svg(scene, "f"))
    assert (read.title, read.desc) == (scene.title, scene.desc)
    assert texts(read) == texts(scene)
    assert [item.fill for item in walk(read.items) if isinstance(item, Rect)] == [
        item.fill for item in walk(scene.items) if isinstance(item, Rect)
    ]
    assert differences(from_matplotlib(scene), from_matplotlib(read), ROUNDED) == []


def texts(scene: Scene) -> list[tuple[str, bool, str, str]]:
    """Every text with its weight, anchor and colour."""
    return [(item.text, item.bold, item.anchor, item.fill) for item in walk(scene.items) if isinstance(item, Text)]


def test_what_no_figure_of_ours_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="an element that no figure has"):
        read_scene(documents.DRAWING.replace("<circle", "<ellipse", 1))
