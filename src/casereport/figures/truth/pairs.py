"""Panels with two series must invert to the data: each series on its own value axis, in its own mark, line, title and labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from casereport.figures.course.data import CourseData, Pair, find_series
from casereport.figures.course.entries import Point, Series
from casereport.figures.course.plan import row_shares_values
from casereport.figures.paper.measure import CAP_HEIGHT
from casereport.figures.paper.scene import Group, Mark, Path, Text, text_box
from casereport.figures.parts.pairs import FIRST, SECOND, Look, has_bracket, right_is_shared
from casereport.figures.parts.status import basis_of, point_text
from casereport.figures.truth.bands import line_faults, symbol_is_right, symbols_of
from casereport.figures.truth.readback import (
    TOLERANCE,
    Clocks,
    DrawnPiece,
    drawn_pieces,
    height_of,
    is_straight,
    items_of,
    panel_edges,
    place_of,
    read_number,
)
from casereport.figures.truth.readback import Pair as Place
from casereport.values import dataclass

Found = dict[str, Group]


@dataclass(frozen=True, slots=True)
class _Panel:
    """A panel as drawn, with what its two series say."""

    data: CourseData
    pair: Pair
    row: int
    column: int
    group: Group
    pieces: tuple[DrawnPiece, ...]

    def series(self, look: Look) -> Series | None:
        """The series of a look."""
        return find_series(self.data.patients[self.column], self.pair.row if look is FIRST else self.pair.second)

    def points(self, look: Look) -> Sequence[Point]:
        """Its results that must have a mark."""
        series = self.series(look)
        return symbols_of(series, self.pieces, len(self.marks(look))) if series else []

    def marks(self, look: Look) -> list[Mark]:
        """The marks drawn for it."""
        return items_of(self.group, Mark, look.mark)

    def title(self, look: Look) -> str:
        """Its title without spaces, lines joined."""
        return "".join(text.text for text in items_of(self.group, Text, look.title)).replace(" ", "")

    def is_log(self, look: Look) -> bool:
        """Whether the titles of the series on its axis say that it is logarithmic."""
        on_axis = (look,) if self.pair.right else (FIRST, SECOND)
        return any(self.title(one).endswith("logscale") for one in on_axis)

    def values(self, look: Look) -> list[Place]:
        """Values, on the scale that the titles tell, with their heights below the panel's top; those of printed numbers too."""
        log = self.is_log(look)
        known = [(p.value or 0.0, mark.y) for p, mark in zip(self.points(look), self.marks(look), strict=True)]
        role = "tick-y2" if self.pair.right and look is SECOND else "tick-y"
        texts = items_of(self.group, Text, role)
        known += [(read_number(text), text.y - CAP_HEIGHT * text.size / 2) for text in texts]
        top = panel_edges(self.group)[0]
        return [(math.log(value) if log else value, y - top) for value, y in known]


def pair_faults(data: CourseData, found: Found, column: int, clocks: Clocks) -> Iterator[str]:
    """Where the second series of a patient's panels, or what tells it from the first, says something else than the data."""
    for panel in _panels(data, found, column):
        points, marks = panel.points(SECOND), panel.marks(SECOND)
        if any(len(panel.points(look)) != len(panel.marks(look)) for look in (FIRST, SECOND)):
            yield f"{panel.group.id}: number of marks"
            continue
        for point, mark in zip(points, marks, strict=True):
            clocks[point.segment].append((point.t, mark.x))
        yield from (f"{panel.group.id}: {what}" for what in _panel_faults(panel))


def _panels(data: CourseData, found: Found, column: int) -> Iterator[_Panel]:
    for row, name in enumerate(data.rows):
        pair = data.pair(name)
        if pair:
            pieces = drawn_pieces(data, data.patients[column], found[f"p{column}-axis"])
            yield _Panel(data, pair, row, column, found[f"p{column}-row{row}"], pieces)


def _panel_faults(panel: _Panel) -> Iterator[str]:
    if any(not _looks_right(panel, look) for look in (FIRST, SECOND)):
        yield "symbol of a pair"
    if any(not _is_titled(panel, look) for look in (FIRST, SECOND)):
        yield "title of a pair"
    if not all(_is_labelled(panel, text) for text in items_of(panel.group, Text, "value")):
        yield "label of a pair"
    if not all(_joins_its_own(panel, line) for line in items_of(panel.group, Path, "line")):
        yield "line of a pair"
    if not _numbers_have_ticks(panel):
        yield "right tick"
    yield from _second_faults(panel)


def _second_faults(panel: _Panel) -> Iterator[str]:
    pairs = panel.values(SECOND) + ([] if panel.pair.right else panel.values(FIRST))
    if not is_straight(pairs):
        yield "second values"
    elif not _goes_through_all(panel, pairs):
        yield "second line"
    elif panel.points(SECOND) and not _range_is_right(panel, pairs):
        yield "second range"


def row_faults(data: CourseData, found: Found) -> Iterator[str]:
    """Where a row whose patients share a value axis does not stand on one."""
    for row, name in enumerate(data.rows):
        if data.pair(name) is None:
            continue
        panels = [panel for c in range(len(data.patients)) for panel in _panels(data, found, c) if panel.row == row]
        if any(len(panel.points(look)) != len(panel.marks(look)) for panel in panels for look in (FIRST, SECOND)):
            continue  # told by panel
        at_right = panels[0].pair.right
        left = [pair for p in panels for look in ((FIRST,) if at_right else (FIRST, SECOND)) for pair in p.values(look)]
        right = [pair for p in panels for pair in p.values(SECOND)] if at_right else []
        shared = ((row_shares_values(data, row), left), (right_is_shared(data, row), right))
        if any(is_shared and not is_straight(pairs) for is_shared, pairs in shared):
            yield f"row{row}: shared values of a pair"


