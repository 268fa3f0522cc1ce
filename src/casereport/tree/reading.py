"""Reading a tree: every node in order, and the text without its marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any

from casereport.language.raised import lowered, raised
from casereport.tree.nodes import Break, Flag, Sub, Sup


def walk(node: object) -> list[object]:
    """Every node below and with `node`, in reading order; tuples are walked through, text and numbers are not nodes."""
    found: list[object] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(reversed(one))
        elif (names := field_names(type(one))) is not None:  # type: ignore[arg-type]  # every class is hashable
            found.append(one)
            waiting.extend([getattr(one, name) for name in reversed(names)])
    return found


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """The value with `change` applied to every node in it, innermost first; tuples are walked through."""
    if isinstance(value, tuple):
        made = tuple([changed(item, change) for item in value])
        return value if all(map(is_, made, value)) else made
    names = field_names(type(value))  # type: ignore[arg-type]  # every class is hashable
    if names is None:
        return value
    new = {name: made for name in names if (made := changed(old := getattr(value, name), change)) is not old}
    return change(replace(value, **new) if new else value)


@cache
def field_names(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a class of nodes; None for what is no node."""
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else None


def plain(nodes: object) -> str:
    """The text of inline nodes without marks: for titles, metadata and running heads."""
    if isinstance(nodes, tuple):
        return "".join(plain(node) for node in nodes)
    if isinstance(nodes, Flag):
        return nodes.sign
    if isinstance(nodes, Break):
        return " "
    text = getattr(nodes, "text", None)
    return text if isinstance(text, str) else plain(getattr(nodes, "children", getattr(nodes, "parts", ())))


def plain_raised(nodes: object) -> str:
    """The same with raised and lowered text in Unicode's signs, where each character has one: for drawings, and titles without markup."""
    if isinstance(nodes, tuple):
        return "".join(plain_raised(node) for node in nodes)
    if isinstance(nodes, Sup | Sub):
        return (raised if isinstance(nodes, Sup) else lowered)(plain_raised(nodes.children))
    children = getattr(nodes, "children", None)
    return plain_raised(children) if isinstance(children, tuple) else plain(nodes)
