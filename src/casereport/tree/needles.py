"""What tells in a text who wrote an article and where: the patterns that a copy for blind review is searched for.

All are made from `Document.matter`. A text is compared without accents, with one kind of apostrophe, hyphen and space, character by
character, so that a match tells its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from casereport.language import phrases
from casereport.tree.article import Document
from casereport.tree.matter import Contributor, Matter, Organisation
from casereport.tree.reading import plain, walk

Pattern = tuple[str, str]
"""A pattern, and a word that every text has in which it is found, in small letters."""
Kind = Literal["author", "institution", "place", "number", "funder"]

OPAQUE: Final = "\ufffc"
"""What stands in a text for a node that has none, or whose text is no prose: a citation."""
_ALIKE: Final = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "ı": "i"})
_SHORT: Final = 3
"""Letters of a family name that is a word, a unit or an abbreviation as often as a name: Li, He, May."""
_NO_INITIALS: Final = frozenset(
    ("AD", "AM", "BC", "CA", "CE", "DC", "EG", "ER", "IE", "IM", "IQ", "IV", "MD", "PM", "PO", "SC", "UK", "US")
)
"""Initials that a clinical text writes for something else, with points or without."""
_QUOTED: Final = re.compile(r'"([^"]{4,})"')
_BRACKETED: Final = re.compile(r"\(([^()]{3,})\)")


@dataclass(frozen=True, slots=True)
class Needle:
    """One thing that tells of the authors: its kind, the pattern that finds it in a folded text, and a word which that text has."""

    kind: Kind
    pattern: re.Pattern[str]
    word: str


def folded(text: str) -> str:
    """The text without accents, with plain apostrophes, quotation marks, hyphens and spaces; as long as before."""
    return "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    first = unicodedata.normalize("NFD", character)[0]
    return (first if unicodedata.category(first)[0] == "L" else character).translate(_ALIKE)


def needles(document: Document) -> tuple[Needle, ...]:
    """What tells of the authors of a document, each once, the longest first; () for one that is blinded."""
    return _compiled(document.matter, _ordinary_words(document), document.language)


@lru_cache(maxsize=4)
def _compiled(matter: Matter, ordinary: frozenset[str], language: str) -> tuple[Needle, ...]:
    found = {pattern: (kind, word) for kind, (pattern, word) in _patterns(matter, ordinary, language)}
    return tuple(Needle(found[one][0], re.compile(one), found[one][1]) for one in sorted(found, key=lambda one: (-len(one), one)))


def among(text: str, wanted: Iterable[Needle]) -> Iterator[Needle]:
    """Those whose word a folded text has: a great author list is looked for in a great many texts."""
    small = text.casefold()
    return (needle for needle in wanted if needle.word in small)


def first_names(text: str, wanted: Iterable[Needle]) -> Iterator[tuple[int, int, Needle]]:
    """Start, end and needle of what tells of the authors in a text, from left to right, none over another."""
    here = folded(text)
    found = sorted(
        (
            (match.start(), -match.end(), order, needle)
            for order, needle in enumerate(among(here, wanted))
            for match in needle.pattern.finditer(here)
        ),
        key=lambda one: one[:3],
    )
    end = -1
    for start, stop, _, needle in found:
        if start >= end:
            end = -stop
            yield start, end, needle


def is_author(text: str, author: Contributor) -> bool:
    """True when an entry of a list of references names this author: the family name beside the initial of the given name."""
    if not (author.family and author.given):
        return bool(author.group) and folded(author.group).casefold() in folded(text).casefold()
    family, initial = _words(author.family), folded(author.given)[0]
    after, before = rf"(?<!\w){family},?\s+{initial}(?:[\w.'-]*)", rf"(?<!\w){initial}(?:\.|[\w'-]*)\s*(?:[A-Z]\.?\s*)?{family}(?!\w)"
    return re.search(f"{after}|{before}", folded(text)) is not None


def _patterns(matter: Matter, ordinary: frozenset[str], language: str) -> Iterator[tuple[Kind, Pattern]]:
    for author in matter.contributors:
        yield from (("author", pattern) for pattern in _author(author, ordinary, language))
        yield from (("number", _phrase(text)) for text in (author.orcid, author.email) if text)
    for place in matter.organisations:
        yield from _organisation(place, ordinary, language)
    for funder in matter.funders:
        yield from (("funder", pattern) for pattern in _name(funder.name, ordinary))
        yield from (("number", _phrase(text)) for text in (funder.id, *funder.awards) if len(text) > _SHORT)
    yield from (("institution", pattern) for pattern in _name(matter.committee, ordinary))
    own = matter.publication.doi if matter.publication else ""
    retold = (matter.retold.doi, matter.retold.pmid, matter.retold.pmcid) if matter.retold else ()
    yield from (("number", _phrase(text)) for text in (matter.ethics_number, own, *retold) if len(text) > 2)


# --- authors ----------------------------------------------------------------------------------------------------


def _author(author: Contributor, ordinary: frozenset[str], language: str) -> Iterator[Pattern]:
    if author.group:
        yield from _name(author.group, ordinary)
    if not author.family:
        return
    family, word, given = _words(author.family), _word(author.family), author.given.replace("-", " ").split()
    if given:
        first, letter = re.escape(folded(given[0])), re.escape(folded(given[0])[0])
        rest = rf"(?:[\s-]+(?-i:[A-Z])[\w'.-]*){{0,{max(len(given) - 1, 1)}}}?\s+"
        yield rf"(?i:(?<!\w){first}{rest}{family}(?!\w))", word
        yield rf"(?i:(?<!\w){family},?\s+{first}(?!\w))", word
        yield rf"(?<!\w){letter}(?:\.\s?-?(?:[A-Z]\.\s?)*|[A-Z]*\s){family}(?!\w)", word
        yield rf"(?<!\w){family},?\s+{letter}(?:\.|[A-Z]+\b)", word
        yield from _initials(author, given, language)
    titles = "|".join(re.escape(title) for title in _listed("titles", language))
    yield rf"(?<!\w)(?:{titles})\.?\s+{family}(?!\w)", word
    if _tells(author.family, ordinary):
        yield rf"(?<!\w)(?:{family}|{_words(author.family.upper())})(?!\w)(?!{_called_after(language)}|{_cited(language)})", word


def _initials(author: Contributor, given: list[str], language: str) -> Iterator[Pattern]:
    """The initials with points, and without behind the word author."""
    for names in ((*given, author.family), (given[0], author.family)):
        letters = [folded(name)[0].upper() for name in names]
        bare, pointed = "".join(map(re.escape, letters)), r"\.\s?-?".join(map(re.escape, letters))
        if "".join(letters) not in _NO_INITIALS:
            yield rf"(?<!\w)(?<!\w\.){pointed}\.(?!\s?[A-Z]\.)", f"{letters[0]}.".casefold()
        behind = [f"{word}{mark}" for word in _listed("authors", language) for mark in (" ", " (", ", ")]
        yield rf"(?:{'|'.join(f'(?<={re.escape(one)})' for one in behind)}){bare}(?!\w)", "".join(letters).casefold()


def _called_after(language: str) -> str:
    """What stands behind the name of a person or place after whom something is called: a disease, a score, a virus."""
    things = "|".join(map(re.escape, (*phrases(language)["names.called_after"].split(), *_listed("called_after", language))))
    return rf"(?:'s)?\s+(?:{things})(?!\w)|\s+[IVX]+(?!\w)"


def _cited(language: str) -> str:
    """What stands behind the name of somebody whose work is cited, which is not told as the authors' own."""
    others = "|".join(map(re.escape, _listed("cited", language)))
    return rf",?\s+(?:{others})(?!\w)|\s*{OPAQUE}|\s*[\[(]\d|,?\s+\(?(?:19|20)\d\d(?!\d)"


