"""One value that two series tell: two exports of a laboratory overlap, and what both hold is printed and drawn once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from casereport.chart.results import PlacedResult, PlacedSeries


def told_once(series: Sequence[PlacedSeries]) -> tuple[PlacedSeries, ...]:
    """The series of a patient without the results that another one tells too, and without those that are left with none.

    Of two equal results the one with a reference range stays, else the one with a mark, else the first; of different ranges both stay.
    """
    found = [(one, result) for one in series for result in one.placed]
    kept: dict[Hashable, list[tuple[int, PlacedResult]]] = {}
    repeats: set[int] = set()
    for one, result in sorted(found, key=lambda item: (item[1].range is None, not item[1].printed)):
        known = kept.setdefault(_meaning(one, result), [])
        if any(index != one.index and _says_as_much(other, result) for index, other in known):
            repeats.add(id(result))
        else:
            known.append((one.index, result))
    return tuple(left for one in series if (left := _without(one, repeats)).results or not one.results) if repeats else tuple(series)


def _meaning(one: PlacedSeries, result: PlacedResult) -> Hashable:
    """What was measured, how, when, with what result, and where that is known from."""
    entry, value, place = one.entry, result.value, result.place
    number = (value.comparator, value.number) if value.number is not None else result.shown.lower()
    time = (place.line, place.since, place.until, place.moment.qualifier) if place else ()
    what = (one.key, one.name, one.unit, (entry.specimen or "").lower(), entry.method, entry.basis, entry.source)
    return what, time, value.kind, number


def _says_as_much(other: PlacedResult, result: PlacedResult) -> bool:
    """True when the other result is judged by the same limits, or this one by none."""
    return result.range is None or (other.range is not None and _limits(other) == _limits(result))


def _limits(result: PlacedResult) -> Hashable:
    range_ = result.range
    return range_ and (range_.low, range_.high, range_.low_inclusive, range_.high_inclusive, range_.word, range_.note)


def _without(one: PlacedSeries, repeats: set[int]) -> PlacedSeries:
    left = tuple(result for result in one.results if id(result) not in repeats)
    return one if len(left) == len(one.results) else replace(one, results=left)
