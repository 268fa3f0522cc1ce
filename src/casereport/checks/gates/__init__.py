"""Checks of consent and of what could identify a person."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.gates.allowances import allowances_are_needed
from casereport.checks.gates.consent import (
    consent_agrees_with_its_note,
    consent_is_of_the_form_that_is_asked,
    consent_is_recorded,
    images_are_covered_by_consent,
    images_have_alternatives,
)
from casereport.checks.gates.giver import consent_comes_from_who_may_give_it
from casereport.checks.gates.indirect import indirect_identifiers_are_few
from casereport.checks.gates.privacy import texts_name_no_person

CHECKS: tuple[Check, ...] = (
    Check(
        texts_name_no_person,
        (
            "identifier-name",
            "possible-name",
            "identifier-date",
            "age-over-89",
            "identifier-number",
            "identifier-contact",
            "identifier-place",
            "institution-named",
            "identifier",
            "identifier-file",
        ),
    ),
    Check(indirect_identifiers_are_few, ("indirect-identifiers",)),
    Check(allowances_are_needed, ("unneeded-allowance",)),
    Check(consent_agrees_with_its_note, ("consent-contradiction",)),
    Check(consent_comes_from_who_may_give_it, ("consent-of-the-dead", "consent-of-a-minor", "consent-giver", "assent-open")),
    Check(consent_is_of_the_form_that_is_asked, ("consent-form", "online-consent")),
    Check(consent_is_recorded, ("no-consent",)),
    Check(images_are_covered_by_consent, ("image-consent", "image-undeclared")),
    Check(images_have_alternatives, ("missing-alt",)),
)
"""In the order in which they run."""
