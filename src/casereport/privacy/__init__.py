"""Identifiers of people in text, found by rules and lists: no record, no file but the lists, no network.

What is not found is not absent: rare diseases with a place and an age identify too, and bare names of places are found about half the time.
"""

from __future__ import annotations

from casereport.privacy.authors import authors_in
from casereport.privacy.files import find_in_file_name
from casereport.privacy.finding import RULES, VERSION, Finding, Rule
from casereport.privacy.scan import scan

__all__ = ["RULES", "VERSION", "Finding", "Rule", "authors_in", "find_in_file_name", "scan"]
