"""Where the line of an entry is not broken: between a person's family name and initials, and among the initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from casereport.citations.pieces import Piece
from casereport.citations.quotes import curled
from casereport.references import Reference
from casereport.tree import Emph, Inline, Strong, Text

_INITIALS = r"[^\W\d_]{1,4}(?:[.-][^\W\d_]{0,3})*\.?"
_STOPPED = re.compile(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.)")  # J. P.
_LONGEST = 24  # a longer name is broken rather than driven out of a narrow column
_NO_BREAK = "\u00a0"


def unbroken(entry: Piece, reference: Reference) -> Piece:
    """The entry with no-break spaces inside the names of the work's people."""
    reference = curled(reference)
    people = (*reference.authors, *reference.editors, *reference.translators)
    shape = _shape({name.family for name in people if name.given and 0 < len(name.family) <= _LONGEST})
    return tuple(_kept(node, shape) for node in entry)


def _shape(families: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(family) for family in sorted(families, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed or '(?!)'}),? {_INITIALS}(?= |[,.;:)]|$)")


def _kept(node: Inline, shape: re.Pattern[str]) -> Inline:
    if isinstance(node, Text):
        return Text(_STOPPED.sub(_NO_BREAK, shape.sub(_tied, node.text)))
    if isinstance(node, Emph | Strong):
        return replace(node, children=tuple(_kept(child, shape) for child in node.children))
    return node


def _tied(name: re.Match[str]) -> str:
    family, _, initials = name[0].rpartition(" ")
    return f"{family}{_NO_BREAK}{initials}"
