"""Checks of the manuscript's size against the journal's limits: words, figures and tables, references, authors."""

from __future__ import annotations

from dataclasses import replace

from casereport.checks.subject import Subject
from casereport.problems import Problem, count_of, fault, there_are
from casereport.tree import Figure, Section, Table, count_words, numbered_floats


def body_fits_the_journal(subject: Subject) -> list[Problem] | None:
    """The text has no more words than the journal allows and no fewer than it asks for, of the parts that it counts."""
    limits, path = subject.journal.limits, ("sections",) if subject.record.sections else ()
    if limits.words is None and limits.min_words is None:
        return None
    words, doubt = count_words(subject.document, limits.counts), subject.journal.doubt("limits.words")
    told = f"the text has {count_of(words, 'word')}"
    if limits.words is not None and words > limits.words:
        return [fault("too-long", f"{told}; the journal allows {limits.words}{doubt}", path=path, hint="shorten it")]
    if limits.min_words is not None and words < limits.min_words:
        hint = "tell more of the course and of what is known"
        return [fault("too-short", f"{told}; the journal asks for {limits.min_words}{doubt}", path=path, hint=hint)]
    return []


def sections_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """Every section that the journal asks for is there, and none is longer than the journal allows."""
    rules = [rule for rule in subject.journal.sections if rule.required or rule.max_words]
    if not rules:
        return None
    printed = {section.id.removeprefix("sec-"): section for section in subject.document.body}
    problems: list[Problem] = []
    for rule in rules:
        doubt, section = subject.journal.doubt(f"sections.{rule.id}"), printed.get(rule.id)
        if section is None and rule.required:
            hint = f"add sections: {{{rule.merges[0]}: …}}"
            problems.append(fault("missing-part", f"the journal asks for the section '{rule.title}'{doubt}", path=("sections",), hint=hint))
        elif section is not None and rule.max_words and (words := _words(subject, section)) > rule.max_words:
            message = f"the section '{rule.title}' has {count_of(words, 'word')}; the journal allows {rule.max_words}{doubt}"
            problems.append(fault("too-long", message, path=("sections", rule.merges[0]), hint="shorten it"))
    return problems


def _words(subject: Subject, section: Section) -> int:
    return count_words(replace(subject.document, body=(section,)), ("text", "citations"))


def figures_and_tables_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more figures, tables, or both together than the journal allows, counted by their printed labels."""
    record = subject.record
    printed = {node.label: type(node) for node in numbered_floats(subject.document) if node.label}
    kinds, hint = list(printed.values()), "move some into the supplement, or join panels"
    asked = (
        (len(kinds), "figures_and_tables", "figure or table", "figures" if record.figures else "tables"),
        (kinds.count(Figure), "figures", "figure", "figures"),
        (kinds.count(Table), "tables", "table", "tables"),
    )
    found = [_too_many(subject, count, rule, noun, path, hint) for count, rule, noun, path in asked]
    told = [one for one in found if one is not None]
    return [problem for one in told for problem in one] if told else None


def references_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more entries in the reference list than the journal allows."""
    return _too_many(subject, len(subject.document.references), "references", "reference", "references", "cite fewer works")


def authors_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are no more authors than the journal allows."""
    hint = "name some under statements: {acknowledgements: …}, or as a group"
    return _too_many(subject, len(subject.record.authors), "authors", "author", "authors", hint)


def _too_many(subject: Subject, count: int, rule: str, noun: str, path: str, hint: str) -> list[Problem] | None:
    """The problem of a count above the limit of this name; None where the journal names none."""
    limit = getattr(subject.journal.limits, rule)
    if limit is None:
        return None
    nouns = "figures and tables" if rule == "figures_and_tables" else ""
    message = f"{there_are(count, noun, nouns)}; the journal allows {limit}{subject.journal.doubt(f'limits.{rule}')}"
    return [fault("too-many", message, path=(path,), hint=hint)] if count > limit else []
