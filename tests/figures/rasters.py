"""Pictures of a scene by each program that paints it, and how far two of them differ."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from tests.browser import take_picture

from casereport.figures import Scene, write_svg
from casereport.figures.paper.raster import write_files
from casereport.journal import fonts

DPI = 200


@dataclass(frozen=True)
class Difference:
    """How far two pictures differ: edges of the ink in pixels; all pixels, as a share of the ink; the worst square of 2 pt, of 255."""

    edge: int
    share: float
    square: int


# A picture moved by two pixels differs by 51-88% of its ink and by 81-92 in a square.
ON_SCREEN = Difference(2, 0.25, 60)  # browser and matplotlib, which both paint text as it is
PRINTED = Difference(2, 0.4, 80)  # PDFium paints text heavier


def font_faces(source: Callable[[fonts.Face], str]) -> str:
    """The shipped faces of drawings as style rules, each from the address that `source` gives."""
    drawn = [face for face in fonts.FACES if face.family == "CRFigure" and face.style == "normal"]
    return "".join(f"@font-face {{ font-family: CRFigure; font-weight: {face.weight}; src: url({source(face)}) }}" for face in drawn)


def from_matplotlib(scene: Scene) -> Any:
    """The PNG file."""
    return Image.open(io.BytesIO(write_files(scene, ["png"], dpi=DPI)["png"]))


def from_weasyprint(scene: Scene) -> Any:
    """The SVG as WeasyPrint lays it out and PDFium paints it."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    known = FontConfiguration()
    faces = font_faces(lambda face: (fonts.fonts_dir() / face.file).as_uri())
    page = f"@page {{ size: {scene.w}pt {scene.h}pt; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    pdf = HTML(string=write_svg(scene, "f")).write_pdf(stylesheets=[CSS(string=faces + page, font_config=known)], font_config=known)
    return pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72).to_pil().convert("RGB")


def from_browser(scenes: Sequence[Scene], folder: Path) -> list[Any]:
    """The SVGs as a browser paints them, all on one page, with the shipped fonts and no other."""
    faces = font_faces(lambda face: f"data:font/ttf;base64,{b64encode(fonts.read_face(face.file)).decode()}")
    sizes = [_size(scene) for scene in scenes]
    tops = [sum(height for _, height in sizes[:k]) for k in range(len(sizes))]
    boxes = "".join(
        f'<div style="position:absolute;top:{top}px;left:0"><style>.n{k} svg{{width:{scene.w * DPI / 72}px;height:{scene.h * DPI / 72}px}}'
        f'</style><div class="n{k}">{write_svg(scene, f"n{k}")}</div></div>'
        for k, (scene, top) in enumerate(zip(scenes, tops, strict=True))
    )
    style = f"{faces} body {{ margin: 0; background: #fff }} svg {{ display: block }}"
    page = f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>{boxes}'
    whole = take_picture(page, (max(width for width, _ in sizes), sum(height for _, height in sizes)), folder)
    return [whole.crop((0, top, width, top + height)) for top, (width, height) in zip(tops, sizes, strict=True)]


def _size(scene: Scene) -> tuple[int, int]:
    """The size of the PNG file in pixels."""
    return round(scene.w * DPI / 72), round(scene.h * DPI / 72)


def differences(one: Any, other: Any, most: Difference) -> list[str]:
    """What differs by more than it may, with its measure; nothing for pictures that look the same."""
    found = measure_difference(one, other)
    return [f"{name} {getattr(found, name):.3g}" for name in ("edge", "share", "square") if getattr(found, name) > getattr(most, name)]


def measure_difference(one: Any, other: Any) -> Difference:
    """How far two pictures of a scene differ; a row or column more at the end of the other is left out."""
    other = other.crop((0, 0, *one.size))
    boxes = [ImageChops.invert(picture).getbbox() for picture in (one, other)]
    edge = max(abs(a - b) for a, b in zip(*boxes, strict=True))
    share = _mean(ImageChops.difference(one, other)) / _mean(ImageChops.invert(one))
    size = tuple(max(1, round(length / DPI * 36)) for length in one.size)
    squares = ImageChops.difference(*(picture.convert("L").resize(size, Image.Resampling.BOX) for picture in (one, other)))
    return Difference(edge, share, max(level for level, count in enumerate(squares.histogram()) if count))


def _mean(picture: Any) -> float:
    histogram: list[int] = picture.convert("L").histogram()
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)
