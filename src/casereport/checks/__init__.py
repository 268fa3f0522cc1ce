"""Checks of a record that could be built: each says what should be true, and returns the problems where it is not."""

from __future__ import annotations

from casereport.checks import gates, journal, prose, record, text
from casereport.checks.care import answers_are_to_items, care_items_are_answered, not_reported_only_when_published
from casereport.checks.check import Check
from casereport.checks.consequences import without_consequences
from casereport.checks.figures import pairs_can_be_drawn
from casereport.checks.names import ids_are_unique, references_to_ids_resolve
from casereport.checks.publication import funders_agree_with_the_statement, funders_have_identifiers, publication_is_in_order
from casereport.checks.subject import Subject
from casereport.checks.tables import rows_fit_their_head
from casereport.problems import Problem
from casereport.values import dataclass

CHECKS: tuple[Check, ...] = (
    Check(ids_are_unique, ("repeated-id",)),
    Check(references_to_ids_resolve, ("unknown-id",)),
    Check(pairs_can_be_drawn, ("figure-pair",)),
    Check(rows_fit_their_head, ("uneven-row",)),
    Check(publication_is_in_order, ("publication-order",)),
    Check(funders_have_identifiers, ("bad-identifier",)),
    Check(funders_agree_with_the_statement, ("funding-contradiction",)),
    Check(care_items_are_answered, ("unanswered",)),
    Check(answers_are_to_items, ("unknown-item",)),
    Check(not_reported_only_when_published, ("not-decidable", "unanswered")),
    *journal.CHECKS,
    *record.CHECKS,
    *prose.CHECKS,
    *text.CHECKS,
    *gates.CHECKS,
)
"""Every check, in the order in which it runs and is listed."""


@dataclass(frozen=True, slots=True)
class Report:
    """The problems found, the names of the checks that ran, and of those that had nothing to look at."""

    problems: tuple[Problem, ...]
    ran: tuple[str, ...]
    not_applicable: tuple[str, ...]


def check_record(subject: Subject) -> Report:
    """The report of all checks on one record; places are added by the caller."""
    problems: list[Problem] = []
    ran: list[str] = []
    idle: list[str] = []
    for check in CHECKS:
        found = check.find(subject)
        (idle if found is None else ran).append(check.name)
        problems += found or []
    return Report(tuple(problems), tuple(ran), tuple(idle))


__all__ = ["CHECKS", "Check", "Report", "Subject", "check_record", "without_consequences"]
