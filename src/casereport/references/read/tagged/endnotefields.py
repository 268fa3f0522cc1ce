"""What EndNote's types and fields mean: one item for its XML and its tagged format, whose tags stand for the XML's elements."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from casereport.patterns import lazy_pattern
from casereport.references.read.fields import Fields
from casereport.references.read.remarks import unknown_type
from casereport.references.read.tagged.written import citable, doi_in
from casereport.references.reference import Remark
from casereport.references.typenames import PARTS, names_of

_KINDS = names_of("endnote") | {"": "document"}

# Tag of the tagged format (also called Refer) → path of the XML's element.
PATHS = {
    "A": "contributors/authors/author", "E": "contributors/secondary-authors/author", "Y": "contributors/tertiary-authors/author",
    "?": "contributors/subsidiary-authors/author", "H": "contributors/translated-authors/author", "T": "titles/title",
    "B": "titles/secondary-title", "S": "titles/tertiary-title", "O": "titles/alt-title", "!": "titles/short-title",
    "J": "periodical/full-title", "D": "dates/year", "8": "dates/pub-dates/date", "V": "volume", "N": "number", "P": "pages",
    "6": "num-vols", "7": "edition", "9": "work-type", "I": "publisher", "C": "pub-location", "G": "language", "&": "section", "@": "isbn",
    "R": "electronic-resource-num", "U": "urls/related-urls/url", "[": "access-date", "]": "custom7", "(": "orig-pub", "M": "accession-num",
    "~": "remote-database-name", "W": "remote-database-provider", "F": "label", "Z": "notes", "<": "research-notes", "X": "abstract",
    "K": "keywords/keyword", "+": "auth-address", ">": "urls/pdf-urls/url", "^": "reprint-status", "L": "call-num", "*": "misc1",
    "0": "ref-type", "1": "custom1", "2": "custom2", "3": "custom3", "4": "custom4", "#": "custom5", "$": "custom6",
}  # fmt: skip
_SHORT_TITLES = (
    "periodical/abbr-1", "periodical/abbr-2", "periodical/abbr-3", "titles/alt-title", "alt-periodical/abbr-1", "alt-periodical/full-title",
)  # fmt: skip
_NOTICE = lazy_pattern(r"retract|concern|errat|corrigend|PMC?ID", re.IGNORECASE)


def item_of(written: str, fields: Fields, title: str = "", editor_of_books: str = "Y") -> tuple[dict[str, Any], list[Remark]]:
    """The CSL item of a record's type and fields, by the paths of the XML, and what is said of its type.

    `title` is one with its marks. `editor_of_books` is the tag of who edited a book; the other one of E and Y edits its series.
    """
    one = fields.one
    kind, remarks = _kind(written)
    is_serial, is_whole = kind.startswith("article-"), kind in ("book", "thesis", "report")
    short = fields.every(*_SHORT_TITLES) if is_serial else []
    holder = one("periodical/full-title", "titles/secondary-title") if not is_whole or kind == "book" else ""
    full = holder or next(iter(short), "")
    # A number of pages stands in the place of pages for a whole work.
    pages = "" if is_whole and re.fullmatch(r"\d+(?:\s*p\.?)?", fields.peek("pages")) else one("pages")
    typed = one("titles/title")
    degree = kind == "thesis" and not re.search(r"\d", fields.peek("volume"))  # EndNote's place for it
    item = {
        "id": citable(fields.peek("label")),
        "type": kind,
        **_people(fields, written, kind, editor_of_books),
        "title": title or typed,
        "container-title": "" if is_whole else full,
        "container-title-short": next((name for name in short if len(name) < len(full)), ""),
        "collection-title": one("titles/tertiary-title") or (full if kind == "book" else ""),
        "language": one("language"),
        "issued": _issued(one("dates/year"), one("dates/pub-dates/date")),
        "genre": one("work-type") if kind in ("thesis", "report", "manuscript", "patent") else "",
        "volume": "" if degree else one("volume"),
        "number-of-volumes": one("num-vols") if not is_serial else "",
        "issue": one("number") if is_serial else "",
        "collection-number": one("number") if kind in ("book", "chapter", "paper-conference") else "",
        "number": _number(fields, kind, is_serial=is_serial),
        "page": pages,
        "number-of-pages": one("pages") if not pages else "",
        "section": one("section") if kind == "article-newspaper" else "",
        "version" if kind in ("software", "dataset") else "edition": one("edition"),
        "publisher": one("publisher"),
        "publisher-place": one("pub-location"),
        "ISSN" if is_serial else "ISBN": one("isbn", "issn") if kind not in ("patent", "standard") else "",
        "DOI": one("electronic-resource-num"),
        "PMID": _pmid(fields),
        "PMCID": one("custom2") if fields.peek("custom2").upper().startswith("PMC") else "",
        "URL": next((url for url in fields.every("urls/related-urls/url") if not doi_in(url)), ""),
        "accessed": one("access-date"),
        "original-title": one("orig-pub") if not is_serial else "",
        "note": "\n".join(filter(_NOTICE.search, fields.every("notes"))),
    }
    if degree and not item["genre"]:
        item["genre"] = one("volume")
    if is_serial:
        _mark_what_is_said(fields)
    return {name: value for name, value in item.items() if value}, remarks


def _kind(written: str) -> tuple[str, list[Remark]]:
    """The CSL type for EndNote's name of a type; one that is not known is read as the one most like it, and told."""
    name = written.strip().lower()
    if name in _KINDS:
        return _KINDS[name], []
    near = next(iter(get_close_matches(name, _KINDS, n=1, cutoff=0.8)), "")
    kind = _KINDS[near] if near else "document"
    return kind, [unknown_type(written, kind, near.title())]


