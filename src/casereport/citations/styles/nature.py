"""Entries of the Nature journals: as the style nature of the CSL repository and the journal's formatting guide."""

from __future__ import annotations

from casereport.citations.capitals import first_capital
from casereport.citations.dates import year
from casereport.citations.names import NameForm, format_names
from casereport.citations.pages import format_pages
from casereport.citations.parts import (
    INSIDE,
    WEB,
    WHOLE_WORKS,
    doi_part,
    report_number,
    resolver_part,
    short_container,
    status_text,
    title_case,
    volume_title,
    web_part,
)
from casereport.citations.pieces import Piece, glue, italic, join, piece, wrap
from casereport.references import Reference
from casereport.tree import Strong

_NAMES = NameForm(
    longest=5,
    most=1,
    comma=", ",
    stop=".",
    hyphens=True,
    last=" & ",
    pair=" & ",
    groups=" & ",
    suffix_comma=", ",
    et_al=" ",
    et_al_italic=True,
)


def format_nature(reference: Reference) -> Piece:
    """The entry without its number; a paper's DOI is printed where it has no volume or pages."""
    lead = wrap(format_names(reference.authors, _NAMES, cut=reference.authors_cut), after=".")
    parts = (
        lead,
        _title(reference),
        _container(reference),
        _editors(reference),
        wrap(format_names(reference.translators, _NAMES), "(transl. ", ")"),
        *_numbers(reference),
        _issuance(reference),
        _access(reference),
    )
    body = join(parts, " ")
    return glue(body, piece(".")) if body else ()


def _title(reference: Reference) -> Piece:
    if reference.type not in WHOLE_WORKS:
        return wrap(reference.title, after=".")
    title = italic(title_case(reference.title, reference))
    # A title is not parted from the brackets with publisher and year.
    brackets_follow = reference.type == "book" or (reference.type == "report" and not reference.url)
    return title if brackets_follow else wrap(title, after=".")


def _container(reference: Reference) -> Piece:
    if reference.type == "article":  # a preprint is at its address
        return ()
    name = short_container(reference) if reference.type == "article-journal" else reference.container
    return wrap(italic(piece(name)), "in " if reference.type in INSIDE else "")


def _editors(reference: Reference) -> Piece:
    if reference.type not in INSIDE | {"book"}:
        return ()
    is_several = len(reference.editors) > 1 or reference.editors_cut
    return wrap(format_names(reference.editors, _NAMES, cut=reference.editors_cut), "(eds. " if is_several else "(ed. ", ")")


def _numbers(reference: Reference) -> tuple[Piece, ...]:
    if reference.type == "article-journal":
        volume: Piece = (Strong(piece(reference.volume)),) if reference.volume else ()
        return (wrap(volume, after=","), piece(reference.number or format_pages(reference.pages)))
    part = f"vol. {reference.volume}" * bool(reference.volume) + volume_title(reference)
    number = report_number(reference) if reference.type in ("patent", "standard") else format_pages(reference.pages)
    return (piece(part), piece(number))


def _issuance(reference: Reference) -> Piece:
    published = wrap(piece(year(reference.issued)), "(", ")")
    if reference.type == "report":
        parts = () if reference.url else (piece(reference.publisher),)
        return join((web_part(reference.url), wrap(join((*parts, piece(year(reference.issued))), ", "), "(", ")")), " ")
    if reference.type in (WHOLE_WORKS | INSIDE | {"standard", "thesis"}):
        inner = join((piece(reference.publisher), piece(reference.publisher_place), piece(year(reference.issued))), ", ")
        return wrap(inner, "(", ").")
    if reference.type == "article":
        where = resolver_part(reference.doi) or web_part(reference.url)
        return join((wrap(where, f"{first_capital(reference.genre) or 'Preprint'} at "), published), " ")
    if reference.type in ("dataset", "software"):
        where = resolver_part(reference.doi) or web_part(reference.url)
        return join((piece(reference.publisher), where, published), " ")
    if reference.type in WEB:
        return join((web_part(reference.url), published), " ")
    return _of_paper(reference, published)


def _of_paper(reference: Reference, published: Piece) -> Piece:
    if reference.type != "article-journal" or reference.volume or reference.pages or reference.number:
        return published
    if status_text(reference):
        return wrap(join((piece(status_text(reference)), piece(year(reference.issued))), ", "), "(", ")")
    return join((resolver_part(reference.doi) or web_part(reference.url), published), " ")


def _access(reference: Reference) -> Piece:
    is_printed = reference.volume or reference.type in ("article", "article-journal", "dataset", "software")
    return () if is_printed else doi_part(reference.doi, "doi:")
