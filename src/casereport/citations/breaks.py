"""Where the line of an entry is not broken: inside a person's name with its initials, and inside a range of pages or years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from casereport.citations.pieces import Piece
from casereport.citations.quotes import curled
from casereport.patterns import lazy_pattern
from casereport.references import Reference
from casereport.tree import Emph, Inline, Strong, Text

_INITIALS = r"[^\W\d_]{1,4}(?:[.-][^\W\d_]{0,3})*\.?"
_STOPPED = lazy_pattern(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.)")  # J. P.
_LONGEST = 24  # a longer name is broken rather than driven out of a narrow column
_RANGE = lazy_pattern(r"(?<=\d)([-\u2013])(?=[^\W\d_]?\d)")  # 1708–1720
_NO_BREAK, _JOINER = "\u00a0", "\u2060"


def unbroken(entry: Piece, reference: Reference) -> Piece:
    """The entry with no-break spaces inside the names of the work's people, and word joiners behind the dashes of ranges."""
    reference = curled(reference)
    people = (*reference.authors, *reference.editors, *reference.translators)
    shape = _shape({name.family for name in people if name.given and 0 < len(name.family) <= _LONGEST})
    return tuple(_kept(node, shape) for node in entry)


def _shape(families: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(family) for family in sorted(families, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed or '(?!)'}),? {_INITIALS}(?= |[,.;:)]|$)")


def _kept(node: Inline, shape: re.Pattern[str]) -> Inline:
    if isinstance(node, Text):
        tied = _STOPPED.sub(_NO_BREAK, shape.sub(_tied, node.text))
        return Text(_RANGE.sub(rf"\1{_JOINER}", tied))
    if isinstance(node, Emph | Strong):
        return replace(node, children=tuple(_kept(child, shape) for child in node.children))
    return node


def _tied(name: re.Match[str]) -> str:
    family, _, initials = name[0].rpartition(" ")
    return f"{family}{_NO_BREAK}{initials.replace('-', '-' + _JOINER)}"


def breakable(text: str) -> str:
    """The text with plain spaces and without joiners: for a terminal or a file of text."""
    return text.replace(_NO_BREAK, " ").replace(_JOINER, "")
