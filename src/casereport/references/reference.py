"""References as data, shaped like CSL-JSON 1.0.2, and the pages that they name."""

from __future__ import annotations

import re
from dataclasses import field
from typing import NamedTuple

from casereport.patterns import lazy_pattern
from casereport.problems import Place
from casereport.tree import Inline, plain
from casereport.values import dataclass

MAX_BYTES = 5_000_000
MAX_ENTRIES = 10_000
MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, or a group's name in `literal`; `particle` ("van der") is printed before the family name."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A date of publication or access, as far as it is known: month, day and season (1 spring to 4 winter) are 0 when they are not.

    `end` is the last day, month, season or year of a range; `circa` says that the source calls the date uncertain.
    """

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    circa: bool = False
    end: Date | None = None


class Remark(NamedTuple):
    """What a reader could not take, or took by a rule that may be wrong: a code of problems, what is said behind the key, and the cure.

    `details` name what it is about: fields, commands.
    """

    code: str
    text: str
    hint: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One work as the list of references needs it; `type` is a CSL 1.0.2 type (a preprint is `article`), an unknown field is empty.

    `authors_cut` says that the source's list of authors was cut ("and others"); `pages` is kept as written; `number` is an article number
    (serials) or a report's number. `et_al_typed` says that "et al." stands among the authors as if it were one; `key_is_made` that the
    format has no citation keys, and that this one was made from first author and year. `protected` are the words of titles whose case no
    style may change (BibTeX braces, CSL's nocase). `subtitles` came in fields of their own: the capital that opens one is the field's.
    `retracted`, `concern` (an expression of concern) and `corrected` are what the source says that was published about the work
    afterwards. `language` is a language tag (`de`, `fr-CA`), of several a list (`de, fr`); `original_title` is the title in that language
    where `title` is a translation in square brackets. `volume_title` is the title of the one volume of a work in several.
    `remarks` are what the reader could not take for certain; `parent` is the key of the entry (crossref) that parts are taken from.
    """

    key: str
    type: str = "article-journal"
    authors: tuple[Name, ...] = ()
    authors_cut: bool = False
    editors: tuple[Name, ...] = ()
    editors_cut: bool = False
    translators: tuple[Name, ...] = ()
    container_authors: tuple[Name, ...] = ()
    collection_editors: tuple[Name, ...] = ()
    directors: tuple[Name, ...] = ()
    title: tuple[Inline, ...] = ()
    original_title: str = ""
    reviewed_title: str = ""
    language: str = ""
    container: str = ""
    container_short: str = ""
    collection: str = ""
    collection_number: str = ""
    issued: Date | None = None
    original_issued: Date | None = None
    available: Date | None = None
    volume: str = ""
    volume_title: str = ""
    number_of_volumes: str = ""
    issue: str = ""
    supplement: str = ""
    pages: str = ""
    number_of_pages: str = ""
    chapter_number: str = ""
    section: str = ""
    number: str = ""
    edition: str = ""
    genre: str = ""
    medium: str = ""
    version: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event: str = ""
    event_place: str = ""
    issn: str = ""
    isbn: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    accessed: Date | None = None
    status: str = ""
    retracted: bool = False
    concern: bool = False
    corrected: bool = False
    protected: tuple[str, ...] = field(default=(), compare=False)
    subtitles: tuple[str, ...] = field(default=(), compare=False)
    place: Place | None = field(default=None, compare=False)
    et_al_typed: bool = field(default=False, compare=False)
    key_is_made: bool = field(default=False, compare=False)
    remarks: tuple[Remark, ...] = field(default=(), compare=False)
    parent: str = field(default="", compare=False)

    @property
    def year(self) -> int | None:
        """The year of publication, or None."""
        return self.issued.year if self.issued else None

    @property
    def title_text(self) -> str:
        """The title without its marks."""
        return plain(self.title)

    @property
    def whole_issue(self) -> str:
        """The issue with its supplement, `3 Suppl 2`, for formats that have one place for both."""
        supplement = f"Suppl {self.supplement}" if self.supplement[:1].isdecimal() else self.supplement
        return f"{self.issue} {supplement}".strip()

    @property
    def first_page(self) -> str:
        """The first page of the first range, "" when there are no pages."""
        return page_range(self.pages)[0]


# --- retraction ------------------------------------------------------------------------------------------------

_RETRACTED_TITLE = lazy_pattern(
    r"\W*(?:retracted|withdrawn)(?: (?:article|paper|publication))?\s*[:\]]|.*\bretracted (?:article|paper|publication)\b", re.IGNORECASE
)
_RETRACTED_NOTE = lazy_pattern(r"(?<!not )\bretract(?:ed\b|ion in\b)", re.IGNORECASE)


def says_retracted(title: str, note: str) -> bool:
    """True when a title is marked as PubMed and publishers mark retracted papers, or a note says so; "Retracted eyelid" is no mark."""
    return bool(_RETRACTED_TITLE.match(title) or _RETRACTED_NOTE.search(note))


# --- pages ----------------------------------------------------------------------------------------------------

_RANGE = lazy_pattern(r"([^\W\d_]*)(\d+)\s*[-\u2010-\u2015\u2212]+\s*([^\W\d_]*)(\d+)")


def page_range(pages: str) -> tuple[str, str]:
    """First and last page of the first range in `pages`, the last written in full; the last is "" when it is no range."""
    first_part = re.split(r"[,;]", pages, maxsplit=1)[0].strip()
    match = _RANGE.fullmatch(first_part)
    if not match:
        ends = re.split(r"\s*[-\u2010-\u2015\u2212]+\s*", first_part)
        return (ends[0], ends[1]) if len(ends) == 2 else (first_part, "")
    prefix, first, last_prefix, last = match.groups()
    if last_prefix not in ("", prefix):
        return prefix + first, last_prefix + last
    return prefix + first, prefix + first[: max(len(first) - len(last), 0)] + last


def bare_pages(pages: str) -> str:
    """The pages without a "p." or "pp." before them."""
    return re.sub(r"^pp?(?:\.\s*|\s+)(?=\w)", "", pages)


# --- texts ----------------------------------------------------------------------------------------------------


def printed_fields(reference: Reference) -> list[tuple[str, str]]:
    """What a list of references prints of a work, by the name of the field in words: names, titles, publisher."""
    people = (("authors", reference.authors), ("editors", reference.editors), ("translators", reference.translators))
    names = [(role, " ".join(f"{n.literal}{n.particle} {n.family} {n.given} {n.suffix}" for n in listed)) for role, listed in people]
    texts = [
        ("title", reference.title_text),
        ("title in the original", reference.original_title),
        ("title of the volume", reference.volume_title),
        ("title of journal or book", f"{reference.container} {reference.container_short}"),
        ("series", reference.collection),
        ("publisher", f"{reference.publisher} {reference.publisher_place}"),
        ("kind or number", f"{reference.genre} {reference.medium} {reference.number} {reference.edition} {reference.pages}"),
        ("event", f"{reference.event} {reference.event_place}"),
    ]
    return [(name, text) for name, text in (*names, *texts) if text.strip()]
