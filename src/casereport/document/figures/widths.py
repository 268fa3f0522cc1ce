"""Figures side by side on a page of one column: how wide each is, and which fit beside one another."""

from __future__ import annotations

from typing import Final

from casereport.journal import Journal
from casereport.tree import Figure

GAP_MM: Final = 5.0
"""Between two figures side by side."""


def half_of(journal: Journal) -> float:
    """The width in mm of one of two figures side by side."""
    return (journal.figure.wide_mm - GAP_MM) / 2


def stand_side_by_side(first: Figure, second: Figure, journal: Journal) -> bool:
    """True for two narrow figures that the page has room for beside one another."""
    return not (first.wide or second.wide) and first.width_mm + GAP_MM + second.width_mm <= journal.figure.wide_mm + 0.1
