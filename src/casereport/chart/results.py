"""Laboratory results placed in time and judged, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from casereport.chart.clocks import Clocks
from casereport.chart.place import Place
from casereport.chart.ranges import Holding, Limits, Status, holdings, judge, limits_of, multiple_of_limit, range_at
from casereport.model.laboratory import analyte_key, analyte_name, unit_name
from casereport.model.ranges import Range
from casereport.model.series import LabSeries
from casereport.model.time import Moment
from casereport.model.values import LabValue
from casereport.values import dataclass

Flag = Literal["", "high", "low"]

_REPORTED: dict[str, Flag] = {"H": "high", "HH": "high", "↑": "high", "↑↑": "high", "L": "low", "LL": "low", "↓": "low", "↓↓": "low"}
_UNPLACED = (10**9, Decimal(0))


@dataclass(frozen=True, slots=True)
class PlacedResult:
    """One value: when it was typed for, where that lies (None: nowhere), as printed, how judged and by which range, its source's mark.

    `status` is undecided where the comparator leaves it open, unknown where no range holds, or the value is no number.
    """

    moment: Moment
    place: Place | None
    value: LabValue
    shown: str
    status: Status = "unknown"
    range: Range | None = None
    printed: Flag = ""

    @property
    def flag(self) -> Flag:
        """The mark beside the value: computed where a range holds, else as the source printed it, else none."""
        if self.range is None:
            return self.printed
        return self.status if self.status in ("high", "low") else ""

    @property
    def multiple(self) -> Decimal | None:
        """The value as a multiple of the upper limit of its time, None where there is none."""
        return multiple_of_limit(self.value, self.range)

    @property
    def is_measured(self) -> bool:
        """True for a result that says something, be it a word."""
        return self.value.kind != "missing"


@dataclass(frozen=True, slots=True)
class PlacedSeries:
    """One analyte of a patient: its entry and place in the record, key, printed name and unit, its results in the order of time.

    Results without a place come last, in the order typed. `holdings` are its ranges with the time of each, `limits` what is printed
    of them; two series with the same limits are judged alike.
    """

    entry: LabSeries
    index: int
    key: str
    name: str
    unit: str
    results: tuple[PlacedResult, ...]
    holdings: tuple[Holding, ...]
    limits: tuple[Limits, ...]

    @property
    def placed(self) -> tuple[PlacedResult, ...]:
        """The results that have a place."""
        return tuple(result for result in self.results if result.place)


def place_series(entry: LabSeries, index: int, clocks: Clocks) -> PlacedSeries:
    """A series with every value placed and judged."""
    held = holdings(entry, clocks)
    found = [_result(entry, moment, value, clocks.place(moment), held) for moment, value in values_of(entry)]
    ordered = sorted(found, key=lambda result: result.place.order if result.place else _UNPLACED)
    key, limits = analyte_key(entry.analyte or ""), limits_of(entry, clocks)
    return PlacedSeries(entry, index, key, analyte_name(entry), unit_name(entry), tuple(ordered), held, limits)


def values_of(series: LabSeries) -> Iterator[tuple[Moment, LabValue]]:
    """Moments and values as typed, the one-off result included."""
    for moment, values in series.values.items():
        for value in values:
            yield moment, value
    if series.result is not None:
        yield series.at or Moment.parse("unknown"), series.result


def _result(series: LabSeries, moment: Moment, value: LabValue, place: Place | None, held: tuple[Holding, ...]) -> PlacedResult:
    range_ = range_at(held, place)
    return PlacedResult(moment, place, value, value.shown, judge(value, range_), range_, _printed(series, moment, value))


def _printed(series: LabSeries, moment: Moment, value: LabValue) -> Flag:
    """The mark that the source printed, "" for none."""
    return series.reported_flag.get(moment) or _REPORTED.get(value.reported_flag, "")
