"""Citation keys for references of formats that have none: first author and year, the same every time a bibliography is read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from casereport.patterns import lazy_pattern
from casereport.references.folding import folded, letter_of
from casereport.references.read.doubts import LISTED
from casereport.references.reference import Name, Reference

_KEY = lazy_pattern(r"\w(?:[\w:.+/-]*[\w+])?")


def with_keys(references: Sequence[Reference]) -> list[Reference]:
    """The references with a key each: a written one stays; a made one is `rossi2021`, or `rossi2021a`, `rossi2021b` in the order given."""
    taken = {reference.key for reference in references if not _needs_key(reference)}
    bases = Counter(_base(reference) for reference in references if _needs_key(reference))
    suffixes = {base: _suffixes(base, taken, alone=number == 1) for base, number in bases.items()}
    return [
        replace(reference, key=next(suffixes[_base(reference)]), key_is_made=True) if _needs_key(reference) else reference
        for reference in references
    ]


def is_citable(key: str) -> bool:
    """True for a key that can be written in a citation, as in [@rossi2021]."""
    return bool(_KEY.fullmatch(key))


def _needs_key(reference: Reference) -> bool:
    return reference.key_is_made or not reference.key


def _base(reference: Reference) -> str:
    """`rossi2021`, `world2020` for a group, the title's first word without authors, `nd` without a year."""
    first = next(iter(reference.authors + reference.editors), None)
    name = _first_name(first, is_listed=LISTED in reference.remarks) if first else ""
    return f"{_slug(name) or _slug(reference.title_text.partition(' ')[0]) or 'work'}{reference.year or 'nd'}"


def _first_name(first: Name, *, is_listed: bool) -> str:
    """The family name, or a group's first word; of a list within one line the first name as it is typed, so that its key does not depend
    on how the line is taken apart."""
    if not is_listed or not first.given:
        return first.family or first.literal.partition(" ")[0]
    return f"{first.given} {first.family}" if re.search(r"[^\W\d_]{2}", first.given) else f"{first.family} {first.given}"


def _slug(text: str) -> str:
    """Small letters without accents; letters of other scripts stay."""
    return unicodedata.normalize("NFC", folded(text))[:40]


def _suffixes(base: str, taken: set[str], *, alone: bool) -> Iterator[str]:
    if alone and base not in taken:
        yield base
    for number in count():
        key = base + letter_of(number)
        if key not in taken:
            yield key
