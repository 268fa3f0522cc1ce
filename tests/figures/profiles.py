"""The profiles that random figures are drawn with: every shipped journal at both widths; 85, 120 and 180 mm with small and 8 pt text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from casereport.figures.profile import Profile, journal_profile
from casereport.journal import journals


@cache
def every_profile() -> tuple[Profile, ...]:
    """All of them, in a fixed order."""
    shipped = [journal_profile(journal.figure, full_width=full) for journal in journals() for full in (True, False)]
    small = [Profile(width_mm=width) for width in (85, 120, 180)]
    large = [
        replace(p, letter_pt=9.0, head_pt=8.5, label_pt=8.0, tick_pt=8.0, small_pt=8.0, min_text_pt=8.0, min_line_pt=0.5) for p in small
    ]
    return (*shipped, *small, *large)
