"""What a figure of the record was asked for and cannot draw: values, drugs and care without a place on its axes, results in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casereport.chart import Clocks, PlacedResult, PlacedSeries
from casereport.chart.events import PlacedEncounter
from casereport.chart.treatments import PlacedPart, PlacedTreatment
from casereport.chart.words import moment_text, time_text
from casereport.document.figures.axes import DrawnAxes, is_loose
from casereport.document.narrative.phrases import dose_text
from casereport.figures.parts.undrawn import Undrawn, named
from casereport.language.raised import set_marked
from casereport.model.course import Timed

DRAWN_VALUES = ("number", "censored", "missing")
"""The kinds of values that a panel can draw: numbers, and gaps where there is none."""


def undrawn_values(series: Iterable[PlacedSeries], axes: DrawnAxes) -> Iterator[Undrawn]:
    """The values of drawn series that have no mark, or one whose hour nobody knows."""
    for one in series:
        for result in one.results:
            if result.value.kind != "missing" and (found := _undrawn_value(one, result, axes)):
                yield found


def _undrawn_value(series: PlacedSeries, result: PlacedResult, axes: DrawnAxes) -> Undrawn | None:
    is_word = result.value.kind not in DRAWN_VALUES
    unit = "" if is_word else series.unit
    when = "" if result.moment.is_unknown else moment_text(result.moment, axes.clocks)
    text = named(" ".join(filter(None, (set_marked(series.name), result.shown, unit))), when)
    if is_word:
        return Undrawn("words", text)
    if result.place is None:
        return Undrawn("no_time", text)
    if not axes.has(result.place):
        return Undrawn("other_clock", text)
    return Undrawn("loose_hours", text) if is_loose(result.place) else None


def undrawn_treatments(items: Iterable[PlacedTreatment], axes: DrawnAxes) -> Iterator[Undrawn]:
    """The treatments, or parts of one, that have neither bar nor stem."""
    for item in items:
        name = set_marked(item.entry.short or item.entry.drug or item.entry.name or item.lane)
        if not item.parts:
            yield Undrawn("no_time", " ".join(filter(None, (name, dose_text(item.entry)))))
        for part in item.parts:
            places = [place for place in (part.start, part.end) if place]
            if not any(map(axes.has, places)):
                yield Undrawn("other_clock" if places else "no_time", _part_text(name, item, part, axes.clocks))


def _part_text(name: str, item: PlacedTreatment, part: PlacedPart, clocks: Clocks) -> str:
    dose = dose_text(part.entry) or dose_text(item.entry)
    return named(" ".join(filter(None, (name, dose))), _told_time(part.entry, clocks))


def _told_time(entry: Timed, clocks: Clocks) -> str:
    moments = [entry.at] if entry.at else [entry.days.start, entry.days.end] if entry.days else []
    return "" if all(moment.is_unknown for moment in moments) else time_text(entry, clocks)


def undrawn_care(encounters: Iterable[PlacedEncounter], settings: Iterable[str], axes: DrawnAxes) -> Iterator[Undrawn]:
    """Time in care settings that the strip cannot show."""
    drawn = set(settings)
    for found in encounters:
        places = [place for place in (found.start, found.end) if place]
        text = named(set_marked(found.entry.label or found.entry.setting), _told_time(found.entry, axes.clocks))
        if found.entry.setting not in drawn:
            yield Undrawn("setting", text)
        elif not any(map(axes.has, places)):
            yield Undrawn("other_clock" if places else "no_time", text)
