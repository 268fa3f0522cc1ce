"""The title block: title, authors with their marks, affiliations, correspondence, abstract, keywords."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from casereport.document.imprint import imprint, translations
from casereport.document.narrative.phrases import Inlines, detailed, joined, listed, name_of, stopped
from casereport.document.narrative.provenance import provenance
from casereport.document.spot import Spot
from casereport.journal import Journal
from casereport.journal.rules import AbstractRules
from casereport.model import ABSTRACT_KEYS
from casereport.model.article import Affiliation
from casereport.model.article import Author as AuthorEntry
from casereport.reading.links import doi_link
from casereport.tree import AbstractPart, Author, Front, Inline, Link, Note, Text, plain_raised

EQUAL = "†"
CORRESPONDING = "*"


@dataclass
class _Numbers:
    """Affiliation id → number in order of first use."""

    order: dict[str, int] = field(default_factory=dict)

    def of(self, key: str) -> str:
        return str(self.order.setdefault(key, len(self.order) + 1))


def front_matter(at: Spot, journal: Journal) -> Front:
    """The title block as the journal orders it; affiliations are numbered in order of use."""
    record = at.record
    numbers = _Numbers()
    title = at.text(record.title, "title")
    authors = tuple(_author(at, entry, numbers) for entry in record.authors)
    shared = len(numbers.order) > 1 or not all(author.institutions for author in authors)  # one for everybody needs no number
    if not shared:
        authors = tuple(_without_number(author) for author in authors)
    return Front(
        title=title,
        title_text=" ".join(plain_raised(title).split()),
        running_title=record.running_title or "",
        article_type=journal.article_type,
        authors=authors,
        running_authors=_running(at, authors),
        affiliations=tuple(_affiliation(record.affiliations[key], number if shared else 0) for key, number in numbers.order.items()),
        author_notes=_notes(at),
        abstract=_abstract(at, journal.abstract),
        keywords=record.keywords,
        source=_origin(at),
        imprint=imprint(at),
        translations=translations(at),
    )


def _author(at: Spot, entry: AuthorEntry, numbers: _Numbers) -> Author:
    known = [key for key in entry.affiliations if key in at.record.affiliations]
    marks = [numbers.of(key) for key in known]
    marks += [EQUAL] * entry.equal + [CORRESPONDING] * entry.corresponding
    institutions = tuple(at.record.affiliations[key].name for key in known)
    family = " ".join(part for part in (entry.family or "", entry.suffix or "") if part)
    name = entry.group or " ".join(part for part in (entry.given or "", family) if part)
    name = f"{name}, {entry.degrees}" if entry.degrees else name
    return Author(name, entry.given or "", family, tuple(marks), entry.orcid or "", institutions, is_group=bool(entry.group))


def _without_number(author: Author) -> Author:
    marks = tuple(mark for mark in author.marks if not mark.isdigit())
    return Author(author.name, author.given, author.family, marks, author.orcid, author.institutions, author.is_group)


def _running(at: Spot, authors: tuple[Author, ...]) -> str:
    names = [author.family or author.name for author in authors]
    return f"{names[0]} {at.say('and_others')}" if len(names) > 2 else listed(names)


def _affiliation(entry: Affiliation, number: int) -> Note:
    parts = [entry.department, entry.name, entry.city, entry.region, entry.country]
    return Note(str(number) if number else "", ", ".join(part for part in parts if part))


def _notes(at: Spot) -> tuple[Note, ...]:
    """Correspondence with e-mail, equal contribution, guarantors; last the e-mail of whoever else has one, named as that."""
    notes, others = [], []
    for entry in at.record.authors:
        name = name_of(entry.given, entry.family, entry.group)
        if entry.corresponding:
            notes.append(Note(CORRESPONDING, f"{at.say('correspondence')}: {name}", entry.email or ""))
        elif entry.email:
            others.append(Note("", f"{at.say('front.email')}: {name}", entry.email))
    if any(entry.equal for entry in at.record.authors):
        notes.append(Note(EQUAL, at.say("front.equal")))
    guarantors = [name_of(a.given, a.family, a.group) for a in at.record.authors if a.guarantor]
    if guarantors:
        notes.append(Note("", at.say("front.guarantors" if len(guarantors) > 1 else "front.guarantor", names=", ".join(guarantors))))
    return (*notes, *others)


def _abstract(at: Spot, rules: AbstractRules) -> tuple[AbstractPart, ...]:
    abstract, here = at.record.abstract, at.at("abstract")
    if abstract is None:
        return ()
    whole = here.text(abstract.text, *(() if at.texts.is_typed(here.path) else ("text",)))
    parts = {key: here.text(getattr(abstract, key), key) for key in ABSTRACT_KEYS}
    source = detailed((), provenance(here, abstract), "; ")
    source = (Text(" "), *source) if source else ()
    if not rules.structured or (whole and not any(parts.values())):
        text = joined([part for part in (whole, *parts.values()) if part], " ")
        return (AbstractPart("", (*text, *source)),) if text else ()
    found = [AbstractPart(rules.headings.get(key, key.capitalize()), part) for key, part in parts.items() if part]
    opening = (AbstractPart("", whole),) if whole else ()
    return (*opening, *found[:-1], replace(found[-1], children=(*found[-1].children, *source)))


def _origin(at: Spot) -> tuple[Inline, ...]:
    """The published report that is retold, with links from the identifiers that the record gives."""
    origin = at.record.origin
    if origin is None:
        return ()
    ids: list[Inlines] = [(Text("doi:"), Link(doi_link(origin.doi), origin.doi))] if origin.doi else []
    if origin.pmid:
        ids.append((Text(at.say("front.pubmed")), Link(f"https://pubmed.ncbi.nlm.nih.gov/{origin.pmid}/", origin.pmid)))
    if origin.pmcid:
        ids.append((Text(at.say("front.pmc")), Link(f"https://pmc.ncbi.nlm.nih.gov/articles/{origin.pmcid}/", origin.pmcid)))
    licence: Inlines = (Text(at.say("front.licence", licence=origin.licence)),) if origin.licence else ()
    citation = (Text(at.say("source.opening")), *at.text(origin.citation, "origin", "citation"))
    note = at.text(origin.note, "origin", "note")
    return joined([stopped(part) for part in (citation, joined(ids), licence, note)], " ")
