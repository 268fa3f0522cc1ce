"""Series with more results than a table can print: which of them it prints, and what it says of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casereport.chart import PlacedResult, PlacedSeries
from casereport.chart.bounds import Sign, extreme_of
from casereport.language import say

_BOTH: tuple[Sign, Sign] = (-1, 1)
MOST_RESULTS = 200
"""Results of one series that are printed one by one."""


def printed_results(found: Sequence[PlacedResult]) -> Sequence[PlacedResult]:
    """The results that a table prints: all, or of more than 200 the first, lowest, highest and last number."""
    if len(found) <= MOST_RESULTS:
        return found
    numbers = [r for r in found if r.value.number is not None] or list(found)
    chosen = {id(r) for r in (numbers[0], numbers[-1], *_extremes(numbers))}
    return [r for r in found if id(r) in chosen]


def _extremes(numbers: Sequence[PlacedResult]) -> Iterator[PlacedResult]:
    """The lowest and the highest result, and with each the bound that may lie beyond it, if any."""
    values = [r.value for r in numbers]
    for sign in _BOTH:
        yield from (numbers[index] for index in extreme_of(values, sign) if index is not None)


def length_note(series: Sequence[PlacedSeries]) -> str:
    """What a table says of series that it does not print whole, "" when there is none."""
    counts = [(one.name, len(one.results)) for one in series]  # of several patients one name may stand twice
    long = [f"{name}, {count:,}" for name, count in counts if count > MOST_RESULTS]
    return say("cell.long_series", counts="; ".join(long)) if long else ""
