"""RIS records as references: the tags and their meaning for each type of work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.dates import read_date
from casereport.references.read.fields import Fields
from casereport.references.read.remarks import unknown_type, unread_fields
from casereport.references.read.tagged.written import citable, doi_in, join_pages
from casereport.references.reference import Reference, Remark
from casereport.references.typenames import PARTS, names_of

TYPES = names_of("ris")
SERIALS = ("article-journal", "article-magazine", "article-newspaper", "periodical")
WHOLES = ("book", "thesis", "report")
VERSIONED = ("software", "dataset")  # what ET holds for them (RIS specification of 2011)
WITH_GENRE = ("thesis", "report", "manuscript", "document", "dataset", "article", "patent")
_START = lazy_pattern(r"^[ \t]*TY {1,2}- *", re.MULTILINE)
_TAG = lazy_pattern(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")
_HINT = "a record starts with `TY  - JOUR` and ends with `ER  -`; each line starts with a tag, two spaces and a hyphen"


def read_ris(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a RIS text in their order, and a problem for each record that cannot be read."""
    items: list[Item] = []
    problems: list[Problem] = []
    for place, record in _cut(text, file):
        fields = Fields(_tags(record))
        item, remarks = _item(fields)
        items.append(Item(item, place, (*remarks, *unread_fields(fields.unread("ris")))))
    if not items and not problems and text.strip():
        problems.append(fault("bad-reference", "the file has no RIS record", hint=_HINT, place=Place(file, 1, 1)))
    references, faults = build_references(items)
    return references, problems + faults


def _cut(text: str, file: str) -> Iterator[tuple[Place, str]]:
    """Each record from its TY to the next one, so that a missing ER takes no other record with it."""
    starts = [match.start() for match in _START.finditer(text)]
    line, counted = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line += text.count("\n", counted, start)
        counted = start
        yield Place(file, line, 1), text[start:end].lstrip()


