"""EndNote's tagged format (.enw, also called Refer) as references."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.read.endnotekinds import kind_of
from casereport.references.read.written import doi_in, read_date, read_name_items
from casereport.references.reference import Reference

_HINT = "a record starts with `%0 Journal Article`, and each line with a percent sign and a letter"


def read_enw(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of an EndNote tagged text in their order, and its problems."""
    items = [Item(_item(tags), place) for place, tags in _records(text, file)]
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


def _item(tags: Mapping[str, list[str]]) -> dict[str, Any]:
    def one(*names: str) -> str:
        return next((tags[name][0] for name in names if tags.get(name)), "")

    kind = kind_of(one("0"))
    is_article = kind.startswith("article") and kind != "article"
    item = {
        "id": one("F") if re.fullmatch(r"[^\W\d_][\w:.+-]*[\w+]", one("F")) else "",
        "type": kind,
        "author": read_name_items(tags.get("A", [])),
        "editor": read_name_items(tags.get("E", [])),
        "title": one("T"),
        "container-title": one("J", "B", "O") if is_article or kind in ("article", "document") else one("B") if kind != "thesis" else "",
        "container-title-short": one("O") if is_article else "",
        "collection-title": one("S"),
        "issued": read_date(one("8") if one("8")[:4] == one("D") else one("D", "8")),
        "volume": one("V"),
        "issue": one("N") if is_article else "",
        "number": one("N") if kind in ("report", "patent") else "",
        "page": one("P"),
        "version" if kind in ("software", "dataset") else "edition": one("7"),
        "genre": one("9"),
        "publisher": one("I"),
        "publisher-place": one("C"),
        "DOI": one("R"),
        "PMCID": one("2") if one("2").startswith("PMC") else "",
        "PMID": one("M") if re.search("pubmed|medline", one("~", "W"), re.IGNORECASE) and one("M")[:1].isdecimal() else "",
        "URL": next((url for url in tags.get("U", []) if not doi_in(url)), ""),
        "accessed": read_date(one("[")),
        "note": one("Z"),
    }
    return {name: value for name, value in item.items() if value}
