"""Whether a report is a draft: while a gate of consent or privacy is open, every page of every format says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casereport.checks.gates import CHECKS
from casereport.checks.subject import Subject
from casereport.journal import Journal
from casereport.model import CaseRecord
from casereport.problems import Problem, with_severities
from casereport.problems.gates import keeps_open
from casereport.tree import Document


def gate_problems(record: CaseRecord, journal: Journal, document: Document) -> list[Problem]:
    """What the checks of consent and privacy find of a record, for those that run no other check; without places."""
    subject = Subject(record, journal, document)
    found = [problem for check in CHECKS for problem in check.find(subject) or ()]
    return with_severities(found, journal.severities)


def with_draft_mark(document: Document, record: CaseRecord, journal: Journal, problems: Iterable[Problem]) -> Document:
    """The document with the banner of a draft while a problem keeps a gate open; an invented case has a banner of its own."""
    if record.status == "synthetic" or document.banner or not any(map(keeps_open, problems)):
        return document
    return as_draft(document, journal)


def as_draft(document: Document, journal: Journal) -> Document:
    """The document with the banner of a draft."""
    return replace(document, banner=journal.phrases(document.language)["draft_banner"])
