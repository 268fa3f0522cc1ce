"""Entries of the BMJ journals: as the style bmj of the CSL repository and the publisher's guide for authors.

Where the two differ the guide wins: no full stop between journal and year (Inj Prev 2000;6:148–50), no space in doi:10.1136/…, a comma
between publisher and year (London: DoH, 2000), as all books in the journals' lists have it too.
"""

from __future__ import annotations

from casereport.citations.capitals import first_capital
from casereport.citations.dates import day_first, year
from casereport.citations.names import NameForm
from casereport.citations.pages import shorten_pages
from casereport.citations.parts import (
    ARCHIVED,
    INSIDE,
    WHOLE_WORKS,
    doi_part,
    edition,
    further_editors,
    lead,
    patent_part,
    placed_publisher,
    preprint_mark,
    short_container,
    status_text,
    title_and_number,
    titled_volume,
    translated_by,
    web_part,
    without_stops,
)
from casereport.citations.pieces import Piece, glue, italic, join, piece, wrap
from casereport.references import Reference

_NAMES = NameForm(longest=3, most=3, hyphens=True, et_al_italic=True)
_SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})


def format_bmj(reference: Reference) -> Piece:
    """The entry without its number."""
    title = italic(reference.title) if reference.type in ("book", "thesis") else title_and_number(reference)
    body = join((lead(reference, _NAMES), title, _rest(reference)), ". ")
    return join((glue(body, piece(".")) if body else (), _access(reference)), " ")


def _rest(reference: Reference) -> Piece:
    if reference.type == "patent":
        return patent_part(reference)
    if reference.type in WHOLE_WORKS or reference.type == "thesis":
        return join((titled_volume(reference), piece(edition(reference)), translated_by(reference, _NAMES), _published(reference)), ". ")
    if reference.type in INSIDE:
        editors = wrap(further_editors(reference, _NAMES, ", ed.", ", eds."), "In: ")
        published = join((_published(reference), piece(shorten_pages(reference.pages))), ":")
        return join((editors, italic(piece(reference.container)), translated_by(reference, _NAMES), published), ". ")
    return _serial(reference)


def _published(reference: Reference) -> Piece:
    return join((placed_publisher(reference), piece(year(reference.issued))), ", ")


def _serial(reference: Reference) -> Piece:
    name = short_container(reference)
    if not name and reference.type in ARCHIVED:
        archive = glue(piece(reference.publisher), preprint_mark(reference)) if reference.publisher else ()
        return join((archive, piece(year(reference.issued))), ", ")
    journal = (
        italic(piece(without_stops(name)))
        if reference.type in ("article-journal", "article-magazine")
        else glue(piece(name), preprint_mark(reference))
    )
    locator = reference.number if reference.type == "article-journal" and reference.number else shorten_pages(reference.pages)
    if reference.type == "article-journal" and not reference.volume and not reference.pages and not reference.number:
        return _online_first(reference, journal)
    numbers = join((join((piece(year(reference.issued)), piece(reference.volume)), ";"), piece(locator)), ":")
    return join((journal, numbers), " " if reference.type in _SERIALS else ". ")


def _online_first(reference: Reference, journal: Piece) -> Piece:
    if status_text(reference):
        return join((journal, piece(first_capital(status_text(reference)))), ". ")
    if reference.issued and (reference.doi or reference.url):
        return join((journal, piece(f"Published Online First: {day_first(reference.issued)}")), ". ")
    return join((journal, piece(year(reference.issued))), " ")


def _access(reference: Reference) -> Piece:
    if reference.doi:
        return doi_part(reference.doi, "doi:")
    return join((web_part(reference.url), wrap(piece(day_first(reference.accessed)), "(accessed ", ")")), " ") if reference.url else ()
