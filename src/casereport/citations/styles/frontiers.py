"""Entries of the Frontiers medical journals: as the style frontiers-medical-journals of the CSL repository and the journals' printed lists.

Where the two differ the printed list wins: six names and "et al." (the publisher's guideline), a full stop after the journal.
"""

from __future__ import annotations

from casereport.citations.dates import month_first, year
from casereport.citations.names import NameForm, format_names
from casereport.citations.pages import format_pages
from casereport.citations.parts import INSIDE, WHOLE_WORKS, doi_part, edition, editors_label, short_container, web_part
from casereport.citations.pieces import Piece, glue, italic, join, piece, wrap
from casereport.references import Reference

_NAMES = NameForm(hyphens=True)
_WHOLE = WHOLE_WORKS | {"thesis"}


def format_frontiers(reference: Reference) -> Piece:
    """The entry without its number."""
    title_leads = not reference.authors and not reference.editors
    lead = reference.title if title_leads else _authors(reference)
    title = () if title_leads else _title(reference)
    if reference.type in _WHOLE:
        body = join((lead, title, *_whole_work(reference)), ". ")
    elif reference.type in INSIDE:
        body = join((lead, _inside(reference, title)), ". ")
    else:
        body = join((lead, title, _serial(reference)), ". ")
    return join((glue(body, piece(".")) if body and _ends_in_stop(reference) else body, _access(reference)), " ")


def _ends_in_stop(reference: Reference) -> bool:
    """An address follows the year of an article without pages directly, as the style has it."""
    if reference.type in _WHOLE | INSIDE or reference.issued is None:
        return True
    return bool(reference.volume or _locator(reference)) or not (reference.doi or reference.url)


def _authors(reference: Reference) -> Piece:
    if reference.authors:
        return format_names(reference.authors, _NAMES, cut=reference.authors_cut)
    label = "eds." if editors_label(reference) == "editors" else "ed."
    return wrap(format_names(reference.editors, _NAMES, cut=reference.editors_cut), after=f" {label}")


def _editors(reference: Reference) -> Piece:
    if not reference.authors:
        return ()
    names = format_names(reference.editors, _NAMES, cut=reference.editors_cut)
    return wrap(names, after=f", {editors_label(reference)}")


def _title(reference: Reference) -> Piece:
    if reference.type == "book":
        return italic(reference.title)
    return reference.title


def _whole_work(reference: Reference) -> tuple[Piece, ...]:
    published = wrap(piece(year(reference.issued)), "(", ")")
    genre = wrap(piece(reference.genre), "[", "]")
    return (piece(edition(reference)), _editors(reference), genre, _publisher(reference), published)


def _publisher(reference: Reference) -> Piece:
    return join((piece(reference.publisher_place), piece(reference.publisher)), ": ")


def _inside(reference: Reference, title: Piece) -> Piece:
    quoted = reference.type == "chapter"
    opening = wrap(glue(title, piece(",")), "“", "”") if quoted and title else glue(title, piece(".")) if title else ()
    book = (italic(piece(reference.container)), piece(edition(reference)), piece(reference.collection))
    where = join((wrap(_editors(reference), "In: "), *book), ". ")
    published = join((_publisher(reference), wrap(piece(year(reference.issued)), "(", ")")), " ")
    pages = wrap(piece(format_pages(reference.pages)), "p. ")
    return join((opening, join((where, published, pages), ". ")), " ")


def _serial(reference: Reference) -> Piece:
    """Journal, year in brackets, volume and pages; a work that is in no journal names its archive instead."""
    name = (short_container(reference)).replace(".", "") or reference.publisher
    published = wrap(piece(year(reference.issued)), "(", ")")
    locator = _locator(reference)
    volume = f"{reference.volume}:{locator}" if reference.volume and locator else reference.volume or locator
    return join((wrap(italic(piece(name)), after="."), published, piece(volume), wrap(piece(reference.status), "(", ")")), " ")


def _locator(reference: Reference) -> str:
    return format_pages(reference.pages) or reference.number


def _access(reference: Reference) -> Piece:
    if reference.doi:
        return doi_part(reference.doi, "doi: ")
    return join((web_part(reference.url), wrap(piece(month_first(reference.accessed)), "[Accessed ", "]")), " ") if reference.url else ()
