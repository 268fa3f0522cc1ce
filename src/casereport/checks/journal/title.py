"""Checks of the title against the journal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.language import say
from casereport.problems import Problem, fault


def title_fits_the_journal(subject: Subject) -> list[Problem]:
    """The title holds what the journal requires, nothing that it forbids, and is not too long."""
    found = (*_words_of(subject), *_lengths(subject), *_demographics(subject))
    return [fault("title-rule", f"{message}{subject.journal.doubt(rule)}", path=("title",), hint=hint) for rule, message, hint in found]


def _words_of(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """(rule, message, hint) of words and signs that must stand in the title, or must not."""
    rules, title = subject.journal.title_rules, subject.document.front.title_text
    for words in rules.require:
        if words.lower() not in title.lower():
            yield "title_rules.require", f"the journal asks for '{words}' in the title", f"{rules.prefix or words + ': '}…"
    for words in rules.forbid:
        if re.search(rf"\b{re.escape(words)}\b", title, re.IGNORECASE):
            yield "title_rules.forbid", f"the journal forbids '{words}' in a title", "leave the words out"
    for sign in rules.forbid_signs:
        if sign in title:
            yield "title_rules.forbid_signs", f"the journal forbids '{sign}' in a title", "leave the sign out"


def _lengths(subject: Subject) -> Iterator[tuple[str, str, str]]:
    rules, title = subject.journal.title_rules, subject.document.front.title_text
    if rules.max_words and len(title.split()) > rules.max_words:
        yield "title_rules.max_words", f"the title has more than {rules.max_words} words", "shorten it"
    if rules.max_characters and len(title) > rules.max_characters:
        yield "title_rules.max_characters", f"the title has more than {rules.max_characters} characters", "shorten it"


def _demographics(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Words of the title that tell age, sex or descent of the patient, where the journal does not want them."""
    if not subject.journal.title_rules.forbid_demographics:
        return
    title = subject.document.front.title_text
    for subject_word in ("age", "sex", "descent"):
        if re.search(say(f"demographics.{subject_word}"), title, re.IGNORECASE):
            message = f"the journal wants no {subject_word} of the patient in a title"
            yield "title_rules.forbid_demographics", message, "leave it out; the case section tells it"
