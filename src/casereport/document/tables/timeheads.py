"""The heads of the times of a laboratory table: the clock, and the unit where all times of it are lengths in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from casereport.chart.clock_words import anchor_of, clock_title, stay_name, stay_of
from casereport.chart.heads import elapsed_number, elapsed_title
from casereport.chart.words import moment_text
from casereport.document.narrative.phrases import capital
from casereport.document.spot import Spot
from casereport.document.tables.measured import Column
from casereport.language import say


def time_heads(at: Spot, columns: Sequence[Column]) -> tuple[list[str], list[str]]:
    """The title over each column, and its own head: "Months after diagnosis" over 0, 6, 12, else the clock over the times as told."""
    heads = [head for _, run in groupby(columns, key=_clock) for head in _heads(at, list(run))]
    return [title for title, _ in heads], [label for _, label in heads]


def _clock(column: Column) -> tuple[str, str, bool]:
    return column.patient.id, column.place.axis if column.place else "", column.is_early


def _heads(at: Spot, columns: list[Column]) -> Iterator[tuple[str, str]]:
    """The heads of columns on one clock of a patient."""
    units = _units(at, columns)
    for column in columns:
        if units and column.place:
            anchor = anchor_of(at.of(column.patient).clocks, column.place.axis)
            if len(units) == 1:
                yield elapsed_title(next(iter(units)), anchor), elapsed_number(column.place.moment)
            else:
                yield say("clock.after", event=anchor), column.label
        elif any(one.is_loose for one in columns) and column.place:
            yield at.say("table.time"), capital(moment_text(column.place.moment, at.of(column.patient).clocks))
        else:
            yield _axis_title(at, column), column.label


def _units(at: Spot, columns: list[Column]) -> set[str]:
    """The units of times that are all told as lengths since the start of their clock; none for any other."""
    units: set[str] = set()
    for column in columns:
        moment = column.place.moment if column.place else None
        if moment is None or column.place is None or len(moment.elapsed) != 1 or moment.relation:
            return set()
        if at.of(column.patient).clocks.axis_of(moment).name != column.place.axis:
            return set()
        units.add(moment.elapsed[0][1])
    return units


def _axis_title(at: Spot, column: Column) -> str:
    if column.place is None:
        return at.say("table.time" if column.is_early else "table.time_not_known")
    clocks, axis = at.of(column.patient).clocks, column.place.axis
    stay = stay_of(axis, clocks)
    if stay is None:
        return clock_title(clocks, axis)
    return (
        say("clock.stay_day", title=capital(stay.label or stay_name(stay, clocks)))
        if len(column.patient.stays) > 1
        else say("clock.hospital")
    )
