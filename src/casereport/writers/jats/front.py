"""What an article's metadata say: who wrote it and where, what kept for the journal, dates, licence, funding; nothing that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from casereport.model.article import CREDIT_ROLES
from casereport.patterns import lazy_pattern
from casereport.references.reference import page_range
from casereport.tree import AbstractPart, Contributor, Document, Front, Funder, Inline, Link, Note, Organisation, Publication, walk
from casereport.values import dataclass
from casereport.writers.jats.countries import country_code

_MARKS: Final = {"*": "corresp", "†": "equal"}
_CREDIT: Final = "https://credit.niso.org/"
_FUNDREF: Final = lazy_pattern(r"(?:https?://(?:dx\.)?doi\.org/)?(10\.13039/\S+)")
_ROR: Final = lazy_pattern(r"(?:https?://)?(?:ror\.org/)?(0[a-z0-9]{6}\d{2})")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference from an author to an affiliation or a note, by the label that is printed."""

    type: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role of CRediT by name and address."""

    name: str
    uri: str


@dataclass(frozen=True, slots=True)
class Contrib:
    """An author with roles, and the affiliations and notes that are pointed to."""

    person: Contributor
    roles: tuple[Role, ...]
    pointers: tuple[Pointer, ...]
    email: str


@dataclass(frozen=True, slots=True)
class Aff:
    """An affiliation; `label` is "" where one is everybody's, `code` that of the country (ISO 3166-1), "" where it is not known."""

    id: str
    label: str
    place: Organisation
    code: str
    ror: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note to the authors: `corresp`, `equal` or `other`."""

    type: str
    id: str
    label: str
    text: str
    email: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date in its parts, as far as they are known; `type` says what happened."""

    type: str
    iso: str
    year: str
    month: str
    day: str


@dataclass(frozen=True, slots=True)
class Award:
    """Who paid, by name and identifier of a registry, and under which numbers."""

    funder: Funder
    id: str
    registry: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The published report that is retold, as it is printed, with its identifiers."""

    children: tuple[Inline, ...]
    id: str
    type: str


def contribs(document: Document, affs: tuple[Aff, ...], notes: tuple[Footnote, ...]) -> tuple[Contrib, ...]:
    """The authors in their order."""
    corresponding = iter([note for note in notes if note.type == "corresp"])
    found = []
    for person in document.matter.contributors:
        pointers = [Pointer("aff", affs[index].id, affs[index].label) for index in person.affiliations if affs[index].label]
        if person.equal:
            pointers += [Pointer("fn", note.id, note.label) for note in notes if note.type == "equal"]
        own = next(corresponding, None) if person.corresponding else None
        pointers += [Pointer("corresp", own.id, own.label)] if own else []
        roles = tuple(Role(CREDIT_ROLES[name], f"{_CREDIT}contributor-roles/{name}/") for name in person.roles if name in CREDIT_ROLES)
        found.append(Contrib(person, roles, tuple(pointers), "" if own else person.email))
    return tuple(found)


def affs(document: Document) -> tuple[Aff, ...]:
    """The affiliations, numbered unless one is everybody's."""
    places, people = document.matter.organisations, document.matter.contributors
    is_shared = len(places) == 1 and all(person.affiliations for person in people)
    return tuple(
        Aff(f"aff-{number}", "" if is_shared else str(number), place, country_code(place.country), _ror(place.ror))
        for number, place in enumerate(places, start=1)
    )


def footnotes(front: Front) -> tuple[Footnote, ...]:
    """The notes of the title block but for addresses, which stand beside their authors."""
    found: list[Footnote] = []
    for note in front.author_notes:
        if note.mark or not note.email:
            found.append(_footnote(note, len(found) + 1))
    return tuple(found)


def _footnote(note: Note, number: int) -> Footnote:
    return Footnote(_MARKS.get(note.mark, "other"), f"note-{number}", note.mark, note.text, note.email)


def _ror(text: str) -> str:
    match = _ROR.fullmatch(text)
    return f"https://ror.org/{match[1]}" if match else ""


def history(publication: Publication | None) -> tuple[Day, ...]:
    """When the manuscript was received, revised and accepted, as far as it is known."""
    if publication is None:
        return ()
    dates = (("received", publication.received), ("rev-recd", publication.revised), ("accepted", publication.accepted))
    return tuple(_day(kind, iso) for kind, iso in dates if iso)


def published(publication: Publication | None) -> tuple[Day, ...]:
    """When the article appeared, and the year of the volume that it is in."""
    if publication is None or not publication.published:
        return ()
    day = _day("epub", publication.published)
    return (day, Day("collection", "", day.year, "", "")) if publication.volume else (day,)


def _day(kind: str, iso: str) -> Day:
    year, month, day = (*iso.split("-"), "", "")[:3]
    return Day(kind, iso, year, month, day)


def licence_name(document: Document) -> str:
    """The name of the licence as the title block prints it, else as the record has it."""
    publication = document.matter.publication
    links = [node for node in walk(document.front.imprint) if isinstance(node, Link)]
    printed = [link.text for link in links if publication and link.href == publication.licence_url]
    return printed[0] if printed else publication.licence if publication else ""


def awards(funders: Iterable[Funder]) -> tuple[Award, ...]:
    """The funders with bare identifiers of the registries of funders and of research organisations."""
    found = []
    for funder in funders:
        registered, ror = _FUNDREF.fullmatch(funder.id), _ror(funder.id)
        found.append(Award(funder, registered[1] if registered else ror, "doi" if registered else "ror" if ror else ""))
    return tuple(found)


def origin(document: Document) -> Origin | None:
    """The report that is retold, by the first identifier that it has; None for a report of its own."""
    retold = document.matter.retold
    if not document.front.source:
        return None
    known = (("doi", retold.doi), ("pmid", retold.pmid), ("pmcid", retold.pmcid)) if retold else ()
    kind, name = next(((kind, name) for kind, name in known if name), ("", ""))
    return Origin(document.front.source, name, kind)


def abstract_parts(front: Front) -> tuple[tuple[AbstractPart, ...], tuple[AbstractPart, ...]]:
    """The abstract as paragraphs and as titled sections; a single title leads its paragraph, as one section alone is none."""
    titled = tuple(part for part in front.abstract if part.label)
    if len(titled) < 2:
        return front.abstract, ()
    return tuple(part for part in front.abstract if not part.label), titled


def pages(publication: Publication | None) -> tuple[str, str]:
    """First and last page of the article, the last in full, "" for what is not known."""
    return page_range(publication.pages) if publication else ("", "")
