"""Units in which an axis counts time, with their length in days and their names in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from casereport.language import say

Unit = Literal["min", "h", "d", "wk", "mo", "y"]
DAYS: dict[Unit, float] = {"min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.4375, "y": 365.25}
EXACT: tuple[Unit, ...] = ("min", "h")
"""Units that count from an instant of the first day, not from its tick."""


class _UnitNames(Mapping[Unit, tuple[str, str]]):
    """One and several of each unit, in the language spoken."""

    def __getitem__(self, unit: Unit) -> tuple[str, str]:
        return say(f"unit.{unit}"), say(f"unit.{unit}s")

    def __iter__(self) -> Iterator[Unit]:
        return iter(get_args(Unit))

    def __len__(self) -> int:
        return len(get_args(Unit))


UNIT_NAMES: Mapping[Unit, tuple[str, str]] = _UnitNames()
"""One and several."""
STEPS: dict[Unit, tuple[float, ...]] = {
    "min": (1, 2, 5, 10, 15, 20, 30, 60, 120, 180),
    "h": (1, 2, 3, 4, 6, 12, 24, 48, 72, 120),
    "d": (1, 2, 5, 7, 10, 14, 20, 28, 50, 100, 200, 500, 1000, 2000, 5000, 10000),
    "wk": (1, 2, 4, 8, 12, 26, 52, 104, 260),
    "mo": (1, 2, 3, 6, 12, 24, 60, 120, 240),
    "y": (1, 2, 5, 10, 20, 50, 100),
}
"""Distances of the numbers of an axis, in units."""
