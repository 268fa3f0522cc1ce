"""Braces in a text that open no fact: never closed, or of a loop or condition, which a text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casereport.patterns import lazy_pattern
from casereport.values import dataclass

_OPEN = lazy_pattern(r"\{\{(?!(?:(?!\{\{|\n\s*\n).)*?\}\})", re.DOTALL)
_STATEMENT = lazy_pattern(r"\{%[-+]?\s{0,9}[a-z]{2,12}\b")


@dataclass(frozen=True, slots=True)
class StrayBrace:
    """Where braces begin in a text, what is wrong with them, what to write instead."""

    offset: int
    message: str
    hint: str


def stray_braces(text: str) -> Iterator[StrayBrace]:
    """The first braces that are never closed, and the beginning of every loop or condition: all would be printed as they stand."""
    if match := _OPEN.search(text):
        yield StrayBrace(match.start(), "double braces open a fact here and are never closed", "close them: {{ lab('crp', day=3) }}")
    for match in _STATEMENT.finditer(text):
        message = "a text has no loops and no conditions: this would be printed as it stands"
        yield StrayBrace(match.start(), message, "write the sentences out, with a fact in each: {{ lab('crp', day=3) }}")
