"""Items shaped like CSL-JSON as references: the one way in for every format but BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from casereport.problems import Place, Problem, fault
from casereport.references.identifiers import without_prefix
from casereport.references.notices import read_notices, update_words
from casereport.references.read.latex import protected_words, read_markup, strip_markup, tidy
from casereport.references.reference import MAX_ENTRIES, Date, Name, Reference, bare_pages

_ET_AL = re.compile(r"(?:and )?et\.? ?al\.?", re.IGNORECASE)
_OTHERS = re.compile(r"(?:and )?others\.?", re.IGNORECASE)
_GIVEN_SUFFIX = re.compile(r"(.*?),\s*(Jr\.?|Sr\.?|[IVX]{1,4})", re.IGNORECASE)
_HINT = "an item is an object with author, title, container-title, issued …"


class Item(NamedTuple):
    """One item of a file (an object, or whatever stands in its place) and where it starts."""

    data: object
    place: Place


def build_references(items: Iterable[Item]) -> tuple[list[Reference], list[Problem]]:
    """The references of items, at most MAX_ENTRIES, and a problem for what is no item; the key of one without an id is empty."""
    references: list[Reference] = []
    problems: list[Problem] = []
    for count, item in enumerate(items):
        if count == MAX_ENTRIES:
            problems.append(fault("limit", f"the bibliography has more than {MAX_ENTRIES} entries", place=item.place))
            break
        if isinstance(item.data, dict) and item.data:
            references.append(build_reference(item.data, tidy(_text(item.data.get("id"))), item.place))
        else:
            problems.append(fault("bad-reference", "an item that is no object", hint=_HINT, place=item.place))
    return references, problems


def build_reference(item: Mapping[str, Any], key: str, place: Place | None = None) -> Reference:
    """The reference that a CSL-JSON item describes; a value of a wrong type counts as not given."""

    def text(*names: str) -> str:
        return next((value for value in (tidy(_text(item.get(name))) for name in names) if value), "")

    authors, editors = _names(item.get("author")), _names(item.get("editor"))
    note, kind = _text(item.get("note")), text("type") or "document"
    notices = read_notices(strip_markup(text("title")), f"{note} {text('status')} {update_words(item)}")
    return Reference(
        key=key,
        type=_TYPES.get(kind, kind),
        authors=authors.names,
        authors_cut=authors.is_cut,
        editors=editors.names,
        editors_cut=editors.is_cut,
        title=read_markup(_text(item.get("title"))),
        container=strip_markup(text("container-title", "container-title-short", "journalAbbreviation")),
        container_short=strip_markup(text("container-title-short", "journalAbbreviation")),
        collection=strip_markup(text("collection-title")),
        collection_number=text("collection-number"),
        issued=_date(item.get("issued")),
        volume=text("volume"),
        issue=text("issue"),
        supplement=text("supplement-number"),
        pages=bare_pages(text("page")),
        number=text("number", "article-number"),
        edition=text("edition"),
        version=text("version"),
        protected=protected_words(f"{item.get('title')} {item.get('container-title')}"),
        genre=text("genre") or ("Preprint" if kind in ("preprint", "posted-content") else ""),
        publisher=strip_markup(text("publisher")),
        publisher_place=strip_markup(text("publisher-place")),
        doi=without_prefix(text("DOI")),
        pmid=without_prefix(text("PMID") or _noted("PMID", note)),
        pmcid=_pmcid(text("PMCID") or _noted("PMCID", note)),
        url=text("URL"),
        accessed=_date(item.get("accessed")),
        status=text("status") or _literal(item.get("issued")),
        retracted=notices.retracted,
        concern=notices.concern,
        corrected=notices.corrected,
        place=place,
        et_al_typed=authors.et_al_typed or editors.et_al_typed,
    )


# What Crossref and older files call the types.
_TYPES = {
    "preprint": "article",
    "posted-content": "article",
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
}


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _noted(label: str, note: str) -> str:
    found = re.search(rf"^{label}: *(\S+)", note, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else ""


def _pmcid(written: str) -> str:
    bare = without_prefix(written)
    return f"PMC{bare}" if bare.isdecimal() else bare.upper()


def _literal(issued: object) -> str:
    """Words in the place of a date, such as "in press"."""
    literal = tidy(_text(issued.get("literal"))) if isinstance(issued, dict) else ""
    return "" if re.search(r"\d", literal) else literal


def _date(value: object) -> Date | None:
    """A CSL date: parts, EDTF text (2020-02-23, an interval's start), or pandoc's mapping of year, month and day."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str):
        value = {"raw": value}
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    written = re.findall(r"\d+", _text(value.get("raw") or value.get("literal")))
    named = [value.get("year"), value.get("month"), value.get("day")] if "year" in value else written
    numbers = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else named
    year, month, day = ([_number(number) for number in numbers[:3]] + [0, 0, 0])[:3]
    return Date(year, month if month <= 12 else 0, day if 0 < month <= 12 and day <= 31 else 0) if 1 <= year <= 9999 else None


def _number(value: object) -> int:
    digits = _text(value)
    return int(digits) if re.fullmatch(r"[0-9]{1,4}", digits) else 0


class _Names(NamedTuple):
    names: tuple[Name, ...]
    is_cut: bool
    et_al_typed: bool


def _names(value: object) -> _Names:
    items = value if isinstance(value, list) else []
    names = [name for name in (_name(item) for item in items[:10_000] if isinstance(item, dict)) if name != Name()]
    marks = [name for name in names if _whole_name(_ET_AL, name) or _whole_name(_OTHERS, name)]
    return _Names(tuple(name for name in names if name not in marks), bool(marks), any(_whole_name(_ET_AL, name) for name in marks))


def _whole_name(shape: re.Pattern[str], name: Name) -> bool:
    """Whether a name is nothing but these words, however a format cut them up."""
    return bool(shape.fullmatch(name.literal or " ".join(filter(None, (name.given, name.family)))))


def _name(item: Mapping[str, Any]) -> Name:
    given = strip_markup(_text(item.get("given")))
    with_suffix = _GIVEN_SUFFIX.fullmatch(given)
    particles = (strip_markup(_text(item.get(part))) for part in ("dropping-particle", "non-dropping-particle"))
    return Name(
        family=strip_markup(_text(item.get("family"))),
        given=with_suffix[1] if with_suffix else given,
        particle=" ".join(filter(None, particles)),
        suffix=strip_markup(_text(item.get("suffix"))) or (with_suffix[2] if with_suffix else ""),
        literal=strip_markup(_text(item.get("literal") or item.get("name"))),
    )
