"""PubMed's own tagged format (.nbib, "PubMed" or "MEDLINE" in its menus) as references."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, fault
from casereport.references.languages import joined_tags
from casereport.references.notices import notice_words, pubmed_notices
from casereport.references.read.csl import Item, build_references
from casereport.references.read.fields import Fields
from casereport.references.read.remarks import unread_fields
from casereport.references.read.understood import is_missing
from casereport.references.reference import Reference

Tags = Mapping[str, list[str]]

_TAG = lazy_pattern(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")
_HINT = "save it from PubMed again: Send to, Citation manager"


def read_nbib(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a PubMed text in their order (tags as MEDLINE/PubMed Data Element Descriptions, NLM), and its problems."""
    items: list[Item] = []
    for place, tags in _records(text, file):
        fields = Fields({name: values for name, values in tags.items() if name != "order"})
        items.append(Item(_item(tags, fields), place, tuple(unread_fields(fields.unread("nbib")))))
    if not items and text.strip():
        return [], [fault("bad-reference", "the file has no PubMed record", hint=_HINT, place=Place(file, 1, 1))]
    return build_references(items)


def _records(text: str, file: str) -> Iterator[tuple[Place, Tags]]:
    """The tags of each record, which starts with PMID or behind an empty line; a line that starts with spaces goes on."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    place, last, ended = Place(file, 1, 1), "", True
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.fullmatch(line)
        if not line.strip():
            ended = True
        elif found:
            if (ended or found[1] == "PMID") and tags:
                yield place, tags
                tags = defaultdict(list)
            if not tags:
                place = Place(file, number, 1)
            last, ended = found[1], False
            tags[last].append(found[2].strip())
            tags["order"] += [last] if last in ("FAU", "AU", "CN") else []  # persons and groups stand in one order
        elif last and not ended and line[0] in " \t":
            tags[last][-1] = f"{tags[last][-1]} {line.strip()}"
    if tags:
        yield place, tags


def _item(tags: Tags, fields: Fields) -> dict[str, Any]:
    one = fields.one
    kind = _kind(tags)
    title, original = read_titles(one("CTI", "TI") if kind == "chapter" else one("TI", "BTI"), one("TT"))
    item = {
        "type": kind,
        "author": _authors(tags),
        "editor": fields.every("FED") or fields.every("ED"),
        "title": title,
        "original-title": original,
        "language": joined_tags(fields.every("LA")),
        "container-title": one("BTI") if kind == "chapter" else read_journal(one("JT", "TA")),
        "container-title-short": one("TA") if one("TA") != one("JT") else "",
        "collection-title": one("CTI") if kind == "book" else "",
        "issued": one("DP", "DEP", "EPDAT"),
        "volume": one("VI"),
        "volume-title": one("VTI"),
        "issue": one("IP"),
        "page": one("PG"),
        "number": locator(_identifier(tags, "pii")) if one("VI") and not one("PG") else "",
        "publisher": one("PB"),
        "publisher-place": one("PL") if one("PB") else "",
        "edition": one("EN"),
        "genre": "Preprint" if kind == "article" else "",
        "ISSN": _issn(tags),
        "DOI": _identifier(tags, "doi"),
        "PMID": one("PMID"),
        "PMCID": one("PMC"),
        "status": "Epub ahead of print" if one("PST") == "aheadofprint" and not one("VI") else "",
        "note": notice_words(pubmed_notices(tags.get("PT", []), list(tags))),
    }
    return {name: value for name, value in item.items() if value}


def _issn(tags: Tags) -> str:
    """The number of the printed journal, or the first that there is."""
    numbers = tags.get("IS", [])
    printed = next((number for number in numbers if "Print" in number), next(iter(numbers), ""))
    return printed.partition(" ")[0]


def _kind(tags: Tags) -> str:
    if tags.get("BTI"):
        return "chapter" if tags.get("CTI") or tags.get("TI") else "book"
    return kind_of(tags.get("PT", []))


def kind_of(publication_types: list[str]) -> str:
    """The CSL type for MeSH publication types: PubMed holds articles, and preprints of its pilot."""
    return "article" if "Preprint" in publication_types else "article-journal"


def locator(pii: str) -> str:
    """The publisher's number where it is short enough to be an article's number in its volume; a PII (S0140-6736(20)31103-X) is none."""
    return pii if re.fullmatch(r"[A-Za-z]{0,4}\d{1,8}", pii) else ""


def read_title(title: str) -> str:
    """The title as it is cited, without the full stop that PubMed puts behind it; the brackets that mark a translated one stay."""
    bare = re.sub(r"(?<!\.)\.$", "", title.strip())
    return f"{bare[:-1].rstrip('.')}]" if is_translated(bare) else bare


def is_translated(title: str) -> bool:
    """Whether a title stands in brackets as a whole, as PubMed writes its translations."""
    return title.startswith("[") and title.endswith("]") and "]" not in title[1:-1]


def read_titles(title: str, original: str) -> tuple[str, str]:
    """The title and, where it is a translation in brackets, the original one; `[Not Available].` stands for one that was not translated."""
    bare, own = read_title(title), read_title(original)
    if not bare or is_missing(bare):
        return own, ""
    return (bare, own) if is_translated(bare) else (bare, own if own.casefold() != bare.casefold() else "")


def read_journal(title: str) -> str:
    """The journal's title without what catalogues add to tell it from others: `(London, England)`, and ` : official journal of …`."""
    return re.sub(r"\s+\([A-Z][^()]*[,:][^()]*\)$", "", title).partition(" : ")[0]


def _authors(tags: Tags) -> list[dict[str, str] | str]:
    """Full names where the record has them, else `Rossi AB`; groups where they stand among the persons."""
    persons = "FAU" if tags.get("FAU") else "AU"
    written = {tag: iter(tags.get(tag, [])) for tag in (persons, "CN")}
    order = [tag for tag in tags.get("order", []) if tag in written]
    return [{"literal": name} if tag == "CN" else name for tag in order for name in [next(written[tag])]]


def _identifier(tags: Tags, kind: str) -> str:
    """The identifier of LID or AID whose kind stands behind it, `10.1000/x [doi]`."""
    values = [*tags.get("LID", []), *tags.get("AID", [])]
    return next((match[1] for value in values for match in re.finditer(r"(\S+) \[(\w+)\]", value) if match[2] == kind), "")
