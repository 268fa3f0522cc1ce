"""The SVG of a figure against its scene: every rectangle, circle and text stands in it where the scene has it."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.etree

from casereport.figures import Scene
from casereport.figures.paper.scene import Mark, Rect, Text, walk

Found = tuple[str, str, str, str]
SVG = "{http://www.w3.org/2000/svg}"
Shape = tuple[str, str, tuple[float, ...]]
NEAR = 0.006  # pt: the SVG prints hundredths


def svg_differences(name: str, scene: Scene, svg: str) -> Iterator[Found]:
    """Where the SVG has other shapes than its scene, in painting order."""
    wanted, got = list(_of_scene(scene)), list(_of_svg(svg))
    if len(wanted) != len(got):
        yield "svg", name, f"{len(wanted)} shapes", f"{len(got)} shapes"
        return
    for (kind, text, places), found in zip(wanted, got, strict=True):
        if (kind, text) != found[:2] or any(abs(one - two) > NEAR for one, two in zip(places, found[2], strict=True)):
            yield "svg", f"{name} {kind} {text}", str(places), str(found)


def _of_scene(scene: Scene) -> Iterator[Shape]:
    for item in walk(scene.items):
        if isinstance(item, Rect):
            yield "rect", "", (item.x, item.y, item.w, item.h)
        elif isinstance(item, Mark) and item.shape == "circle":
            yield "circle", "", (item.x, item.y)
        elif isinstance(item, Text):
            yield "text", item.text, (item.x, item.y)


def _of_svg(svg: str) -> Iterator[Shape]:
    root = lxml.etree.fromstring(svg.encode())
    for item in root.iter(f"{SVG}rect", f"{SVG}circle", f"{SVG}text"):
        kind = str(item.tag).removeprefix(SVG)
        if kind == "rect":
            yield "rect", "", tuple(float(item.get(key, "0")) for key in ("x", "y", "width", "height"))
        elif kind == "circle":
            yield "circle", "", (float(item.get("cx", "0")), float(item.get("cy", "0")))
        else:
            yield "text", item.text or "", (float(item.get("x", "0")), float(item.get("y", "0")))
