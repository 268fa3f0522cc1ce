"""Checks for what could identify a person: classes of identifiers in free text; the match itself is never told."""

from __future__ import annotations

import re

from casereport.checks.subject import Subject
from casereport.document.narrative.remainder import texts_of
from casereport.problems import Problem, fault

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATES = (
    r"\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d\b", r"\b(?:19|20)\d\d-\d\d-\d\d\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b", rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,",
)  # fmt: skip

PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("an e-mail address", r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b", "leave it out; the corresponding author's stands under authors"),
    ("a calendar date", "|".join(_DATES), "count days from an event"),
    ("a record number", r"\b(?:MRN|(?:hospital|record|case) (?:no|number)|accession)\b\.?:?\s*#?\w*\d", "leave it out"),
    ("a person's name with a title", r"\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]+", "say the patient, or a relative"),
    ("a telephone number", r"(?<![\w/.-])\+?\d{2,4}[ -]\(?\d{2,4}\)?[ -]\d{3,4}[ -]?\d{2,4}(?![\w/-])", "leave it out"),
    ("an age over 89", r"\b(?:9\d|1[01]\d)[- ]year[- ]old\b", "say 90 or older, or let age() print it"),
)  # fmt: skip
"""Name of the class, pattern, cure (classes of HIPAA Safe Harbor, 45 CFR 164.514(b)(2))."""

_OWN = ("authors", "affiliations", "origin", "references", "statements", "source")


def texts_name_no_person(subject: Subject) -> list[Problem]:
    """No free text holds a string of a class that identifies people; the affiliation block and citations are public."""
    problems: list[Problem] = []
    for path, _, text in texts_of(subject.record):
        if path[0] in _OWN or "source" in path:
            continue
        for name, pattern, hint in PATTERNS:
            if re.search(pattern, text):
                problems.append(fault("identifier", f"the text seems to hold {name}", path=path, hint=hint))
    return problems
