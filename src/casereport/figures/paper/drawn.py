"""A drawing read back: SVG of ours → the scene that it shows, so that whoever holds a document can make pictures of its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, cast
from xml.etree import ElementTree as ET

from casereport.figures.paper.scene import XY, Item, Mark, Path, Rect, Scene, Text
from casereport.patterns import lazy_pattern

_SVG: Final = "{http://www.w3.org/2000/svg}"
_CLASS: Final = lazy_pattern(r"(?<!\S)([fs])-(\S+)")
_NUMBER: Final = lazy_pattern(r"-?\d+(?:\.\d+)?")


def read_scene(svg: str) -> Scene:
    """The scene of a drawing of ours, painted item by item in the colours of its roles; what no figure of ours holds raises ValueError."""
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing; it has no declaration, so no entity
    width, height = _numbers(root.get("viewBox", ""))[2:]
    texts = {name: root.findtext(f"{_SVG}{name}", "") for name in ("title", "desc")}
    return Scene(width, height, texts["title"], texts["desc"], tuple(_items(root)))


def _items(element: ET.Element) -> Iterator[Item]:
    for child in element:
        name = child.tag.removeprefix(_SVG)
        if name in ("title", "desc"):
            continue
        if name == "g":
            yield from _items(child)
        elif name in _READERS:
            yield from _READERS[name](child)
        else:
            raise ValueError("an element that no figure has")


def _rect(element: ET.Element) -> Iterator[Item]:
    x, y, w, h = (_value(element, name) for name in ("x", "y", "width", "height"))
    yield Rect(x, y, w, h, *_paint(element))


def _path(element: ET.Element) -> Iterator[Item]:
    fill, stroke, width = _paint(element)
    dash = tuple(_numbers(element.get("stroke-dasharray", "")))
    for points, closed in _lines(element.get("d", "")):
        yield Path(points, stroke, width, dash, fill, closed)


def _circle(element: ET.Element) -> Iterator[Item]:
    fill, stroke, width = _paint(element)
    yield Mark(_value(element, "cx"), _value(element, "cy"), "circle", _value(element, "r"), fill, stroke, width)


def _text(element: ET.Element) -> Iterator[Item]:
    anchor = cast(Literal["start", "middle", "end"], element.get("text-anchor", "start"))
    words, size, bold = element.text or "", _value(element, "font-size"), element.get("font-weight") == "700"
    yield Text(_value(element, "x"), _value(element, "y"), words, size, bold, anchor, _paint(element)[0])


_READERS: Final[Mapping[str, Callable[[ET.Element], Iterator[Item]]]] = MappingProxyType(
    {"rect": _rect, "path": _path, "circle": _circle, "text": _text}
)


def _paint(element: ET.Element) -> tuple[str, str, float]:
    """Role of the fill, role of the line, and its width."""
    roles = dict(_CLASS.findall(element.get("class", "")))
    return roles.get("f", "none"), roles.get("s", "none"), float(element.get("stroke-width", "0"))


def _lines(data: str) -> Iterator[tuple[tuple[XY, ...], bool]]:
    """The points of each line of a path, and whether it is closed."""
    for line in data.split("M")[1:]:
        values = _numbers(line)
        yield tuple(zip(values[::2], values[1::2], strict=True)), line.rstrip().endswith("Z")


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _value(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))
