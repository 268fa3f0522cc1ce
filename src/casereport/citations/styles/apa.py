"""Entries of the APA Publication Manual, 7th edition, as the style apa of the CSL repository prints them."""

from __future__ import annotations

import re

from casereport.citations.capitals import first_capital, headline
from casereport.citations.dates import month_and_day, month_first, year
from casereport.citations.names import NameForm, format_names
from casereport.citations.pages import expand_pages, format_pages
from casereport.citations.parts import (
    SERIALS,
    edition,
    is_ahead,
    is_number,
    report_kind,
    report_number,
    resolver_part,
    status_text,
    title_case,
    web_part,
)
from casereport.citations.pieces import Piece, glue, italic, join, piece, wrap
from casereport.references import Reference

NAMES = NameForm(
    longest=20, most=19, comma=", ", stop=".", hyphens=True, last=", & ", pair=", & ", groups=" & ", suffix_comma=", ", ellipsis=True
)
# Editors of the book that a chapter is in: initials first.
_INNER = NameForm(longest=20, most=19, stop=".", hyphens=True, inverted=False, last=", & ", pair=" & ", groups=" & ", ellipsis=True)

LEGAL = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation", "treaty"})
_PAGES = frozenset({"post", "webpage"})
_TO_THE_DAY = _PAGES | {
    "article-magazine",
    "article-newspaper",
    "broadcast",
    "document",
    "motion_picture",
    "pamphlet",
    "post-weblog",
    "song",
    "speech",
}
_FORMATS = {
    "dataset": "Dataset",
    "software": "Computer software",
    "motion_picture": "Film",
    "map": "Map",
    "graphic": "Graphic",
    "post": "Online post",
    "manuscript": "Unpublished manuscript",
}


def format_apa(reference: Reference, letter: str = "") -> Piece:
    """The entry; `letter` tells works of the same authors and year apart (2019a)."""
    if reference.type in LEGAL:
        return join((_legal(reference), _address(reference)), " ")
    lead = lead_names(reference)
    title = join((_title(reference), _identifier(reference)), " ")
    opening = (lead, _date(reference, letter)) if lead else (title, _date(reference, letter))
    described = join((title if lead else (), wrap(piece(_description(reference)), "[", "]")), " ")
    if not title and not lead:
        return ()
    body = join((*opening, described, *_source(reference)), ". ")
    return join((glue(body, piece(".")), _address(reference), _original(reference)), " ")


def _original(reference: Reference) -> Piece:
    title = wrap(italic(piece(reference.original_title)), "as ")
    return wrap(join((piece(year(reference.original_issued)), title), " "), "(Original work published ", ")")


def lead_names(reference: Reference) -> Piece:
    """The authors, else the editors, else who publishes the page; nothing when the title leads."""
    if reference.authors:
        return format_names(reference.authors, NAMES, cut=reference.authors_cut)
    if reference.editors:
        label = "(Eds.)" if len(reference.editors) > 1 or reference.editors_cut else "(Ed.)"
        return wrap(format_names(reference.editors, NAMES, cut=reference.editors_cut), after=f" {label}")
    return piece(reference.publisher) if publisher_leads(reference) else ()


def publisher_leads(reference: Reference) -> bool:
    """Whether a page or program without authors is listed under its publisher."""
    return not reference.authors and not reference.editors and reference.type in ("software", "webpage") and bool(reference.publisher)


def year_text(reference: Reference, letter: str = "") -> str:
    """`2019a`, `n.d.-a`, `in press-a`: a work in press has no year (APA manual, 8.15 and 9.14)."""
    if reference.issued and not is_in_press(reference):
        return f"{year(reference.issued)}{letter}"
    return (status_text(reference).lower() or "n.d.") + (f"-{letter}" if letter else "")


def is_in_press(reference: Reference) -> bool:
    """Whether the work waits for print."""
    return bool(re.search("press|forthcoming", status_text(reference), re.IGNORECASE))


