"""Entries of the Elsevier journals in Vancouver style, as the style elsevier-vancouver of the CSL repository prints them."""

from __future__ import annotations

from casereport.citations.dates import month_first, year
from casereport.citations.names import NameForm
from casereport.citations.pages import shorten_pages
from casereport.citations.parts import (
    INSIDE,
    WHOLE_WORKS,
    edition,
    further_editors,
    lead,
    patent_part,
    preprint_mark,
    resolver_part,
    short_container,
    status_text,
    title_and_number,
    title_case,
    translated_by,
    volume_title,
    web_part,
    without_stops,
)
from casereport.citations.pieces import Piece, glue, join, piece, wrap
from casereport.references import Reference

_NAMES = NameForm(hyphens=True)


def format_elsevier(reference: Reference) -> Piece:
    """The entry without its number; it ends with a full stop, behind an address too."""
    rest = _rest(reference)
    body = join((lead(reference, _NAMES), rest, _access(reference)), ". ")
    return glue(body, piece(".")) if reference.title or reference.container or reference.authors or reference.editors else ()


def _rest(reference: Reference) -> Piece:
    volume = piece(f"vol. {reference.volume}" * bool(reference.volume) + volume_title(reference))
    if reference.type == "patent":
        return join((reference.title, patent_part(reference)), ". ")
    if reference.type in WHOLE_WORKS:
        return join((reference.title, volume, piece(edition(reference)), translated_by(reference, _NAMES), _published(reference)), ". ")
    if reference.type in INSIDE:
        editors = wrap(further_editors(reference, _NAMES), "In: ")
        book = join((piece(short_container(reference)), volume), ", ")
        opening = join((reference.title, editors, book, piece(edition(reference)), translated_by(reference, _NAMES)), ". ")
        return join((opening, _published(reference), wrap(piece(shorten_pages(reference.pages)), "p. ")), ", ")
    if reference.type == "thesis":
        return join((reference.title, piece(reference.genre), join((piece(reference.publisher), piece(_year(reference))), ", ")), ". ")
    return _serial(reference)


def _year(reference: Reference) -> str:
    return year(reference.issued) or "n.d."


def _published(reference: Reference) -> Piece:
    place = title_case(piece(reference.publisher_place), reference)
    return join((join((place, piece(reference.publisher)), ": "), piece(_year(reference))), "; ")


def _serial(reference: Reference) -> Piece:
    is_article = reference.type == "article-journal"
    name = title_case(piece(without_stops(short_container(reference))), reference) or piece(reference.publisher)
    name = glue(name, preprint_mark(reference)) if name else ()
    locator = reference.number if is_article and reference.number else shorten_pages(reference.pages)
    if is_article and status_text(reference) and not reference.volume and not locator:
        numbers = join((piece(year(reference.issued)), piece(f"({status_text(reference)})")), " ")
        return join((join((title_and_number(reference), name), ". "), numbers), " ")
    numbers = join((join((piece(_year(reference)), piece(reference.volume)), ";"), piece(locator)), ":")
    return join((join((title_and_number(reference), name), ". "), numbers), " ")


def _access(reference: Reference) -> Piece:
    if reference.doi:
        return resolver_part(reference.doi)
    if not reference.url or reference.type == "article-journal":
        return ()
    return join((web_part(reference.url), wrap(piece(month_first(reference.accessed)), "(accessed ", ")")), " ")