# --- institutions -----------------------------------------------------------------------------------------------


def _organisation(place: Organisation, ordinary: frozenset[str], language: str) -> Iterator[tuple[Kind, Pattern]]:
    """The name of an institution as typed and in its parts: one text often holds department, hospital, city and country."""
    parts = [part.strip() for part in place.name.split(",")]
    for text in (place.name, parts[0], *parts[1:-1], *([parts[-1]] if not _is_word(parts[-1]) else [])):
        yield from (("institution", pattern) for pattern in _name(text, ordinary))
    if not _is_word(place.department):
        yield from (("institution", pattern) for pattern in _name(place.department, ordinary))
    if place.city and _tells(place.city, ordinary):
        yield "place", (rf"(?<!\w){_words(place.city)}(?!\w)(?!{_called_after(language)})", _word(place.city))
    if place.ror:
        yield "number", _phrase(place.ror)


def _name(text: str, ordinary: frozenset[str]) -> Iterator[Pattern]:
    """The name of an institution or group, what stands in quotation marks or brackets in it too."""
    text = folded(text).strip()
    if not text:
        return
    inner = [*_QUOTED.findall(text), *(one for one in _BRACKETED.findall(text) if one.isupper() or not _is_word(one))]
    whole = _BRACKETED.sub("", text).strip()
    for one in dict.fromkeys((text, whole, whole.replace('"', ""), *inner)):
        if not _is_word(one) or _tells(one, ordinary):
            yield _phrase(one)


def _phrase(text: str) -> Pattern:
    """A pattern of a phrase: in any case where it is long enough to be no other's."""
    bare = _words(text)
    is_own = len(text.split()) > 2 or any(map(str.isdigit, text)) or "@" in text
    return (rf"(?i:(?<!\w){bare}(?!\w))" if is_own else rf"(?<!\w){bare}(?!\w)"), _word(text)


def _word(text: str) -> str:
    """The longest word of a name, in small letters."""
    return max(folded(text).casefold().split(), key=len, default="")


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in folded(text).split())


def _is_word(text: str) -> bool:
    """True for one word, and for none."""
    return len(text.split()) < 2


def _tells(name: str, ordinary: frozenset[str]) -> bool:
    """False for a name that a text holds in another meaning as well: a short one, an everyday word, one that diseases are called after."""
    return not _is_word(name) or (len(name) > _SHORT and folded(name).casefold() not in ordinary)


def _ordinary_words(document: Document) -> frozenset[str]:
    """The words that the article writes with a small letter, and the names that diseases, scores and operations are called after."""
    texts = (plain(node) for node in walk((document.front.abstract, document.body)) if hasattr(node, "children"))
    written = {word for text in texts for word in re.findall(r"[^\W\d_]+", folded(text)) if word[0].islower()}
    return frozenset(written | {folded(name) for name in phrases(document.language)["names.proper"].split()})


def _listed(name: str, language: str) -> tuple[str, ...]:
    return tuple(re.split(r",\s+", phrases(language)[f"naming.{name}"]))
