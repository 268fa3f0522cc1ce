"""What stands at the right of a panel with two series: the second's own value axis, and the bracket of its reference range."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.axis.scales import ValueAxis, number_text
from casereport.figures.course.plan import Plan
from casereport.figures.paper.scene import XY, Box, Item, Note, Path, Text, baseline_mid
from casereport.figures.parts.headers import tells_ranges
from casereport.figures.parts.pairs import AXIS, SECOND, has_bracket, second_series, shows_right_values
from casereport.figures.parts.ranges import range_text

BRACKET = (1.0, 2.8)  # from the panel's right edge to the bracket's tips and to its back, in units


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
