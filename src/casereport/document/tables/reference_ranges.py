"""Reference ranges as tables and figures print them: each with the days on which it holds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from casereport.chart import Clocks
from casereport.chart.ranges import Holding, holdings, ranges_of
from casereport.chart.results import PlacedResult
from casereport.chart.words import moment_text, span_text
from casereport.figures.course.entries import Point, RefRange
from casereport.language import say
from casereport.model.patient import LabSeries
from casereport.model.spans import Span
from casereport.model.values import Range

_MINUS = re.compile(r"(?:^|(?<=[ <>=\u2013-]))[-\u2013](?=\.?\d)")
"""A dash before a number that nothing stands before, or a second dash: the sign of a negative bound."""
Drawn = tuple[Point, PlacedResult, LabSeries]
"""A point with what it shows."""


def range_shown(range_: Range) -> str:
    """A range as printed."""
    return _MINUS.sub("\u2212", str(range_)).replace("-", "–").replace("<=", "≤").replace(">=", "≥")


def validity_text(span: Span, clocks: Clocks) -> str:
    """The time of a range in words: `days 1–5`, `from day 6`, `until day 5`, "" for a span that is open at both ends."""
    start, end = moment_text(span.start, clocks), moment_text(span.end, clocks)
    begins, ends = span.start_known, not span.end.is_unknown
    if begins and ends and span.end_known:
        return span_text(span, clocks)
    until = say("span.until" if span.end_known else "span.before", time=end)
    if not begins:
        return until if ends else ""
    return say("span.from_until", start=start, until=until) if ends else say("span.from", start=start)


def typed_ranges(series: LabSeries) -> str:
    """The ranges of a series as typed, equal for two series with the same ranges."""
    return "; ".join(f"{span}: {range_}" if span else str(range_) for span, range_ in ranges_of(series))


# --- for figures ----------------------------------------------------------------------------------------------


def drawn_ranges(drawn: Sequence[Drawn], clocks: Clocks, axes: Sequence[str]) -> tuple[RefRange, ...]:
    """The ranges of an analyte in its figure, in the order of time: those that hold between its first and last result.

    Of several series with different ranges each range holds from the first to the last of its results that stand together.
    """
    series = list({id(one): one for _, _, one in drawn}.values())
    if len({typed_ranges(one) for one in series}) > 1:
        return tuple(_by_runs(drawn, clocks))
    found = [one for holding in holdings(series[0], clocks) for one in _of_holding(holding, clocks, axes)] if series else []
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
    return RefRange(low, high, range_shown(range_), start, end, segment, when, range_.low_inclusive, range_.high_inclusive)


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
