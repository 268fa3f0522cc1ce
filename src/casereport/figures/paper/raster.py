"""The scene as files that journals ask for, by way of matplotlib: PNG, TIFF, EPS and PDF, the same bytes for the same scene.

matplotlib is imported inside the functions here and nowhere else. Its settings and its pyplot state belong to whoever runs this
process: none of them is written, and none but the font cache is relied on.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from io import BytesIO
from types import ModuleType
from typing import Any, Final

from casereport.figures.paper.measure import FAMILY
from casereport.figures.paper.palette import LIGHT
from casereport.figures.paper.scene import XY, Group, Item, Mark, Path, Rect, Scene, Text, hatch_lines, mark_outline, text_box, walk
from casereport.figures.paper.svg import HATCH_WIDTH
from casereport.journal import fonts

FORMATS: Final = ("png", "tiff", "eps", "pdf")
LEAST_DPI, MOST_DPI = 72, 1200
CREATOR: Final = "casereport"
_SETTINGS: Final = {"pdf.fonttype": 42, "ps.fonttype": 42}  # whole glyphs under their characters: text stays text (Nature, figure guide)


class UnprintableText(ValueError):
    """A scene holds a character that the figures' font lacks; another font is never taken in its place."""


def write_files(scene: Scene, formats: Iterable[str], *, dpi: int = 300, created: date | None = None) -> dict[str, bytes]:
    """The figure as one file for each format of FORMATS, by format; `dpi` is that of PNG and TIFF.

    `created` is the only date that a file may carry (EPS, PDF); without it there is none. Raises ValueError for an unknown format
    or a resolution outside 72–1200 dpi, UnprintableText for a character that the font lacks.
    """
    wanted = tuple(dict.fromkeys(formats))
    if not set(wanted) <= set(FORMATS) or not LEAST_DPI <= dpi <= MOST_DPI:
        raise ValueError("a figure file is png, tiff, eps or pdf, of 72 to 1200 dpi")
    _refuse_unprintable(scene)
    pixels = _pixels(scene, dpi) if {"png", "tiff"} & set(wanted) else None
    return {name: _write(scene, name, pixels, dpi, created) for name in wanted}


def _write(scene: Scene, name: str, pixels: Any, dpi: int, created: date | None) -> bytes:
    if name == "eps":
        return _write_eps(scene, created)
    return _write_pdf(scene, created) if name == "pdf" else _write_image(pixels, name, dpi)


def _refuse_unprintable(scene: Scene) -> None:
    if any(fonts.missing(item.text, (FAMILY,)) for item in walk(scene.items) if isinstance(item, Text)):
        raise UnprintableText("a text of the figure has a character that its font lacks")


# --- files ----------------------------------------------------------------------------------------------------


def _pixels(scene: Scene, dpi: int) -> Any:
    """The figure as an RGB image on white, every length rounded to whole pixels once."""
    from matplotlib.backends.backend_agg import RendererAgg
    from PIL import Image

    width, height = (max(1, round(length * dpi / 72)) for length in (scene.w, scene.h))
    renderer = RendererAgg(width, height, dpi)
    build_figure(scene).draw(renderer)
    drawn = Image.frombuffer("RGBA", (width, height), bytes(renderer.buffer_rgba()), "raw", "RGBA", 0, 1)
    image = Image.new("RGB", drawn.size, LIGHT["paper"])
    image.paste(drawn, mask=drawn.getchannel("A"))
    return image


def _write_image(image: Any, name: str, dpi: int) -> bytes:
    out = BytesIO()
    options = {"compression": "tiff_lzw"} if name == "tiff" else {}
    image.save(out, format=name.upper(), dpi=(dpi, dpi), **options)
    return out.getvalue()


def _write_pdf(scene: Scene, created: date | None) -> bytes:
    out = BytesIO()
    moment = datetime.combine(created, time(), UTC) if created else None
    info = {"Creator": CREATOR, "Producer": None, "CreationDate": moment}
    _own_backend("backend_pdf").FigureCanvasPdf(build_figure(scene)).print_pdf(out, metadata=info)
    return out.getvalue()


