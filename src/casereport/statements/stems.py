"""Words as they are compared: without their endings, in one spelling, and with what means the same under one name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from casereport.statements.words import phrases, single

_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ically",
    "ical",
    "edly",
    "ily",
    "ions",
    "ion",
    "es",
    "ed",
    "ly",
    "al",
    "ic",
    "s",
    "y",
    "e",
)
_SHORTEST = 4
"""Letters that an ending leaves at least."""
_SPELLINGS = (
    ("aem", "em"),
    ("oed", "ed"),
    ("aes", "es"),
    ("oes", "es"),
    ("aec", "ec"),
    ("paed", "ped"),
    ("ae", "e"),
    ("oe", "e"),
    ("our", "or"),
    ("lys", "lyz"),
)
"""British spellings and what they are in American, for both to be one."""


@cache
def stem(word: str) -> str:
    """A word in small letters without its ending: `tumours` and `tumor` are one, so are `removed`, `resected` and `excision`."""
    plain = _bare(word.lower())
    return _same().get(plain, plain)


def _bare(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def _same() -> dict[str, str]:
    """The stems of each group of words that mean the same → the first of them."""
    groups = [tuple(_bare(word) for word in group) for group in phrases("same.groups")]
    return {one: min(group) for group in groups for one in group}


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of the words that carry a meaning, in their order."""
    empty = single("same.empty")
    return tuple(stem(word) for word in words if word not in empty and len(word) > 1 and not word.isdigit())
