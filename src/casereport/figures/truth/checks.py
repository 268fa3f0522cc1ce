"""Structural checks of a scene: milliseconds, no pixels; each returns what is wrong, and nothing when all is well.

A finding names the check, the group and the role of what failed, never a text of the record.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from xml.parsers import expat

from casereport.figures.paper.measure import FAMILY
from casereport.figures.paper.palette import DARK, LIGHT, contrast, lightness
from casereport.figures.paper.profile import Profile
from casereport.figures.paper.scene import XY, Box, Group, Item, Mark, Path, Rect, Scene, Text, mark_outline, text_box, touches
from casereport.figures.paper.svg import write_svg
from casereport.journal import fonts
from casereport.values import dataclass

LINES = ("line", "guide", "stem", "pole", "leader")
GROUND = ("band", "shade", "mix")
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
GREY_STEP = 8.0  # of 100 steps of lightness: more than three times what is just noticed (2.3, Mahy and others 1994)
KEYED = ("event", "value", "key", "state", "care", "line")  # what a look alone tells apart; lanes have names, guides start at them


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a scene: the check that found it, and where (group, role)."""

    check: str
    where: str


def inspect_scene(scene: Scene, profile: Profile) -> list[Finding]:
    """Every fault that the scene shows by itself, against a journal's profile and in both palettes."""
    placed = list(_placed(scene.items, ""))
    return [Finding(name, where) for name, check in _CHECKS for where in check(scene, placed, profile)]


Placed = tuple[str, Rect | Path | Mark | Text]


def _placed(items: tuple[Item, ...], group: str) -> Iterator[Placed]:
    for item in items:
        if isinstance(item, Group):
            yield from _placed(item.items, item.id)
        else:
            yield group, item


def _where(group: str, item: Rect | Path | Mark | Text) -> str:
    return f"{group or 'figure'}: {item.role or type(item).__name__.lower()}"


def _texts(placed: list[Placed]) -> list[tuple[str, Text]]:
    return [(group, item) for group, item in placed if isinstance(item, Text) and item.text.strip()]


# --- geometry -------------------------------------------------------------------------------------------------


