"""Where mentions of a marked document lead: those of the old version to what that called so, those of the new to what the new one does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from casereport import tree
from casereport.revision.redline.tables import GONE
from casereport.tree.marks import DELETED, has_marks, marked


def lead_mentions(document: tree.Document) -> tree.Document:
    """The document with each mention that was taken out leading to what it named, or nowhere where that is in no version."""
    places = _places(document)
    led: tree.Document = _changed(document, lambda mention: (_led(mention, places),) if _is_gone(mention) else (mention,))
    return led


def part_mentions(document: tree.Document) -> tree.Document:
    """The document with each mention of something that was taken out and put in elsewhere as two: of what it was, and of what it is.

    A file that accepts its changes one by one, and counts anew, needs both.
    """
    places = _places(document)
    parted: tree.Document = _changed(document, lambda mention: _parted(mention) if f"{GONE}{mention.target}" in places else (mention,))
    return parted


def _places(document: tree.Document) -> frozenset[str]:
    nodes = tree.walk((document.body, document.back))
    return frozenset(
        node.id
        for node in nodes
        if isinstance(node, tree.Section | tree.Table | tree.Figure) and node.id and not getattr(node, "uncaptioned", False)
    )


def _is_gone(mention: tree.Xref) -> bool:
    return mention.text.startswith(DELETED)


def _led(mention: tree.Xref, places: frozenset[str]) -> tree.Inline:
    found = next((name for name in (f"{GONE}{mention.target}", mention.target) if name in places), None)
    return replace(mention, target=found) if found is not None else tree.Text(mention.text)


def _parted(mention: tree.Xref) -> tuple[tree.Inline, ...]:
    if has_marks(mention.text):
        return (mention,)
    gone = tree.Xref(f"{GONE}{mention.target}", marked(mention.text, "deleted"))
    return gone, replace(mention, text=marked(mention.text, "inserted"))


def _changed(value: Any, change: Any) -> Any:
    """The value with every mention in it as what it is changed to."""
    if isinstance(value, tuple):
        return tuple(_each(value, change))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new = {item.name: made for item in fields(value) if (made := _changed(old := getattr(value, item.name), change)) is not old}
    return replace(value, **new) if new else value


def _each(values: tuple[Any, ...], change: Any) -> Iterator[Any]:
    for value in values:
        if isinstance(value, tree.Xref):
            yield from change(value)
        else:
            yield _changed(value, change)
