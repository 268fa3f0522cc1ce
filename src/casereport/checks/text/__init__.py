"""Checks of how the text is written."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.text.wording import articles_fit_what_follows, clocks_have_names, language_has_words

CHECKS: tuple[Check, ...] = (
    Check(articles_fit_what_follows, ("wrong-article",)),
    Check(clocks_have_names, ("unnamed-clock",)),
    Check(language_has_words, ("unknown-language",)),
)
"""In the order in which they run."""
