"""Series with more results than a table can print: which of them it prints, and what it says of the others."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.chart import PlacedResult, PlacedSeries
from casereport.language import say

MOST_RESULTS = 200
"""Results of one series that are printed one by one."""


def printed_results(found: Sequence[PlacedResult]) -> Sequence[PlacedResult]:
    """The results that a table prints: all, or of more than 200 the first, lowest, highest and last number."""
    if len(found) <= MOST_RESULTS:
        return found
    numbers = [r for r in found if r.value.number is not None and r.value.is_exact] or list(found)
    chosen = {id(r) for r in (numbers[0], numbers[-1], min(numbers, key=_number), max(numbers, key=_number))}
    return [r for r in found if id(r) in chosen]


def length_note(series: Sequence[PlacedSeries]) -> str:
    """What a table says of series that it does not print whole, "" when there is none."""
    counts = [(one.name, len(one.results)) for one in series]  # of several patients one name may stand twice
    long = [f"{name}, {count:,}" for name, count in counts if count > MOST_RESULTS]
    return say("cell.long_series", counts="; ".join(long)) if long else ""


def _number(result: PlacedResult) -> float:
    return float(result.value.number or 0)
