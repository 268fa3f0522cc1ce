"""The header of a panel, drawn, and what stands at the right of one with two series: an axis of the second, the bracket of its range."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.axis.scales import ValueAxis, number_text
from casereport.figures.course.plan import LINE_HEIGHT, Plan
from casereport.figures.paper.measure import CAP_HEIGHT, measure
from casereport.figures.paper.scene import XY, Box, Item, Mark, Note, Path, Rect, Text, baseline_mid
from casereport.figures.parts.headers import KEY, Header, tells_ranges
from casereport.figures.parts.pairs import ALONE, AXIS, FIRST, SECOND, Look, has_bracket, second_series, share_band, shows_right_values
from casereport.figures.parts.status import range_text

BRACKET = (1.0, 2.8)  # from the panel's right edge to the bracket's tips and to its back, in units


def draw_header(plan: Plan, row: int, column: int, box: Box, first: float) -> Iterator[Item]:
    """The lines of a panel's header over its box from the baseline `first` on; each of two series has a line, led by its key."""
    header = plan.headers[row, column]
    yield from _line(plan, header, FIRST if header.second else ALONE, box, first, in_band=True)
    if header.second:
        below = first + (len(header.title) + header.ref_below) * LINE_HEIGHT * plan.profile.label_pt
        yield from _line(plan, header.second, SECOND, box, below, in_band=share_band(plan.data, row, column))


def _line(plan: Plan, header: Header, look: Look, box: Box, first: float, *, in_band: bool) -> Iterator[Item]:
    profile, u = plan.profile, plan.profile.unit
    step, left = LINE_HEIGHT * profile.label_pt, box[0] + (KEY * u if look is not ALONE else 0.0)
    if look is not ALONE:
        yield from _key(plan, look, box[0], first - CAP_HEIGHT * profile.label_pt / 2)
    for k, line in enumerate(header.title):
        yield Text(left, first + k * step, line, profile.label_pt, fill=look.text, role=look.title)
    if header.ref:
        last = first + (len(header.title) - 1 + header.ref_below) * step
        swatch = 9 * u * header.has_band
        x = left + swatch if header.ref_below else box[2] - measure(header.ref, profile.small_pt)
        yield Text(x, last, header.ref, profile.small_pt, fill="muted", role="reference")
        if header.has_band:
            yield _swatch(plan, x - swatch, last - CAP_HEIGHT * profile.small_pt / 2, in_band=in_band)


def _key(plan: Plan, look: Look, x: float, y: float) -> Iterator[Item]:
    u = plan.profile.unit
    yield Path(((x, y), (x + 9 * u, y)), look.colour, plan.profile.line(1.0), role="key")
    r = plan.metrics.point * look.size
    yield Mark(x + 4.5 * u, y, look.shape, r, look.colour, look.colour, plan.profile.line(0.8), "key")


def _swatch(plan: Plan, x: float, y: float, *, in_band: bool) -> Rect | Path:
    """A piece of the band, or the bracket, that shows the range."""
    u = plan.profile.unit
    if in_band:
        return Rect(x, y - 2.3 * u, 7 * u, 4.6 * u, "refband", role="swatch")
    tip, back = x + 3.6 * u, x + 5.4 * u
    points = ((tip, y - 2.3 * u), (back, y - 2.3 * u), (back, y + 2.3 * u), (tip, y + 2.3 * u))
    return Path(points, SECOND.colour, plan.profile.line(0.8), role="swatch")


# --- at the right ---------------------------------------------------------------------------------------------


def draw_right_axis(plan: Plan, row: int, column: int, box: Box) -> Iterator[Item]:
    """The right axis of a panel in the style of its series, detached from the panel; nothing where there is none."""
    axis = plan.right.get((row, column))
    if axis is None:
        return
    _, top, right, bottom = box
    x, m, line = right + AXIS * plan.profile.unit, plan.metrics, plan.profile.line(0.5)
    yield Path(((x, top), (x, bottom)), SECOND.colour, line, role="axis-right")
    numbered = shows_right_values(plan.data, row, column, stacked=plan.stacked)
    for value in axis.ticks:
        y, size = axis.y(value, top, bottom), plan.profile.tick_pt
        yield Path(((x, y), (x + m.tick, y)), SECOND.colour, line, role="tick")
        if numbered:
            yield Text(x + 1.6 * m.tick, baseline_mid(y, size), number_text(value), size, fill=SECOND.text, role="tick-y2")


def draw_bracket(plan: Plan, row: int, column: int, box: Box) -> Iterator[Path]:
    """The reference range of the second series beside the panel, open where it has no limit or leaves the axis."""
    second = second_series(plan.data, row, column)
    axis = second_axis(plan, row, column)
    if second is None or not axis.ticks or not has_bracket(plan.data, row, column):
        return
    _, top, right, bottom = box
    low = axis.low if second.low is None else max(second.low, axis.low)
    high = axis.high if second.high is None else min(second.high, axis.high)
    if high <= axis.low or low >= axis.high:
        return
    tip, back = (right + part * plan.profile.unit for part in BRACKET)
    upper, lower = axis.y(high, top, bottom), axis.y(low, top, bottom)
    points: list[XY] = [(tip, upper)] if second.high is not None and second.high <= axis.high else []
    points += [(back, upper), (back, lower)]
    points += [(tip, lower)] if second.low is not None and second.low >= axis.low else []
    yield Path(tuple(points), SECOND.colour, plan.profile.line(0.8), role="bracket")


def second_axis(plan: Plan, row: int, column: int) -> ValueAxis:
    """The axis that the second series of a panel is counted on."""
    return plan.right.get((row, column), plan.axes[row, column])


def second_notes(plan: Plan, row: int, column: int) -> Iterator[Note]:
    """What the second series of a panel leaves to the caption: a range not printed in full, and one that leaves the axis."""
    header, second = plan.headers[row, column].second, second_series(plan.data, row, column)
    if header is None or second is None:
        return
    label, words, axis = plan.data.patients[column].label, range_text(second), second_axis(plan, row, column)
    if words and not tells_ranges(header, second):
        yield Note("reference", label, second.title, words)
    if axis.ticks and second.high is not None and second.high > axis.high:
        yield Note("band", label, second.title, "above")
    if axis.ticks and second.low is not None and second.low < axis.low:
        yield Note("band", label, second.title, "below")
