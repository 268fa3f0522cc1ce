"""Tags of a page's head, as pairs of name and content: Highwire's, which Google Scholar and Zotero read, and Dublin Core's.

A tag whose value the record does not have is left out; those of a journal stand only where one is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casereport.references import Name, Reference, page_range
from casereport.tree import Author, Document, Publication

Tags = tuple[tuple[str, str], ...]


def citation_tags(document: Document, works: Iterable[Reference]) -> Tags:
    """Highwire's tags: title, each author before what belongs to the author, publication, one tag for each work that is cited."""
    return _with_values(_citation_tags(document, works))


def dublin_core(document: Document) -> Tags:
    """Dublin Core's tags of title, creators, date, identifier, language, subjects, publisher and licence."""
    told = document.matter.publication or Publication()
    creators = (("dc.creator", _listed(author)) for author in document.front.authors)
    subjects = (("dc.subject", word) for word in document.front.keywords)
    return _with_values((
        ("dc.title", document.front.title_text), *creators, ("dc.date", told.published),
        ("dc.identifier", f"doi:{told.doi}" if told.doi else ""), ("dc.language", document.language), *subjects,
        ("dc.publisher", told.publisher), ("dc.rights", told.licence_url), ("dc.type", "Text"),
    ))  # fmt: skip


def _citation_tags(document: Document, works: Iterable[Reference]) -> Iterator[tuple[str, str]]:
    yield "citation_title", document.front.title_text
    for author in document.front.authors:
        yield "citation_author", _listed(author)
        yield from (("citation_author_institution", institution) for institution in author.institutions)
        yield "citation_author_orcid", f"https://orcid.org/{author.orcid}" if author.orcid else ""
    yield from _published(document.matter.publication or Publication())
    yield "citation_language", document.language
    yield "citation_keywords", "; ".join(document.front.keywords)
    yield from (("citation_reference", _cited(work)) for work in works)


def _published(told: Publication) -> Iterator[tuple[str, str]]:
    first, last = page_range(told.pages)
    yield "citation_publication_date", told.published.replace("-", "/")
    yield "citation_doi", told.doi
    yield "citation_publisher", told.publisher
    if told.journal:
        yield "citation_journal_title", told.journal
        yield "citation_journal_abbrev", told.abbreviation
        yield "citation_issn", told.issn
        yield "citation_volume", told.volume
        yield "citation_issue", told.issue
        yield "citation_firstpage", first or told.elocation
        yield "citation_lastpage", last


def _cited(work: Reference) -> str:
    """A cited work as Highwire writes it: `citation_title=…; citation_author=…`."""
    first, last = page_range(work.pages)
    people = (("author", _named(name)) for name in work.authors)
    parts = [
        ("title", work.title_text), *people, ("journal_title" if work.type == "article-journal" else "inbook_title", work.container),
        ("publication_date", str(work.year or "")), ("volume", work.volume), ("issue", work.issue), ("firstpage", first or work.number),
        ("lastpage", last), ("publisher", work.publisher), ("isbn", work.isbn), ("doi", work.doi), ("pmid", work.pmid),
    ]  # fmt: skip
    return "; ".join(f"citation_{name}={value.replace(';', ',')}" for name, value in parts if value)


def _named(name: Name) -> str:
    return name.literal or ", ".join(filter(None, (f"{name.particle} {name.family}".strip(), name.given)))


def _listed(author: Author) -> str:
    """`Family, Given`; a group and a single name as they are."""
    return author.family or author.name if author.is_group or not author.given else f"{author.family}, {author.given}"


def _with_values(tags: Iterable[tuple[str, str]]) -> Tags:
    return tuple((name, content) for name, content in tags if content)
