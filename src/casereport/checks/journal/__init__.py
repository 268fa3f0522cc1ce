"""Checks of the manuscript against the journal that it is written for."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.journal.article import (
    abstract_fits_the_journal,
    abstract_has_the_parts_of_the_journal,
    affiliations_are_used,
    authors_can_be_reached,
    identifiers_are_well_formed,
    required_parts_are_there,
)
from casereport.checks.journal.limits import (
    authors_fit_the_journal,
    body_fits_the_journal,
    figures_and_tables_fit_the_journal,
    references_fit_the_journal,
    sections_fit_the_journal,
)
from casereport.checks.journal.lists import keywords_fit_the_journal, lessons_fit_the_journal
from casereport.checks.journal.policies import course_is_shown, guarantor_is_named, supplement_is_taken, units_fit_the_journal
from casereport.checks.journal.title import title_fits_the_journal

CHECKS: tuple[Check, ...] = (
    Check(title_fits_the_journal, ("title-rule",)),
    Check(abstract_fits_the_journal, ("missing-part", "too-long", "too-short")),
    Check(abstract_has_the_parts_of_the_journal, ("abstract-form",)),
    Check(keywords_fit_the_journal, ("keyword-count",)),
    Check(lessons_fit_the_journal, ("list-count",)),
    Check(body_fits_the_journal, ("too-long", "too-short")),
    Check(sections_fit_the_journal, ("missing-part", "too-long")),
    Check(figures_and_tables_fit_the_journal, ("too-many",)),
    Check(references_fit_the_journal, ("too-many",)),
    Check(authors_fit_the_journal, ("too-many",)),
    Check(course_is_shown, ("missing-part",)),
    Check(guarantor_is_named, ("author-detail",)),
    Check(supplement_is_taken, ("supplement-refused",)),
    Check(units_fit_the_journal, ("unit-system",)),
    Check(required_parts_are_there, ("missing-part",)),
    Check(authors_can_be_reached, ("author-detail",)),
    Check(affiliations_are_used, ("affiliation-unused",)),
    Check(identifiers_are_well_formed, ("bad-identifier",)),
)
"""In the order in which they run."""
