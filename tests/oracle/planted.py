"""Faults to plant in the chart and in those who print it: each stands for one that was once made, and must be seen in the outputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.oracle import outputs

from casereport.chart import anchors, clocks, lengths, place, ranges, results, treatments
from casereport.chart import heads as chart_heads
from casereport.document.figures import axes, column, timeline
from casereport.document.tables import events, laboratory
from casereport.facts import lookup
from casereport.figures.course import describe
from casereport.figures.paper import svg
from casereport.figures.parts import panels
from casereport.model.ranges import Range
from casereport.writers import html

Patch = pytest.MonkeyPatch
HALF = Decimal("0.5")


def plant_late_bar(patch: Patch) -> None:
    """Bars end twelve hours late."""
    right = axes.DrawnAxes.right
    patch.setattr(axes.DrawnAxes, "right", lambda self, at: right(self, at) + 0.5)


def plant_shifted_marks(patch: Patch) -> None:
    """Marks, single doses and bars of whole days stand half a day late."""
    x = axes.DrawnAxes.x
    patch.setattr(axes.DrawnAxes, "x", lambda self, at: x(self, at) + 0.5)


def plant_relative_lost(patch: Patch) -> None:
    """What is told relative to an event has no place."""
    patch.setattr(anchors.Anchors, "find", lambda *_, **__: None)


def plant_last_without_relative(patch: Patch) -> None:
    """first() and last() pass over values told relative to an event."""
    measured = lookup._measured
    patch.setattr(lookup, "_measured", lambda *args: [pair for pair in measured(*args) if not pair[1].moment.relation])


def plant_peak_of_placed(patch: Patch) -> None:
    """peak() and nadir() pass over a value at an unknown time."""
    measured = lookup._measured
    patch.setattr(lookup, "_measured", lambda *args: [pair for pair in measured(*args) if pair[1].place])


def plant_lost_drug(patch: Patch) -> None:
    """The last drug of a figure is not drawn."""
    drawn = column.Column.treatments
    patch.setattr(column.Column, "treatments", lambda self: drawn(self)[:-1])


def plant_lost_event(patch: Patch) -> None:
    """The first event of a timeline is not drawn."""
    drawn = timeline._Telling.events
    patch.setattr(timeline._Telling, "events", lambda self: drawn(self)[1:])


def plant_untold_event(patch: Patch) -> None:
    """What a timeline cannot place is not told."""
    patch.setattr(timeline._Telling, "unplaced", lambda _: ())


def plant_early_bar(patch: Patch) -> None:
    """Bars begin twelve hours early."""
    left = axes.DrawnAxes.left
    patch.setattr(axes.DrawnAxes, "left", lambda self, at: left(self, at) - 0.5)


def plant_lost_bar(patch: Patch) -> None:
    """The last phase of a drug is not drawn."""
    treatment = column.Column._treatment

    def shortened(self: Any, lane: str) -> Any:
        found = treatment(self, lane)
        return replace(found, phases=found.phases[:-1]) if found else None

    patch.setattr(column.Column, "_treatment", shortened)


def plant_flat_bars(patch: Patch) -> None:
    """All bars are of one height."""
    phase = column.Column._phase

    def flat(self: Any, *args: Any) -> Any:
        found = phase(self, *args)
        return replace(found, dose=1.0) if found.dose is not None else found

    patch.setattr(column.Column, "_phase", flat)


def plant_low_band(patch: Patch) -> None:
    """Bands of reference ranges reach half as high."""
    drawn = vars(column)["drawn_ranges"]

    def halved(*args: Any) -> Any:
        return tuple(replace(found, high=found.high / 2 if found.high else found.high) for found in drawn(*args))

    patch.setattr(column, "drawn_ranges", halved)


def plant_wrong_dose(patch: Patch) -> None:
    """Every bar tells one dose."""
    patch.setattr(column, "dose_texts", lambda *_: ("7 mg",))


def plant_lost_point(patch: Patch) -> None:
    """Results known as a limit are not drawn."""
    point = column.Column._point
    patch.setattr(column.Column, "_point", lambda self, result: None if result.value.comparator else point(self, result))


def plant_high_point(patch: Patch) -> None:
    """Results are drawn a tenth too high."""
    point = column.Column._point

    def raised(self: Any, result: Any) -> Any:
        found = point(self, result)
        return replace(found, value=found.value * 1.1) if found and found.value is not None else found

    patch.setattr(column.Column, "_point", raised)


def plant_order_of_events(patch: Patch) -> None:
    """The table of events keeps the order typed."""
    patch.setattr(events, "_order", lambda *args: (0, 0.0, args[-1]))


def plant_months_in_days(patch: Patch) -> None:
    """Heads of columns tell months as days."""

    def in_days(at: place.Place, clock: clocks.Clocks) -> str:
        return f"{round(at.start)} d" if at.is_coarse else chart_heads.head_text(at, clock)

    patch.setattr(laboratory, "head_text", in_days)


def plant_wrong_title(patch: Patch) -> None:
    """Every axis is titled alike."""
    patch.setattr(timeline, "day_title", lambda *_: "Day of another clock")


def plant_whole_points(patch: Patch) -> None:
    """The SVG is printed in whole points."""
    patch.setattr(svg, "number", lambda value: f"{value:.0f}")


def plant_unmarked_page(patch: Patch) -> None:
    """HTML loses its marks of high values."""
    write = html.write_html
    patch.setattr(outputs, "write_html", lambda *args: write(*args).replace("\u2191".encode(), b""))


def plant_swapped_flags(patch: Patch) -> None:
    """High is low."""
    judged, other = vars(results)["judge"], {"high": "low", "low": "high"}

    def swapped(*args: Any) -> Any:
        found = judged(*args)
        return other.get(found, found)

    patch.setattr(results, "judge", swapped)


def plant_within(patch: Patch) -> None:
    """Figures draw and tell every result as within its range."""
    for module in (panels, describe):
        patch.setattr(module, "status_of", lambda *_: "within")


def plant_earlier_step(patch: Patch) -> None:
    """At a shared end the earlier step holds."""

    def given_at(self: treatments.PlacedTreatment, asked: place.Place) -> list[treatments.PlacedPart]:
        ended = [part for part in self.parts if part.end and part.end.until == asked.since and not part.is_single]
        return ended or [part for part in self.parts if part.holds(asked)][:1]

    patch.setattr(treatments.PlacedTreatment, "given_at", given_at)


def plant_gap_from_admission(patch: Patch) -> None:
    """A gap between stays counts from the admission of the stay before."""
    patch.setattr(clocks.Clocks, "stay_end", lambda self, stay: self.first_day(self.axis_name(stay.id)))


def plant_whole_months(patch: Patch) -> None:
    """Months and years are rounded to days."""
    own = clocks.Clocks._own

    def rounded(self: Any, axis: Any, moment: Any) -> tuple[Decimal, Decimal]:
        start, end = own(self, axis, moment)
        is_month = bool(moment.elapsed) and moment.elapsed[-1][1] in ("mo", "y")
        return (round(start), round(end)) if is_month else (start, end)  # type: ignore[return-value]

    patch.setattr(clocks.Clocks, "_own", rounded)


def plant_hours_from_midnight(patch: Patch) -> None:
    """Hours count from midnight, whatever the time of the admission."""
    patch.setattr(clocks.Clocks, "start_time", lambda *_: Decimal(0))


def plant_days_for_months(patch: Patch) -> None:
    """Lengths are told in days, not as typed."""
    patch.setattr(lengths, "_as_typed", lambda *_: None)
    patch.setattr(lengths, "_of_one_unit", lambda *_: None)


def plant_half_to_even(patch: Patch) -> None:
    """Whole days are cut, not rounded."""
    patch.setattr(lengths, "_whole", lambda number: Decimal(int(number)))


def plant_first_of_two(patch: Patch) -> None:
    """Of two things of one name the first is taken."""
    patch.setattr(anchors, "_only", lambda places: places[0] if places else None)


def plant_earlier_range(patch: Patch) -> None:
    """A result at a shared end is judged by the earlier range."""

    def holds(self: ranges.Holding, at: place.Place) -> bool:
        if self.line is not None and self.line != at.line:
            return False
        return (self.start is None or self.start < at.since) and (self.end is None or at.since <= self.end)

    patch.setattr(ranges.Holding, "holds", holds)


def plant_one_range(patch: Patch) -> None:
    """The first range holds always."""
    range_at = ranges.range_at

    def first(held: Any, at: Any) -> Range | None:
        return held[0].range if held else range_at(held, at)

    patch.setattr(results, "range_at", first)


def plant_order_of_axes(patch: Patch) -> None:
    """Stays whose gap is known are compared by their own days."""
    met = clocks.Clocks._met

    def own(self: Any, *args: Any) -> place.Place:
        return replace(met(self, *args), shift=Decimal(0))

    patch.setattr(clocks.Clocks, "_met", own)


def plant_first_day(patch: Patch) -> None:
    """A clock that counts from 0 is placed as one that counts from 1."""
    own = clocks.Clocks._own

    def shifted(self: Any, axis: Any, moment: Any) -> tuple[Decimal, Decimal]:
        start, end = own(self, axis, moment)
        return (start - 1, end - 1) if axis.first == 0 and moment.day is not None and moment.day > 0 else (start, end)

    patch.setattr(clocks.Clocks, "_own", shifted)


PLANTED: tuple[tuple[Callable[[Patch], None], int, str], ...] = (
    (plant_late_bar, 4, "edge of a bar"),
    (plant_shifted_marks, 0, "place of a mark"),
    (plant_relative_lost, 1, "fact change"),
    (plant_last_without_relative, 1, "fact last"),
    (plant_peak_of_placed, 80, "fact peak"),
    (plant_lost_drug, 1, "drug missing from figure"),
    (plant_lost_event, 3, "event neither drawn nor told"),
    (plant_untold_event, 3, "event neither drawn nor told"),
    (plant_early_bar, 48, "guide"),
    (plant_lost_bar, 1, "number of bars"),
    (plant_flat_bars, 1, "height of a bar"),
    (plant_low_band, 1, "band"),
    (plant_wrong_dose, 1, "dose in data table"),
    (plant_lost_point, 0, "number of marks"),
    (plant_high_point, 0, "height of a mark"),
    (plant_order_of_events, 0, "order of events"),
    (plant_months_in_days, 1, "head of a column"),
    (plant_wrong_title, 3, "title of an axis"),
    (plant_whole_points, 0, "svg"),
    (plant_unmarked_page, 0, "cell missing"),
    (plant_shifted_marks, 44, "place of a swimmer mark"),
    (plant_shifted_marks, 44, "edge of a swimmer bar"),
    (plant_within, 0, "look of a mark"),
    (plant_within, 0, "status in data table"),
    (plant_swapped_flags, 0, "chart: status"),
    (plant_gap_from_admission, 0, "chart: result"),
    (plant_relative_lost, 1, "chart: result"),
    (plant_hours_from_midnight, 11, "chart: result"),
    (plant_whole_months, 24, "chart: result"),
    (plant_earlier_step, 19, "fact dose"),
    (plant_gap_from_admission, 20, "fact interval"),
    (plant_hours_from_midnight, 11, "place of a mark"),
    (plant_days_for_months, 16, "fact interval"),
    (plant_half_to_even, 10, "fact day"),
    (plant_first_of_two, 10, "fact day not refused"),
    (plant_earlier_range, 6, "cell mark"),
    (plant_one_range, 1, "cell mark"),
    (plant_order_of_axes, 0, "order of columns"),
    (plant_first_day, 6, "place of a mark"),
)
"""The fault, the seed of a record whose outputs show it, and the kind of difference that tells of it."""
