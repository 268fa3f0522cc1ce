"""NLM / Vancouver entries: Citing Medicine, 2nd edition, as the style nlm-citation-sequence of the CSL repository prints them."""

from __future__ import annotations

from casereport.citations.dates import year_first
from casereport.citations.names import VANCOUVER
from casereport.citations.pages import format_pages, shorten_pages
from casereport.citations.parts import (
    INSIDE_OR_ENTRY,
    SERIALS,
    doi_part,
    edition,
    further_editors,
    is_ahead,
    is_number,
    lead,
    preprint_mark,
    report_kind,
    report_number,
    status_text,
    title_and_number,
    translated_by,
    volume_title,
    web_part,
    without_stops,
)
from casereport.citations.pieces import Piece, glue, join, piece, wrap
from casereport.references import Date, Reference
from casereport.references.languages import language_name

_SHORT_TITLES = frozenset({"article-journal", "review", "review-book"})


def format_nlm(reference: Reference) -> Piece:
    """The entry without its number; PubMed numbers are links of their own."""
    # A serial with an identifier is cited as printed; its web address would repeat the identifier.
    online = bool(reference.url) and not (reference.type == "article-journal" and (reference.doi or reference.pmid or reference.pmcid))
    body = join(
        (
            lead(reference, VANCOUVER),
            _title(reference, online=online),
            () if reference.container else piece(edition(reference)),
            () if reference.container else translated_by(reference, VANCOUVER),
            _container(reference, online=online),
            _publication(reference, online=online),
            piece(_pages(reference)),
            piece(_language(reference)),
            reference.title if _is_page_of_site(reference) else (),
            _series(reference),
            piece(_report_number(reference)),
        ),
        ". ",
    )
    ahead = piece("[Epub ahead of print]" if is_ahead(reference) else "")
    return join((glue(body, piece(".")) if body else (), _availability(reference, online=online), ahead), " ")


def _is_page_of_site(reference: Reference) -> bool:
    return reference.type == "webpage" and bool(reference.container)


def _title(reference: Reference, *, online: bool) -> Piece:
    title = piece(reference.container) if _is_page_of_site(reference) else title_and_number(reference)
    medium = (
        "[Internet]"
        if online and reference.type not in INSIDE_OR_ENTRY and (not reference.container or _is_page_of_site(reference))
        else ""
    )
    genre = "" if _is_on_server(reference) else reference.genre
    return join((title, wrap(piece(genre), "[", "]"), piece(medium)), " ")


def _is_on_server(reference: Reference) -> bool:
    """True for a preprint whose server is told, which bears the mark: `bioRxiv [Preprint]. 2023 Feb 9` (Citing Medicine; ICMJE)."""
    return reference.type == "article" and bool(reference.container)


def _container(reference: Reference, *, online: bool) -> Piece:
    editors = further_editors(reference, VANCOUVER)
    name = "" if reference.type == "webpage" else reference.container
    if reference.type in _SHORT_TITLES:
        name = without_stops(reference.container_short or name)
    if name:
        server = join((piece(name), preprint_mark(reference)), "") if _is_on_server(reference) else piece(name)
        marked = join((server, piece("[Internet]")), " ") if online else server
        volume = piece(_volume(reference)) if reference.type in INSIDE_OR_ENTRY else ()
        printed = join((editors, marked, piece(edition(reference)), volume, translated_by(reference, VANCOUVER)), ". ")
    else:
        printed = join((editors, piece(_volume(reference)) if reference.type not in SERIALS | {"webpage"} else ()), ". ")
    return wrap(printed, "In: ") if name and reference.type in INSIDE_OR_ENTRY else printed


def _volume(reference: Reference) -> str:
    return (f"Vol. {reference.volume}" if is_number(reference.volume) else reference.volume) + volume_title(reference)


def _publication(reference: Reference, *, online: bool) -> Piece:
    cited = _cited(reference.accessed) if online else ""
    if reference.type in SERIALS:
        dated = join((piece(_status(reference)), piece(year_first(reference.issued, parts=3)), piece(cited)), " ")
        if reference.type == "article-newspaper":
            return join((dated, piece(shorten_pages(reference.pages))), ":")
        return join((dated, piece(_serial(reference))), ";" if reference.volume or reference.issue or reference.supplement else ":")
    place = f"[{reference.publisher_place}]" if reference.type == "thesis" and reference.publisher_place else reference.publisher_place
    named = "" if _is_on_server(reference) and reference.publisher == reference.container else reference.publisher
    publisher = join((piece(place), piece(named)), ": ")
    date = year_first(
        reference.issued,
        parts={"report": 2, "bill": 3, "legislation": 3, "article": 3 if reference.container else 1}.get(reference.type, 1),
    )
    if reference.type == "patent":  # the number is what identifies it
        date = ", ".join(part for part in (report_number(reference), date) if part)
    dated = join((piece(_status(reference)), piece(date), piece(cited)), " ")
    return join((publisher, dated), "; ")


def _status(reference: Reference) -> str:
    """NLM says Forthcoming where authors write in press."""
    status = status_text(reference)
    return "Forthcoming" if status.casefold() == "in press" else status[:1].upper() + status[1:]


def _cited(accessed: Date | None) -> str:
    return f"[cited {year_first(accessed, parts=3)}]" if accessed else ""


def _serial(reference: Reference) -> str:
    supplement = f"Suppl {reference.supplement}" if is_number(reference.supplement) else reference.supplement
    issue = " ".join(part for part in (format_pages(reference.issue), supplement) if part)
    number = reference.collection + reference.volume + (f"({issue})" if issue else "")
    return ":".join(part for part in (number, reference.number or shorten_pages(reference.pages)) if part)


def _pages(reference: Reference) -> str:
    if reference.type == "book" and reference.number_of_pages:
        return f"{reference.number_of_pages}{' p' * is_number(reference.number_of_pages)}"
    if reference.type in SERIALS or reference.type == "book" or not reference.pages:
        return ""
    return f"p. {shorten_pages(reference.pages)}"


def _language(reference: Reference) -> str:
    """The language of a work whose title is told in translation, between brackets (Citing Medicine; PubMed)."""
    return language_name(reference.language) if reference.title_text.startswith("[") and not reference.language.startswith("en") else ""


def _series(reference: Reference) -> Piece:
    if reference.type in SERIALS:
        return ()
    number = f"no. {reference.collection_number}" if is_number(reference.collection_number) else reference.collection_number
    return wrap(join((piece(reference.collection), piece(number) if reference.collection else ()), "; "), "(", ")")


def _report_number(reference: Reference) -> str:
    number = report_number(reference)
    if reference.type != "report" or not number:
        return ""
    genre = report_kind(reference)
    kind = genre[:1].upper() + genre[1:] or "Report"
    return f"{kind} no.: {number}" if any(character.isdigit() for character in number) else f"{kind} {number}"


def _availability(reference: Reference, *, online: bool) -> Piece:
    address = wrap(web_part(reference.url), "Available from: ") if online else ()
    return join((address, doi_part(reference.doi, "doi:")), " ")
