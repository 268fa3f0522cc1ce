"""Checks of a record that could be built: each says what should be true, and returns the problems where it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casereport.checks.article import (
    abstract_fits_the_journal,
    affiliations_are_used,
    authors_can_be_reached,
    identifiers_are_well_formed,
    keywords_fit_the_journal,
    required_parts_are_there,
    title_fits_the_journal,
)
from casereport.checks.care import care_items_are_answered, not_reported_only_when_published
from casereport.checks.consent import (
    consent_agrees_with_its_note,
    consent_is_recorded,
    images_are_covered_by_consent,
    images_have_alternatives,
)
from casereport.checks.consequences import without_consequences
from casereport.checks.doses import drugs_have_dose_route_and_interval
from casereport.checks.figures import pairs_can_be_drawn
from casereport.checks.labs import (
    analytes_have_one_unit,
    dashes_are_clear,
    flags_agree_with_ranges,
    known_analytes_have_units,
    ranges_follow_one_another,
    units_are_known,
    values_agree_between_series,
    values_are_one_a_time,
)
from casereport.checks.limits import (
    authors_fit_the_journal,
    body_fits_the_journal,
    figures_and_tables_fit_the_journal,
    references_fit_the_journal,
)
from casereport.checks.names import ids_are_unique, references_to_ids_resolve
from casereport.checks.numbers import prose_agrees_with_the_record
from casereport.checks.plausibility import doses_are_plausible, values_are_plausible
from casereport.checks.privacy import texts_name_no_person
from casereport.checks.publication import funders_agree_with_the_statement, funders_have_identifiers, publication_is_in_order
from casereport.checks.subject import Subject
from casereport.checks.tables import rows_fit_their_head
from casereport.checks.time import (
    clocks_are_put_on_earlier_ones,
    clocks_start_at_events,
    days_are_in_order,
    gaps_count_from_an_end,
    hours_have_a_start,
    moments_are_on_clocks,
)
from casereport.checks.wording import articles_fit_what_follows, clocks_have_names, language_has_words
from casereport.problems import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """A function that is named after what should be true, and the codes of the problems that it returns where it is not."""

    find: Callable[[Subject], list[Problem] | None]
    """The problems, or None when nothing in the record is its business."""
    codes: tuple[str, ...]

    @property
    def name(self) -> str:
        """What should be true, as reports list it."""
        return self.find.__name__


CHECKS: tuple[Check, ...] = (
    Check(ids_are_unique, ("repeated-id",)),
    Check(references_to_ids_resolve, ("unknown-id",)),
    Check(pairs_can_be_drawn, ("figure-pair",)),
    Check(rows_fit_their_head, ("uneven-row",)),
    Check(clocks_start_at_events, ("calendar-date",)),
    Check(clocks_have_names, ("unnamed-clock",)),
    Check(hours_have_a_start, ("start-time",)),
    Check(clocks_are_put_on_earlier_ones, ("clock-circle",)),
    Check(gaps_count_from_an_end, ("gap-without-end",)),
    Check(moments_are_on_clocks, ("unknown-clock", "ambiguous-stay", "clock-zero", "ambiguous-time", "unknown-anchor")),
    Check(days_are_in_order, ("day-order",)),
    Check(units_are_known, ("bad-unit", "unlisted-unit")),
    Check(known_analytes_have_units, ("missing-unit",)),
    Check(analytes_have_one_unit, ("unit-mix",)),
    Check(flags_agree_with_ranges, ("flag-contradiction",)),
    Check(ranges_follow_one_another, ("range-overlap", "range-unused")),
    Check(values_are_one_a_time, ("repeated-value",)),
    Check(dashes_are_clear, ("dash-result",)),
    Check(values_agree_between_series, ("value-conflict",)),
    Check(values_are_plausible, ("implausible-value", "bad-unit")),
    Check(doses_are_plausible, ("implausible-value",)),
    Check(drugs_have_dose_route_and_interval, ("incomplete-dose",)),
    Check(title_fits_the_journal, ("title-rule",)),
    Check(abstract_fits_the_journal, ("missing-part", "too-long")),
    Check(keywords_fit_the_journal, ("keyword-count",)),
    Check(body_fits_the_journal, ("too-long",)),
    Check(figures_and_tables_fit_the_journal, ("too-many",)),
    Check(references_fit_the_journal, ("too-many",)),
    Check(authors_fit_the_journal, ("too-many",)),
    Check(required_parts_are_there, ("missing-part",)),
    Check(authors_can_be_reached, ("author-detail",)),
    Check(affiliations_are_used, ("affiliation-unused",)),
    Check(publication_is_in_order, ("publication-order",)),
    Check(funders_have_identifiers, ("bad-identifier",)),
    Check(funders_agree_with_the_statement, ("funding-contradiction",)),
    Check(identifiers_are_well_formed, ("bad-identifier",)),
    Check(consent_is_recorded, ("no-consent",)),
    Check(consent_agrees_with_its_note, ("consent-contradiction",)),
    Check(images_are_covered_by_consent, ("image-consent", "unanswered")),
    Check(images_have_alternatives, ("missing-alt",)),
    Check(care_items_are_answered, ("unanswered",)),
    Check(not_reported_only_when_published, ("not-decidable", "unanswered")),
    Check(prose_agrees_with_the_record, ("number-contradiction",)),
    Check(language_has_words, ("unknown-language",)),
    Check(articles_fit_what_follows, ("wrong-article",)),
    Check(texts_name_no_person, ("identifier",)),
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
