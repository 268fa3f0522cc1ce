"""The ground of a panel: shades of intensive care, and the reference band, which steps where the range changes."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.figures.course.entries import RefRange, Series, ranges_of
from casereport.figures.course.plan import Plan
from casereport.figures.paper.scene import Item, Note, Rect
from casereport.figures.parts.headers import tells_ranges
from casereport.figures.parts.panels import panel_box, panel_series
from casereport.figures.parts.status import range_text
from casereport.figures.parts.strips import shades


def draw_ground(plan: Plan, row: int, column: int) -> tuple[list[Item], list[Note]]:
    """Shade, reference band and their mix, in opaque colours; a note when the band leaves the axis."""
    _, top, _, bottom = panel_box(plan, row, column)
    shaded = shades(plan, column)
    items: list[Item] = [Rect(a, top, b - a, bottom - top, "icuband", role="shade") for a, b in shaded]
    series = panel_series(plan, row, column)
    if series is None:
        return items, []
    if not plan.headers[row, column].has_band:
        return items, _reference_notes(plan, series, row, column)
    bands = list(_bands(plan, series, row, column))
    items += bands
    items += [mix for a, b in shaded for band in bands if (mix := _mix(band, a, b))]
    return items, [*_reference_notes(plan, series, row, column), *_band_notes(plan, series, row, column)]


def _bands(plan: Plan, series: Series, row: int, column: int) -> Iterator[Rect]:
    """A rectangle for each range on each piece of the axis that shows it."""
    for one in ranges_of(series):
        if levels := _levels(plan, one, row, column):
            for x0, x1 in _reaches(plan, one, column):
                yield Rect(x0, levels[0], x1 - x0, levels[1] - levels[0], "refband", role="band")


def _reaches(plan: Plan, one: RefRange, column: int) -> Iterator[tuple[float, float]]:
    """From where to where a range holds, in pt; where it changes with the day, the step lies between two day cells."""
    for piece in plan.columns[column].time.pieces:
        x0 = piece.x0 if one.start is None else piece.x(one.start)
        x1 = piece.x1 if one.end is None else piece.x(one.end)
        if one.segment in (None, piece.segment) and x1 > x0:
            yield x0, x1


def _levels(plan: Plan, one: RefRange, row: int, column: int) -> tuple[float, float] | None:
    """Top and bottom of the band in pt, None where the axis shows none of it."""
    axis = plan.axes[row, column]
    _, top, _, bottom = panel_box(plan, row, column)
    low, high = axis.low if one.low is None else one.low, axis.high if one.high is None else one.high
    if high <= axis.low or low >= axis.high:
        return None
    return axis.y(min(high, axis.high), top, bottom), axis.y(max(low, axis.low), top, bottom)


def _mix(band: Rect, a: float, b: float) -> Rect | None:
    """The part of a band that is shaded."""
    x0, x1 = max(a, band.x), min(b, band.x + band.w)
    return Rect(x0, band.y, x1 - x0, band.h, "reficu", role="mix") if x1 > x0 else None


def _reference_notes(plan: Plan, series: Series, row: int, column: int) -> list[Note]:
    """The reference range that its header does not print in full."""
    words = range_text(series)
    lost = bool(words) and not tells_ranges(plan.headers[row, column], series)
    return [Note("reference", plan.data.patients[column].label, series.title, words)] if lost else []


def _band_notes(plan: Plan, series: Series, row: int, column: int) -> list[Note]:
    """The sides on which a range that the panel shows goes on beyond the axis."""
    axis, label = plan.axes[row, column], plan.data.patients[column].label
    shown = [one for one in ranges_of(series) if any(_reaches(plan, one, column))]
    above = any(one.high is not None and one.high > axis.high for one in shown)
    below = any(one.low is not None and one.low < axis.low for one in shown)
    return [Note("band", label, series.title, side) for side, out in (("above", above), ("below", below)) if out]
