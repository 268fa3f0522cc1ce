"""A reference beside what a registry says of the same work: the fields that differ, and those that the registry can fill."""

from __future__ import annotations

import re
from dataclasses import replace

from casereport.patterns import lazy_pattern
from casereport.references.folding import folded
from casereport.references.reference import Name, Reference, page_range

FIELDS = ("title", "first author", "year", "volume", "pages")
# Of these a difference says that the identifier may be another paper's.
TELLING = frozenset({"title", "first author"})
# What may be filled in where the entry has nothing.
_FILLED = ("authors", "container", "container_short", "issued", "volume", "issue", "pages", "number", "publisher", "doi", "pmid", "pmcid")
_WORDS_OF_A_TITLE = 4
_MARK = lazy_pattern(r"\W*(?:retracted|withdrawn|expression of concern)[ \w]*[:\]]", re.IGNORECASE)


def differing_fields(ours: Reference, theirs: Reference, years: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Names of FIELDS in which two descriptions of one work differ; a field that one of them leaves out does not.

    Letters count without accents, case and punctuation; `years` are those of online and printed publication, any of which is right.
    """
    years |= {theirs.year} if theirs.year else set()
    same = {
        "title": _same_title(ours.title_text, theirs.title_text),
        "first author": _same_author(ours, theirs),
        "year": not ours.year or not years or ours.year in years,
        "volume": not ours.volume or not theirs.volume or folded(ours.volume) == folded(theirs.volume),
        "pages": _same_pages(ours, theirs),
    }
    return tuple(name for name in FIELDS if not same[name])


def value_of(reference: Reference, field: str) -> str:
    """The text of one of FIELDS, for a table."""
    first = next(iter(reference.authors), Name())
    values = {
        "title": reference.title_text,
        "first author": first.literal or f"{first.particle} {first.family}".strip(),
        "year": str(reference.year or ""),
        "volume": reference.volume,
    }
    return values.get(field, reference.pages or reference.number)


def completed(ours: Reference, theirs: Reference) -> Reference:
    """The entry with empty fields filled in; nothing that it says is changed, and pages are left out where it has an article number."""
    is_located = bool(ours.pages or ours.number)
    left_out = ("pages", "number") if is_located else ()
    names = [name for name in _FILLED if name not in left_out and not getattr(ours, name) and getattr(theirs, name)]
    cut = theirs.authors_cut if "authors" in names else ours.authors_cut
    return replace(ours, authors_cut=cut, **{name: getattr(theirs, name) for name in names})


def _same_title(ours: str, theirs: str) -> bool:
    """Equal, or one is the other without its subtitle."""
    words = [[folded(word) for word in _MARK.sub("", title, count=1).split()] for title in (ours, theirs)]
    one, other = sorted(("".join(part) for part in words), key=len)
    shorter = min(words, key=lambda part: len("".join(part)))
    return not one or one == other or (len(shorter) >= _WORDS_OF_A_TITLE and other.startswith(one) and _ends_a_word(shorter, words))


def _ends_a_word(shorter: list[str], words: list[list[str]]) -> bool:
    longer = words[1] if shorter is words[0] else words[0]
    length, end = 0, len("".join(shorter))
    for word in longer:
        length += len(word)
        if length >= end:
            break
    return length == end


def _same_author(ours: Reference, theirs: Reference) -> bool:
    """The first family names are equal, with or without particle; a group is compared as a whole."""
    one, other = (folded(value_of(reference, "first author")) for reference in (ours, theirs))
    if not one or not other:
        return True
    return one.endswith(other) or other.endswith(one)


def _same_pages(ours: Reference, theirs: Reference) -> bool:
    """First and last page or article number, ranges written in full, an `e` before an article number or not."""
    one, other = _locators(ours), _locators(theirs)
    if not one or not other:
        return True
    return bool(one & other) and not _other_end(ours, theirs)


def _locators(reference: Reference) -> set[str]:
    return {folded(text).removeprefix("e") for text in (reference.first_page, reference.number) if text}


def _other_end(ours: Reference, theirs: Reference) -> bool:
    (first, last), (their_first, their_last) = page_range(ours.pages), page_range(theirs.pages)
    return bool(last and their_last) and folded(first) == folded(their_first) and folded(last) != folded(their_last)
