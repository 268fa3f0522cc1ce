"""Checks of how the text is written."""

from __future__ import annotations

from casereport.checks.check import Check
from casereport.checks.text.abbreviations import abbreviations_are_explained, abbreviations_are_used
from casereport.checks.text.chronology import days_are_told_in_order
from casereport.checks.text.claims import (
    causes_are_assessed,
    first_claims_tell_the_search,
    one_case_recommends_nothing,
    responses_have_values,
)
from casereport.checks.text.consents import consent_and_approval_are_not_denied
from casereport.checks.text.denials import nothing_is_denied_that_the_record_tells
from casereport.checks.text.letters import letters_are_of_one_alphabet
from casereport.checks.text.mentions import typed_mentions_are_there
from casereport.checks.text.persons import patients_are_spoken_of_as_persons, the_case_is_told_in_the_past
from casereport.checks.text.proofs import proofs_are_in_the_record
from casereport.checks.text.remnants import nothing_is_left_from_writing
from casereport.checks.text.repetition import no_text_is_copied
from casereport.checks.text.results import tests_are_told_with_results
from casereport.checks.text.wording import articles_fit_what_follows, clocks_have_names, language_has_words

CHECKS: tuple[Check, ...] = (
    Check(articles_fit_what_follows, ("wrong-article",)),
    Check(clocks_have_names, ("unnamed-clock",)),
    Check(language_has_words, ("unknown-language",)),
    Check(first_claims_tell_the_search, ("claim-without-search",)),
    Check(one_case_recommends_nothing, ("recommendation",)),
    Check(causes_are_assessed, ("cause-unassessed",)),
    Check(responses_have_values, ("response-without-values",)),
    Check(nothing_is_denied_that_the_record_tells, ("denied-fact",)),
    Check(consent_and_approval_are_not_denied, ("denied-fact",)),
    Check(tests_are_told_with_results, ("test-without-result",)),
    Check(proofs_are_in_the_record, ("proof-unrecorded",)),
    Check(days_are_told_in_order, ("days-out-of-order",)),
    Check(nothing_is_left_from_writing, ("draft-remnant",)),
    Check(no_text_is_copied, ("repeated-text",)),
    Check(typed_mentions_are_there, ("mention-of-nothing",)),
    Check(abbreviations_are_explained, ("abbreviation-unexplained",)),
    Check(abbreviations_are_used, ("abbreviation-unused",)),
    Check(letters_are_of_one_alphabet, ("foreign-letter",)),
    Check(patients_are_spoken_of_as_persons, ("wording",)),
    Check(the_case_is_told_in_the_past, ("wording",)),
)
"""In the order in which they run."""
