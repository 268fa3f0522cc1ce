"""EndNote's tagged format (.enw, also called Refer) as references."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.fields import Fields
from casereport.references.read.remarks import unknown_type, unread_fields
from casereport.references.read.tagged.endnotekinds import kind_of
from casereport.references.read.tagged.written import doi_in
from casereport.references.reference import Reference, Remark

_HINT = "a record starts with `%0 Journal Article`, and each line with a percent sign and a letter"


def read_enw(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of an EndNote tagged text in their order, and its problems."""
    items: list[Item] = []
    for place, tags in _records(text, file):
        fields = Fields(tags)
        item, remarks = _item(fields)
        items.append(Item(item, place, (*remarks, *unread_fields(f"%{name}" for name in fields.unread(_SILENT)))))
    if not items and text.strip():
        return [], [fault("bad-reference", "the file has no EndNote record", hint=_HINT, place=Place(file, 1, 1))]
    return build_references(items)


def _records(text: str, file: str) -> Iterator[tuple[Place, Mapping[str, list[str]]]]:
    tags: defaultdict[str, list[str]] = defaultdict(list)
    place, last = Place(file, 1, 1), ""
    for number, line in enumerate(text.split("\n"), 1):
        found = re.fullmatch(r"%(\S) ?(.*)", line)
        if found and found[1] == "0" and tags:
            yield place, tags
            tags = defaultdict(list)
        if found:
            place = place if tags else Place(file, number, 1)
            last = found[1]
            tags[last].append(found[2].strip())
        elif line.strip() and last:
            tags[last][-1] = f"{tags[last][-1]} {line.strip()}"
    if tags:
        yield place, tags


# Abstracts, keywords, addresses, files, call numbers, databases, notes of the reader, labels, short titles.
_SILENT = frozenset(["0", "X", "K", "+", ">", "^", "L", "~", "W", "Z", "F", "M", "<", "1", "3", "4", "H", "*", "#", "$", "!"])


def _item(tags: Fields) -> tuple[dict[str, Any], list[Remark]]:
    one = tags.one
    written = one("0")
    kind = kind_of(written)
    remarks = [] if kind else [unknown_type(written, "document", "")]
    kind = kind or "document"
    is_article = kind.startswith("article") and kind != "article"
    is_whole = kind in ("book", "thesis", "report")
    # A number of pages stands in the place of pages for a whole work.
    pages = "" if is_whole and re.fullmatch(r"\d+", tags.peek("P")) else one("P")
    item = {
        "id": one("F") if re.fullmatch(r"[^\W\d_][\w:.+-]*[\w+]", tags.peek("F")) else "",
        "type": kind,
        "author": tags.every("A"),
        "editor": tags.every("E"),
        "collection-editor": tags.every("Y") if not is_article else [],
        "translator": tags.every("?") if not is_article else [],
        "title": one("T"),
        "container-title": one("J", "B", "O") if is_article or kind in ("article", "document") else "" if is_whole else one("B", "J"),
        "container-title-short": tags.peek("O") if is_article else "",
        "collection-title": one("S") or (one("B") if kind == "book" else ""),
        "language": one("G"),
        "issued": one("8") if tags.peek("8")[:4] == tags.peek("D") and tags.one("D") else one("D", "8"),
        "volume": one("V"),
        "number-of-volumes": one("6") if not is_article else "",
        "issue": one("N") if is_article else "",
        "collection-number": one("N") if kind in ("book", "chapter", "paper-conference") else "",
        "number": one("N") if kind in ("report", "patent") else one("]") if is_article else "",
        "page": pages,
        "number-of-pages": one("P") if not pages else "",
        "section": one("&") if kind == "article-newspaper" else "",
        "version" if kind in ("software", "dataset") else "edition": one("7"),
        "genre": one("9"),
        "publisher": one("I"),
        "publisher-place": one("C"),
        "ISSN" if is_article else "ISBN": one("@"),
        "DOI": one("R"),
        "PMCID": one("2") if tags.peek("2").startswith("PMC") else "",
        "PMID": one("M") if re.search("pubmed|medline", tags.peek("~", "W"), re.IGNORECASE) and tags.peek("M")[:1].isdecimal() else "",
        "URL": next((url for url in tags.every("U") if not doi_in(url)), ""),
        "accessed": one("["),
        "note": one("Z") if re.search(r"retract|concern|errat|corrigend|PMC?ID", tags.peek("Z"), re.IGNORECASE) else "",
    }
    if is_article and tags.peek("&") in (tags.peek("P").partition("-")[0], tags.peek("P")):
        tags.every("&")  # the first page once more
    return {name: value for name, value in item.items() if value}, remarks
