"""Reference ranges: which of a series holds when, how a value lies to it, what is printed of it. Here alone high and low are decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from casereport.chart.clocks import Clocks
from casereport.chart.place import EXACT, Place
from casereport.chart.words import moment_text, span_text
from casereport.language import say
from casereport.model.ranges import Range
from casereport.model.series import LabSeries
from casereport.model.spans import Span
from casereport.model.values import LabValue
from casereport.patterns import lazy_pattern
from casereport.values import dataclass

Status = Literal["high", "low", "in", "undecided", "unknown"]
_MINUS = lazy_pattern(r"(?:^|(?<=[ <>=\u2013-]))[-\u2013](?=\.?\d)")
"""A dash before a number that nothing stands before, or a second dash: the sign of a negative bound."""


# --- which holds when ---------------------------------------------------------------------------------------------------------------


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


# --- high and low -------------------------------------------------------------------------------------------------------------------


def judge(value: LabValue, held: Range | None) -> Status:
    """High, low or in where that is certain; undecided where the comparator leaves it open, unknown where the two cannot be compared.

    `<5` is low when everything below 5 is, in when there is no lower bound and everything below 5 is inside; `>5` likewise.
    """
    if held is None or value.number is None or (held.low is None and held.high is None) or (value.kind == "titre") != held.is_titre:
        return "unknown"
    if value.comparator in ("<", "<="):
        return _below(value.number, held, reached=value.comparator == "<=")
    if value.comparator:
        return _above(value.number, held, reached=value.comparator == ">=")
    if _is_under(value.number, held):
        return "low"
    return "high" if _is_over(value.number, held) else "in"


def multiple_of_limit(value: LabValue, held: Range | None) -> Decimal | None:
    """The value as a multiple of the upper limit, None for a value that is no exact number or has no such limit."""
    upper = held.high if held else None
    return value.number / upper if upper and value.number is not None and value.is_exact else None


def _below(limit: Decimal, held: Range, *, reached: bool) -> Status:
    """How a value lies that is known to be below the limit, or at most the limit when it may be reached."""
    if held.low is not None:
        return "low" if _is_under(limit, held) or (limit == held.low and not reached) else "undecided"
    return "in" if not _is_over(limit, held) or (limit == held.high and not reached) else "undecided"


def _above(limit: Decimal, held: Range, *, reached: bool) -> Status:
    if held.high is not None:
        return "high" if _is_over(limit, held) or (limit == held.high and not reached) else "undecided"
    return "in" if not _is_under(limit, held) or (limit == held.low and not reached) else "undecided"


def _is_under(number: Decimal, held: Range) -> bool:
    return held.low is not None and (number < held.low or (number == held.low and not held.low_inclusive))


def _is_over(number: Decimal, held: Range) -> bool:
    return held.high is not None and (number > held.high or (number == held.high and not held.high_inclusive))


# --- in words -----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Limits:
    """What is printed of a range: its limits, and when they hold; "" for a range that holds always."""

    shown: str
    when: str


def limits_of(series: LabSeries, clocks: Clocks) -> tuple[Limits, ...]:
    """The ranges of a series as printed, in the order typed."""
    return tuple(Limits(limits_text(held), validity_text(span, clocks) if span else "") for span, held in ranges_of(series))


def limits_text(held: Range) -> str:
    """The limits of a range as printed: `<5`, `12–15`, `negative`."""
    return _MINUS.sub("\u2212", str(held)).replace("-", "–").replace("<=", "≤").replace(">=", "≥")


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
