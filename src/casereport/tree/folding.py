"""Texts as they are compared with names: without accents and unseen signs, with one kind of apostrophe, hyphen and space."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_ALIKE: Final = {
    "’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "ı": "i", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l",
    "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d",
}  # fmt: skip
_UNSEEN: Final = frozenset(("Mn", "Cf"))
"""Accents on their own, and signs without a width: soft hyphens, joiners."""


def folded(text: str) -> str:
    """The text without accents and unseen signs, with plain letters, apostrophes, quotation marks, hyphens and spaces."""
    return "".join(map(_folded, text))


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The same, and for each of its characters, and its end, where it stands in the text."""
    pieces = [_folded(character) for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*places, len(text)]


@cache
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _UNSEEN:
        return ""
    first = unicodedata.normalize("NFD", character)[0]
    plain = first if unicodedata.category(first)[0] == "L" else character
    return _ALIKE.get(plain, plain)
