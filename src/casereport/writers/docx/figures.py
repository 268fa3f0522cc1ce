"""Figures: a drawing as SVG with a picture of it for programs that draw none, images on a plate, and the caption beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from casereport import tree
from casereport.figures.paper.drawn import read_scene
from casereport.figures.paper.pixels import write_png
from casereport.patterns import lazy_pattern
from casereport.writers.docx.captions import write_caption
from casereport.writers.docx.elements import EMU_A_MM, NAMESPACES, TWIPS_A_MM, Element, paragraph, w, x
from casereport.writers.docx.runs import run
from casereport.writers.docx.sheet import Sheet

DPI: Final = 300
_GAP: Final = 4.0
"""What the cell of an image is wider than it, in mm."""
_SLIVER: Final = 60
"""A row that ends so little before the others (twips) ends with them."""
_SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpeg"}
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""What Word 2016 and later know an SVG beside a picture by (MS-ODRAWXML 2.3.2)."""
_FAMILY: Final = lazy_pattern('font-family="[^"]*"')
_WORDS_FAMILY: Final = 'font-family="Arial, Helvetica, sans-serif"'
"""In a Word file a drawing is set in what whoever opens it has: Arial, or a face as wide, first, since some programs look no further."""
_TALLEST: Final = 0.85
"""Share of a page's height that a figure may take, so that its caption begins beneath it."""


def write_figure(figure: tree.Figure, sheet: Sheet) -> Iterator[Element]:
    """The pictures, unless the manuscript has none, and the caption beneath the last of them."""
    if sheet.pictured:
        yield from _plate(figure, sheet) if figure.images else _drawing(figure, sheet)
    if not figure.uncaptioned:
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
    rows = [figure.images[start : start + across] for start in range(0, len(figure.images), across)]
    scale = _scale(rows, sheet)
    ends = [_ends(row, scale) for row in rows]
    whole = max(end for row in ends for end in row)
    ends = [[*row[:-1], whole] if whole - row[-1] < _SLIVER else [*row, whole] for row in ends]
    marks = sorted({0, *(end for row in ends for end in row)})
    grid = w("tblGrid", *(w("gridCol", w=end - start) for start, end in pairwise(marks)))
    look = w("tblLook", val="0000", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    properties = w("tblPr", w("tblW", w=whole, type="dxa"), w("tblLayout", type="fixed"), look)
    yield w("tbl", properties, grid, *(_row(row, own, marks, scale, figure, sheet) for row, own in zip(rows, ends, strict=True)))


def _scale(rows: Sequence[Sequence[tree.Image]], sheet: Sheet) -> float:
    """What every image of a plate is made smaller by, so that those of a row stay as high as each other."""
    height = sheet.room.height * _TALLEST / len(rows) - 8
    wide = [(sheet.room.width - _GAP * len(row)) / sum(image.width_mm for image in row) for row in rows]
    return min(1.0, *wide, *(height / image.height_mm for row in rows for image in row))


def _ends(row: Sequence[tree.Image], scale: float) -> list[int]:
    """Where each image of a row ends, from the left."""
    return [round(end * TWIPS_A_MM) for end in accumulate(image.width_mm * scale + _GAP for image in row)]


def _row(row: Sequence[tree.Image], ends: Sequence[int], marks: Sequence[int], scale: float, figure: tree.Figure, sheet: Sheet) -> Element:
    """The images of a row, each in as many columns of the plate as it is wide; an empty cell fills a short row."""
    cells = []
    for place, (start, end) in enumerate(pairwise((0, *ends))):
        spanned = marks.index(end) - marks.index(start)
        span = w("gridSpan", val=spanned) if spanned > 1 else None
        inside = _panel(row[place], figure, sheet, scale) if place < len(row) else [paragraph(sheet.styles["letter"], ())]
        cells.append(w("tc", w("tcPr", w("tcW", w=end - start, type="dxa"), span), *inside))
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _panel(image: tree.Image, figure: tree.Figure, sheet: Sheet, scale: float) -> list[Element]:
    letter = [paragraph(sheet.styles["letter"], [run(image.letter)])] if image.letter else []
    picture = _image(image, figure, sheet, image.width_mm * scale, image.height_mm * scale)
    return [*letter, paragraph(sheet.styles["figure"], [picture], w("spacing", before=0))]


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
