"""Checks of the manuscript against the journal: title, abstract, keywords, required statements."""

from __future__ import annotations

import re

from casereport.checks.subject import Subject
from casereport.problems import Problem, count_of, fault, there_are
from casereport.references import doi_is_wellformed, pmcid_is_wellformed, pmid_is_wellformed
from casereport.tree import plain


def title_fits_the_journal(subject: Subject) -> list[Problem]:
    """The title holds what the journal requires, nothing that it forbids, and is not too long."""
    rules, title = subject.journal.title_rules, subject.document.front.title_text
    missing = [words for words in rules.require if words.lower() not in title.lower()]
    forbidden = [words for words in rules.forbid if re.search(rf"\b{re.escape(words)}\b", title, re.IGNORECASE)]
    problems = [_title(f"the journal asks for '{words}' in the title", f"{rules.prefix or words + ': '}…") for words in missing]
    problems += [_title(f"the journal forbids '{words}' in a title", "leave the words out") for words in forbidden]
    if rules.max_words and len(title.split()) > rules.max_words:
        problems.append(_title(f"the title has more than {rules.max_words} words", "shorten it"))
    return problems


def _title(message: str, hint: str) -> Problem:
    return fault("title-rule", message, path=("title",), hint=hint)


def abstract_fits_the_journal(subject: Subject) -> list[Problem]:
    """There is an abstract (CARE item 3), not longer than the journal allows."""
    parts = subject.document.front.abstract
    if not parts:
        hint = "add abstract: with background, case and conclusion (CARE item 3)"
        return [fault("missing-part", "there is no abstract", path=(), hint=hint)]
    words = sum(len(plain(part.children).split()) for part in parts)
    limit = subject.journal.abstract.max_words
    if limit and words > limit:
        return [
            fault(
                "too-long", f"the abstract has {count_of(words, 'word')}; the journal allows {limit}", path=("abstract",), hint="shorten it"
            )
        ]
    return []


def keywords_fit_the_journal(subject: Subject) -> list[Problem]:
    """There are as many keywords as the journal asks, each once (CARE item 2)."""
    listed, rules = subject.record.keywords, subject.journal.keywords
    path = ("keywords",) if listed else ()
    problems: list[Problem] = []
    if len(listed) < rules.min or (rules.max is not None and len(listed) > rules.max):
        asked = f"{rules.min} to {rules.max}" if rules.max else f"at least {rules.min}"
        message = f"{there_are(len(listed), 'keyword')}; the journal asks for {asked}"
        problems.append(fault("keyword-count", message, path=path, hint="see CARE item 2"))
    if len({word.lower() for word in listed}) < len(listed):
        problems.append(fault("keyword-count", "a keyword stands twice", path=path, hint="leave one of the two out"))
    return problems


def required_parts_are_there(subject: Subject) -> list[Problem]:
    """Authors, affiliations, the report that is retold and the statements that the journal requires are there."""
    record = subject.record
    problems: list[Problem] = []
    if record.status == "published" and record.origin is None:
        hint = "add origin: {citation: the report in full, doi: …}"
        problems.append(fault("missing-part", "a retold case does not name the report that it retells", path=("status",), hint=hint))
    if not record.authors:
        problems.append(fault("missing-part", "there are no authors", hint="add authors: with given, family and affiliations"))
    printed = {section.id.removeprefix("sec-") for section in subject.document.back}
    printed |= {"contributions"} if record.status == "published" else set()  # the authors of the report that is retold are told by it
    answered = printed | set(subject.document.silent)
    lacking = [rule for rule in subject.journal.statements if rule.required and rule.id not in answered]
    if lacking:
        named, path = " and ".join(f"'{rule.title}'" for rule in lacking), ("statements",) if record.statements else ()
        message = f"the journal requires the statement{'s' * (len(lacking) > 1)} {named}"
        hint = f"add statements: {{{', '.join(f'{rule.id}: …' for rule in lacking)}}}"
        problems.append(fault("missing-part", message, path=path, hint=hint))
    return problems


def authors_can_be_reached(subject: Subject) -> list[Problem] | None:
    """Every author has an affiliation, one is the corresponding author and has an e-mail address; those of a retold report are its own."""
    authors = subject.record.authors
    if not authors or subject.record.status == "published":
        return None
    path, hint = ("authors",), "add affiliations: [id] to the author, and affiliations: {id: {name: …, city: …, country: …}}"
    bare = [index for index, author in enumerate(authors) if not author.affiliations and not author.group]
    problems = [fault("author-detail", "an author has no affiliation", path=(*path, index), hint=hint) for index in bare]
    corresponding = [index for index, author in enumerate(authors) if author.corresponding] or [0] * (len(authors) == 1)
    if not corresponding:
        hint = "add corresponding: yes to the author to whom readers write"
        problems.append(fault("author-detail", "no author is the corresponding one", path=path, hint=hint))
    elif not any(authors[index].email for index in corresponding):
        message, hint = "the corresponding author has no e-mail address", "add email: … to the author"
        problems.append(fault("author-detail", message, path=(*path, corresponding[0]), hint=hint))
    return problems


def affiliations_are_used(subject: Subject) -> list[Problem] | None:
    """Every affiliation is some author's; where an author lacks one, or names one that there is not, that is told instead."""
    record = subject.record
    if not record.affiliations:
        return None
    used = {key for author in record.authors for key in author.affiliations}
    if used - set(record.affiliations) or any(not (author.affiliations or author.group) for author in record.authors):
        return []
    hint = "add its id to the affiliations of an author, or leave it out"
    unused = [key for key in record.affiliations if key not in used]
    return [fault("affiliation-unused", "no author has this affiliation", path=("affiliations", key), hint=hint) for key in unused]


def identifiers_are_well_formed(subject: Subject) -> list[Problem] | None:
    """The identifiers of a retold report have the shape of their kind; a malformed one would lead to another paper."""
    origin = subject.record.origin
    if origin is None:
        return None
    shapes = {"doi": doi_is_wellformed, "pmid": pmid_is_wellformed, "pmcid": pmcid_is_wellformed}
    return [
        fault("bad-identifier", f"the {key.upper()} has not the shape of one", path=("origin", key), hint="copy it from the article's page")
        for key, is_wellformed in shapes.items()
        if (value := getattr(origin, key)) and not is_wellformed(value)
    ]
