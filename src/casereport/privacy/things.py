"""What is called after a person: `Babinski sign`, `Graves' disease`; the name in it names nobody here."""

from __future__ import annotations

from functools import cache

from casereport.patterns import lazy_pattern
from casereport.privacy.tokens import Token
from casereport.privacy.words import folded, listed

_HYPHEN = lazy_pattern(r"[-–]\w")


@cache
def words_of_things() -> frozenset[str]:
    """What follows an eponym, with small letters and with capitals as they stand in the list."""
    return frozenset(listed("names.things"))


def names_a_thing(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a name is part of the name of a thing: `Babinski sign`, `Graves' disease`, `Guillain-Barré`."""
    if _HYPHEN.match(text, tokens[at].end):
        return True
    return at + 1 < len(tokens) and (tokens[at + 1].text in words_of_things() or tokens[at + 1].key in _lower_things())


@cache
def _lower_things() -> frozenset[str]:
    return frozenset(folded(one) for one in listed("names.things") if one.islower())
