"""Draws the contact sheet of figures in docs/images.

    python scripts/contact_sheet.py [--out docs/images/contact-sheet.png] [--each DIR]

`--each` writes every figure by itself at print size too, to be looked at. Each kind of figure has its functions in SHEET.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]  # the checkout's own package and its tests, installed or not

from PIL import Image, ImageDraw, ImageFont
from tests.figures import long_courses, pairs, swimmers, timelines
from tests.figures.gallery import GALLERY

from casereport.figures import FULL_WIDTH, ONE_COLUMN
from casereport.figures.course.drawing import draw_course
from casereport.figures.course.split import split_course
from casereport.figures.kinds import KINDS
from casereport.figures.paper.raster import write_files
from casereport.figures.paper.scene import Scene
from casereport.figures.swimmer.drawing import draw_swimmer
from casereport.figures.timeline.drawing import draw_timeline
from casereport.journal import fonts

DPI = 120
HALVES, HALF_MM, GAP = 8, 96.0, 44  # columns of the sheet, their pitch, and pixels between figures
COURSES = (
    "two patients", "8 pt text", "a clock for each stay", "six patients", "twelve analytes in one column", "nearly nothing",
    "fourteen dose steps", "drugs alone", "labels of 120 characters in one column", "Greek",
    "a range that changes",
)  # fmt: skip
Named = tuple[str, Scene]


def courses() -> Iterator[Named]:
    """Course figures; of those in parts, the first."""
    for name in COURSES:
        data, profile = GALLERY[name]
        parts = split_course(data, profile)
        yield (f"course: {name}" + (f" (1 of {len(parts)})" if len(parts) > 1 else "")), draw_course(parts[0], profile)


def later_courses() -> Iterator[Named]:
    """Courses over more than days, and with two analytes in a panel."""
    yield "course: two analytes in a panel", draw_course(pairs.TWO, FULL_WIDTH)
    yield "course: controls after months", draw_course(long_courses.TWO_FOLLOW_UPS, FULL_WIDTH)
    yield "course: hours", draw_course(long_courses.POISONING, ONE_COLUMN)


TIMELINES = {
    "flags": (timelines.LONG, FULL_WIDTH), "rows": (timelines.EVENTS_ROWS, FULL_WIDTH),
    "numbers": (timelines.EVENTS_NUMBERS, FULL_WIDTH), "forty in a week": (timelines.WEEK, FULL_WIDTH),
    "hours": (timelines.HOURS, ONE_COLUMN), "sixty years": (timelines.SIXTY_YEARS, FULL_WIDTH),
    "two clocks": (timelines.ILLNESS_AND_STAY, FULL_WIDTH), "lasting": (timelines.LASTING, FULL_WIDTH),
}  # fmt: skip


def timeline_figures() -> Iterator[Named]:
    """Timelines in every way of labelling."""
    for name, (data, profile) in TIMELINES.items():
        yield f"timeline: {name}", draw_timeline(data, profile)


def swimmer_figures() -> Iterator[Named]:
    """The series of patients, on the full width and in a column."""
    yield "swimmer", draw_swimmer(swimmers.SERIES, FULL_WIDTH)
    yield "swimmer: one column", draw_swimmer(swimmers.SERIES, ONE_COLUMN)


SHEET: dict[str, tuple[Callable[[], Iterator[Named]], ...]] = {
    "course": (courses, later_courses),
    "timeline": (timeline_figures,),
    "swimmer": (swimmer_figures,),
}


def main() -> int:
    """The process's exit status: 0."""
    parser = argparse.ArgumentParser(description="Draw the contact sheet of figures.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images" / "contact-sheet.png")
    parser.add_argument("--each", type=Path, default=None)
    arguments = parser.parse_args()
    scenes = [named for kind in KINDS for source in SHEET[kind] for named in source()]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    sheet([(name, picture(scene, DPI)) for name, scene in scenes]).quantize(200).save(arguments.out, optimize=True)
    if arguments.each:
        arguments.each.mkdir(parents=True, exist_ok=True)
        for number, (_, scene) in enumerate(scenes, 1):
            picture(scene, 150).save(arguments.each / f"{number:02}.png", dpi=(150, 150))
    print(f"{len(scenes)} figures")
    return 0


def picture(scene: Scene, dpi: int) -> Any:
    """The scene as an image."""
    return Image.open(io.BytesIO(write_files(scene, ["png"], dpi=dpi)["png"]))


def sheet(pictures: list[tuple[str, Any]]) -> Any:
    """The pictures on half columns of a journal's page, wide ones on two, each as high up as there is room, its name above it."""
    half, title = round(HALF_MM / 25.4 * DPI), 34
    face = next(face for face in fonts.FACES if (face.family, face.weight, face.style) == ("CRFigure", 400, "normal"))
    font = ImageFont.truetype(io.BytesIO(fonts.read_face(face.file)), 20)
    ends, places = [GAP] * HALVES, []
    for name, image in pictures:
        span = 1 if image.width <= half - GAP else 2
        column = min(range(HALVES - span + 1), key=lambda k: (max(ends[k : k + span]), k))
        top = max(ends[column : column + span])
        places.append((GAP + column * half, top, name, image))
        ends[column : column + span] = [top + title + image.height + GAP] * span
    page = Image.new("RGB", (GAP + HALVES * half, max(ends)), "white")
    draw = ImageDraw.Draw(page)
    for x, y, name, image in places:
        draw.text((x, y), name, fill="#595959", font=font)
        page.paste(image, (x, y + title))
        draw.rectangle((x - 8, y + title - 8, x + image.width + 7, y + title + image.height + 7), outline="#E3E3E3")
    return page


if __name__ == "__main__":
    raise SystemExit(main())
