"""Typewriter quotation marks and apostrophes of bibliographies made typographic."""

from __future__ import annotations

import re
from dataclasses import replace

from casereport.citations.pieces import Piece
from casereport.patterns import lazy_pattern
from casereport.references import Name, Reference
from casereport.tree import Emph, Inline, Strong, Sub, Sup, Text

_TEXTS = ("container", "container_short", "collection", "publisher", "publisher_place", "genre", "volume_title", "original_title")
_OPENING = lazy_pattern(r"(?:^|[\s(\[{\u2013\u2014“‘/-])$")


def curl(text: str, before: str = "") -> str:
    """The text with “ ”, ‘ ’ and ’ for the typewriter's signs; a sign behind a digit is a prime and stays. `before` is what precedes it."""
    done = before
    for at, sign in enumerate(text):
        if sign == '"':
            done += sign if done[-1:].isdigit() and done.count("“") == done.count("”") else "“" if _OPENING.search(done) else "”"
        elif sign == "'":
            done += _single(done, text[at + 1 :])
        else:
            done += sign
    return done[len(before) :]


def _single(before: str, after: str) -> str:
    if before[-1:].isdigit() and not after[:1].isalpha():
        return "'"
    is_opening = _OPENING.search(before) and re.match(r"[^\s']", after) and re.search(r"\S'(?:\W|$)", after)
    return "‘" if is_opening else "’"


def curled(reference: Reference) -> Reference:
    """The reference with typographic marks in its names and titles."""
    if not _is_typed(reference):
        return reference
    words = {name: curl(getattr(reference, name)) for name in _TEXTS}
    return replace(
        reference,
        authors=tuple(_name(name) for name in reference.authors),
        editors=tuple(_name(name) for name in reference.editors),
        translators=tuple(_name(name) for name in reference.translators),
        title=_nodes(reference.title, "")[0],
        protected=tuple(curl(phrase) for phrase in reference.protected),
        **words,  # type: ignore[arg-type]  # text fields all
    )


def _is_typed(reference: Reference) -> bool:
    people = reference.authors + reference.editors + reference.translators
    names = (part for name in people for part in (name.family, name.given, name.literal))
    words = (reference.title_text, *(getattr(reference, name) for name in _TEXTS), *names)
    return any("'" in text or '"' in text for text in words)


def _name(name: Name) -> Name:
    return replace(name, family=curl(name.family), given=curl(name.given), literal=curl(name.literal), particle=curl(name.particle))


def _nodes(nodes: Piece, before: str) -> tuple[Piece, str]:
    done: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            text = curl(node.text, before)
            done.append(Text(text))
            before += text
        elif isinstance(node, Emph | Strong | Sub | Sup):
            children, before = _nodes(node.children, before)
            done.append(replace(node, children=children))
    return tuple(done), before
