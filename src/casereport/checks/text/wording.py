"""Checks of the words around what the record fills in: an article fits the number behind it, a clock has a name that can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.chart.clock_words import NAMED_CLOCKS, is_event
from casereport.checks.subject import Subject
from casereport.document.assembly import AGE_POLICIES
from casereport.document.narrative.phrases import article_for
from casereport.document.narrative.remainder import texts_of
from casereport.facts import FactFault, Facts
from casereport.language import has_words, languages
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Problem, fault

_BEFORE = lazy_pattern(
    r"(?<![\w'’.-])(?P<article>an?)\s+(?:\{\{(?P<fact>[^{}]*)\}\}|(?P<age>\d{1,3}[-\u2010\u2011\s](?:year|month|week|day|hour)s?[-\u2010\u2011\s]old\b))",
    re.IGNORECASE,
)
"""An indefinite article before a fact, or before an age that is typed."""


def articles_fit_what_follows(subject: Subject) -> list[Problem] | None:
    """`a` or `an` fits the age or number that is printed behind it, as it is spoken: an 18-year-old."""
    facts = Facts(subject.record, AGE_POLICIES[subject.journal.age_policy], subject.chart)  # which fits the article to a decade or a band
    texts = [(path, text) for path, kind, text in texts_of(subject.record) if kind == "markdown" and _BEFORE.search(text)]
    problems = [problem for path, text in texts for problem in _wrong(subject, facts, path, text)]
    return list(dict.fromkeys(problems)) if texts else None


def _wrong(subject: Subject, facts: Facts, path: Path, text: str) -> Iterator[Problem]:
    whose = subject.record.patients[int(path[1])].id if path[0] == "patients" else None
    for found in _BEFORE.finditer(text):
        is_age = not found["age"] and found["fact"].strip().startswith("age(")
        if is_age and (facts.age_policy != "exact" or facts.person_aged(found["fact"], "", whose)):
            continue
        told = found["age"] or _told(facts, found["fact"], whose)
        right = article_for(told)
        if told and found["article"].lower() != right and (told[0].isdigit() or is_age):
            before = text[: found.start()]
            where = (before.count("\n"), len(before) - before.rfind("\n") - 1)
            hint = f"write {right} before it: {right} {{{{ age() }}}}" if found["fact"] else f"write {right} before it"
            yield fault("wrong-article", "a or an stands before a number that is not spoken so", path=path, hint=hint, within=where)


def _told(facts: Facts, source: str, patient: str | None) -> str:
    """What a fact prints, "" where it cannot be told."""
    try:
        return facts.evaluate(source, patient)
    except FactFault:
        return ""


def language_has_words(subject: Subject) -> list[Problem]:
    """The record's language is one in which the tool can tell what the author did not write."""
    if has_words(subject.record.language):
        return []
    message = "there are no words in this language; headings, times and captions are English"
    hint = f"the languages are: {', '.join(languages())}; what the author writes is printed as written"
    return [fault("unknown-language", message, path=("language",), hint=hint)]


def clocks_have_names(subject: Subject) -> list[Problem] | None:
    """Every clock is printed by words of the record: what its days are counted from, and not by its id alone."""
    problems: list[Problem] = []
    clocks = [found for found in subject.patients() if found[1].clock or found[1].clocks]
    for path, patient, own in clocks:
        bare = [(("clock",), patient.clock)] if patient.clock and patient.clock not in patient.clocks else []
        alike = [(("clocks", name, "starts"), name) for name, clock in patient.clocks.items() if clock.starts.lower() == name.lower()]
        for step, name in [*bare, *alike]:
            if name not in NAMED_CLOCKS and not is_event(name, own):
                hint = "say what its first day is: clocks: {NAME: {starts: transplantation, first: 0}}"
                problems.append(fault("unnamed-clock", "this clock has no name that can be printed", path=(*path, *step), hint=hint))
    return problems if clocks else None
