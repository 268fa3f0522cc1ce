"""Checks of the manuscript against the journal: abstract, authors, required statements."""

from __future__ import annotations

from casereport.checks.subject import Subject
from casereport.problems import Problem, count_of, fault
from casereport.references import doi_is_wellformed, pmcid_is_wellformed, pmid_is_wellformed
from casereport.tree import count_words


def abstract_fits_the_journal(subject: Subject) -> list[Problem]:
    """There is an abstract (CARE item 3), not longer than the journal allows."""
    parts = subject.document.front.abstract
    if not parts:
        hint = "add abstract: with background, case and conclusion (CARE item 3)"
        return [fault("missing-part", "there is no abstract", path=(), hint=hint)]
    rules, doubt = subject.journal.abstract, subject.journal.doubt("abstract.max_words")
    words, path = count_words(subject.document, ("abstract",)), ("abstract",)
    told = f"the abstract has {count_of(words, 'word')}"
    if rules.max_words and words > rules.max_words:
        return [fault("too-long", f"{told}; the journal allows {rules.max_words}{doubt}", path=path, hint="shorten it")]
    if rules.min_words and words < rules.min_words:
        return [fault("too-short", f"{told}; the journal asks for {rules.min_words}{doubt}", path=path, hint="tell more of the case")]
    return []


def abstract_has_the_parts_of_the_journal(subject: Subject) -> list[Problem] | None:
    """Where the journal asks for an abstract with headings, it is written in parts."""
    rules, parts = subject.journal.abstract, subject.document.front.abstract
    if not rules.demands_parts or not parts:
        return None
    if any(part.label for part in parts):
        return []
    headings = " / ".join(rules.headings.values())
    message = f"the journal asks for an abstract with the headings {headings}{subject.journal.doubt('abstract.headings')}"
    return [fault("abstract-form", message, path=("abstract",), hint=f"abstract: {{{', '.join(f'{key}: …' for key in rules.headings)}}}")]


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
        named = " and ".join(f"'{rule.title}'{subject.journal.doubt(f'statements.{rule.id}')}" for rule in lacking)
        path = ("statements",) if record.statements else ()
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
