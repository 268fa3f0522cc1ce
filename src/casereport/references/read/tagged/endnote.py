"""EndNote's XML export as references."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.fields import Fields
from casereport.references.read.remarks import unknown_type, unread_fields
from casereport.references.read.tagged.endnotekinds import kind_of
from casereport.references.read.tagged.written import doi_in
from casereport.references.read.tagged.xmltree import Element, XmlFault, markup_of, place_of, read_xml, text_of
from casereport.references.reference import Reference, Remark

_NOTICE = re.compile(r"retract|concern|errat|corrigend|PMC?ID", re.IGNORECASE)
# Abstracts, keywords, addresses, files, databases, labels, short and translated titles, notes of the reader.
_SILENT = frozenset({
    "abstract", "keywords/keyword", "auth-address", "auth-affiliaton", "call-num", "caption", "database", "source-app", "rec-number",
    "foreign-keys/key",
    "ref-type", "label", "accession-num", "remote-database-name", "remote-database-provider", "research-notes", "notes",
    "titles/short-title",
    "titles/translated-title", "contributors/translated-authors/author", "reprint-edition", "reprint-status", "custom1", "custom3",
    "custom4", "custom5",
    "custom6", "urls/pdf-urls/url", "urls/text-urls/url", "urls/image-urls/url", "misc1", "misc2", "misc3", "modified-date",
    "work-location",
    "urls/web-urls/url", "added-date",
})  # fmt: skip


def read_endnote(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of an EndNote XML text in their order, and its problems."""
    try:
        root = read_xml(text, file)
    except XmlFault as refused:
        return [], [refused.problem]
    if next(root.iter("REFERENCE_TYPE"), None) is not None:
        hint = "export the library again from EndNote 8 or later, or as RIS"
        return [], [fault("bad-reference", "EndNote's old XML (before version 8) is not read", hint=hint, place=Place(file, 1, 1))]
    records = [element for element in root.iter("record") if element.find("ref-type") is not None]
    if not records:
        return [], [fault("bad-reference", "the XML has no EndNote record", hint="export the library as XML", place=Place(file, 1, 1))]
    return build_references(_items(records, file))


def _items(records: list[Element], file: str) -> list[Item]:
    items: list[Item] = []
    for record in records:
        fields = Fields(_texts(record))
        item, remarks = _item(record, fields)
        items.append(Item(item, place_of(record, file), (*remarks, *unread_fields(fields.unread(_SILENT)))))
    return items


def _texts(record: Element) -> dict[str, list[str]]:
    """Path → texts of the record's elements; styles within a text are none of their own."""
    found: defaultdict[str, list[str]] = defaultdict(list)

    def collect(element: Element, path: str) -> None:
        inner = [child for child in element if child.tag != "style"]
        for child in inner:
            collect(child, f"{path}/{child.tag}" if path else str(child.tag))
        if not inner and path:
            found[path].append(text_of(element))

    collect(record, "")
    return found


def _item(record: Element, fields: Fields) -> tuple[dict[str, Any], list[Remark]]:
    one = fields.one
    written = record.find("ref-type").get("name") or ""
    kind = kind_of(written)
    remarks = [] if kind else [unknown_type(written, "document", "")]
    kind = kind or "document"
    is_serial = kind.startswith("article-")
    short = _short_titles(fields)
    full = one("periodical/full-title", "titles/secondary-title") or (next(iter(short), "") if is_serial else "")
    is_whole = kind in ("book", "thesis", "report")
    one("titles/title")
    pages = "" if is_whole and re.fullmatch(r"\d+", fields.peek("pages")) else one("pages")
    of_whole, of_series = ("tertiary-authors", "secondary-authors") if kind == "book" else ("secondary-authors", "tertiary-authors")
    item = {
        "id": _key(fields.peek("label")),
        "type": kind,
        "author": _names(fields, "authors"),
        "editor": _names(fields, of_whole),
        "collection-editor": _names(fields, of_series),
        "translator": _names(fields, "subsidiary-authors") if not is_serial else [],
        "title": markup_of(record, "titles/title"),
        "container-title": "" if is_whole else full,
        "container-title-short": next((name for name in short if len(name) < len(full)), "") if is_serial else "",
        "collection-title": one("titles/tertiary-title") or (full if kind == "book" else ""),
        "language": one("language"),
        "issued": _issued(one("dates/year"), one("dates/pub-dates/date")),
        "volume": one("volume"),
        "number-of-volumes": one("num-vols") if not is_serial else "",
        "issue": one("number") if is_serial else "",
        "collection-number": one("number") if kind in ("book", "chapter", "paper-conference") else "",
        "number": one("custom7") if is_serial else one("number") if kind in ("report", "patent", "standard") else "",
        "page": pages,
        "number-of-pages": one("pages") if not pages else "",
        "section": one("section") if kind == "article-newspaper" else "",
        "version" if kind in ("software", "dataset") else "edition": one("edition"),
        "genre": one("work-type") if kind in ("thesis", "report", "manuscript") else "",
        "publisher": one("publisher"),
        "publisher-place": one("pub-location"),
        "ISSN" if is_serial else "ISBN": one("isbn", "issn"),
        "DOI": one("electronic-resource-num"),
        "PMID": _pmid(fields),
        "PMCID": one("custom2") if fields.peek("custom2").upper().startswith("PMC") else "",
        "URL": next((url for url in fields.every("urls/related-urls/url") if not doi_in(url)), ""),
        "accessed": one("access-date"),
        "original-title": one("orig-pub") if not is_serial else "",
        "note": "\n".join(
            note for note in fields.every("notes") if re.search(r"retract|concern|errat|corrigend|PMC?ID", note, re.IGNORECASE)
        ),
    }
    if is_serial:
        _mark_what_is_said(fields)
    return {name: value for name, value in item.items() if value}, remarks


def _mark_what_is_said(fields: Fields) -> None:
    """`Journal Article` as type of work, the first page and the pages' number once more: said by other fields."""
    if "article" in fields.peek("work-type").lower() or "review" in fields.peek("work-type").lower():
        fields.every("work-type")
    if fields.peek("section") and fields.peek("section") in fields.peek("pages"):
        fields.every("section")


def _key(label: str) -> str:
    return label if re.fullmatch(r"[^\W\d_][\w:.+-]*[\w+]", label) else ""


def _names(fields: Fields, role: str) -> list[str]:
    return fields.every(f"contributors/{role}/author")


def _short_titles(fields: Fields) -> list[str]:
    paths = (
        "periodical/abbr-1",
        "periodical/abbr-2",
        "periodical/abbr-3",
        "titles/alt-title",
        "alt-periodical/abbr-1",
        "alt-periodical/full-title",
    )
    return fields.every(*paths)


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
