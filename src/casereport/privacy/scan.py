"""All detectors over one text, each stretch told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casereport.privacy.ages import AGES, find_ages
from casereport.privacy.contacts import find_addresses, find_phones
from casereport.privacy.dates import find_dates
from casereport.privacy.finding import Finding
from casereport.privacy.initials import find_initials
from casereport.privacy.look import Look
from casereport.privacy.lookalikes import shields
from casereport.privacy.names import find_names
from casereport.privacy.numbers import find_numbers
from casereport.privacy.places import find_places, find_streets
from casereport.privacy.words import names

DETECTORS: tuple[Callable[[Look], Iterator[Finding]], ...] = (
    find_addresses, find_dates, find_ages, find_numbers, find_phones, find_streets, find_names, find_initials,
    find_places,
)  # fmt: skip
"""In the order in which a stretch that several find is theirs."""


def scan(text: str) -> list[Finding]:
    """What identifies a person in a text, from left to right, none over another."""
    look = Look(text)
    if not (look.has_digit or look.has_capital or "@" in text) and look.keys.isdisjoint(names("given")) and look.heads.isdisjoint(AGES):
        return []
    seen = [found for detect in DETECTORS for found in detect(look)]
    taken = bytearray(len(text))  # a sign that a stretch has already; in it nothing else is found
    for start, end in shields(text) if seen else ():
        taken[start:end] = b"\1" * (end - start)
    kept: list[Finding] = []
    for found in seen:
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = b"\1" * (found.end - found.start)
            kept.append(found)
    return sorted(kept)
