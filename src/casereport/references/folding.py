"""Texts as they are compared and put in order, and letters that tell like things apart."""

from __future__ import annotations

import unicodedata

SPELLED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h"})


def folded(text: str) -> str:
    """Letters and digits alone, small, without accents and spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(SPELLED)
    return "".join(letter for letter in bare if letter.isalnum())


def letter_of(number: int) -> str:
    """The letter of a number from 0: a, b … z, aa."""
    return chr(ord("a") + number) if number < 26 else letter_of(number // 26 - 1) + letter_of(number % 26)
