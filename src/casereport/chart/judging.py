"""High and low: how a value lies to the reference range that holds for it. Nobody else decides this."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from casereport.model.values import LabValue, Range

Status = Literal["high", "low", "in", "undecided", "unknown"]


def judge(value: LabValue, held: Range | None) -> Status:
    """High, low or in where that is certain; undecided where the comparator leaves it open, unknown where the two cannot be compared.

    `<5` is low when everything below 5 is, in when there is no lower bound and everything below 5 is inside; `>5` likewise.
    """
    if held is None or value.number is None or (held.low is None and held.high is None) or (value.kind == "titre") != held.is_titre:
        return "unknown"
    if value.comparator in ("<", "<="):
        return _below(value.number, held, reached=value.comparator == "<=")
    if value.comparator:
        return _above(value.number, held, reached=value.comparator == ">=")
    if _is_under(value.number, held):
        return "low"
    return "high" if _is_over(value.number, held) else "in"


def multiple_of_limit(value: LabValue, held: Range | None) -> Decimal | None:
    """The value as a multiple of the upper limit, None for a value that is no exact number or has no such limit."""
    upper = held.high if held else None
    return value.number / upper if upper and value.number is not None and value.is_exact else None


def _below(limit: Decimal, held: Range, *, reached: bool) -> Status:
    """How a value lies that is known to be below the limit, or at most the limit when it may be reached."""
    if held.low is not None:
        return "low" if _is_under(limit, held) or (limit == held.low and not reached) else "undecided"
    return "in" if not _is_over(limit, held) or (limit == held.high and not reached) else "undecided"


def _above(limit: Decimal, held: Range, *, reached: bool) -> Status:
    if held.high is not None:
        return "high" if _is_over(limit, held) or (limit == held.high and not reached) else "undecided"
    return "in" if not _is_under(limit, held) or (limit == held.low and not reached) else "undecided"


def _is_under(number: Decimal, held: Range) -> bool:
    return held.low is not None and (number < held.low or (number == held.low and not held.low_inclusive))


def _is_over(number: Decimal, held: Range) -> bool:
    return held.high is not None and (number > held.high or (number == held.high and not held.high_inclusive))
