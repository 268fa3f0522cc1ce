"""Text as a page prints it: numbers stay with their units, identifiers take no hyphen, numbers in tables stay on one line."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from casereport.journal.lines import read_pieces
from casereport.patterns import lazy_pattern
from casereport.tree import Cell, plain

_NUMBER: Final = lazy_pattern(r"[<>≤≥~±+−–-]?\s?\d[\d\s.,:/×·^()⁰¹²³⁴-⁹–−+-]*[%↑↓HL*]?")
_LONGEST_NUMBER: Final = 24
"""Characters of a cell that is kept on one line."""


def set_words(text: str) -> Markup:
    """A text as markup: what may not part in spans of their own, everything escaped."""
    found = Markup()
    for kind, piece in read_pieces(text):
        found += Markup('<span class="{}">{}</span>').format(kind, piece) if kind else escape(piece)
    return found


def is_numeric(cell: Cell) -> bool:
    """True for a cell that holds a number, with its sign, range and mark, and nothing else."""
    text = plain(cell.children).strip()
    return len(text) <= _LONGEST_NUMBER and bool(_NUMBER.fullmatch(text))
