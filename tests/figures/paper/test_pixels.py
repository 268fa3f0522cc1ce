"""PDFium draws a scene as matplotlib does, pixel by pixel nearly, and the same every time."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import pytest
from PIL import Image
from tests.figures.paper.test_drawn import SCENES
from tests.figures.rasters import DPI, Difference, differences, from_matplotlib

from casereport.figures import Scene
from casereport.figures.paper.pixels import write_png
from casereport.figures.paper.scene import Mark, Path, Rect, Text

ALIKE = Difference(2, 0.25, 60)
"""What browsers and matplotlib may differ in; a picture moved by two pixels differs by 51-88% of its ink."""
ALL_KINDS = Scene(
    200, 80, "", "",
    (
        Rect(5, 5, 60, 30, "orange", "ink", 1, hatch="/", clear=(20, 10, 40, 30)), Rect(70, 5, 40, 30, "refband"),
        Path(((5, 50), (60, 60), (110, 45)), "series", 2, (4, 2)), Path(((120, 10), (150, 10), (135, 35)), "ink", 0.5, (), "sky", closed=True),
        Mark(170, 20, "circle", 8, "none", "series", 1), Mark(190, 20, "star", 6), Mark(170, 50, "plus", 3, "verm", "ink", 0.4),
        Text(100, 70, "Größe × 10⁹/L", 9, anchor="middle"), Text(195, 70, "p < 0.05", 8, bold=True, anchor="end", fill="muted"),
    ),
)  # fmt: skip


def picture(data: bytes) -> Any:
    """The pixels of a file."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("name", SCENES)
def test_a_figure_looks_as_matplotlib_draws_it(name: str) -> None:
    assert differences(from_matplotlib(SCENES[name]), picture(write_png(SCENES[name], DPI)), ALIKE) == []


def test_every_kind_of_item_looks_as_matplotlib_draws_it() -> None:
    assert differences(from_matplotlib(ALL_KINDS), picture(write_png(ALL_KINDS, DPI)), ALIKE) == []


def test_a_file_is_the_same_every_time_says_its_resolution_and_no_more() -> None:
    made = write_png(ALL_KINDS)
    assert write_png(ALL_KINDS) == made
    found = picture(made)
    assert (found.mode, found.size, round(found.info["dpi"][0])) == ("RGB", (833, 333), 300)
    assert set(found.info) == {"dpi"}


def test_matplotlib_is_not_needed() -> None:
    code = "import sys; from casereport.figures.paper.pixels import write_png; from casereport.figures import Scene; write_png(Scene(9, 9, '', '', ())); print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
