"""Values of which only a bound is known, compared: `<0.008` lies below 0.009 for certain, and beside 0.005 nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from casereport.model.values import LabValue

Sign = Literal[-1, 1]
"""-1 for the lowest, 1 for the highest."""


def order_of(one: LabValue, other: LabValue) -> Literal[-1, 0, 1] | None:
    """-1, 0 or 1 as the one value lies below, at or above the other; None where a bound leaves that open, or they are not of one kind."""
    if one.number is None or other.number is None or (one.kind == "titre") != (other.kind == "titre"):
        return None
    if not (one.comparator or other.comparator):
        return 0 if one.number == other.number else -1 if one.number < other.number else 1
    return -1 if _is_below(one, other) else 1 if _is_below(other, one) else None


def _is_below(one: LabValue, other: LabValue) -> bool:
    """True where the most that the one can be is less than the least that the other can be."""
    high, low = _most(one), _least(other)
    if high is None or low is None:
        return False
    return high < low or (high == low and (one.comparator == "<" or other.comparator == ">"))


def _most(value: LabValue) -> Decimal | None:
    return None if value.comparator in (">", ">=") else value.number


def _least(value: LabValue) -> Decimal | None:
    return None if value.comparator in ("<", "<=") else value.number


def is_open(value: LabValue, sign: Sign) -> bool:
    """True for a value that may lie anywhere beyond its number, upwards or downwards: `>5` upwards."""
    return value.comparator in ((">", ">=") if sign > 0 else ("<", "<="))


def extreme_of(values: Sequence[LabValue], sign: Sign, *, needs_time: bool = False) -> tuple[int, int | None]:
    """Which of the values with a number tells the highest or lowest, of equal ones the first, and which one leaves that open.

    Of 0.009 and `<0.008` the lowest is `<0.008`; of 0.008 and `<0.01` it stays open: the second of the two is given. A bound that is
    the extreme says no more than that it is at most so much, and not whether another bound lies farther: with `needs_time` that is open.
    """
    numbers = [value.number or Decimal(0) for value in values]
    best = max(range(len(values)), key=lambda index: (sign * numbers[index], is_open(values[index], sign), -index))
    is_bound = is_open(values[best], sign)
    if is_open(values[best], -1 if sign > 0 else 1) and any(value.shown != values[best].shown for value in values):
        return best, best
    beyond = [n for n, value in enumerate(values) if n != best and is_open(value, sign) and (needs_time or not is_bound)]
    return best, beyond[0] if beyond else None


def may_be_extreme(values: Sequence[LabValue], index: int, sign: Sign) -> bool:
    """True for a value that none of the others surpasses for certain."""
    return all(order_of(other, values[index]) != sign for n, other in enumerate(values) if n != index)
