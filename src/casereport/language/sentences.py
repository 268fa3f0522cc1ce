"""Names inside a sentence: which of them keep their capital."""

from __future__ import annotations

import re
from functools import cache

from casereport.language import phrases, spoken_now

_SYMBOL = re.compile(r"\w{2,3}(?:,| \(|$)")


def in_sentence(name: str) -> str:
    """A name inside a sentence: with a small initial, unless it begins with an abbreviation, a symbol or a proper name.

    An abbreviation has a second capital or a figure, a symbol three letters at most; a proper name is known, or ends in 's.
    """
    first = name.split(" ", maxsplit=1)[0]
    if first == "A" and first != name:
        return f"a{name[1:]}"
    is_proper = first.endswith(("'s", "’s")) or re.split(r"\W", first, maxsplit=1)[0].lower() in _proper_names(spoken_now())
    is_sign = _SYMBOL.match(name) is not None or not first[1:2].islower() or any(sign.isupper() or sign.isdigit() for sign in first[1:])
    return name if is_proper or is_sign else f"{name[:1].lower()}{name[1:]}"


@cache
def _proper_names(language: str) -> frozenset[str]:
    return frozenset(phrases(language)["names.proper"].split())