def _text_overlap(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    boxes = [(_where(group, text), text_box(text)) for group, text in _texts(placed)]
    boxes.sort(key=lambda item: item[1][0])
    for k, (where, box) in enumerate(boxes):
        for other, its in boxes[k + 1 :]:
            if its[0] >= box[2] - 0.2:
                break
            if box[1] < its[3] - 0.2 and its[1] < box[3] - 0.2:
                yield f"{where} on {other}"


def _out_of_bounds(scene: Scene, placed: list[Placed], _: Profile) -> Iterator[str]:
    for group, item in placed:
        box = item_box(item)
        if not (box[0] >= -0.3 and box[1] >= -0.3 and box[2] <= scene.w + 0.3 and box[3] <= scene.h + 0.3):
            yield _where(group, item)


def item_box(item: Rect | Path | Mark | Text) -> Box:
    """The box of a primitive without its line width; not-a-number where a coordinate is."""
    if isinstance(item, Text):
        return text_box(item)
    if isinstance(item, Rect):
        return (item.x, item.y, item.x + item.w, item.y + item.h)
    points = item.points if isinstance(item, Path) else mark_outline(item) or _corners(item)
    if any(math.isnan(value) for point in points for value in point):
        return (math.nan, math.nan, math.nan, math.nan)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _corners(mark: Mark) -> tuple[XY, ...]:
    return ((mark.x - mark.r, mark.y - mark.r), (mark.x + mark.r, mark.y + mark.r))


def _too_tall(scene: Scene, _: list[Placed], profile: Profile) -> Iterator[str]:
    if scene.h > profile.max_height + 0.3 or scene.w > profile.width + 0.3:
        yield "figure"


def _line_through_text(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    paths = [item.points for _, item in placed if isinstance(item, Path) and item.role in LINES]
    lines = [(a, b) if a[0] <= b[0] else (b, a) for points in paths for a, b in pairwise(points)]
    for group, text in _texts(placed):
        left, top, right, bottom = text_box(text)
        inner = (left + 0.4, top + 0.4, right - 0.4, bottom - 0.4)
        if any(touches(a, b, inner) for a, b in lines if a[0] <= right and b[0] >= left):
            yield _where(group, text)


def _text_over_break(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    """No text of a panel, lane or axis stands across a gap between two pieces of an axis."""
    breaks = _breaks(placed)
    for group, text in _texts(placed):
        left, right = text_box(text)[::2]
        on_axis = text.role in ("value", "dose", "care", "event", "tick-x")
        if on_axis and any(left < x < right for x in breaks.get(group.split("-")[0], ())):
            yield _where(group, text)


def _breaks(placed: list[Placed]) -> dict[str, list[float]]:
    """The middle of each break of each patient's axis in pt."""
    strokes = [(group, item.points) for group, item in placed if isinstance(item, Path) and item.role == "break"]
    found: dict[str, set[float]] = {}
    for (group, a), (_, b) in zip(strokes[::2], strokes[1::2], strict=False):
        found.setdefault(group.split("-")[0], set()).add(round((a[0][0] + a[1][0] + b[0][0] + b[1][0]) / 4, 2))
    return {patient: sorted(xs) for patient, xs in found.items()}


def _break_ignored(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    """What crosses a break shows it: a bar with two strokes, a line of values by its dashes; band and shade never do."""
    breaks = _breaks(placed)
    bridges = [(group, item.points) for group, item in placed if isinstance(item, Path) and item.role == "bridge"]
    for group, item in placed:
        for x in breaks.get(group.split("-")[0], ()):
            left, _top, right, _bottom = item_box(item)
            if not left < x - 1 < x + 1 < right:
                continue
            if isinstance(item, Rect) and item.role in ("dose", "care", "lasting"):
                marks = [b for where, b in bridges if where == group and b[1][1] < item.y < item.y + item.h < b[0][1]]
                if sum(abs((b[0][0] + b[1][0]) / 2 - x) < 4 for b in marks) < 2:
                    yield _where(group, item)
            elif (isinstance(item, Rect) and item.role in GROUND) or (isinstance(item, Path) and item.role == "line" and not item.dash):
                yield _where(group, item)


# --- type and ink ---------------------------------------------------------------------------------------------


def _small_text(_: Scene, placed: list[Placed], profile: Profile) -> Iterator[str]:
    yield from (_where(group, text) for group, text in _texts(placed) if text.size < profile.min_text_pt - 1e-9)


def _missing_glyph(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    yield from (_where(group, text) for group, text in _texts(placed) if fonts.missing(text.text, (FAMILY,)))


def _thin_line(_: Scene, placed: list[Placed], profile: Profile) -> Iterator[str]:
    for group, item in placed:
        if not isinstance(item, Text) and item.stroke not in ("none", "paper") and item.width < profile.min_line_pt - 1e-9:
            yield _where(group, item)


def _text_contrast(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    for palette in (LIGHT, DARK):
        rects: list[Rect] = []
        for group, item in placed:
            if isinstance(item, Rect) and item.fill != "none":
                rects.append(item)
            elif isinstance(item, Text) and contrast(_colour(item.fill, palette), _colour(_ground(item, rects), palette)) < TEXT_CONTRAST:
                yield _where(group, item)


def _ground(text: Text, rects: list[Rect]) -> str:
    """The fill of the topmost rectangle painted so far under the middle of a text."""
    left, top, right, bottom = text_box(text)
    x, y = (left + right) / 2, (top + bottom) / 2
    return next((r.fill for r in reversed(rects) if r.x <= x <= r.x + r.w and r.y <= y <= r.y + r.h), "paper")


def _mark_contrast(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    for palette in (LIGHT, DARK):
        for group, item in placed:
            inks = _inks(item)
            if inks and max(contrast(_colour(ink, palette), palette["paper"]) for ink in inks) < MARK_CONTRAST:
                yield _where(group, item)


def _inks(item: Rect | Path | Mark | Text) -> list[str]:
    """The colours of which one must stand out from the paper."""
    if isinstance(item, Mark) and item.role not in ("halo", "approx"):  # what lies around and in a mark, in the paper's colour
        return [item.fill, item.stroke]
    if isinstance(item, Rect) and item.role == "dose" and item.fill != "none":  # the slope of a taper has the ink
        return [item.fill, item.stroke]
    return [item.stroke] if isinstance(item, Path) and item.role in (*LINES, "outline", "taper") else []


def _hue_alone(_: Scene, placed: list[Placed], __: Profile) -> Iterator[str]:
    """No two looks of one figure differ in hue only: in greyscale and for every colour vision shape, hatch, dash or lightness remains."""
    found = {_look(item): _where(group, item) for group, item in placed if not isinstance(item, Text) and item.role in KEYED}
    for one, other in combinations(found, 2):
        if one[0] == other[0] and any(_lightness_apart(one[1:], other[1:], palette) < GREY_STEP for palette in (LIGHT, DARK)):
            yield f"{found[one]} and {found[other]}"


def _look(item: Rect | Path | Mark) -> tuple[tuple[str, ...], str, str]:
    """What a reader sees of an item: its form, the roles of its fill and of its line."""
    if isinstance(item, Mark):
        return ("mark", item.shape), item.fill, item.stroke
    if isinstance(item, Path):
        return ("line", "dashed" if item.dash else ""), "none", item.stroke
    return ("bar", item.hatch), item.fill, "none"  # the outline of a bar tells nothing


def _lightness_apart(one: tuple[str, ...], other: tuple[str, ...], palette: dict[str, str]) -> float:
    """By how much the fills or the lines differ in greyscale, whichever more."""
    return max(abs(lightness(_colour(a, palette)) - lightness(_colour(b, palette))) for a, b in zip(one, other, strict=True))


def _colour(role: str, palette: dict[str, str]) -> str:
    return role if role.startswith("#") else palette.get(role, palette["paper"])


# --- the file -------------------------------------------------------------------------------------------------


def _bad_svg(scene: Scene, _: list[Placed], __: Profile) -> Iterator[str]:
    """The printed file parses, repeats no id, has title and description first, no number that is none, and no address."""
    try:
        svg = write_svg(scene, "f", tooltips=True)
    except KeyError:
        yield "unknown colour role"
        return
    tags, ids, roles = _read_tags(svg)
    if tags[:3] != ["svg", "title", "desc"] or roles != ["img"] or not (scene.title.strip() and scene.desc.strip()):
        yield "title, description or role"
    if len(ids) != len(set(ids)):
        yield "ids repeated"
    if any(not math.isfinite(value) for _, item in _placed(scene.items, "") for value in item_box(item)):
        yield "not a number"
    if not set(tags) <= {"svg", "g", "title", "desc", "rect", "path", "circle", "text"}:
        yield "element outside the short list"


def _read_tags(svg: str) -> tuple[list[str], list[str], list[str]]:
    tags: list[str] = []
    ids: list[str] = []
    roles: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        tags.append(name)
        ids.extend(value for key, value in attributes.items() if key == "id")
        roles.extend(value for key, value in attributes.items() if key == "role")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(svg, True)  # expat takes its arguments by position only
    return tags, ids, roles


Check = Callable[[Scene, list[Placed], Profile], Iterator[str]]
_CHECKS: tuple[tuple[str, Check], ...] = (
    ("text_overlap", _text_overlap),
    ("out_of_bounds", _out_of_bounds),
    ("too_tall", _too_tall),
    ("line_through_text", _line_through_text),
    ("text_over_break", _text_over_break),
    ("break_ignored", _break_ignored),
    ("small_text", _small_text),
    ("missing_glyph", _missing_glyph),
    ("thin_line", _thin_line),
    ("text_contrast", _text_contrast),
    ("mark_contrast", _mark_contrast),
    ("hue_alone", _hue_alone),
    ("bad_svg", _bad_svg),
)
