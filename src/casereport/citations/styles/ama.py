"""Entries of the AMA Manual of Style, 11th edition, as the style american-medical-association of the CSL repository prints them."""

from __future__ import annotations

from casereport.citations.capitals import first_capital
from casereport.citations.dates import month_first, year
from casereport.citations.names import NameForm
from casereport.citations.pages import expand_pages
from casereport.citations.parts import (
    ARCHIVED,
    INSIDE_OR_ENTRY,
    WEB,
    WHOLE_WORKS,
    doi_part,
    edition,
    further_editors,
    is_number,
    lead,
    short_container,
    status_text,
    title_case,
    translated_by,
    volume_title,
    web_part,
    without_stops,
)
from casereport.citations.pieces import Piece, glue, italic, join, piece, wrap
from casereport.references import Reference

_NAMES = NameForm(longest=6, most=3)
_EDITORS = (", ed.", ", eds.")


def format_ama(reference: Reference) -> Piece:
    """The entry without its number."""
    first, title = lead(reference, _NAMES, *_EDITORS), _title(reference)
    body = join((first or title, title if first else (), *_rest(reference)), ". ")
    return join((glue(body, piece(".")) if body else (), _access(reference)), " ")


def _title(reference: Reference) -> Piece:
    if reference.type in WHOLE_WORKS or reference.type == "thesis":
        return italic(title_case(reference.title, reference))
    return reference.title


def _rest(reference: Reference) -> tuple[Piece, ...]:
    if reference.type == "legal_case":
        return (_law_report(reference),)
    if reference.type == "patent":
        return (piece(f"{first_capital(reference.genre) or 'Patent'} {reference.number}".strip()), piece(month_first(reference.issued)))
    if reference.type in WHOLE_WORKS:
        editors = wrap(further_editors(reference, _NAMES, *_EDITORS), "(", ")")
        translators = translated_by(reference, _NAMES, "trans", "trans")
        return (_with_pages(join((*_volume_and_edition(reference), editors, translators, _published(reference)), ". "), reference),)
    if reference.type in INSIDE_OR_ENTRY:
        return (_with_pages(wrap(join(_inside(reference), ". "), "In: " if reference.container else ""), reference),)
    if reference.type in WEB:
        return (piece(reference.container), piece(month_first(reference.issued)))
    if reference.type == "thesis":
        return (piece(first_capital(reference.genre)), _published(reference))
    return _serial(reference)


def _inside(reference: Reference) -> tuple[Piece, ...]:
    book = italic(title_case(piece(reference.container), reference))
    translators = translated_by(reference, _NAMES, "trans", "trans")
    parts = (*_volume_and_edition(reference), translators, piece(reference.collection), _published(reference))
    return (further_editors(reference, _NAMES, *_EDITORS), book, *parts)


def _volume_and_edition(reference: Reference) -> tuple[Piece, Piece]:
    volume = f"Vol {reference.volume}" if is_number(reference.volume) else reference.volume
    return (piece(volume + volume_title(reference)), piece(edition(reference)))


def _law_report(reference: Reference) -> Piece:
    report = join((piece(reference.container), piece(reference.volume)), " ")
    return join((join((report, piece(_pages(reference))), ", "), wrap(piece(year(reference.issued)), "(", ")")), " ")


def _with_pages(part: Piece, reference: Reference) -> Piece:
    chapter = f"chap {reference.chapter_number}" if reference.chapter_number.isdecimal() else reference.chapter_number
    return join((part, piece(_pages(reference) or chapter)), ":")


def _pages(reference: Reference) -> str:
    return expand_pages(reference.pages, dash="-")


def _published(reference: Reference) -> Piece:
    return join((piece(reference.publisher), piece(year(reference.issued))), "; ")


def _serial(reference: Reference) -> tuple[Piece, ...]:
    server = reference.publisher if reference.type in ARCHIVED and not reference.container else ""
    journal = italic(piece(without_stops(short_container(reference)) or server))
    issue = f"({reference.issue})" if reference.issue else ""
    supplement = f"suppl {reference.supplement}" if is_number(reference.supplement) else reference.supplement
    numbers = piece(reference.volume + issue + (f"({supplement})" if supplement else ""))
    dated = join((piece(_date(reference)), () if reference.type == "article-newspaper" else numbers), ";")
    # The number in an archive is no page of a volume.
    archived = reference.number if reference.type in ARCHIVED and not (reference.volume or reference.issue) else ""
    place = "" if archived else reference.number or _pages(reference)
    return (further_editors(reference, _NAMES, *_EDITORS), journal, join((dated, piece(place)), ":"), piece(archived))


def _date(reference: Reference) -> str:
    if reference.volume or reference.issue:
        return year(reference.issued)
    if status_text(reference):
        return first_capital(status_text(reference))
    if reference.type == "article-newspaper" or not reference.issued:
        return month_first(reference.issued)
    return ("Preprint posted online " if reference.type == "article" else "Published online ") + month_first(reference.issued)


def _access(reference: Reference) -> Piece:
    if reference.doi:
        return doi_part(reference.doi, "doi:")
    accessed = month_first(reference.accessed)
    return join((wrap(piece(accessed), "Accessed "), web_part(reference.url)), ". ") if reference.url else ()
