"""Checks of lists against the journal: keywords, take-away lessons, highlights."""

from __future__ import annotations

from casereport.checks.subject import Subject
from casereport.problems import Problem, fault, there_are


def keywords_fit_the_journal(subject: Subject) -> list[Problem]:
    """There are as many keywords as the journal asks, those that it wants among them, each once (CARE item 2)."""
    listed, rules, journal = subject.record.keywords, subject.journal.keywords, subject.journal
    path = ("keywords",) if listed else ()
    problems = _counted(subject, len(listed), rules.min, rules.max, "keyword", path, "keyword-count", "see CARE item 2")
    words = [word.lower() for word in listed]
    if len(set(words)) < len(words):
        problems.append(fault("keyword-count", "a keyword stands twice", path=path, hint="leave one of the two out"))
    for wanted in rules.require:
        if wanted.lower() not in words:
            message = f"the journal asks for the keyword '{wanted}'{journal.doubt('keywords.require')}"
            problems.append(fault("keyword-count", message, path=path, hint="add it to keywords:"))
    return problems


def lessons_fit_the_journal(subject: Subject) -> list[Problem] | None:
    """There are as many take-away lessons and highlights as the journal asks for."""
    journal, record = subject.journal, subject.record
    problems: list[Problem] = []
    asked = [(name, rules) for name, rules in (("lessons", journal.lessons), ("highlights", journal.highlights)) if rules.min or rules.max]
    for name, rules in asked:
        listed = getattr(record, name)
        path, noun = ((name,) if listed else ()), {"lessons": "take-away lesson", "highlights": "highlight"}[name]
        problems += _counted(subject, len(listed), rules.min, rules.max, noun, path, "list-count", f"{name}: [one short sentence each]")
    return problems if asked else None


def _counted(
    subject: Subject, count: int, least: int, most: int | None, noun: str, path: tuple[str, ...], code: str, hint: str
) -> list[Problem]:
    if least <= count and (most is None or count <= most):
        return []
    section = {"keyword": "keywords", "take-away lesson": "lessons", "highlight": "highlights"}[noun]
    asked = str(most) if most == least else f"{least} to {most}" if most and least else f"at most {most}" if most else f"at least {least}"
    doubt = subject.journal.doubt(f"{section}.{'min' if count < least else 'max'}")
    return [fault(code, f"{there_are(count, noun)}; the journal asks for {asked}{doubt}", path=path, hint=hint)]
