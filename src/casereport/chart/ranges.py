"""Which reference range of a series holds when, and where two of them meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from casereport.chart.clocks import Clocks
from casereport.chart.place import EXACT, Place
from casereport.model.series import LabSeries
from casereport.model.spans import Span
from casereport.model.values import Range


@dataclass(frozen=True, slots=True)
class Holding:
    """A range with the time it holds for: on `line` (None: on every one) from `start` up to `end`, in days; None is open.

    `span` is the time as typed, None for a range that holds always; `axis` the clock on which that was typed, `shift` days behind the line.
    """

    range: Range
    span: Span | None = None
    line: str | None = None
    start: Decimal | None = None
    end: Decimal | None = None
    axis: str | None = None
    shift: Decimal = Decimal(0)

    def holds(self, place: Place) -> bool:
        """True when the range holds at this place."""
        if self.line is not None and self.line != place.line:
            return False
        return (self.start is None or self.start <= place.since) and (self.end is None or place.since < self.end)


def ranges_of(series: LabSeries) -> tuple[tuple[Span | None, Range], ...]:
    """The ranges of a series as typed, each with its span; one that holds always has none."""
    reference = series.reference
    if reference is None:
        return ()
    return tuple(reference.items()) if isinstance(reference, dict) else ((None, reference),)


def holdings(series: LabSeries, clocks: Clocks) -> tuple[Holding, ...]:
    """The ranges of a series in the order of time; a span whose ends lie on no clock of the patient, or on two, holds nowhere.

    A range ends where the next begins, so that an elapsed time (`6 mo`) which ends one span and starts another belongs to the later.
    """
    found = [Holding(range_) if span is None else _placed(span, range_, clocks) for span, range_ in ranges_of(series)]
    ordered = sorted(filter(None, found), key=_order)
    return (*(replace(a, end=_earlier(a, b)) for a, b in pairwise(ordered)), *ordered[-1:])


def range_at(held: tuple[Holding, ...], place: Place | None) -> Range | None:
    """The range that holds at a place; for a result without a place only one that holds always."""
    if place is None:
        return next((holding.range for holding in held if holding.span is None), None)
    return next((holding.range for holding in held if holding.holds(place)), None)


def overlapping(series: LabSeries, clocks: Clocks) -> Iterator[Span]:
    """Each span of a series that begins before the one before it has ended."""
    placed = [_placed(span, range_, clocks) for span, range_ in ranges_of(series) if span is not None]
    latest: dict[str | None, Holding] = {}
    for holding in sorted(filter(None, placed), key=_order):
        before = latest.get(holding.line) or latest.get(None)
        if before is not None and before.span is not None and _overlaps(before, holding) and holding.span is not None:
            yield holding.span
        if before is None or before.end is not None:
            latest[holding.line] = holding if before is None or _later(holding, before) else before


def _placed(span: Span, range_: Range, clocks: Clocks) -> Holding | None:
    start = clocks.place(span.start) if span.start_known else None
    end = clocks.place(span.end) if not span.end.is_unknown else None
    after = span.start.relation == "after" and not span.start_known  # after an event, nobody knows how long: not from the beginning
    lost = after or (span.start_known and start is None) or (not span.end.is_unknown and end is None)
    if lost or (start is not None and end is not None and start.line != end.line):
        return None
    known = start or end
    if known is None:
        return Holding(range_, span)
    return Holding(range_, span, known.line, start.since if start else None, _reach(end, span), known.axis, known.shift)


def _reach(end: Place | None, span: Span) -> Decimal | None:
    """A day reaches to where the next begins; `to before 6` ends where day 6 begins; so does a length in weeks, months or years."""
    if end is None or not span.end_known:
        return None if end is None else end.since
    return end.since + 1 if end.unit not in EXACT and not end.is_cell else end.until


def _order(holding: Holding) -> tuple[str, bool, Decimal]:
    return holding.line or "", holding.start is not None, holding.start or Decimal(0)


def _earlier(a: Holding, b: Holding) -> Decimal | None:
    """Where `a` ends when `b` is the next of the same line."""
    if a.line != b.line or b.start is None:
        return a.end
    return b.start if a.end is None else min(a.end, b.start)


def _overlaps(a: Holding, b: Holding) -> bool:
    if a.end is None or b.start is None:
        return True
    touch = a.span is not None and b.span is not None and bool(a.span.end.elapsed) and a.end - 1 == b.start
    return b.start < a.end and not touch


def _later(a: Holding, b: Holding) -> bool:
    return a.end is None or (b.end is not None and a.end > b.end)
