"""RIS records as references; rispy reads the tags, their meaning for each type of work stands here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.written import doi_in, join_pages, read_date, read_name_items
from casereport.references.reference import Reference

TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "periodical", "ABST": "article-journal", "INPR": "article-journal",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter",
    "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "ELEC": "webpage", "WEB": "webpage", "ICOMM": "webpage", "BLOG": "post-weblog", "DATA": "dataset", "AGGR": "dataset",
    "DBASE": "dataset", "COMP": "software", "STAT": "legislation", "BILL": "bill", "CASE": "legal_case", "LEGAL": "legislation",
    "PAT": "patent", "STAND": "standard", "UNPB": "manuscript", "MANSCPT": "manuscript", "PAMP": "pamphlet", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "HEAR": "hearing", "MAP": "map", "PCOMM": "personal_communication", "VIDEO": "motion_picture",
    "MPCT": "motion_picture", "SOUND": "song", "SLIDE": "speech", "FIGURE": "figure", "ART": "graphic", "SER": "book",
    "GEN": "document", "GRANT": "document",
}  # fmt: skip
PARTS = ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary")
SERIALS = ("article-journal", "article-magazine", "article-newspaper", "periodical")
WHOLES = ("book", "thesis", "report")
VERSIONED = ("software", "dataset")  # what ET holds for them (RIS specification of 2011)
WITH_GENRE = ("thesis", "report", "manuscript", "document", "dataset", "article")
_START = re.compile(r"^[ \t]*TY {1,2}- *", re.MULTILINE)
_ONE_SPACE = re.compile(r"^([A-Z][A-Z0-9]) -(?: |$)", re.MULTILINE)
_HINT = "a record starts with `TY  - JOUR` and ends with `ER  -`; each line starts with a tag, two spaces and a hyphen"


def read_ris(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a RIS text in their order, and a problem for each record that cannot be read."""
    items: list[Item] = []
    problems: list[Problem] = []
    for place, record in _cut(text, file):
        tags = _read_tags(record)
        if tags is None:
            problems.append(fault("bad-reference", "the RIS record cannot be read", hint=_HINT, place=place))
        else:
            items.append(Item(_item(tags), place))
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


def _read_tags(record: str) -> dict[str, Any] | None:
    import rispy

    if record.startswith("TY -"):  # some exporters write one space
        record = _ONE_SPACE.sub(r"\1  - ", record)
    lines = [line for line in record.split("\n") if line.strip()]
    if not any(line.startswith("ER  -") for line in lines):
        lines.append("ER  - ")
    try:
        # An address may hold semicolons; rispy would cut it there.
        found = rispy.loads("\n".join(lines), delimiter_tags_mapping={})
    except (KeyError, ValueError, TypeError, AttributeError):
        return None
    return dict(found[0]) if found else None


def _item(tags: dict[str, Any]) -> dict[str, Any]:
    kind = TYPES.get(tags["type_of_reference"].strip().upper(), "document")
    notes = "\n".join(_all(tags, "notes") + _unknown(tags, "PM", "PMID"))
    journal, short = _journal(tags)
    authors, editors = _people(tags, kind)
    doi = _one(tags, "doi") or doi_in(" ".join(_all(tags, "type_of_work") + _all(tags, "urls")))
    item = {
        "id": _key(_one(tags, "id")),
        "type": "article" if kind in ("manuscript", "document") and "preprint" in _one(tags, "type_of_work").lower() else kind,
        "author": authors,
        "editor": editors,
        "title": _one(tags, "title", "primary_title") or next(iter(_unknown(tags, "CT", "BT")), ""),
        "container-title": journal if kind not in WHOLES else "",
        "container-title-short": short if kind in SERIALS else "",
        "collection-title": _one(tags, "tertiary_title") or (journal if kind == "book" else ""),
        "issued": _issued(tags),
        "volume": _one(tags, "volume"),
        "issue": _one(tags, "number") if kind in SERIALS else "",
        "collection-number": _one(tags, "number", "note") if kind in ("book", *PARTS) else "",
        "page": join_pages(_one(tags, "start_page"), _one(tags, "end_page")),
        "number": _one(tags, "note", "number") if kind in ("report", "patent", "standard") else _one(tags, "custom7"),
        "version" if kind in VERSIONED else "edition": _one(tags, "edition"),
        "genre": _one(tags, "type_of_work") if kind in WITH_GENRE else "",
        "publisher": _one(tags, "publisher"),
        "publisher-place": _one(tags, "place_published") or next(iter(_unknown(tags, "PP")), ""),
        "DOI": doi,
        "PMID": _pmid(tags),
        "PMCID": _pmcid(tags),
        "URL": _url(tags),
        "accessed": read_date(_one(tags, "access_date")),
        "status": "in press" if tags["type_of_reference"].strip() == "INPR" else "",
        "note": notes,
    }
    return {name: value for name, value in item.items() if value}


