"""What tells in a text who wrote an article and where: the needles that a copy for blind review is searched for.

All are made from `Document.matter`. A text is compared without accents, with one kind of apostrophe, hyphen and space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from casereport.tree.article import Document
from casereport.tree.folding import folded, folded_with_places
from casereport.tree.matter import Contributor, Matter
from casereport.tree.needle import Kind, Needle, bounded, loose, phrase, spaced
from casereport.tree.persons import person
from casereport.tree.places import name, place
from casereport.tree.wording import OPAQUE, SHORT, Wording, prose, wording

__all__ = ["OPAQUE", "Kind", "Needle", "among", "first_names", "folded", "is_author", "needles"]


def needles(document: Document) -> tuple[Needle, ...]:
    """What tells of the authors of a document, each once, the longest first; () for one that is blinded."""
    return _compiled(document.matter, prose(document), document.language)


@lru_cache(maxsize=4)
def _compiled(matter: Matter, text: str, language: str) -> tuple[Needle, ...]:
    found = tuple(_needles(matter, wording(text, language)))
    short = _abbreviated(found, folded(text))
    once = {needle.pattern: needle for needle in (*found, *short) if needle.word}
    return tuple(once[one] for one in sorted(once, key=lambda one: (-len(one), one)))


def among(text: str, wanted: Iterable[Needle]) -> Iterator[Needle]:
    """Those whose word a folded text has: a great author list is looked for in a great many texts."""
    small = text.casefold()
    return (needle for needle in wanted if needle.word in small)


def first_names(text: str, wanted: Iterable[Needle]) -> Iterator[tuple[int, int, Needle]]:
    """Start, end and needle of what tells of the authors in a text, from left to right, none over another."""
    here, places = folded_with_places(text)
    found = sorted(
        (
            (start, -stop, order, needle)
            for order, needle in enumerate(among(here, wanted))
            for start, stop in needle.places(here)
            if stop > start
        ),
        key=lambda one: one[:3],
    )
    for start, stop, needle in _apart(found, here):
        yield places[start], places[stop - 1] + 1, needle


def _apart(found: Iterable[tuple[int, int, int, Needle]], text: str) -> Iterator[tuple[int, int, Needle]]:
    """Places that lie over no other, the parts of one author's name together."""
    last: tuple[int, int, Needle] | None = None
    for start, stop, _, needle in found:
        if last is None or start >= last[1]:
            if last and needle.kind == last[2].kind == "author" and text[last[1] : start].strip() in ("", "-"):
                last = (last[0], -stop, last[2])
                continue
            yield from (last,) if last else ()
            last = (start, -stop, needle)
    yield from (last,) if last else ()


def is_author(text: str, author: Contributor) -> bool:
    """True when an entry of a list of references names this author: the family name beside the initial of the given name."""
    if not (author.family and author.given):
        return bool(author.group) and folded(author.group).casefold() in folded(text).casefold()
    family, initial = spaced(author.family), folded(author.given)[0]
    after, before = rf"(?<!\w){family},?\s+{initial}(?:[\w.'-]*)", rf"(?<!\w){initial}(?:\.|[\w'-]*)\s*(?:[A-Z]\.?\s*)?{family}(?!\w)"
    return re.search(f"{after}|{before}", folded(text)) is not None


def _needles(matter: Matter, words: Wording) -> Iterator[Needle]:
    for author in matter.contributors:
        yield from name("author", author.group, words)
        yield from person(author, words) if author.family else ()
    for one in (*matter.organisations, *matter.unused):
        yield from place(one, words)
    for funder in matter.funders:
        yield from name("funder", funder.name, words)
        yield from (Needle("number", *loose(text)) for text in (funder.id, *funder.awards) if len(text) > SHORT)
    yield from name("institution", matter.committee, words)
    own = matter.publication.doi if matter.publication else ""
    retold = (matter.retold.doi, matter.retold.pmid, matter.retold.pmcid) if matter.retold else ()
    yield from (Needle("number", *phrase(text)) for text in (own, *retold) if len(text) > 2)
    if len(matter.ethics_number) > 2:
        yield Needle("number", *loose(matter.ethics_number))


def _abbreviated(found: Iterable[Needle], text: str) -> Iterator[Needle]:
    """The abbreviations that the article gives the institutions and groups which it names: `Example General Hospital (EGH)`."""
    for needle in among(text, found):
        for _, end in needle.places(text):
            if match := re.match(r"\s*[\[(]([A-Z][\w&-]{1,9})[\])]", text[end : end + 20]):
                yield Needle(needle.kind, bounded(match[1], re.escape(match[1])), match[1].casefold())
