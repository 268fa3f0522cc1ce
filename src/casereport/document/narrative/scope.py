"""How far a word of the author reaches: what `no`, `possible`, `mild` or `left` governs, past the commas of a list, stays governed by it.

Where it cannot be known whether a word reaches past a comma or semicolon, the phrase stays whole, as it was typed, which is never false.
"""

from __future__ import annotations

import re

from casereport.document.narrative.adjectives import JOINTS, is_adverb, word_list
from casereport.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_][\w’'/-]*|\d[\w.]*|[?,;(]")
_STOP = lazy_pattern(r"[.!?] +(?=[A-Z])")
_DENIAL, _DOUBT = 2, 1


def reaches(before: str, rest: str) -> bool:
    """True where a word of `before` may govern `rest`, which a comma or semicolon parts from it: `no haemorrhage` · `mass or ischaemia`."""
    told, behind = _words(_STOP.split(before)[-1]), _words(rest)
    if not told or not behind or _opens(behind, "deniers"):
        return False
    if _holds(told, "deniers") or _holds(told, "doubts"):
        return behind[0] not in word_list("scope.one")
    return _is_qualified(told) and not _stands_apart(behind)


def is_one(text: str) -> bool:
    """True for a phrase that no comma or semicolon may part, as a word before one of them may govern what follows."""
    return any(reaches(text[: found.start()], text[found.end() :]) for found in re.finditer(r"[,;] +", text))


def is_denied(text: str) -> bool:
    """True for a phrase that begins with a denial: `no mass`, `not tender`, `without fever`, `neither rash nor itch`."""
    return weight(text) == _DENIAL


def is_doubted(text: str) -> bool:
    """True for a phrase that begins with a doubt: `possible sarcoidosis`."""
    return weight(text) == _DOUBT


def weight(text: str) -> int:
    """0 for a phrase that governs nothing behind it in a list, 1 for one that begins with a doubt, 2 with a denial."""
    words = _words(text)
    while words and is_adverb(words[0]) and words[0] not in word_list("scope.deniers") | word_list("scope.doubts"):
        words = words[1:]
    return _DENIAL if _opens(words, "denials") else _DOUBT if _opens(words, "deniers") or _opens(words, "doubts") else 0


def turns(text: str) -> bool:
    """True for a denial of things, `no mass`, to which `but` leads from what is there; not for `not tender` and `without fever`."""
    return _opens(_words(text), "turns")


def closes(text: str) -> bool:
    """True for words that say that a thing is as it should be, which no denial before a comma takes: `normal ventricles`."""
    words = _words(text)
    return bool(words) and words[0] in word_list("scope.sound") and "," not in words and ";" not in words


def has_denial(text: str) -> bool:
    """True for words that deny anything."""
    return _holds(_words(text), "deniers")


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _opens(words: list[str], name: str) -> bool:
    """True where the words begin with one of a list, or with two that stand in it as a pair."""
    return bool(words) and (words[0] in word_list(f"scope.{name}") or " ".join(words[:2]) in word_list(f"scope.{name}"))


def _holds(words: list[str], name: str) -> bool:
    return any(_opens(words[number:], name) or word.endswith("n't") for number, word in enumerate(words))


def _is_qualified(words: list[str]) -> bool:
    """True where an adjective that may reach further stands before a name: `mild fever`, not `a mass in the left lobe`, `liver normal`."""
    is_behind = False
    for word, after in zip(words, [*words[1:], ","], strict=True):
        if word in (",", ";"):
            is_behind = False
        elif word in word_list("links") - JOINTS:
            is_behind = True
        elif not is_behind and word in word_list("scope.qualifiers") and after not in (",", ";", "("):
            return True
    return False


def _stands_apart(words: list[str]) -> bool:
    """True for words with a qualifier, an article or a number of their own."""
    first = words[0]
    return (
        first[0].isdigit()
        or first in word_list("determiners") | word_list("scope.qualifiers")
        or _opens(words, "doubts")
        or first in word_list("superlatives")
    )