def shows_day(reference: Reference) -> bool:
    """Whether the entry's date goes to the day: news, pages, talks."""
    if reference.type == "paper-conference":
        return not (reference.editors or reference.issue or reference.pages or reference.supplement or reference.volume)
    return reference.type in _TO_THE_DAY


def _date(reference: Reference, letter: str) -> Piece:
    date = reference.issued
    day = ""
    if date and shows_day(reference) and month_and_day(date):
        day = f", {month_and_day(date)}"
    return piece(f"({year_text(reference, letter)}{day})")


def _title(reference: Reference) -> Piece:
    if reference.type not in _PAGES and _container(reference):
        return reference.title
    return italic(join((reference.title, piece(_volume_in_title(reference))), ": "))


def _volume_in_title(reference: Reference) -> str:
    """`Vol. 3. The liver`: a volume with a title of its own, or one that is called by a word, is a part of the title."""
    if reference.type in SERIALS or reference.type in _PAGES:
        return ""
    number = f"Vol. {reference.volume}" if is_number(reference.volume) else reference.volume
    return (
        ". ".join(part for part in (number, reference.volume_title) if part) if reference.volume_title or number == reference.volume else ""
    )


def _container(reference: Reference) -> str:
    """The book or journal; a preprint server is a publisher."""
    return "" if reference.type == "article" else reference.container


def _identifier(reference: Reference) -> Piece:
    """What follows a title that stands alone, in round brackets: editors, number, edition, volume."""
    if reference.type in SERIALS or (_container(reference) and reference.type not in _PAGES):
        return wrap(_translators(reference), "(", ")")
    return wrap(
        join((_second_editors(reference), _translators(reference), piece(_numbered(reference)), piece(_item(reference))), "; "), "(", ")"
    )


def _second_editors(reference: Reference) -> Piece:
    if not reference.authors:
        return ()
    label = ", Eds." if len(reference.editors) > 1 or reference.editors_cut else ", Ed."
    label += " & Trans." if reference.translators == reference.editors else ""
    return wrap(format_names(reference.editors, _INNER, cut=reference.editors_cut), after=label)


def _translators(reference: Reference) -> Piece:
    """The translators, but for those who are told as editors."""
    if reference.authors and reference.translators == reference.editors and not _container(reference):
        return ()
    return wrap(format_names(reference.translators, _INNER), after=", Trans.")


def _numbered(reference: Reference) -> str:
    number = report_number(reference)
    if not number:
        return ""
    label = "No. " if any(letter.isdigit() for letter in number) and not number.startswith("arXiv:") else ""
    genre = _capitals(report_kind(reference))
    kind = {"thesis": "Publication", "patent": genre or "Patent"}.get(reference.type, genre)
    return f"{kind} {label}{first_capital(number) if label else number}".strip()


def _capitals(text: str) -> str:
    return "".join(getattr(node, "text", "") for node in headline(piece(text)))


def _item(reference: Reference) -> str:
    """Version, edition, series, volume, pages of a work that is no part of a serial."""
    if reference.type in _PAGES | {"speech"} or (reference.type == "paper-conference" and not reference.editors):
        return ""
    series = (
        f"{_capitals(reference.collection)} {reference.collection_number}".strip()
        if reference.type in ("document", "report", "standard")
        else ""
    )
    volume = f"Vol. {reference.volume}" if is_number(reference.volume) and not reference.volume_title else ""
    if not reference.volume and reference.number_of_volumes.isdecimal() and reference.number_of_volumes != "1":
        volume = f"Vols. 1–{reference.number_of_volumes}"
    pages = expand_pages(reference.pages)
    several = any(sign in pages for sign in "–,-&")
    parts = (
        f"Version {reference.version}" if reference.version else "",
        edition(reference),
        series,
        _supplement(reference),
        volume,
        f"Issue {reference.issue}" if reference.issue else "",
        "" if pages else f"Chapter {reference.chapter_number}" if reference.chapter_number.isdecimal() else reference.chapter_number,
        (f"pp. {pages}" if several else f"p. {pages}") if pages else "",
    )
    return ", ".join(part for part in parts if part)


