"""Pieces of an entry: tuples of inline nodes, joined so that no punctuation is doubled and nothing missing leaves a gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casereport.tree import Emph, Inline, Strong, Text, plain

Piece = tuple[Inline, ...]

# What already ends a sentence or clause, so that a full stop after it is not printed.
_STOPS = ".?!…,;:"


def piece(text: str) -> Piece:
    """The text as a piece, empty when it is empty."""
    return (Text(text),) if text else ()


def join(parts: Iterable[Piece], delimiter: str) -> Piece:
    """The parts that are there, with the delimiter between them."""
    joined: Piece = ()
    for part in parts:
        if part and joined:
            joined = glue(glue(joined, piece(delimiter)), part)
        elif part:
            joined = part
    return joined


def wrap(part: Piece, before: str = "", after: str = "") -> Piece:
    """The part between two texts; empty when the part is empty."""
    return glue(glue(piece(before), part), piece(after)) if part else ()


def glue(left: Piece, right: Piece) -> Piece:
    """Both, without a second full stop, comma or space where they meet."""
    if not left or not right:
        return left or right
    head = right[0]
    if isinstance(head, Text):
        before = plain(left)
        trimmed = _trim(before, head.text)
        if trimmed[:1] in (".", ",") and before.endswith("”") and _ends_in_text(left[-1]):
            # American typesetting: the mark stands inside the quotation.
            left, trimmed = (*left[:-1], _within_quotation(left[-1], trimmed[0])), trimmed[1:]
        right = (Text(trimmed), *right[1:]) if trimmed else right[1:]
    if right and isinstance(left[-1], Text) and isinstance(right[0], Text):
        return (*left[:-1], Text(left[-1].text + right[0].text), *right[1:])
    return left + right


def _ends_in_text(node: Inline) -> bool:
    return _ends_in_text(node.children[-1]) if isinstance(node, Emph | Strong) and node.children else isinstance(node, Text)


def _within_quotation(node: Inline, mark: str) -> Inline:
    if isinstance(node, Emph | Strong):
        return replace(node, children=(*node.children[:-1], _within_quotation(node.children[-1], mark)))
    return Text(f"{node.text[:-1]}{mark}”") if isinstance(node, Text) else node


def _trim(before: str, text: str) -> str:
    # A closing quotation mark hides the stop before it: “Why fever?” needs no other.
    end = before.rstrip("”’")[-1:]
    if (text.startswith(".") and end in _STOPS) or (text.startswith(",") and end in "?!,"):
        text = text[1:]
    return text.lstrip(" ") if before.endswith(" ") else text


def italic(part: Piece) -> Piece:
    """The piece in italics; what was italic in it is set upright, as a species name in an italic title."""
    printed: list[Inline] = []
    for node in part:
        if isinstance(node, Emph):
            printed += node.children
        elif printed and isinstance(printed[-1], Emph):
            printed[-1] = Emph((*printed[-1].children, node))
        else:
            printed.append(Emph((node,)))
    return tuple(printed)
