"""Figures: a drawing as SVG with a picture of it for programs that draw none, images on a plate, and the caption beneath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casereport import tree
from casereport.figures.paper.drawn import read_scene
from casereport.figures.paper.pixels import write_png
from casereport.writers.docx.captions import write_caption
from casereport.writers.docx.elements import EMU_A_MM, NAMESPACES, TWIPS_A_MM, Element, paragraph, w, x
from casereport.writers.docx.runs import run
from casereport.writers.docx.sheet import Sheet

DPI: Final = 300
_SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpeg"}
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""What Word 2016 and later know an SVG beside a picture by (MS-ODRAWXML 2.3.2)."""
_FAMILY: Final = re.compile('font-family="[^"]*"')
_WORDS_FAMILY: Final = 'font-family="Arial, Helvetica, sans-serif"'
"""In a Word file a drawing is set in what whoever opens it has: Arial, or a face as wide, first, since some programs look no further."""
_TALLEST: Final = 0.85
"""Share of a page's height that a figure may take, so that its caption begins beneath it."""


def write_figure(figure: tree.Figure, sheet: Sheet) -> Iterator[Element]:
    """The pictures, unless the manuscript has none, and the caption."""
    if sheet.pictured:
        yield from _plate(figure, sheet) if figure.images else _drawing(figure, sheet)
    yield write_caption(figure, sheet, leads=False)


def alternative(figure: tree.Figure, image: tree.Image | None = None) -> str:
    """The text that stands for a picture where it is not seen."""
    if image is not None:
        return image.alt or figure.label
    return f"{figure.alt or figure.label}{f' {figure.notes}' if figure.notes else ''}"


def _drawing(figure: tree.Figure, sheet: Sheet) -> Iterator[Element]:
    svg = _FAMILY.sub(_WORDS_FAMILY, figure.svg).encode()
    pixels = sheet.media.add(figure.asset, "png", write_png(read_scene(figure.svg), DPI))
    ids = (pixels, sheet.media.add(figure.asset, "svg", svg))
    size = _size(figure.width_mm, figure.height_mm, sheet.room.width, sheet.room.height * _TALLEST)
    yield paragraph(sheet.styles["figure"], [_picture(ids, size, alternative(figure), figure.label, sheet)])


def _plate(figure: tree.Figure, sheet: Sheet) -> Iterator[Element]:
    """One image as a paragraph; several in a table without lines, so many across, each under its letter."""
    if len(figure.images) == 1 and not figure.images[0].letter:
        yield paragraph(sheet.styles["figure"], [_image(figure.images[0], figure, sheet, sheet.room.width, sheet.room.height * _TALLEST)])
        return
    across = min(figure.across, len(figure.images))
    width = round(sheet.room.width * TWIPS_A_MM / across)
    rows = [figure.images[start : start + across] for start in range(0, len(figure.images), across)]
    height = sheet.room.height * _TALLEST / len(rows) - 8
    cells = [[_panel(image, figure, sheet, (width, sheet.room.width / across - 4, height)) for image in row] for row in rows]
    grid = w("tblGrid", *(w("gridCol", w=width) for _ in range(across)))
    look = w("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    properties = w("tblPr", w("tblW", w=width * across, type="dxa"), w("tblLayout", type="fixed"), look)
    filled = [[*row, *(_no_panel(sheet, width) for _ in range(across - len(row)))] for row in cells]
    yield w("tbl", properties, grid, *(w("tr", w("trPr", w("cantSplit")), *row) for row in filled))


def _panel(image: tree.Image, figure: tree.Figure, sheet: Sheet, room: tuple[int, float, float]) -> Element:
    width, across, high = room
    letter = [paragraph(sheet.styles["letter"], [run(image.letter)])] if image.letter else []
    picture = paragraph(sheet.styles["figure"], [_image(image, figure, sheet, across, high)], w("spacing", before=0))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *letter, picture)


def _no_panel(sheet: Sheet, width: int) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph(sheet.styles["letter"], ()))


def _image(image: tree.Image, figure: tree.Figure, sheet: Sheet, width: float, height: float) -> Element:
    data = sheet.document.assets[image.asset][1]
    ids = (sheet.media.add(image.asset, _SUFFIXES[image.media_type], data),)
    name = f"{figure.label}{image.letter}"
    return _picture(ids, _size(image.width_mm, image.height_mm, width, height), alternative(figure, image), name, sheet)


def _size(width: float, height: float, most_wide: float, most_high: float) -> tuple[int, int]:
    """Width and height in Word's units, no larger than there is room."""
    scale = min(1.0, most_wide / width, most_high / height)
    return round(width * scale * EMU_A_MM), round(height * scale * EMU_A_MM)


def _picture(ids: tuple[str, ...], size: tuple[int, int], alt: str, name: str, sheet: Sheet) -> Element:
    """A run with a picture in the line; of two ids the second is that of its SVG."""
    sheet.media.shown += 1
    number, (wide, high) = sheet.media.shown, size
    vector = x("asvg:svgBlip", {"r:embed": ids[1]}) if len(ids) > 1 else None
    extension = [x("a:extLst", {}, x("a:ext", {"uri": _SVG_EXTENSION}, vector))] if vector is not None else []
    fill = x("pic:blipFill", {}, x("a:blip", {"r:embed": ids[0]}, *extension), x("a:stretch", {}, x("a:fillRect")))
    frame = x("a:xfrm", {}, x("a:off", {"x": 0, "y": 0}), x("a:ext", {"cx": wide, "cy": high}))
    shape = x("pic:spPr", {}, frame, x("a:prstGeom", {"prst": "rect"}, x("a:avLst")))
    known = x("pic:nvPicPr", {}, x("pic:cNvPr", {"id": number, "name": name, "descr": alt}), x("pic:cNvPicPr"))
    graphic = x("a:graphic", {}, x("a:graphicData", {"uri": NAMESPACES["pic"]}, x("pic:pic", {}, known, fill, shape)))
    locked = x("wp:cNvGraphicFramePr", {}, x("a:graphicFrameLocks", {"noChangeAspect": 1}))
    named = x("wp:docPr", {"id": number, "name": name, "descr": alt})
    around = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}
    inline = x("wp:inline", around, x("wp:extent", {"cx": wide, "cy": high}), named, locked, graphic)
    return w("r", w("drawing", inline))