def _write_eps(scene: Scene, created: date | None) -> bytes:
    out = BytesIO()
    _own_backend("backend_ps").FigureCanvasPS(build_figure(scene)).print_eps(out, metadata={"Creator": CREATOR})
    line = f"%%CreationDate: {created.isoformat()}\n".encode() if created else b""
    return re.sub(rb"%%CreationDate: .*\n", line, out.getvalue(), count=1)


@cache
def _own_backend(name: str) -> ModuleType:
    """A copy of a matplotlib backend that reads settings of our own, so that neither do we change the process's nor they our files."""
    import importlib.util

    import matplotlib as mpl

    origin = importlib.util.find_spec(f"matplotlib.backends.{name}")
    if origin is None or origin.origin is None:
        raise ImportError(name)
    spec = importlib.util.spec_from_file_location(f"matplotlib.backends._{CREATOR}_{name}", origin.origin)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module: Any = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # the backend looks itself up while it is read
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules[spec.name]
    module.mpl = _OwnSettings(mpl)
    if hasattr(module, "_bounds"):
        setattr(module, "_bounds", _font_box)  # noqa: B010  # it draws every glyph of a font to find what the font says itself
    own: ModuleType = module
    return own


def _font_box(font: Any) -> tuple[int, int, int, int]:
    """The box of all glyphs in font units (OpenType, head table)."""
    head = font["head"]
    return (head.xMin, head.yMin, head.xMax, head.yMax)


class _OwnSettings:
    """matplotlib as a backend sees it, with the shipped settings and ours in place of the process's."""

    def __init__(self, matplotlib: Any) -> None:
        self._matplotlib = matplotlib
        self.rcParams = {**matplotlib.rcParamsDefault, **_SETTINGS}  # the name that matplotlib's modules look up

    def __getattr__(self, name: str) -> Any:
        return getattr(self._matplotlib, name)


# --- matplotlib -----------------------------------------------------------------------------------------------


def build_figure(scene: Scene) -> Any:
    """The scene as a matplotlib Figure of its size with one Artist that replays it; axes may be added to it."""
    from matplotlib.figure import Figure

    no_layout: Any = "none"  # None would mean what the process's settings say
    figure = Figure(figsize=(scene.w / 72, scene.h / 72), dpi=72, frameon=False, layout=no_layout)
    figure.add_artist(_artist_class()(scene))
    return figure


@cache
def _artist_class() -> Any:
    from matplotlib.artist import Artist

    class SceneArtist(Artist):
        """A whole scene, drawn through whatever renderer it is given."""

        def __init__(self, scene: Scene) -> None:
            super().__init__()
            self._scene = scene

        def draw(self, renderer: Any) -> None:
            """Replays every item in painting order."""
            _Replay(renderer).draw(self._scene.items)
            self.stale = False

    return SceneArtist


