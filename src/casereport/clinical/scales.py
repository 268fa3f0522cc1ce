"""Instruments with a scale of their own, by the names that texts call them by."""

from __future__ import annotations

import re
from decimal import Decimal

from casereport.clinical.tables import read_table


def find_scale(name: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """Least, most and step of the instrument that a text names; None where it names none of the table."""
    words = name.lower()
    for low, high, step, *names in read_table("scales")["scales"].values():
        if any(one in words and _is_word_of(one, words) for one in names):
            return Decimal(low), Decimal(high), Decimal(step)
    return None


def _is_word_of(name: str, words: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words) is not None
