"""Checks of what the record says of the report's own publication: days in order, pages in order, funders by identifiers that there are."""

from __future__ import annotations

import re
from itertools import pairwise

from casereport.checks.subject import Subject
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault

_STEPS = ("received", "revised", "accepted", "published")
_PAGES = lazy_pattern(r"(\d+)\s*[-–]\s*(\d+)")
_FUNDER = lazy_pattern(r"(https?://(dx\.)?doi\.org/)?10\.13039/\d+|(https?://ror\.org/)?0[a-z0-9]{6}\d\d", re.IGNORECASE)


def publication_is_in_order(subject: Subject) -> list[Problem] | None:
    """An article is received, revised, accepted and published in this order, and its first page comes before its last."""
    entry = subject.record.publication
    if entry is None:
        return None
    days = [(step, day) for step in _STEPS if (day := getattr(entry, step))]
    problems = [
        fault("publication-order", f"{later} comes before {earlier}", path=("publication", later), hint="correct one of the two days")
        for (earlier, day), (later, next_day) in pairwise(days)
        if next_day < day
    ]
    pages = _PAGES.fullmatch(entry.pages or "")
    if pages and int(pages[2]) < int(pages[1]) and len(pages[2]) == len(pages[1]):
        message, hint = "the last page comes before the first", "write first and last page in full: 207-211"
        problems.append(fault("publication-order", message, path=("publication", "pages"), hint=hint))
    return problems


def funders_have_identifiers(subject: Subject) -> list[Problem] | None:
    """The identifier of a funder is its ROR or its DOI in the Funder Registry."""
    if not subject.record.funders:
        return None
    hint = "copy it from ror.org, or from the Funder Registry: 10.13039/100000001"
    wrong = [index for index, one in enumerate(subject.record.funders) if one.id and not _FUNDER.fullmatch(one.id)]
    return [fault("bad-identifier", "the funder's id has a wrong shape", path=("funders", index, "id"), hint=hint) for index in wrong]


def funders_agree_with_the_statement(subject: Subject) -> list[Problem] | None:
    """Where funders are named, the statement does not say that there was no funding."""
    told = subject.record.statements
    if not subject.record.funders or told is None or told.funding is None:
        return None
    if told.funding.state != "none":
        return []
    return [
        fault(
            "funding-contradiction",
            "funders are named, and statements.funding says that there was none",
            path=("funders",),
            hint="remove one of the two",
        )
    ]