class _Replay:
    """Draws items through a renderer: points with y downwards become the renderer's units with y upwards."""

    def __init__(self, renderer: Any) -> None:
        from matplotlib.backends.backend_agg import RendererAgg
        from matplotlib.transforms import Affine2D

        self._renderer = renderer
        self._scale = float(renderer.points_to_pixels(1.0))
        self._height = float(renderer.get_canvas_width_height()[1])
        self._page = Affine2D().scale(self._scale, -self._scale).translate(0, self._height)
        self._outlines = isinstance(renderer, RendererAgg)  # hinted glyphs would be wider than the layout measured

    def draw(self, items: Iterable[Item]) -> None:
        for item in items:
            match item:
                case Group():
                    self._renderer.open_group("figure", item.id)
                    self.draw(item.items)
                    self._renderer.close_group("figure")
                case Rect():
                    self._rect(item)
                case Path():
                    self._path(item)
                case Mark():
                    self._mark(item)
                case Text():
                    self._text(item)

    def _rect(self, rect: Rect) -> None:
        right, bottom = rect.x + rect.w, rect.y + rect.h
        corners = ((rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom))
        self._paint(_outline((corners,), closed=True), rect.fill, rect.stroke, rect.width, join="miter")
        lines = hatch_lines(rect) if rect.hatch else ()
        if lines:
            self._paint(_outline(lines), "none", f"{rect.fill}-tint", HATCH_WIDTH)

    def _path(self, path: Path) -> None:
        outline = _outline((path.points,), closed=path.closed)
        self._paint(outline, path.fill, path.stroke, path.width, dash=path.dash, join="miter" if path.closed else "round")

    def _mark(self, mark: Mark) -> None:
        outline = _circle(mark) if mark.shape == "circle" else _outline((mark_outline(mark),), closed=True)
        self._paint(outline, mark.fill, mark.stroke, mark.width, join="miter")

    def _paint(self, outline: Any, fill: str, stroke: str, width: float, *, dash: tuple[float, ...] = (), join: str = "round") -> None:
        gc = self._renderer.new_gc()
        gc.set_snap(False)  # what stands between two pixels is drawn between them
        gc.set_capstyle("butt")
        gc.set_joinstyle(join)
        gc.set_foreground(LIGHT.get(stroke, LIGHT["ink"]))
        gc.set_linewidth(width if stroke != "none" else 0.0)
        gc.set_dashes(0, list(dash) or None)
        self._renderer.draw_path(gc, outline, self._page, _rgb(fill))
        gc.restore()

    def _text(self, text: Text) -> None:
        printed = unicodedata.normalize("NFC", text.text)
        left = text_box(text)[0]
        if self._outlines:
            self._text_outline(printed, left, text)
            return
        gc = self._renderer.new_gc()
        gc.set_foreground(LIGHT[text.fill])
        x, y = left * self._scale, text.y * self._scale
        y = y if self._renderer.flipy() else self._height - y
        self._renderer.draw_text(gc, x, y, printed, _font(text), 0, ismath=False)
        gc.restore()

    def _text_outline(self, printed: str, left: float, text: Text) -> None:
        from matplotlib.path import Path as Outline
        from matplotlib.textpath import text_to_path
        from matplotlib.transforms import Affine2D

        vertices, codes = text_to_path.get_text_path(_font(text), printed, ismath=False)
        scale = text.size / text_to_path.FONT_SCALE
        if len(codes):
            place = Affine2D().scale(scale, -scale).translate(left, text.y)
            self._paint(Outline(vertices, codes).transformed(place), text.fill, "none", 0.0)


def _font(text: Text) -> Any:
    """The shipped face by its file: no search, no fallback, no mathematics."""
    from matplotlib.font_manager import FontProperties

    weight = 700 if text.bold else 400
    face = next(f for f in fonts.FACES if (f.family, f.weight, f.style) == (FAMILY, weight, "normal"))
    return FontProperties(fname=str(fonts.fonts_dir() / face.file), size=text.size)


def _outline(lines: Iterable[Iterable[XY]], *, closed: bool = False) -> Any:
    """Straight lines as one matplotlib path, kept point by point."""
    from matplotlib.path import Path as Outline

    found = list(_steps(lines, closed=closed))
    outline = Outline([point for point, _ in found], [code for _, code in found])
    outline.should_simplify = False
    return outline


def _steps(lines: Iterable[Iterable[XY]], *, closed: bool) -> Iterator[tuple[XY, Any]]:
    from matplotlib.path import Path as Outline

    for line in lines:
        points = list(line)
        yield from zip(points, [Outline.MOVETO] + [Outline.LINETO] * (len(points) - 1), strict=True)
        if closed:
            yield points[0], Outline.CLOSEPOLY


def _circle(mark: Mark) -> Any:
    from matplotlib.path import Path as Outline

    return Outline.circle((mark.x, mark.y), mark.r)


def _rgb(role: str) -> tuple[float, float, float] | None:
    """A role's colour as three shares of one; None where nothing is filled."""
    colour = LIGHT.get(role)
    return None if colour is None else (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)
