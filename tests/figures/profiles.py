"""The profiles that random figures are drawn with: every shipped journal at both widths; 85, 120 and 180 mm with small and 8 pt text;
two kinds of rules that journals print: small text, no patterns and low figures, or 8 pt text and 0.5 pt lines.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.builds import LOOKS

from casereport.figures.paper.profile import Profile, journal_profile
from casereport.journal import FigureRules, load_journal

SMALL_PLAIN = FigureRules(
    wide_mm=183, column_mm=89, max_height_mm=170, text_pt=7, small_pt=5, letter_pt=8, line_pt=0.25, letters="lower", patterns=False
)
LARGE = FigureRules(wide_mm=170, column_mm=85, max_height_mm=225, text_pt=8.5, small_pt=8, letter_pt=10, line_pt=0.5)


@cache
def every_profile() -> tuple[Profile, ...]:
    """All of them, in a fixed order."""
    rules = [*(load_journal(name).figure for name in LOOKS), SMALL_PLAIN, LARGE]
    asked = [journal_profile(one, full_width=full) for one in rules for full in (True, False)]
    small = [Profile(width_mm=width) for width in (85, 120, 180)]
    large = [
        replace(p, letter_pt=9.0, head_pt=8.5, label_pt=8.0, tick_pt=8.0, small_pt=8.0, min_text_pt=8.0, min_line_pt=0.5) for p in small
    ]
    return (*asked, *small, *large)
