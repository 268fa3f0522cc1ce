"""Checks of the record against itself: units, ranges, doses, times."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.record.doses import drugs_have_dose_route_and_interval
from casereport.checks.record.labs import (
    analytes_have_one_unit,
    dashes_are_clear,
    flags_agree_with_ranges,
    known_analytes_have_units,
    ranges_follow_one_another,
    units_are_known,
    values_agree_between_series,
    values_are_one_a_time,
)
from casereport.checks.record.plausibility import doses_are_plausible, values_are_plausible
from casereport.checks.record.time import (
    clocks_are_put_on_earlier_ones,
    clocks_start_at_events,
    days_are_in_order,
    gaps_count_from_an_end,
    hours_have_a_start,
    moments_are_on_clocks,
)

CHECKS: tuple[Check, ...] = (
    Check(analytes_have_one_unit, ("unit-mix",)),
    Check(dashes_are_clear, ("dash-result",)),
    Check(flags_agree_with_ranges, ("flag-contradiction",)),
    Check(known_analytes_have_units, ("missing-unit",)),
    Check(ranges_follow_one_another, ("range-overlap", "range-unused")),
    Check(units_are_known, ("bad-unit", "unlisted-unit")),
    Check(values_agree_between_series, ("value-conflict",)),
    Check(values_are_one_a_time, ("repeated-value",)),
    Check(doses_are_plausible, ("implausible-value",)),
    Check(values_are_plausible, ("implausible-value", "bad-unit")),
    Check(drugs_have_dose_route_and_interval, ("incomplete-dose",)),
    Check(clocks_are_put_on_earlier_ones, ("clock-circle",)),
    Check(clocks_start_at_events, ("calendar-date",)),
    Check(days_are_in_order, ("day-order",)),
    Check(gaps_count_from_an_end, ("gap-without-end",)),
    Check(hours_have_a_start, ("start-time",)),
    Check(moments_are_on_clocks, ("unknown-clock", "ambiguous-stay", "clock-zero", "ambiguous-time", "unknown-anchor")),
)
"""In the order in which they run."""
