"""How a text names where the authors work: institutions whole and in short, departments, cities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from casereport.patterns import lazy_pattern
from casereport.tree.folding import folded
from casereport.tree.matter import Organisation
from casereport.tree.needle import Kind, Needle, address, bounded, longest, loose, phrase, spaced
from casereport.tree.wording import SHORT, Wording, called_after, listed

_QUOTED: Final = lazy_pattern(r'"([^"]{4,})"')
_BRACKETED: Final = lazy_pattern(r"\(([^()]{3,})\)")
_DECLARED: Final = lazy_pattern(r"(?<!\w)[Dd]eclarations? of\s+$")
_LONG: Final = 5
"""Letters of a city that is looked for in addresses too."""


def place(one: Organisation, words: Wording) -> Iterator[Needle]:
    """The needles of an institution as typed and in its parts: one text often holds department, hospital, city and country."""
    parts = [part.strip() for part in re.split(r",|\s[-–—]\s", one.name)]
    several = [part for part in parts[1:] if len(part.split()) > 1 or part != parts[-1]]
    for text in (one.name, *parts[:1], *several):
        yield from name("institution", text, words)
        yield from _in_short(text, words)
    if len(one.department.split()) > 1:
        yield from name("institution", one.department, words)
    if one.city:
        yield from _city(one.city, words)
    if one.ror:
        yield Needle("number", *loose(one.ror))
        yield Needle("number", *loose(one.ror.rpartition("/")[2]))


def name(kind: Kind, text: str, words: Wording) -> Iterator[Needle]:
    """The name of an institution or group, what stands in quotation marks or brackets in it too."""
    text = folded(text).strip()
    if not text:
        return
    inner = [*_QUOTED.findall(text), *(one for one in _BRACKETED.findall(text) if one.isupper() or len(one.split()) > 1)]
    whole = _BRACKETED.sub("", text).strip()
    for one in dict.fromkeys((text, whole, whole.replace('"', ""), *inner)):
        if len(one.split()) > 1:
            yield Needle(kind, *phrase(one))
        elif words.tells(one) or (one.isupper() and len(one) > 2 and one not in words.ordinary):
            yield Needle(kind, bounded(one, re.escape(one)), longest(one), None, (called_after(words.language), None))


def _city(city: str, words: Wording) -> Iterator[Needle]:
    """A city; one that is an everyday word or has few letters only behind a word that tells where."""
    is_rare = words.tells(city)
    unless = (called_after(words.language), _DECLARED)
    for spelling in dict.fromkeys((city, *(part for part in re.split(r"\s*/\s*", city) if part))):
        yield Needle("place", bounded(spelling, spaced(spelling)), longest(spelling), None if is_rare else _where(words.language), unless)
        yield Needle(
            "place", bounded(spelling, spaced(spelling.upper())), longest(spelling), None if is_rare else _where(words.language), unless
        )
    if len(city) >= _LONG and len(city.split()) == 1 and is_rare:
        yield Needle("place", *address(city))


def _in_short(text: str, words: Wording) -> Iterator[Needle]:
    """What is left of an institution's name without the words that every other has: `Sampleton General`, `Sampleton`."""
    parts = text.replace('"', "").split()
    left = _without_last(parts, words.language)
    for short in dict.fromkeys(map(tuple, (*left, *(_without_first(one, words.language) for one in (parts, *left))))):
        own = [part for part in short if _is_own(part, words)]
        if own and short != tuple(parts):
            one = " ".join(short).strip(" -")
            unless = (called_after(words.language), None)
            yield Needle("institution", bounded(one, spaced(one)), longest(one), None, unless)


def _without_last(parts: list[str], language: str) -> list[list[str]]:
    """The words without the last, the last two …, as long as these are common to institutions."""
    found, rest = [], list(parts)
    while rest and _is_common(rest[-1], language):
        rest = rest[:-1]
        if rest and not _joins(rest[-1], language):
            found.append(rest)
    return found


def _without_first(parts: list[str], language: str) -> list[str]:
    rest = list(parts)
    while rest and _is_common(rest[0], language):
        rest = rest[1:]
    return rest


def _is_own(word: str, words: Wording) -> bool:
    """True for a word of an institution's name that others have not."""
    bare = folded(word).strip("'.,")
    return len(bare) > SHORT and bare[:1].isupper() and not _is_common(word, words.language) and words.is_rare(bare)


def _is_common(word: str, language: str) -> bool:
    bare = folded(word).casefold().strip(".,")
    return bare in _common(language) or bare.endswith(listed("fields", language))


def _joins(word: str, language: str) -> bool:
    return folded(word).casefold() in listed("joins", language)


@cache
def _common(language: str) -> frozenset[str]:
    """Words that the names of institutions share, folded."""
    return frozenset(folded(word).casefold() for key in ("generic", "qualifiers", "joins") for word in listed(key, language))


@cache
def _where(language: str) -> re.Pattern[str]:
    """What stands before a place."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed('where', language)))})\s+$")
