"""Journals as data, the list of them, their fonts and where these lie."""

from casereport.journal.profile import CitationRules, FigureRules, Journal, LabRules, SectionRule, journals, load_journal

__all__ = ["CitationRules", "FigureRules", "Journal", "LabRules", "SectionRule", "journals", "load_journal"]
