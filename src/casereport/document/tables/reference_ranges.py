"""Reference ranges as tables and figures print them: each with the days on which it holds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from casereport.chart import Clocks, PlacedResult, PlacedSeries
from casereport.chart.ranges import Holding, limits_text, validity_text
from casereport.chart.words import span_text
from casereport.document.spot import Spot
from casereport.document.tables.measured import Measured, one_a_series
from casereport.figures.course.entries import Point, RefRange
from casereport.model.ranges import Range
from casereport.model.spans import Span

Drawn = tuple[Point, PlacedResult, PlacedSeries]
"""A point with what it shows."""


def reference_text(at: Spot, cells: Sequence[Measured]) -> str:
    """The reference ranges of a row as printed, each once, with the days on which they hold and what qualifies them."""
    if runs := _range_runs(cells):
        return "; ".join(_run_text(at, run) for run in runs if run[0].result.range)
    told = [_qualified(one.shown, one.when, cell.series.entry.reference_note) for cell in one_a_series(cells) for one in cell.series.limits]
    return "; ".join(dict.fromkeys(told))


def _qualified(shown: str, when: str, note: str | None) -> str:
    words = "; ".join(word for word in (when, note) if word)
    return f"{shown} ({words})" if words else shown


def _range_runs(cells: Sequence[Measured]) -> list[list[Measured]]:
    """Results of one range that follow one another, where series of a row differ in range; none where two hold at one time."""
    ranges = {(cell.column, cell.result.range) for cell in cells}
    is_parted = len({column for column, _ in ranges}) == len(ranges) and all(cell.result.place for cell in cells)
    if not is_parted or len({cell.series.limits for cell in cells}) < 2:
        return []
    ordered = sorted(cells, key=lambda cell: cell.result.place.order if cell.result.place else (0, Decimal(0)))
    runs = groupby(
        ordered, key=lambda cell: (cell.result.range, cell.series.entry.reference_note, cell.result.place and cell.result.place.axis)
    )
    return [list(run) for _, run in runs]


def _run_text(at: Spot, run: Sequence[Measured]) -> str:
    first, last = run[0].result, run[-1].result
    days = span_text(Span("", first.moment, last.moment), at.of(run[0].patient).clocks)
    return _qualified(limits_text(first.range), days, run[0].series.entry.reference_note) if first.range else ""


# --- for figures ----------------------------------------------------------------------------------------------


def drawn_ranges(drawn: Sequence[Drawn], clocks: Clocks, axes: Sequence[str]) -> tuple[RefRange, ...]:
    """The ranges of an analyte in its figure, in the order of time: those that hold between its first and last result.

    Of several series with different ranges each range holds from the first to the last of its results that stand together.
    """
    series = list({id(one): one for _, _, one in drawn}.values())
    if len({one.limits for one in series}) > 1:
        return tuple(_by_runs(drawn, clocks))
    found = [one for holding in series[0].holdings for one in _of_holding(holding, clocks, axes)] if series else []
    return tuple(one for one in found if any(_meets(one, points) for points in _by_segment(drawn)))


def _by_segment(drawn: Sequence[Drawn]) -> list[list[Point]]:
    points = sorted((point for point, _, _ in drawn), key=lambda p: (p.segment, p.t))
    return [list(group) for _, group in groupby(points, key=lambda p: p.segment)]


def _meets(one: RefRange, points: Sequence[Point]) -> bool:
    """True when the range holds somewhere between the first and the last of the points."""
    if one.segment not in (None, points[0].segment):
        return False
    return (one.start is None or one.start <= points[-1].t) and (one.end is None or points[0].t < one.end)


def _of_holding(holding: Holding, clocks: Clocks, axes: Sequence[str]) -> Iterator[RefRange]:
    """The range in a figure, once for each of its axes on which it can hold; none when it has no bounds to be drawn."""
    when = validity_text(holding.span, clocks) if holding.span else ""
    if holding.line is None:
        yield from filter(None, [_ref_range(holding.range, None, None, None, when)])
        return
    for segment, first in enumerate(map(clocks.first_day, axes)):
        if first.line == holding.line:
            start, end = (None if days is None else float(days - first.shift) - 0.5 for days in (holding.start, holding.end))
            yield from filter(None, [_ref_range(holding.range, start, end, segment, when)])


def _ref_range(range_: Range | None, start: float | None, end: float | None, segment: int | None, when: str) -> RefRange | None:
    if range_ is None or range_.is_titre or (range_.low, range_.high) == (None, None):
        return None
    low, high = (None if bound is None else float(bound) for bound in (range_.low, range_.high))
    return RefRange(low, high, limits_text(range_), start, end, segment, when, range_.low_inclusive, range_.high_inclusive)


def _by_runs(drawn: Sequence[Drawn], clocks: Clocks) -> Iterator[RefRange]:
    ordered = sorted(drawn, key=lambda one: (one[0].segment, one[0].t))
    runs = [list(run) for _, run in groupby(ordered, key=lambda one: (one[0].segment, one[1].range))]
    edges = [[math.floor(run[0][0].t + 0.5) - 0.5, math.floor(run[-1][0].t + 0.5) + 0.5] for run in runs]
    for k, (a, b) in enumerate(pairwise(runs)):
        if a[-1][0].segment == b[0][0].segment and edges[k + 1][0] < edges[k][1]:  # two laboratories on one day
            edges[k][1] = edges[k + 1][0] = (a[-1][0].t + b[0][0].t) / 2
    for run, (start, end) in zip(runs, edges, strict=True):
        when = span_text(Span("", run[0][1].moment, run[-1][1].moment), clocks)
        found = _ref_range(run[0][1].range, start, end, run[0][0].segment, when)
        if found:
            yield found
