"""Journals as data, the list of them, their fonts and where these lie."""

from casereport.journal.profile import Journal, journals, load_journal
from casereport.journal.rules import CitationRules, FigureRules, LabRules, SectionRule

__all__ = ["CitationRules", "FigureRules", "Journal", "LabRules", "SectionRule", "journals", "load_journal"]
