"""Cited works as JATS tells them: each datum in an element of its own, no punctuation, nothing that the bibliography does not have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from casereport.citations.dates import SEASONS
from casereport.patterns import lazy_pattern
from casereport.reading.links import doi_link, is_safe
from casereport.references.reference import Date, Name, Reference, bare_pages, page_range
from casereport.tree import Inline, Text, plain
from casereport.values import dataclass

TYPES: Final[Mapping[str, str]] = {
    "article-journal": "journal", "article-magazine": "magazine", "article-newspaper": "newspaper", "article": "preprint",
    "review": "journal", "review-book": "journal", "book": "book", "chapter": "book", "entry": "book", "entry-dictionary": "book",
    "entry-encyclopedia": "book", "classic": "book", "pamphlet": "book", "periodical": "journal", "paper-conference": "confproc",
    "speech": "confproc", "event": "confproc", "thesis": "thesis", "report": "report", "dataset": "data", "webpage": "webpage",
    "post": "webpage", "post-weblog": "webpage", "software": "software", "patent": "patent", "standard": "standard",
    "bill": "legal", "legislation": "legal", "legal_case": "legal", "regulation": "legal", "hearing": "legal", "treaty": "legal",
    "personal_communication": "letter", "interview": "interview", "manuscript": "manuscript", "motion_picture": "video",
    "broadcast": "broadcast",
}  # fmt: skip
"""CSL's type → `publication-type`, in the words of PMC and JATS4R."""

