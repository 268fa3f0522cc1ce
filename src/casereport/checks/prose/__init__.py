"""Checks of what prose tells against the record."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.prose.numbers import prose_agrees_with_the_record

CHECKS: tuple[Check, ...] = (Check(prose_agrees_with_the_record, ("number-contradiction",)),)
"""In the order in which they run."""
