"""Entries of the BioMed Central journals: as the style biomed-central of the CSL repository and the publisher's examples."""

from __future__ import annotations

from casereport.citations.capitals import first_capital
from casereport.citations.dates import day_first, year
from casereport.citations.names import NameForm
from casereport.citations.pages import shorten_pages
from casereport.citations.parts import (
    INSIDE,
    WHOLE_WORKS,
    edition,
    further_editors,
    is_number,
    lead,
    patent_part,
    preprint_mark,
    resolver_part,
    short_container,
    status_text,
    title_and_number,
    titled_volume,
    translated_by,
    web_part,
    without_stops,
)
from casereport.citations.pieces import Piece, glue, join, piece, wrap
from casereport.references import Reference

_NAMES = NameForm(hyphens=True)
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")  # of a date of access


def format_bmc(reference: Reference) -> Piece:
    """The entry without its number; it ends with a full stop, behind an address too."""
    body = join((lead(reference, _NAMES), title_and_number(reference), *_rest(reference), _access(reference)), ". ")
    return glue(body, piece(".")) if body else ()


def _rest(reference: Reference) -> tuple[Piece, ...]:
    if reference.type == "patent":
        return (patent_part(reference),)
    if reference.type in WHOLE_WORKS or reference.type == "thesis":
        translators = translated_by(reference, _NAMES)
        return (
            titled_volume(reference),
            piece(edition(reference)),
            translators,
            piece(first_capital(reference.genre)),
            _published(reference),
        )
    if reference.type in INSIDE:
        book = wrap(join((further_editors(reference, _NAMES), piece(reference.container)), ". "), "In: ")
        return (
            book,
            piece(edition(reference)),
            translated_by(reference, _NAMES),
            _published(reference),
            wrap(piece(shorten_pages(reference.pages)), "p. "),
        )
    return _serial(reference)


def _published(reference: Reference) -> Piece:
    place = "" if reference.type == "thesis" else reference.publisher_place
    return join((join((piece(place), piece(reference.publisher)), ": "), piece(year(reference.issued))), "; ")


def _serial(reference: Reference) -> tuple[Piece, ...]:
    is_article = reference.type == "article-journal"
    name = without_stops(short_container(reference)) if is_article else reference.container
    locator = reference.number if is_article and reference.number else shorten_pages(reference.pages)
    if is_article and status_text(reference) and not reference.volume and not locator:
        return (piece(name), piece(first_capital(status_text(reference))))
    # The style has no issues, but the number of a supplement is needed to find it.
    issue = f" {reference.issue}" if reference.issue and not is_number(reference.issue) else ""
    supplement = f" Suppl {reference.supplement}" if reference.supplement else ""
    numbers = join((piece(year(reference.issued)), piece((reference.volume + issue + supplement).strip())), ";")
    where = piece(name or reference.publisher)
    return (glue(where, preprint_mark(reference)) if where else (), join((numbers, piece(locator)), ":"))


def _access(reference: Reference) -> Piece:
    if reference.doi:
        return resolver_part(reference.doi)
    if not reference.url or reference.type == "article-journal":
        return ()
    return join((web_part(reference.url), wrap(piece(day_first(reference.accessed, _MONTHS)), "Accessed ")), ". ")
