"""Entries of the Frontiers medical journals: as the style frontiers-medical-journals of the CSL repository and the journals' printed lists.

Where the two differ the printed list wins. Counted in 1,785 references of 86 articles: a full stop after the journal; no stop before the
year of a book (26 of 29); no quotation marks around a chapter (18 of 18); "Available online at:" before an address (46 of 51). Six names
and "et al." are the publisher's guideline.
"""

from __future__ import annotations

from casereport.citations.dates import month_first, year
from casereport.citations.names import NameForm
from casereport.citations.pages import format_pages
from casereport.citations.parts import (
    INSIDE,
    WHOLE_WORKS,
    doi_part,
    edition,
    further_editors,
    is_ahead,
    is_number,
    lead,
    placed_publisher,
    preprint_mark,
    short_container,
    status_text,
    titled_volume,
    translated_by,
    web_part,
    without_stops,
)
from casereport.citations.pieces import Piece, glue, italic, join, piece, wrap
from casereport.references import Reference

_NAMES = NameForm(hyphens=True)
_WHOLE = WHOLE_WORKS | {"thesis"}


def format_frontiers(reference: Reference) -> Piece:
    """The entry without its number."""
    people = lead(reference, _NAMES, " ed.", " eds.")
    first, title = (people, _title(reference)) if people else (reference.title, ())
    if reference.type in _WHOLE:
        body = join((first, title, *_whole_work(reference)), ". ")
    elif reference.type in INSIDE:
        body = join((first, _inside(reference, title)), ". ")
    else:
        body = join((first, title, _serial(reference)), ". ")
    ahead = piece("[Epub ahead of print]." if is_ahead(reference) else "")
    access = join((_access(reference), ahead), ". " if reference.doi else " ")
    return join((glue(body, piece(".")) if body and _ends_in_stop(reference) else body, access), " ")


def _ends_in_stop(reference: Reference) -> bool:
    """A DOI follows the year of an article without pages directly, as the style has it."""
    if reference.type in _WHOLE | INSIDE or reference.issued is None:
        return True
    return bool(reference.volume or _locator(reference)) or not reference.doi


def _title(reference: Reference) -> Piece:
    if reference.type == "book":
        return italic(reference.title)
    return reference.title


def _whole_work(reference: Reference) -> tuple[Piece, ...]:
    published = wrap(piece(year(reference.issued)), "(", ")")
    genre = wrap(piece(reference.genre), "[", "]")
    people = (further_editors(reference, _NAMES), translated_by(reference, _NAMES))
    pages = f"{reference.number_of_pages}{' p' * is_number(reference.number_of_pages)}"
    return (
        titled_volume(reference),
        piece(edition(reference)),
        *people,
        genre,
        join((placed_publisher(reference), published), " "),
        piece(pages),
    )


def _inside(reference: Reference, title: Piece) -> Piece:
    opening = glue(title, piece(".")) if title else ()
    book = (italic(piece(reference.container)), piece(edition(reference)), translated_by(reference, _NAMES), piece(reference.collection))
    where = join((wrap(further_editors(reference, _NAMES), "In: "), *book), ". ")
    published = join((placed_publisher(reference), wrap(piece(year(reference.issued)), "(", ")")), " ")
    pages = wrap(piece(format_pages(reference.pages)), "p. ")
    return join((opening, join((where, published, pages), ". ")), " ")


def _serial(reference: Reference) -> Piece:
    """Journal, year in brackets, volume and pages; a work that is in no journal names its archive instead."""
    name = without_stops(short_container(reference)) or reference.publisher
    published = wrap(piece(year(reference.issued)), "(", ")")
    locator = _locator(reference)
    volume = f"{reference.volume}:{locator}" if reference.volume and locator else reference.volume or locator
    where = glue(italic(piece(name)), preprint_mark(reference)) if name else ()
    return join((wrap(where, after="."), published, piece(volume), wrap(piece(status_text(reference)), "(", ")")), " ")


def _locator(reference: Reference) -> str:
    return format_pages(reference.pages) or reference.number


def _access(reference: Reference) -> Piece:
    if reference.doi:
        return doi_part(reference.doi, "doi: ")
    if not reference.url:
        return ()
    accessed = wrap(piece(month_first(reference.accessed)), "(accessed ", ")")
    return glue(join((piece("Available online at:"), web_part(reference.url), accessed), " "), piece("."))