def _supplement(reference: Reference) -> str:
    return f"Suppl. {reference.supplement}" if is_number(reference.supplement) else first_capital(reference.supplement)


def _description(reference: Reference) -> str:
    """What kind of work it is, where the title does not tell."""
    genre = "" if reference.number else first_capital(reference.genre)
    if reference.type == "thesis":
        publisher = reference.publisher if reference.doi or reference.url else ""
        return ", ".join(part for part in (first_capital(reference.genre), publisher) if part)
    if _container(reference) and reference.type in ("document", "report", "software", "standard", "paper-conference", "speech"):
        return ""
    # What is open to all is no unpublished manuscript.
    is_open = reference.type == "manuscript" and (reference.doi or reference.url or reference.number or reference.container)
    return genre or ("" if reference.genre or is_open else _FORMATS.get(reference.type, ""))


def _source(reference: Reference) -> tuple[Piece, ...]:
    if reference.type in _PAGES:
        site = title_case(piece(reference.container), reference)
        return (() if publisher_leads(reference) else piece(reference.publisher), site)
    if reference.type in SERIALS or (reference.type == "paper-conference" and not reference.editors):
        return (*_serial(reference), _event(reference))
    return (_inside(reference), _publisher(reference), _event(reference) if reference.type == "speech" else ())


def _event(reference: Reference) -> Piece:
    """The conference that a paper was given at, and where; a volume of papers says it by its title."""
    return piece(", ".join(filter(None, (reference.event, reference.event_place)))) if reference.event else ()


def _serial(reference: Reference) -> tuple[Piece, ...]:
    journal = title_case(piece(", ".join(filter(None, (reference.container, reference.collection)))), reference)
    issue = ", ".join(part for part in (format_pages(reference.issue), _supplement(reference)) if part)
    numbers = glue(italic(piece(reference.volume)), piece(f"({issue})" if issue else ""))
    locator = f"Article {reference.number}" if reference.number else expand_pages(reference.pages)
    status = (
        first_capital(status_text(reference)) if reference.issued and not is_in_press(reference) and not numbers and not locator else ""
    )
    status = "Advance online publication" if is_ahead(reference) else status
    return (join((italic(journal), numbers, piece(locator)), ", "), piece(status))


def _inside(reference: Reference) -> Piece:
    if not _container(reference):
        return ()
    editors = format_names(reference.editors, _INNER, cut=reference.editors_cut) if reference.authors else ()
    label = " (Eds.)" if len(reference.editors) > 1 or reference.editors_cut else " (Ed.)"
    title = join((piece(reference.container), piece(_volume_in_title(reference))), ": ")
    book = join((wrap(editors, after=label), italic(title)), ", ")
    numbers = "; ".join(part for part in (_numbered(reference), _item(reference)) if part)
    return wrap(join((book, wrap(piece(numbers), "(", ")")), " "), "In ")


def _publisher(reference: Reference) -> Piece:
    publisher = reference.publisher or (reference.container if reference.type == "article" else "")
    is_told = publisher_leads(reference) or (reference.type == "thesis" and (reference.doi or reference.url))
    # The manual leaves the publisher out where it is the author.
    return () if is_told or publisher in [name.literal for name in reference.authors] else piece(publisher)


def _address(reference: Reference) -> Piece:
    if reference.doi:
        return resolver_part(reference.doi)
    is_dated = reference.issued or status_text(reference) or not reference.accessed
    retrieved = "" if is_dated or not reference.url else f"Retrieved {month_first(reference.accessed)}, from"
    return join((piece(retrieved), web_part(reference.url)), " ")


def _legal(reference: Reference) -> Piece:
    """A case, `Name, 12 Reports 101 (2012)`; an act, `Title (2004)`."""
    title = title_case(reference.title, reference)
    report = " ".join(filter(None, (reference.volume, reference.container, reference.first_page if reference.container else "")))
    named = join((title, piece(report or reference.number)), ", ")
    entry = join((named, wrap(piece(str(reference.issued.year) if reference.issued else ""), "(", ")")), " ")
    return wrap(entry, after=".")
