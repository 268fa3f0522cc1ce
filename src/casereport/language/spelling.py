"""The two spellings of English, from a list of British and American (parts of) words: `anaemi/anemi tumour/tumor`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_PLACE = {"en-GB": 0, "en-US": 1}


def respelled(text: str, language: str, pairs: str) -> str:
    """The text in the spelling of a language; as it is for all but `en-GB` and `en-US`."""
    if language not in _PLACE:
        return text
    wanted = _wanted(language, pairs)
    return _pattern(pairs).sub(lambda found: _like(found[0], wanted[found[0].lower()]), text)


def holds_both(text: str, pairs: str) -> bool:
    """True for a list of words that has one of them in either spelling."""
    return any(british in text and american in text.replace(british, "") for british, american in _read(pairs))


def respelled_all(texts: Mapping[str, str], language: str, pairs: str) -> dict[str, str]:
    """The texts by name, each in the spelling of a language: what no word of the other spelling is in is not searched for any."""
    if language not in _PLACE:
        return dict(texts)
    together = "\n".join(texts.values()).lower()
    other = [word for pair in _read(pairs) if (word := pair[1 - _PLACE[language]]) in together]
    return {name: respelled(text, language, pairs) if _has_any(text.lower(), other) else text for name, text in texts.items()}


def _has_any(text: str, words: list[str]) -> bool:
    return any(word in text for word in words)


def pairs_within(text: str, pairs: str) -> str:
    """Those of the pairs of which the text has both words: no part of it can have another in either spelling."""
    return " ".join(f"{british}/{american}" for british, american in _read(pairs) if british in text and american in text)


def _like(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() else new


@cache
def _read(pairs: str) -> tuple[tuple[str, str], ...]:
    return tuple((british, american) for british, _, american in (word.partition("/") for word in pairs.split()))


@cache
def _pattern(pairs: str) -> re.Pattern[str]:
    """Either spelling wherever it stands in a word; the longer of two, so that no oedema is read as edema."""
    words = sorted({word for pair in _read(pairs) for word in pair}, key=len, reverse=True)
    return re.compile("|".join(words), re.IGNORECASE)


@cache
def _wanted(language: str, pairs: str) -> Mapping[str, str]:
    """Either spelling → the one of the language."""
    return {word: pair[_PLACE[language]] for pair in _read(pairs) for word in pair}
