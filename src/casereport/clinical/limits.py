"""Limits beyond which a slip is likelier than the value, read from `limits.toml`, which names the source of each."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from casereport.shipped import shipped_tables
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that a measure can be, and where that is from; no reference range, of no clinical meaning."""

    low: Decimal
    high: Decimal
    unit: str
    source: str

    def hold(self, number: Decimal) -> bool:
        """Whether a number in the unit of the limits is within them."""
        return self.low <= number <= self.high


def _read() -> dict[str, Limits]:
    tables = shipped_tables(Path(__file__).with_name("limits.toml"), decimals=True)
    return {
        name: Limits(Decimal(limit[0]), Decimal(limit[1]), limit[2], table["source"])
        for table in tables.values()
        for name, limit in table.items()
        if name != "source"
    }


LIMITS: dict[str, Limits] = _read()
"""Limits of analytes and vital signs by their key, of the body's measures and of doses by their name."""
