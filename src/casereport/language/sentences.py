"""Names inside a sentence: which of them keep their capital."""

from __future__ import annotations

import re
from functools import cache

from casereport.language import phrases, spoken_now
from casereport.patterns import lazy_pattern

_SYMBOL = lazy_pattern(r"\w{2,3}(?:,| \(|$)")
_WORD = lazy_pattern(r"[a-zß-öø-ÿ]{2,}(?:[-/'’][a-zß-öø-ÿ]+)*(?:[\s,;:(]|$)")


def in_sentence(name: str) -> str:
    """A name inside a sentence: with a small initial, unless it begins with an abbreviation, a symbol or a proper name.

    An abbreviation has a second capital or a figure, a symbol three letters at most; a proper name is known, ends in 's, or is no common
    word and stands before another capital or before what is called after people: `Grey Turner`, `Koplik spots`.
    """
    first, _, rest = name.partition(" ")
    if first == "A" and first != name:
        return f"a{name[1:]}"
    is_sign = _SYMBOL.match(name) is not None or not first[1:2].islower() or any(sign.isupper() or sign.isdigit() for sign in first[1:])
    return name if is_sign or _is_proper(first, rest) else f"{name[:1].lower()}{name[1:]}"


def as_label(name: str) -> str:
    """A name that stands for itself, as in a figure: with a capital initial, unless its first word is no plain word: `pH`, `β-blocker`."""
    return f"{name[:1].upper()}{name[1:]}" if _WORD.match(name) else name


def _is_proper(first: str, rest: str) -> bool:
    if first.endswith(("'s", "’s")) or re.split(r"\W", first, maxsplit=1)[0].lower() in _words("proper"):
        return True
    second = re.split(r"[^\w-]", rest, maxsplit=1)[0]
    is_name = re.fullmatch(r"[^\W\d_][^\W\d_A-Z]{2,}(?:-\w+)?", second) is not None and second[0].isupper()
    return (is_name or second in _words("called_after")) and first.isalpha() and not _is_common(first.lower())


def _is_common(word: str) -> bool:
    """True for a word that no name is, by the lists and the endings of the language."""
    return word in _words("common") or word.endswith(tuple(_words("common_ends")))


def _words(name: str) -> frozenset[str]:
    return _read(spoken_now(), name)


@cache
def _read(language: str, name: str) -> frozenset[str]:
    return frozenset(phrases(language)[f"names.{name}"].split())
