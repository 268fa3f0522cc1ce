"""Journals as data, the list of them, their fonts and where these lie; each is imported when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casereport.journal.profile import Journal, journals, load_journal
    from casereport.journal.rules import CitationRules, FigureRules, LabRules, SectionRule

_OF_THE_PROFILE = ("Journal", "journals", "load_journal")

__all__ = ["CitationRules", "FigureRules", "Journal", "LabRules", "SectionRule", "journals", "load_journal"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from casereport.journal import profile, rules

    return getattr(profile if name in _OF_THE_PROFILE else rules, name)
