"""The scene as pixels by way of PDFium, for pictures that stand in for a drawing: a third of the time that matplotlib's import alone takes.

Files that are submitted as figures are `raster`'s. Here too text is set in the shipped faces and nothing else.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

from casereport.figures.paper.measure import FAMILY
from casereport.figures.paper.palette import LIGHT
from casereport.figures.paper.scene import XY, Mark, Path, Rect, Scene, Text, hatch_lines, mark_outline, text_box, walk
from casereport.figures.paper.svg import HATCH_WIDTH
from casereport.journal import fonts

_ROUND: Final = 0.5522847498
"""Share of the radius at which a curve of Bézier's rounds a quarter of a circle."""
_MITER, _ROUND_JOIN, _BEVEL = 0, 1, 2


def write_png(scene: Scene, dpi: int = 300) -> bytes:
    """The figure as a PNG of so many dots an inch, on white; the same bytes for the same scene."""
    from PIL import Image

    width, height = (max(1, round(length * dpi / 72)) for length in (scene.w, scene.h))
    sheet = _Sheet(scene)
    try:
        pixels = sheet.pixels(width, height)
    finally:
        sheet.close()
    out = BytesIO()
    image = Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", width * 4, 1)
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


class _Sheet:
    """A page of PDFium that the scene is drawn on, item by item; points with y upwards."""

    def __init__(self, scene: Scene) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._scene = scene
        self._document = pdfium.FPDF_CreateNewDocument()
        self._page = pdfium.FPDFPage_New(self._document, 0, scene.w, scene.h)
        self._faces: dict[bool, tuple[Any, Any]] = {}
        for item in walk(scene.items):
            self._draw(item)
        pdfium.FPDFPage_GenerateContent(self._page)

    def pixels(self, width: int, height: int) -> bytes:
        """The page in four bytes a pixel: blue, green, red, nothing."""
        pdfium = self._pdfium
        buffer = ctypes.create_string_buffer(width * height * 4)
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, buffer, width * 4)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, width, height, 0, 0)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return buffer.raw

    def close(self) -> None:
        """Gives back what PDFium holds."""
        for font, _ in self._faces.values():
            self._pdfium.FPDFFont_Close(font)
        self._pdfium.FPDF_ClosePage(self._page)
        self._pdfium.FPDF_CloseDocument(self._document)

    def _draw(self, item: Rect | Path | Mark | Text) -> None:
        match item:
            case Rect():
                self._rect(item)
            case Path():
                outline = self._outline([item.points], closed=item.closed)
                self._paint(outline, item.fill, item.stroke, item.width, item.dash, join=_MITER if item.closed else _ROUND_JOIN)
            case Mark():
                outline = self._circle(item) if item.shape == "circle" else self._outline([mark_outline(item)], closed=True)
                self._paint(outline, item.fill, item.stroke, item.width, join=_BEVEL if item.shape == "star" else _MITER)
            case Text():
                self._text(item)

    def _rect(self, rect: Rect) -> None:
        right, bottom = rect.x + rect.w, rect.y + rect.h
        corners = ((rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom))
        self._paint(self._outline([corners], closed=True), rect.fill, rect.stroke, rect.width)
        if rect.hatch and (lines := hatch_lines(rect)):
            self._paint(self._outline(lines, closed=False), "none", f"{rect.fill}-tint", HATCH_WIDTH)

    def _outline(self, lines: Iterable[Sequence[XY]], *, closed: bool) -> Any:
        pdfium, path = self._pdfium, None
        for (x, y), *others in lines:
            if path is None:
                path = pdfium.FPDFPageObj_CreateNewPath(x, self._scene.h - y)
            else:
                pdfium.FPDFPath_MoveTo(path, x, self._scene.h - y)
            for right, down in others:
                pdfium.FPDFPath_LineTo(path, right, self._scene.h - down)
            if closed:
                pdfium.FPDFPath_Close(path)
        return path

    def _circle(self, mark: Mark) -> Any:
        x, y, r, c = mark.x, self._scene.h - mark.y, mark.r, mark.r * _ROUND
        path = self._pdfium.FPDFPageObj_CreateNewPath(x + r, y)
        for curve in (
            (x + r, y + c, x + c, y + r, x, y + r),
            (x - c, y + r, x - r, y + c, x - r, y),
            (x - r, y - c, x - c, y - r, x, y - r),
            (x + c, y - r, x + r, y - c, x + r, y),
        ):
            self._pdfium.FPDFPath_BezierTo(path, *curve)
        self._pdfium.FPDFPath_Close(path)
        return path

    def _paint(self, path: Any, fill: str, stroke: str, width: float, dash: tuple[float, ...] = (), join: int = _MITER) -> None:
        pdfium, filled, lined = self._pdfium, LIGHT.get(fill), LIGHT.get(stroke)
        if filled:
            pdfium.FPDFPageObj_SetFillColor(path, *_rgb(filled), 255)
        if lined and width:
            pdfium.FPDFPageObj_SetStrokeColor(path, *_rgb(lined), 255)
            pdfium.FPDFPageObj_SetStrokeWidth(path, width)
            pdfium.FPDFPageObj_SetLineJoin(path, join)
        if dash:
            pdfium.FPDFPageObj_SetDashArray(path, (ctypes.c_float * len(dash))(*dash), len(dash), 0.0)
        mode = pdfium.FPDF_FILLMODE_WINDING if filled else pdfium.FPDF_FILLMODE_NONE
        pdfium.FPDFPath_SetDrawMode(path, mode, bool(lined and width))
        pdfium.FPDFPage_InsertObject(self._page, path)

    def _text(self, text: Text) -> None:
        pdfium = self._pdfium
        words = ctypes.create_string_buffer(unicodedata.normalize("NFC", text.text).encode("utf-16-le") + b"\0\0")
        found = pdfium.FPDFPageObj_CreateTextObj(self._document, self._face(text.bold), text.size)
        pdfium.FPDFText_SetText(found, ctypes.cast(words, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPageObj_SetFillColor(found, *_rgb(LIGHT[text.fill]), 255)
        pdfium.FPDFPageObj_Transform(found, 1, 0, 0, 1, text_box(text)[0], self._scene.h - text.y)
        pdfium.FPDFPage_InsertObject(self._page, found)

    def _face(self, bold: bool) -> Any:
        if bold not in self._faces:
            weight = 700 if bold else 400
            face = next(one for one in fonts.FACES if (one.family, one.weight, one.style) == (FAMILY, weight, "normal"))
            data = fonts.read_face(face.file)
            buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
            font = self._pdfium.FPDFText_LoadFont(self._document, buffer, len(data), self._pdfium.FPDF_FONT_TRUETYPE, True)
            self._faces[bold] = (font, buffer)
        return self._faces[bold][0]


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