def _tags(record: str) -> Mapping[str, list[str]]:
    """Tag → its values in their order; a line without a tag goes on with the value before it. What stands behind ER is of no record."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    last = ""
    for line in record.split("\n"):
        found = _TAG.fullmatch(line.rstrip())
        if found and found[1] == "ER":
            break
        if found:
            last = found[1]
            tags[last].append((found[2] or "").strip())
        elif line.strip() and last:
            tags[last][-1] = f"{tags[last][-1]} {line.strip()}"
    return tags


def _item(tags: Fields) -> tuple[dict[str, Any], list[Remark]]:
    written = tags.one("TY").upper()
    nearest = "" if written in TYPES else next(iter(get_close_matches(written, TYPES, n=1, cutoff=0.7)), "")
    kind = TYPES.get(written) or TYPES.get(nearest) or ("article-journal" if tags.peek("JO", "JF", "JA", "VL") else "document")
    remarks = [] if written in TYPES else [unknown_type(written, kind, nearest)]
    notes = "\n".join(tags.every("N1", "PM", "PMID"))
    authors, editors, of_series = _people(tags, written, kind)
    identifier = tags.one("DO", "DOI") or doi_in(" ".join([tags.peek("M3"), *tags.every("UR")]))
    genre = "" if doi_in(tags.peek("M3")) and tags.one("M3") else tags.peek("M3")
    is_preprint = kind in ("manuscript", "document") and "preprint" in genre.lower()
    journal, short = _journal(tags)
    proceedings = tags.one("C3") if kind == "paper-conference" else ""  # T2 is the conference then
    pages, total = _pages(tags, kind)
    degree = kind == "thesis" and not re.search(r"\d", tags.peek("VL"))  # EndNote's place for it
    item = {
        "id": citable(tags.one("ID")),
        "type": "article" if is_preprint else kind,
        "author": authors,
        "editor": editors,
        "collection-editor": of_series,
        "translator": tags.every("A4", "TA") if kind in WHOLES or kind in PARTS else [],
        "title": tags.one("TI", "T1", "CT", "BT"),
        "original-title": tags.one("OP") if kind in SERIALS else "",
        "language": ", ".join(tags.every("LA")),
        "container-title": proceedings or (journal if kind not in WHOLES else ""),
        "event-title": journal if proceedings else "",
        "event-place": tags.one("C1") if kind == "paper-conference" else "",
        "container-title-short": short if kind in SERIALS else "",
        "collection-title": tags.one("T3") or (journal if kind == "book" else ""),
        "issued": _issued(tags),
        "volume": "" if degree else tags.one("VL", "VO"),
        "issue": tags.one("IS", "CP") if kind in SERIALS else "",
        "collection-number": tags.one("IS", "M1") if kind in ("book", *PARTS) else "",
        "number-of-volumes": tags.one("NV"),
        "page": pages,
        "number-of-pages": total,
        "section": tags.one("SE") if kind == "article-newspaper" else "",
        "number": _number(tags, kind),
        "version" if kind in VERSIONED else "edition": tags.one("ET"),
        "genre": (tags.one("M3") if kind in WITH_GENRE else "") or (tags.one("VL") if degree else ""),
        "publisher": tags.one("PB"),
        "publisher-place": tags.one("CY", "PP"),
        "reviewed-title": tags.one("RI"),
        "ISSN" if kind in SERIALS else "ISBN": tags.one("SN") if kind not in ("patent", "standard") else "",
        "DOI": identifier,
        "PMID": _pmid(tags),
        "PMCID": _pmcid(tags),
        "URL": _url(tags),
        "accessed": tags.one("Y2"),
        "status": "in press" if written == "INPR" else "",
        "note": notes if _NOTICE.search(notes) else "",
    }
    if kind in SERIALS and "M3" in tags:
        tags.every("M3")  # "Article", "Journal Article": said by the type
    return {name: value for name, value in item.items() if value}, remarks


_NOTICE = lazy_pattern(r"PMC?ID|retract|concern|errat|corrigend|correct|arxiv", re.IGNORECASE)


def _people(tags: Fields, written: str, kind: str) -> tuple[list[str], list[str], list[str]]:
    """Authors, editors, editors of the series; A2 is the editor of the whole, but of a book the editor of its series, and A3 its editor."""
    authors = tags.every("A1", "AU")
    if kind == "thesis":  # the others advised
        return authors, tags.every("ED"), []
    of_whole, of_series = ("A3", "A2") if kind == "book" else ("A2", "A3")
    editors, of_series_names = tags.every("ED", of_whole), tags.every(of_series)
    if written == "EDBOOK":
        return [], authors + editors, of_series_names
    if kind == "book" and not authors and not editors:
        return [], of_series_names, []
    return authors, editors, of_series_names


def _journal(tags: Fields) -> tuple[str, str]:
    """Full and short title: exporters put either into T2, JF and JO, the short one into J2 and JA as well."""
    others = [value for name in ("J1", "J2", "JA", "JO", "JF", "T2") for value in tags.every(name)[:1]]
    full = max(reversed(others), key=len, default="") or tags.one("BT")
    return full, next((other for other in others if other and len(other) < len(full)), "")


def _issued(tags: Fields) -> str:
    """The year of PY or Y1, or the day of DA, where DA tells more of the same year."""
    year, day = tags.one("PY", "Y1"), tags.one("DA")
    if re.fullmatch(r"\d{4}/*", year) and re.search(r"[^\W\d_]", day) and not re.search(r"\d{4}", day):
        day = f"{year.strip('/')} {day}"  # Mar-Apr, 3-5 March
    of_year, of_day = read_date(year).date, read_date(day).date
    if not of_year or not of_day:
        return year or day
    return day if of_day.year == of_year.year and not of_year.month else year


def _pages(tags: Fields, kind: str) -> tuple[str, str]:
    """Pages, and the number of pages that SP holds for a whole work; `No Pagination Specified` is cut up by Ovid."""
    first, last = tags.one("SP") or (tags.one("SE") if kind in SERIALS and kind != "article-newspaper" else ""), tags.one("EP")
    if f"{first} {last}".casefold() in ("no specified", "no pagination specified"):
        return "", ""
    if kind in ("book", "thesis") and first and not last and re.fullmatch(r"\d+(?:\s*(?:p|pp|pages)\.?)?", first):
        return "", first
    return join_pages(first, last), ""


def _number(tags: Fields, kind: str) -> str:
    """A report's or an article's number; of patents and standards EndNote's SN, before M1, which has the number of the application."""
    if kind in ("patent", "standard") and re.search(r"\d", tags.peek("SN")):
        return tags.one("SN")
    return tags.one("M1", "IS") if kind in ("report", "patent", "standard") else tags.one("C7")


def _url(tags: Fields) -> str:
    """The first address that is not the DOI's; some exporters write several on one line."""
    urls = [url for line in tags.every("UR") for url in re.split(r";\s*(?=https?://)", line)]
    return next((url for url in urls if not re.match(r"https?://(?:dx\.)?doi\.org/", url)), "")


def _pmid(tags: Fields) -> str:
    """The accession number of a record from PubMed or MEDLINE, or the number in a PubMed address."""
    database = f"{tags.peek('DB')} {tags.peek('DP')}"
    number = re.fullmatch(r"(?:(?:MEDLINE|PMID):\s*)?(\d\w*)", tags.one("AN"))
    if number and re.search(r"pubmed|medline|\bNLM\b", database, re.IGNORECASE):
        return number[1]
    found = re.search(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/([1-9]\d{0,7})\b", " ".join(tags.every("UR")))
    return found[1] if found else ""


def _pmcid(tags: Fields) -> str:
    """What C2 holds when it looks like one, else the number in an address of PubMed Central."""
    written = tags.peek("C2")
    found = re.search(r"\bPMC[1-9]\d*\b", " ".join(tags.every("UR")))
    return tags.one("C2") if re.match(r"PMC ?\d", written, re.IGNORECASE) else found[0] if found else ""
