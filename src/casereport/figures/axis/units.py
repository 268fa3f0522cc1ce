"""Units in which an axis counts time, with their length in days and their names in words."""

from __future__ import annotations

from typing import Literal, get_args

from casereport.language import say

Unit = Literal["min", "h", "d", "wk", "mo", "y"]
DAYS: dict[Unit, float] = {"min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.4375, "y": 365.25}
EXACT: tuple[Unit, ...] = ("min", "h")
"""Units that count from an instant of the first day, not from its tick."""
UNIT_NAMES: dict[Unit, tuple[str, str]] = {unit: (say(f"unit.{unit}"), say(f"unit.{unit}s")) for unit in get_args(Unit)}
"""One and several."""
