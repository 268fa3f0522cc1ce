"""Reference ranges in words: their limits, and the time for which they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casereport.chart.clocks import Clocks
from casereport.chart.ranges import ranges_of
from casereport.chart.words import moment_text, span_text
from casereport.language import say
from casereport.model.series import LabSeries
from casereport.model.spans import Span
from casereport.model.values import Range

_MINUS = re.compile(r"(?:^|(?<=[ <>=\u2013-]))[-\u2013](?=\.?\d)")
"""A dash before a number that nothing stands before, or a second dash: the sign of a negative bound."""


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
