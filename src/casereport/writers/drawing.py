"""Drawings inside a web page: SVG text of the figures, admitted by a list of what a drawing may hold."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from casereport.patterns import lazy_pattern

SVG: Final = "http://www.w3.org/2000/svg"
_ELEMENTS: Final = frozenset(
    {"svg", "g", "title", "desc", "rect", "path", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "clipPath"}
)
_ATTRIBUTES: Final = frozenset(
    {
        "id", "class", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "r", "rx", "ry", "cx", "cy", "d",
        "points", "transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
        "stroke-linejoin", "stroke-opacity", "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor",
        "clip-path", "preserveAspectRatio", "role", "lang", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden",
    }
)  # fmt: skip
_ACTIVE: Final = lazy_pattern(r"url\((?!#)|javascript:|data:|@import|expression\(", re.IGNORECASE)


class RefusedDrawing(ValueError):
    """A drawing that holds what a figure of ours never holds."""


def read_drawing(svg: str, title: str) -> Markup:
    """The drawing as an inline svg element with accessible name and description; raises RefusedDrawing for what no figure of ours holds."""
    if "<!" in svg:
        raise RefusedDrawing("a declaration or comment")
    try:
        root = ET.fromstring(svg)  # noqa: S314  # no declaration, so no entity
    except ET.ParseError:
        raise RefusedDrawing("not well-formed") from None
    if root.tag != f"{{{SVG}}}svg":
        raise RefusedDrawing("not an SVG")
    root.attrib.pop("aria-labelledby", None)  # the document's own words name the figure, the author's where there are any
    root.attrib |= {"role": "img", "aria-label": title}
    described = root.find(f"{{{SVG}}}desc")
    if described is not None and described.get("id"):
        root.attrib["aria-describedby"] = described.attrib["id"]
    return Markup(_written(root, root=True))  # noqa: S704  # written by us, element by element


def _written(element: ET.Element, *, root: bool = False) -> str:
    name = _local(element.tag)
    if name not in _ELEMENTS:
        raise RefusedDrawing("an element that no figure has")
    start = f'{name} xmlns="{SVG}"' if root else name
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in _allowed(element))
    inside = escape(element.text or "") + "".join(_written(child) + escape(child.tail or "") for child in element)
    return f"<{start}{attributes}>{inside}</{name}>"


def _allowed(element: ET.Element) -> list[tuple[str, str]]:
    pairs = list(element.attrib.items())
    for key, value in pairs:
        is_words = key == "aria-label"  # an author's sentence may say `data:`
        if key not in _ATTRIBUTES or (not is_words and _ACTIVE.search(value)):
            raise RefusedDrawing("an attribute that no figure has")
    return pairs


def _local(tag: str) -> str:
    return tag.removeprefix(f"{{{SVG}}}")
