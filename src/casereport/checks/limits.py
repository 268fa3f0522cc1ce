"""Checks of the manuscript's size against the journal's limits: words, figures and tables, references, authors."""

from __future__ import annotations

from collections.abc import Iterator

from casereport.checks.subject import Subject
from casereport.problems import Problem, fault
from casereport.tree import Figure, Item, Paragraph, Table, Terms, plain, walk


def body_fits_the_journal(subject: Subject) -> list[Problem] | None:
    """The body has no more words than the journal allows, headings, captions, tables and references not counted."""
    limit = subject.journal.limits.words
    if limit is None:
        return None
    words = sum(len(text.split()) for text in _body_texts(subject))
    if words <= limit:
        return []
    path = ("sections",) if subject.record.sections else ()
    return [fault("too-long", f"the body has {words} words; the journal allows {limit}", path=path, hint="shorten it")]


def figures_and_tables_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more figures and tables together than the journal allows, counted by their printed labels."""
    record = subject.record
    labels = {node.label for node in _floats(subject) if node.label}
    path = "figures" if record.figures else "tables"
    hint = "move some into the supplement, or join panels"
    return _too_many(len(labels), subject.journal.limits.figures_and_tables, "figures and tables", path, hint)


def references_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more entries in the reference list than the journal allows."""
    limit = subject.journal.limits.references
    return _too_many(len(subject.document.references), limit, "references", "references", "cite fewer works")


def authors_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more authors than the journal allows."""
    hint = "name some under statements: {acknowledgements: …}, or as a group"
    return _too_many(len(subject.record.authors), subject.journal.limits.authors, "authors", "authors", hint)


def _too_many(count: int, limit: int | None, what: str, path: str, hint: str) -> list[Problem] | None:
    if limit is None:
        return None
    message = f"there are {count} {what}; the journal allows {limit}"
    return [fault("too-many", message, path=(path,), hint=hint)] if count > limit else []


def _floats(subject: Subject) -> Iterator[Figure | Table]:
    """The figures and tables of the article; the data table inside a figure is none, nor is a further part of a figure."""
    nodes = walk((subject.document.body, subject.document.back))
    inside = {id(node.data) for node in nodes if isinstance(node, Figure)}
    return (node for node in nodes if isinstance(node, Figure | Table) and id(node) not in inside and not getattr(node, "part", 0))


def _body_texts(subject: Subject) -> Iterator[str]:
    for node in walk(subject.document.body):
        if isinstance(node, Paragraph | Item):
            yield plain(node.children)
        elif isinstance(node, Terms):
            yield from (plain(part) for entry in node.entries for part in entry)