_OTHER: Final = "other"
_IN_SERIALS: Final = frozenset({"journal", "magazine", "newspaper", "preprint", "confproc"})
_PARTS_OF_BOOKS: Final = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})
_DOI: Final = lazy_pattern(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Group:
    """The people in one role (`author`, `editor` …), `cut` where the source's list went on."""

    role: str
    names: tuple[Name, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Titled:
    """A title in the element that holds it, with its language where it is known."""

    element: str
    children: tuple[Inline, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Datum:
    """A text in the element that holds it; `form` is the value of the attribute that tells what it is, such as `doi`."""

    element: str
    text: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work in the parts of an `element-citation`, in the order in which they are printed."""

    type: str
    people: tuple[Group, ...]
    titles: tuple[Titled, ...]
    year: str
    iso: str
    details: tuple[Datum, ...]
    ids: tuple[Datum, ...]
    href: str = ""
    accessed: str = ""

    @property
    def is_empty(self) -> bool:
        """True where nothing is told of the work but its type."""
        return not (self.people or self.titles or self.year or self.details or self.ids or self.href or self.accessed)


def read_work(reference: Reference) -> Work:
    """The work of a reference."""
    kind = TYPES.get(reference.type, _OTHER)
    issued = reference.issued
    href = reference.url if is_safe(reference.url) and reference.url != doi_link(reference.doi) else ""
    return Work(
        kind, _people(reference), _titles(reference, kind), str(issued.year) if issued else "", _iso(issued) if issued else "",
        (*_when(issued), *_details(reference, kind)), _ids(reference), href, _iso(reference.accessed) if reference.accessed else "",
    )  # fmt: skip


# --- people and titles -----------------------------------------------------------------------------------------


def _people(reference: Reference) -> tuple[Group, ...]:
    groups = (
        Group("author", reference.authors, reference.authors_cut or reference.et_al_typed),
        Group("editor", reference.editors, reference.editors_cut),
        Group("translator", reference.translators),
        Group("director", reference.directors),
    )
    named = [Group(one.role, tuple(name for name in one.names if _is_name(name)), one.cut) for one in groups]
    return tuple(one for one in named if one.names)


def _is_name(name: Name) -> bool:
    """True for a person or a group; "et al." typed as an author is neither."""
    text = name.literal or name.family or name.given
    return bool(text.strip()) and text.strip(". ").lower() not in ("et al", "others", "and others")


def _titles(reference: Reference, kind: str) -> tuple[Titled, ...]:
    title, container = reference.title, _text(reference.container_short or reference.container)
    if kind == "data":
        found = [Titled("data-title", title), Titled("source", container or _text(reference.publisher))]
    elif reference.type in _PARTS_OF_BOOKS:
        found = [Titled("chapter-title", title), Titled("source", container)]
    elif kind in _IN_SERIALS and container:
        found = [Titled("article-title", title), Titled("source", container)]
    elif kind in _IN_SERIALS - {"confproc"}:
        found = [Titled("article-title", title), Titled("source", _text(reference.publisher))]
    else:
        found = [Titled("source", title), Titled("series", container)]
    found += [Titled("part-title", _text(reference.volume_title)), Titled("series", _text(reference.collection))]
    return _in_original(reference, tuple(one for one in found if plain(one.children).strip()))


def _in_original(reference: Reference, titles: tuple[Titled, ...]) -> tuple[Titled, ...]:
    """The titles with the first in its own language, and its translation behind it, where the bibliography has both."""
    language = reference.language.partition(",")[0].strip()
    if not titles or not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        language = ""
    if not titles or not (reference.original_title.strip() or language):
        return titles
    first, *rest = titles
    if not reference.original_title.strip():
        return (Titled(first.element, first.children, language), *rest)
    translated = "trans-source" if first.element == "source" else "trans-title"
    return (Titled(first.element, _text(reference.original_title), language), Titled(translated, first.children), *rest)


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text.strip() else ()


# --- dates, places, numbers ------------------------------------------------------------------------------------


def _iso(date: Date) -> str:
    """The date as far as it is known: 2024, 2024-03, 2024-03-14."""
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day if date.month else 0) if part)])


def _when(issued: Date | None) -> tuple[Datum, ...]:
    if issued is None:
        return ()
    season = SEASONS[issued.season] if 0 < issued.season < len(SEASONS) else ""
    found = (("month", str(issued.month or "")), ("day", str(issued.day or "") if issued.month else ""), ("season", season))
    return tuple(Datum(element, text) for element, text in found if text)


def _details(reference: Reference, kind: str) -> tuple[Datum, ...]:
    is_source = kind in ("data", "preprint") and not (reference.container_short or reference.container)
    found = (
        ("edition", reference.edition), ("version", reference.version), ("volume", reference.volume), ("issue", reference.issue),
        ("supplement", reference.supplement), *_pages(reference, kind), ("conf-name", reference.event), ("conf-loc", reference.event_place),
        ("publisher-name", "" if is_source else reference.publisher), ("publisher-loc", reference.publisher_place),
        ("isbn", reference.isbn), ("patent" if kind == "patent" else "comment", _number(reference, kind)),
        ("comment", "" if reference.issued else reference.status),
    )  # fmt: skip
    return tuple(Datum(element, text, {"version": text, "size": "pages"}.get(element, "")) for element, text in found if text.strip())


def _number(reference: Reference, kind: str) -> str:
    """The number of a report, patent or standard; that of an article in a serial is told among its pages."""
    return "" if kind in _IN_SERIALS else " ".join(part for part in (reference.genre, reference.number) if part)


def _pages(reference: Reference, kind: str) -> tuple[tuple[str, str], ...]:
    """First and last page in full, or the number of an article that has no pages."""
    pages = bare_pages(reference.pages)
    first, last = page_range(pages)
    several = (("page-range", pages.replace("--", "–")),) if "," in pages or ";" in pages else ()
    if first.strip() and last.strip():
        return (("fpage", first), ("lpage", last), *several)
    if kind in _IN_SERIALS and (reference.number or re.match(r"[^\W\d]", first)):
        return (("elocation-id", reference.number or first),)
    size = (("size", reference.number_of_pages),) if not first else ()
    return (("fpage", first), *several, *size)


def _ids(reference: Reference) -> tuple[Datum, ...]:
    """The identifiers that have their shape, bare."""
    doi = reference.doi if _DOI.fullmatch(reference.doi) else ""
    pmid = reference.pmid if reference.pmid.isdecimal() else ""
    pmcid = reference.pmcid if re.fullmatch(r"PMC\d+", reference.pmcid) else ""
    found = (("doi", doi), ("pmid", pmid), ("pmcid", pmcid))
    return tuple(Datum("pub-id", text, form) for form, text in found if text)
