"""WeasyPrint, closed: it sees the shipped fonts and the assets given to it, and nothing of the machine or the network.

Imported only by the PDF writer, inside the function that lays out, so that everything else works without Pango.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import field
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, Final
from weakref import finalize

from casereport.problems import BuildFailure
from casereport.values import dataclass
from casereport.writers.lean import fewer_imports
from casereport.writers.line_ends import mend

INSTALL: Final = (
    "Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 · Fedora: dnf install pango · "
    "Arch: pacman -S pango · Alpine: apk add pango · macOS: brew install pango · Windows: MSYS2, pacman -S mingw-w64-ucrt-x86_64-pango"
)
Assets = Mapping[str, tuple[str, bytes]]


@dataclass(slots=True)
class Log:
    """What the engine reported: each line's level and its form without the values in it, which may be the patient's."""

    lines: list[tuple[int, str]] = field(default_factory=list)


def import_weasyprint() -> Any:
    """The weasyprint module; raises BuildFailure(69) with the line that installs what it needs when its libraries are missing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns on machines without fonts; we bring ours
            with suppress(OSError), fewer_imports(), redirect_stdout(None):
                import weasyprint
            import weasyprint  # as it is, where its libraries must be searched for
            from weasyprint.layout import inline
            from weasyprint.text import ffi
    except (OSError, ImportError):
        raise BuildFailure(69, "the PDF writer needs Pango, a system library that was not found", INSTALL) from None
    if not ffi.harfbuzz_subset:
        raise BuildFailure(69, "the PDF writer needs HarfBuzz's subsetting library, which was not found", INSTALL)
    mend(inline)
    return weasyprint


def closed_fetcher(assets: Assets) -> Any:
    """A fetcher that serves `asset:<sha256>` from memory; everything else is noted in its `violations` and stops the layout."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]  # weasyprint is untyped
        violations: list[str]

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002  # its signature
            media_type, body = assets.get(url.removeprefix("asset:"), ("", b""))
            if not url.startswith("asset:") or not media_type:
                self.violations.append(url.partition(":")[0][:12])
                raise FatalURLFetchingError("refused")
            return URLFetcherResponse(url, body=body, headers={"Content-Type": media_type})

    fetcher = Fetcher(allowed_protocols=frozenset({"asset"}), allow_redirects=False, fail_on_errors=True)
    fetcher.violations = []
    return fetcher


def shipped_fonts_only() -> Any:
    """A font configuration that starts empty, so that no font, cache or rule of the machine takes part in the layout."""
    from weasyprint.text import ffi as native
    from weasyprint.text.fonts import FontConfiguration

    class Configuration(FontConfiguration):  # type: ignore[misc]  # weasyprint is untyped
        def __init__(self) -> None:
            config = native.ffi.cast("FcConfig *", _empty_fontconfig(native))
            self.font_map = native.ffi.gc(native.pangoft2.pango_ft2_font_map_new(), native.gobject.g_object_unref)
            native.pangoft2.pango_fc_font_map_set_config(native.ffi.cast("PangoFcFontMap *", self.font_map), config)
            native.fontconfig.FcConfigDestroy(config)  # the font map keeps its own reference
            self._config, self._folder = config, Path(mkdtemp(prefix="casereport-fonts-"))
            finalize(self, rmtree, self._folder, ignore_errors=True)  # also where the process ends while something still holds it
            self.strut_layouts: dict[Any, Any] = {}
            self.font_features: dict[Any, Any] = {}

    return Configuration()


def add_colour_profile(rendered: Any) -> None:
    """Gives laid-out pages the profile of their colours that PDF/A asks for; the engine would open it and leave it open."""
    from importlib.resources import files

    from weasyprint.css import ColorProfile

    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as file:
        profile = ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))
    rendered.color_profiles["srgb"] = profile


@dataclass(frozen=True, slots=True)
class MarginText:
    """A short text beside the lines of a page: its page (from 1), its right end and the foot of its letters in CSS px."""

    page: int
    text: str
    right: float
    baseline: float


def paint_margin_texts(rendered: Any, boxes: Iterable[Any], texts: Iterable[MarginText]) -> None:
    """Has the pages painted with texts beside their lines, as artifacts, which no reader aloud speaks; `boxes` are their laid-out words."""
    from weasyprint.draw.text import draw_text

    of_pages: dict[int, list[Any]] = {}
    for box, text in zip(boxes, texts, strict=True):
        box.position_x, box.position_y = text.right - box.width, text.baseline - box.baseline
        of_pages.setdefault(text.page, []).append(box)
    for number, page in enumerate(rendered.pages, 1):
        page.paint = _with_artifacts(page.paint, of_pages.get(number, ()), draw_text)


def _with_artifacts(paint: Callable[..., None], boxes: Iterable[Any], draw: Callable[..., None]) -> Callable[..., None]:
    def painted(stream: Any, scale: float = 1) -> None:
        paint(stream, scale)
        with stream.artifact(), stream.stacked():
            stream.transform(a=scale, d=scale)
            for box in boxes:
                draw(stream, box, 0, "clip", "none")

    return painted


@contextmanager
def captured_log() -> Iterator[Log]:
    """The engine's log lines while it works, none of them printed."""
    log, handler = Log(), logging.Handler(logging.WARNING)
    handler.emit = lambda record: log.lines.append((record.levelno, str(record.msg)))  # type: ignore[method-assign]  # of this handler alone
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools", "PIL")]
    before = [(logger.propagate, logger.disabled, logger.level) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate, logger.disabled, logger.level = False, False, logging.WARNING
    try:
        yield log
    finally:
        for logger, (propagate, disabled, level) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate, logger.disabled, logger.level = propagate, disabled, level


def _empty_fontconfig(native: Any) -> int:
    """The address of a new, empty configuration of fontconfig; weasyprint's own binding has no such call."""
    own, library = _fontconfig(native)
    return int(own.cast("uintptr_t", library.FcConfigCreate()))


@cache
def _fontconfig(native: Any) -> tuple[Any, Any]:
    own = type(native.ffi)()
    own.cdef("void *FcConfigCreate(void);")
    names = ("libfontconfig.so.1", "fontconfig", "fontconfig-1", "libfontconfig-1.dll", "libfontconfig.1.dylib")
    return own, native._dlopen(own, *names)  # noqa: SLF001  # finds the library on every system
