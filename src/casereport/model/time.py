"""The types of time in one place: moments, spans, lengths of time and ages."""

from __future__ import annotations

from casereport.model.ages import Age, AgePolicy
from casereport.model.calendar import holds_date
from casereport.model.durations import DAYS, Interval, days_of
from casereport.model.faults import ValueFault
from casereport.model.moments import Moment, check_day
from casereport.model.spans import Span, is_reversed

__all__ = [
    "DAYS",
    "Age",
    "AgePolicy",
    "Interval",
    "Moment",
    "Span",
    "ValueFault",
    "check_day",
    "days_of",
    "holds_date",
    "is_reversed",
]
