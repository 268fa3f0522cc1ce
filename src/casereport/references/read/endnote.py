"""EndNote's XML export as references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.endnotekinds import kind_of
from casereport.references.read.written import doi_in, read_date, read_name_items
from casereport.references.read.xmltree import Element, XmlFault, markup_of, place_of, read_xml, text_of
from casereport.references.reference import Reference


def read_endnote(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of an EndNote XML text in their order, and its problems."""
    try:
        root = read_xml(text, file)
    except XmlFault as refused:
        return [], [refused.problem]
    records = [element for element in root.iter("record") if element.find("ref-type") is not None]
    if not records:
        return [], [fault("bad-reference", "the XML has no EndNote record", hint="export the library as XML", place=Place(file, 1, 1))]
    return build_references(Item(_item(record), place_of(record, file)) for record in records)


def _item(record: Element) -> dict[str, Any]:
    kind = kind_of(record.find("ref-type").get("name") or "")
    is_serial = kind.startswith("article-")
    full = text_of(record, "periodical/full-title") or text_of(record, "titles/secondary-title")
    full = full or (next(_short_titles(record), "") if is_serial else "")
    is_whole = kind in ("book", "thesis", "report")
    year, day = text_of(record, "dates/year"), text_of(record, "dates/pub-dates/date")
    url = text_of(record, "urls/related-urls/url")
    item = {
        "id": _key(text_of(record, "label")),
        "type": kind,
        "author": _names(record, "authors"),
        "editor": _names(record, "tertiary-authors" if kind == "book" else "secondary-authors"),
        "title": markup_of(record, "titles/title"),
        "container-title": "" if is_whole else full,
        "container-title-short": _short(record, full) if is_serial else "",
        "collection-title": text_of(record, "titles/tertiary-title") or (full if kind == "book" else ""),
        "issued": read_date(_issued(year, day)),
        "volume": text_of(record, "volume"),
        "issue": text_of(record, "number") if is_serial else "",
        "number": text_of(record, "custom7") if is_serial else text_of(record, "number") if kind in ("report", "patent") else "",
        "page": text_of(record, "pages"),
        "version" if kind in ("software", "dataset") else "edition": text_of(record, "edition"),
        "genre": text_of(record, "work-type") if kind in ("thesis", "report", "manuscript") else "",
        "publisher": text_of(record, "publisher"),
        "publisher-place": text_of(record, "pub-location"),
        "DOI": text_of(record, "electronic-resource-num"),
        "PMID": _pmid(record),
        "PMCID": text_of(record, "custom2") if text_of(record, "custom2").upper().startswith("PMC") else "",
        "URL": "" if doi_in(url) else url,
        "accessed": read_date(text_of(record, "access-date")),
        "note": text_of(record, "notes"),
    }
    return {name: value for name, value in item.items() if value}


def _key(label: str) -> str:
    return label if re.fullmatch(r"[^\W\d_][\w:.+-]*[\w+]", label) else ""


def _names(record: Element, role: str) -> list[dict[str, str]]:
    return read_name_items([text_of(author) for author in record.iterfind(f"contributors/{role}/author")])


def _short(record: Element, full: str) -> str:
    return next((name for name in _short_titles(record) if len(name) < len(full)), "")


def _short_titles(record: Element) -> Iterator[str]:
    paths = ("periodical/abbr-1", "titles/alt-title", "alt-periodical/abbr-1", "alt-periodical/full-title")
    return filter(None, (text_of(record, path) for path in paths))


def _issued(year: str, day: str) -> str:
    """The year, with the day that stands beside it as `Jun 6`."""
    if day and re.fullmatch(r"\d{4}", year):
        return day if year in day else f"{year} {day}"
    return year or day


def _pmid(record: Element) -> str:
    """The accession number of a record from PubMed or MEDLINE, or a number of PubMed's size where EndNote names no database."""
    number = text_of(record, "accession-num")
    base = f"{text_of(record, 'remote-database-name')} {text_of(record, 'remote-database-provider')}"
    if re.search(r"pubmed|medline|\bNLM\b", base, re.IGNORECASE):
        return number if number[:1].isdecimal() else ""
    return number if not base.strip() and re.fullmatch(r"[1-9]\d{5,7}", number) else ""
