"""The scene as SVG: rect, path, circle, text, g, title and desc only, the same bytes for the same scene."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from casereport.figures.paper.palette import DARK, LIGHT
from casereport.figures.paper.scene import Group, Item, Mark, Path, Rect, Scene, Text, hatch_lines, mark_outline

FONT_FAMILY = "CRFigure, Arimo, Arial, Helvetica, sans-serif"
HATCH_WIDTH = 0.6


def write_svg(scene: Scene, prefix: str, *, dark: bool = False, tooltips: bool = False) -> str:
    """The scene as one SVG element whose ids begin with `prefix`.

    Colours are presentation attributes, and classes `f-<role>` (fill) and `s-<role>` (stroke) let a page's theme replace them.
    Tooltips are `title` elements; leave them out for print, where the first title becomes the text alternative.
    """
    printer = _Printer(prefix, DARK if dark else LIGHT, tooltips=tooltips)
    return "".join(printer.document(scene))


def theme_css(selector: str = ".cr-figure", *, dark: bool = True) -> str:
    """Style rules that give the figures inside `selector` the dark (or light) colours of their roles."""
    palette, other = (DARK, LIGHT) if dark else (LIGHT, DARK)
    changed = [(role, colour) for role, colour in palette.items() if other[role] != colour]
    return "".join(f"{selector} .f-{role}{{fill:{c}}}{selector} .s-{role}{{stroke:{c}}}" for role, c in changed)


class _Printer:
    def __init__(self, prefix: str, palette: dict[str, str], *, tooltips: bool) -> None:
        self._prefix = prefix
        self._palette = palette
        self._tooltips = tooltips

    def document(self, scene: Scene) -> Iterator[str]:
        width, height, p = number(scene.w), number(scene.h), escape(self._prefix)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="cr-figure" width="{width}pt" height="{height}pt" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="{p}-title {p}-desc" font-family="{FONT_FAMILY}">'
        )
        yield f'<title id="{p}-title">{escape(scene.title)}</title><desc id="{p}-desc">{escape(scene.desc)}</desc>'
        for item in scene.items:
            yield from self._item(item)
        yield "</svg>"

    def _item(self, item: Item) -> Iterator[str]:
        match item:
            case Group():
                yield f'<g id="{escape(self._prefix)}-{item.id}">'
                for child in item.items:
                    yield from self._item(child)
                yield "</g>"
            case Rect():
                yield from self._rect(item)
            case Path():
                yield self._path(item)
            case Mark():
                yield self._mark(item)
            case Text():
                yield self._text(item)

    def _rect(self, rect: Rect) -> Iterator[str]:
        place = f'x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.w)}" height="{number(rect.h)}"'
        yield self._element("rect", f"{place}{self._paint(rect.fill, rect.stroke, rect.width)}", rect.tip)
        lines = hatch_lines(rect) if rect.hatch else ()
        if lines:
            data = "".join(f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}" for a, b in lines)
            yield self._element("path", f'd="{data}"{self._paint("none", f"{rect.fill}-tint", HATCH_WIDTH)}', "")

    def _path(self, path: Path) -> str:
        dash = f' stroke-dasharray="{" ".join(number(length) for length in path.dash)}"' if path.dash else ""
        paint = self._paint(path.fill, path.stroke, path.width)
        return self._element("path", f'd="{_outline(path.points, closed=path.closed)}"{paint}{dash}', path.tip)

    def _mark(self, mark: Mark) -> str:
        paint = self._paint(mark.fill, mark.stroke, mark.width)
        if mark.shape == "circle":
            return self._element("circle", f'cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.r)}"{paint}', mark.tip)
        return self._element("path", f'd="{_outline(mark_outline(mark), closed=True)}"{paint}', mark.tip)

    def _text(self, text: Text) -> str:
        anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
        weight = ' font-weight="700"' if text.bold else ""
        place = f'x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}"'
        return f"<text {place}{anchor}{weight}{self._paint(text.fill, 'none', 0)}>{escape(text.text)}</text>"

    def _element(self, name: str, attributes: str, tip: str) -> str:
        if tip and self._tooltips:
            return f"<{name} {attributes}><title>{escape(tip)}</title></{name}>"
        return f"<{name} {attributes}/>"

    def _paint(self, fill: str, stroke: str, width: float) -> str:
        classes = " ".join(f"{kind}-{role}" for kind, role in (("f", fill), ("s", stroke)) if role != "none")
        line = f' stroke="{self._palette[stroke]}" stroke-width="{number(width)}"' if stroke != "none" else ""
        return f' class="{classes}" fill="{self._palette.get(fill, "none")}"{line}'


def _outline(points: tuple[tuple[float, float], ...], *, closed: bool) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")


def number(value: float) -> str:
    """A length with at most two decimals and no trailing zeros; never a negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".") if "." in f"{value:.2f}" else f"{value:.2f}"
    return "0" if text in ("-0", "") else text
