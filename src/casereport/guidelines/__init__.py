"""Reporting guidelines as data, and what a report answers of them: its record and its prose read by small predicates."""

from __future__ import annotations

from casereport.guidelines.assessment import Row, assess
from casereport.guidelines.finding import Asked, Finding, Report, State
from casereport.guidelines.guideline import Guideline, Item, find_guideline, guideline_names, guidelines
from casereport.guidelines.passages import Passage, Spot, passages_of
from casereport.guidelines.predicates import PREDICATES, Predicate, ask

__all__ = [
    "PREDICATES",
    "Asked",
    "Finding",
    "Guideline",
    "Item",
    "Passage",
    "Predicate",
    "Report",
    "Row",
    "Spot",
    "State",
    "ask",
    "assess",
    "find_guideline",
    "guideline_names",
    "guidelines",
    "passages_of",
]
