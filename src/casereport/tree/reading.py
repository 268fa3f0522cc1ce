"""Reading a tree: every node in order, and the text without its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from casereport.tree.nodes import Break, Flag


def walk(node: object) -> Iterator[object]:
    """Every node below and with `node`, in reading order; tuples are walked through, text and numbers are not nodes."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif hasattr(node, "__dataclass_fields__"):
        yield node
        for item in fields(node):  # type: ignore[arg-type]  # a dataclass instance by the line above
            yield from walk(getattr(node, item.name))


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
