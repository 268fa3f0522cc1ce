"""The article itself as a reference, for those who cite it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from casereport.citations import StyledList, StyleFile, format_reference
from casereport.journal import Journal
from casereport.references import EXPORTS, Date, Name, Reference, write_references
from casereport.references.read.keys import with_keys
from casereport.tree import Contributor, Document, Inline, Publication

FORMATS: Final[Mapping[str, str]] = MappingProxyType({"ris": ".ris", "bibtex": ".bib", "csl-json": ".json"})
"""What the article's own reference is offered in → ending of such a file; each is a name of EXPORTS."""
assert set(FORMATS) == set(EXPORTS)  # noqa: S101  # holds while the module is imported


def article_reference(document: Document) -> Reference:
    """The article as a reference: of a journal when the record names one, else a manuscript; nothing is made up for what is not known."""
    told = document.matter.publication or Publication()
    reference = Reference(
        key="",
        type="article-journal" if told.journal else "manuscript",
        authors=tuple(map(_name, document.matter.contributors)),
        title=document.front.title,
        language=document.language,
        container=told.journal,
        container_short=told.abbreviation,
        issued=read_date(told.published),
        volume=told.volume,
        issue=told.issue,
        pages=told.pages,
        number=told.elocation,
        publisher=told.publisher,
        issn=told.issn,
        doi=told.doi,
        status="in press" if told.journal and told.accepted and not told.published else "",
    )
    keyed = with_keys([reference])[0]
    return keyed if keyed.issued else replace(keyed, key=keyed.key.removesuffix("nd"))


def is_citable(document: Document) -> bool:
    """False for a report that retells another and is not itself published: what is to be cited is the other."""
    return bool(document.matter.publication or not document.matter.retold)


def citation_text(document: Document, journal: Journal, style: StyleFile | None = None) -> tuple[Inline, ...]:
    """The article as the journal's own lists of references would print it, or those in a style of a file."""
    own = article_reference(document)
    return StyledList(style, [own]).entry(own.key) if style else format_reference(own, journal.citations.style)


def citation_file(document: Document, form: str) -> str:
    """The article's reference as a file in one of FORMATS; KeyError for any other."""
    return write_references([article_reference(document)], form)


def read_date(day: str) -> Date | None:
    """A day as year-month-day, None for ""."""
    if not day:
        return None
    year, month, number = map(int, day.split("-"))
    return Date(year, month, number)


def _name(person: Contributor) -> Name:
    return Name(literal=person.group) if person.group else Name(family=person.family, given=person.given, suffix=person.suffix)
