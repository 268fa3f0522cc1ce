"""Checks of the manuscript's size against the journal's limits: words, figures and tables, references, authors."""

from __future__ import annotations

from casereport.checks.subject import Subject
from casereport.problems import Problem, count_of, fault, there_are
from casereport.tree import body_texts, numbered_floats


def body_fits_the_journal(subject: Subject) -> list[Problem] | None:
    """The body has no more words than the journal allows, headings, captions, tables and references not counted."""
    limit = subject.journal.limits.words
    if limit is None:
        return None
    words = sum(len(text.split()) for text in body_texts(subject.document))
    if words <= limit:
        return []
    path = ("sections",) if subject.record.sections else ()
    return [fault("too-long", f"the body has {count_of(words, 'word')}; the journal allows {limit}", path=path, hint="shorten it")]


def figures_and_tables_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more figures and tables together than the journal allows, counted by their printed labels."""
    record = subject.record
    labels = {node.label for node in numbered_floats(subject.document) if node.label}
    path = "figures" if record.figures else "tables"
    hint = "move some into the supplement, or join panels"
    return _too_many(len(labels), subject.journal.limits.figures_and_tables, "figure or table", path, hint, "figures and tables")


def references_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more entries in the reference list than the journal allows."""
    limit = subject.journal.limits.references
    return _too_many(len(subject.document.references), limit, "reference", "references", "cite fewer works")


def authors_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more authors than the journal allows."""
    hint = "name some under statements: {acknowledgements: …}, or as a group"
    return _too_many(len(subject.record.authors), subject.journal.limits.authors, "author", "authors", hint)


def _too_many(count: int, limit: int | None, noun: str, path: str, hint: str, nouns: str = "") -> list[Problem] | None:
    if limit is None:
        return None
    message = f"{there_are(count, noun, nouns)}; the journal allows {limit}"
    return [fault("too-many", message, path=(path,), hint=hint)] if count > limit else []