def _people(fields: Fields, written: str, kind: str, editor_of_books: str) -> dict[str, list[str]]:
    """Who is named in which role; an edited book has no author."""
    authors = fields.every(PATHS["A"])
    whole = editor_of_books if kind == "book" else "E"
    editors = fields.every(PATHS[whole])
    of_series = fields.every(PATHS["E" if whole == "Y" else "Y"]) if kind == "book" or kind in PARTS else []
    is_edited = written.strip().lower() == "edited book"
    return {
        "author": [] if is_edited else authors,
        "editor": authors + editors if is_edited else editors,
        "collection-editor": of_series,
        "translator": fields.every(PATHS["?"]) if not kind.startswith("article-") else [],
    }


def _number(fields: Fields, kind: str, *, is_serial: bool) -> str:
    """An article's number; of patents and standards the one that stands where books have their ISBN, before that of the application."""
    if kind in ("patent", "standard") and re.search(r"\d", fields.peek("isbn")):
        return fields.one("isbn")
    return fields.one("custom7") if is_serial else fields.one("number") if kind in ("report", "patent", "standard") else ""


def _mark_what_is_said(fields: Fields) -> None:
    """`Journal Article` as type of work, the first page and the pages' number once more: said by other fields."""
    if re.search("article|review", fields.peek("work-type"), re.IGNORECASE):
        fields.every("work-type")
    if fields.peek("section") and fields.peek("section") in fields.peek("pages"):
        fields.every("section")


def _issued(year: str, day: str) -> str:
    """The year, with the day that stands beside it as `Jun 6`."""
    if day and re.fullmatch(r"\d{4}", year):
        return day if year in day else f"{year} {day}"
    return year or day


def _pmid(fields: Fields) -> str:
    """The accession number of a record from PubMed or MEDLINE, or a number of PubMed's size where EndNote names no database."""
    number = fields.peek("accession-num")
    base = f"{fields.peek('remote-database-name')} {fields.peek('remote-database-provider')}"
    if re.search(r"pubmed|medline|\bNLM\b", base, re.IGNORECASE):
        return number if number[:1].isdecimal() else ""
    return number if not base.strip() and re.fullmatch(r"[1-9]\d{5,7}", number) else ""