def _looks_right(panel: _Panel, look: Look) -> bool:
    series = panel.series(look)
    if series is None:
        return True
    basis, drawn = basis_of(panel.data, series), zip(panel.points(look), panel.marks(look), strict=True)
    return all(symbol_is_right(point, series, mark, basis, look) for point, mark in drawn)


def _is_titled(panel: _Panel, look: Look) -> bool:
    """Whether the name of a series stands beside its own mark, in its own colour."""
    texts = items_of(panel.group, Text, look.title)
    keys = [mark for mark in items_of(panel.group, Mark, "key") if mark.shape == look.shape and mark.fill == look.colour]
    if not texts or len(keys) != 1 or any(text.fill != look.text for text in texts):
        return False
    series = panel.series(look)
    names = [name.replace(" ", "") for name in (series.title, series.short) if name] if series else [""]
    beside = abs(keys[0].y - (texts[0].y - CAP_HEIGHT * texts[0].size / 2)) <= TOLERANCE
    says_right = ("rightaxis" in panel.title(look)) == (panel.pair.right and look is SECOND) or series is None
    return beside and says_right and any(panel.title(look).startswith(name) for name in names)


def _is_labelled(panel: _Panel, text: Text) -> bool:
    """Whether a value's label has the colour of a series that has this value, and stands nearer to its marks than to the other's."""
    look = SECOND if text.fill == SECOND.text else FIRST
    marks = [mark for point, mark in zip(panel.points(look), panel.marks(look), strict=True) if point_text(point) == text.text]
    others = panel.marks(FIRST if look is SECOND else SECOND)
    left, top, right, bottom = text_box(text)
    middle = ((left + right) / 2, (top + bottom) / 2)
    own = min((math.dist(middle, (mark.x, mark.y)) for mark in marks), default=math.inf)
    return own < math.inf and all(own <= math.dist(middle, (mark.x, mark.y)) + 2.0 for mark in others)


def _joins_its_own(panel: _Panel, line: Path) -> bool:
    look = SECOND if line.stroke == SECOND.colour else FIRST
    series, points = panel.series(look), panel.points(look)
    if series and len(points) < sum(p.value is not None for p in series.points):
        return line.stroke == look.colour  # a crowded line goes through results without a mark
    return line.stroke == look.colour and set(line.points) <= {(mark.x, mark.y) for mark in panel.marks(look)}


def _goes_through_all(panel: _Panel, pairs: Sequence[Place]) -> bool:
    """Whether the line of the second series, where it crowds, goes through every result; the first's is read as that of any panel."""
    series, points = panel.series(SECOND), panel.points(SECOND)
    if series is None or not points or len(points) == sum(p.value is not None for p in series.points):
        return True
    own = [line for line in items_of(panel.group, Path, "line") if line.stroke == SECOND.colour]
    top = panel_edges(panel.group)[0]
    heights = [(value, y + top) for value, y in pairs]
    return not any(line_faults("", own, series, panel.pieces, heights, log=panel.is_log(SECOND)))


def _numbers_have_ticks(panel: _Panel) -> bool:
    """Whether each number of the right axis stands at a tick of that axis."""
    texts = items_of(panel.group, Text, "tick-y2")
    ticks = [path.points[0][1] for path in items_of(panel.group, Path, "tick") if path.stroke == SECOND.colour]
    middles = [text.y - CAP_HEIGHT * text.size / 2 for text in texts]
    near = (any(abs(y - tick) <= TOLERANCE for tick in ticks) for y in middles)
    return all(near) and (not texts or len(texts) == len(ticks)) and (panel.pair.right or not texts)


def _range_is_right(panel: _Panel, pairs: Sequence[Place]) -> bool:
    """Whether the range of the second series is a bracket at its limits, or the band of the first where that is the same."""
    brackets = items_of(panel.group, Path, "bracket")
    series, known = panel.series(SECOND), len({round(value, 12) for value, _ in pairs}) > 1
    if series is None or not has_bracket(panel.data, panel.row, panel.column):
        return not brackets
    if not known:  # one value and no number: nothing tells where a limit must stand
        return True
    top, bottom = panel_edges(panel.group)
    high, low = (_place(panel, limit, pairs, edge) for limit, edge in ((series.high, 0.0), (series.low, bottom - top)))
    upper, lower = max(high, 0.0), min(low, bottom - top)
    if lower - upper <= TOLERANCE:
        return not brackets or lower - upper > -TOLERANCE
    if len(brackets) != 1:
        return False
    ys = [y - top for _, y in brackets[0].points]
    return abs(min(ys) - upper) <= TOLERANCE and abs(max(ys) - lower) <= TOLERANCE


def _place(panel: _Panel, limit: float | None, pairs: Sequence[Place], edge: float) -> float:
    """Where a limit must stand below the panel's top by the map of the values; the edge when there is no limit."""
    if limit is None:
        return edge
    log = panel.is_log(SECOND)
    place = None if log and limit <= 0 else place_of(height_of(limit, log=log), pairs)
    return math.inf if place is None else place