def _one(tags: dict[str, Any], *names: str) -> str:
    return next((values[0] for name in names if (values := _all(tags, name)) and values[0]), "")


def _all(tags: dict[str, Any], name: str) -> list[str]:
    value = tags.get(name, [])
    return [str(one).strip() for one in value] if isinstance(value, list) else [str(value).strip()]


def _unknown(tags: dict[str, Any], *names: str) -> list[str]:
    found = tags.get("unknown_tag", {})
    return [value.strip() for name in names for value in found.get(name, [])]


def _key(written: str) -> str:
    """A citation key in the tag ID; databases put their own numbers there."""
    return written if re.fullmatch(r"[^\W\d_][\w:.+-]*[\w+]", written) else ""


def _people(tags: dict[str, Any], kind: str) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Authors and editors; A2 is the editor of the whole, but of a book the editor of its series, and A3 its editor."""
    authors = _all(tags, "first_authors") + _all(tags, "authors")
    editors = _unknown(tags, "ED") + _all(tags, "tertiary_authors" if kind == "book" else "secondary_authors")
    if tags["type_of_reference"].strip() == "EDBOOK":
        authors, editors = [], authors + editors
    elif kind == "book" and not authors and not editors:
        editors = _all(tags, "secondary_authors")
    return read_name_items(authors), read_name_items(editors)


def _journal(tags: dict[str, Any]) -> tuple[str, str]:
    """Full and short title: exporters put either into T2, JF and JO, the short one into J2 and JA as well."""
    names = ("secondary_title", "alternate_title3", "journal_name", "alternate_title2", "alternate_title1")
    others = [_one(tags, name) for name in reversed(names)]
    full = max(reversed(others), key=len) or next(iter(_unknown(tags, "BT")), "")
    return full, next((other for other in others if other and len(other) < len(full)), "")


def _issued(tags: dict[str, Any]) -> dict[str, Any]:
    """The year of PY or Y1 with month and day out of DA, where DA tells them of the same year."""
    year, day = read_date(_one(tags, "year", "publication_year")), read_date(_one(tags, "date"))
    of_year, of_day = year.get("date-parts", [[]])[0], day.get("date-parts", [[]])[0]
    return day if not year or (len(of_day) > len(of_year) and of_day[: len(of_year)] == of_year) else year


def _url(tags: dict[str, Any]) -> str:
    """The first address that is not the DOI's; some exporters write several on one line."""
    urls = [url for line in _all(tags, "urls") for url in re.split(r";\s*(?=https?://)", line)]
    return next((url for url in urls if not re.match(r"https?://(?:dx\.)?doi\.org/", url)), "")


def _pmid(tags: dict[str, Any]) -> str:
    """The accession number of a record from PubMed or MEDLINE, or the number in a PubMed address."""
    database = f"{_one(tags, 'name_of_database')} {_one(tags, 'database_provider')}"
    number = re.fullmatch(r"(?:(?:MEDLINE|PMID):\s*)?(\d\w*)", _one(tags, "accession_number"))
    if number and re.search(r"pubmed|medline|\bNLM\b", database, re.IGNORECASE):
        return number[1]
    found = re.search(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/([1-9]\d{0,7})\b", " ".join(_all(tags, "urls")))
    return found[1] if found else ""


def _pmcid(tags: dict[str, Any]) -> str:
    """What C2 holds when it looks like one, else the number in an address of PubMed Central."""
    written = _one(tags, "custom2")
    found = re.search(r"\bPMC[1-9]\d*\b", " ".join(_all(tags, "urls")))
    return written if re.match(r"PMC ?\d", written, re.IGNORECASE) else found[0] if found else ""
