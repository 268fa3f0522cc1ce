"""The word lists of the detectors, read when they are first asked for; words are compared folded."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from casereport.shipped import shipped_tables

_FOLDER = Path(__file__).parent / "words"
_STROKES = str.maketrans("øØłŁđĐıßþÞæÆœŒ’", "oolLddisttaaoo'")


def folded(text: str) -> str:
    """A word in small letters and without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


@cache
def names(kind: str) -> frozenset[str]:
    """Folded given or family names, or cities, of a list: `given`, `given_words`, `family`, `family_words`, `cities`.

    Those of `…_words` are ordinary words of English as well.
    """
    return frozenset((_FOLDER / f"{kind}.txt").read_text(encoding="utf-8").split("\n"))


@cache
def words(name: str) -> frozenset[str]:
    """The folded words of a list of words.toml: `names.eponyms`."""
    return frozenset(folded(word) for word in listed(name))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of a list of words.toml as they stand there."""
    section, _, key = name.partition(".")
    return tuple(word.replace("_", " ") for word in _tables()[section][key].split())


@cache
def alternatives(*names_of_lists: str) -> str:
    """A pattern of the words of several lists, the longest first, so that a word is not taken for its beginning."""
    found = {word for name in names_of_lists for word in listed(name)}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


@cache
def _tables() -> dict[str, dict[str, str]]:
    return shipped_tables(_FOLDER / "words.toml")


def sources() -> list[dict[str, str]]:
    """Package, version, hash and licence of what the lists of names were made from."""
    listed_sources: list[dict[str, str]] = json.loads((_FOLDER / "sources.json").read_text(encoding="utf-8"))
    return listed_sources
