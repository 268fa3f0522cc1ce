"""The document tree as readable text: what golden tests compare."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from casereport import tree

_MARKS: Final = {tree.Strong: "**", tree.Emph: "*", tree.Sup: "^", tree.Sub: "~"}
_LEFT_OUT: Final = {"svg", "asset", "key", "part", "letters", "images", "across", "for_figure"}
"""Drawings have tests of their own, a citation key is not printed, and the parts of a figure are in its id and label."""


def dump(node: object, depth: int = 0) -> str:
    """The tree as indented readable text: a line for every block, row and run of inline nodes."""
    lines: list[str] = []
    _dump(node, depth, "", lines)
    return "\n".join(lines)


def _dump(node: object, depth: int, name: str, lines: list[str]) -> None:
    start = "  " * depth + (f"{name}: " if name else "")
    if isinstance(node, tree.Table):
        _table(node, depth, start, lines)
    elif isinstance(node, tree.Terms):
        lines.append(f"{start}terms")
        lines += [f"{'  ' * (depth + 1)}{inline(term)}: {inline(told)}" for term, told in node.entries]
    elif isinstance(node, tuple):
        _sequence(node, depth, name, start, lines)
    elif hasattr(node, "__dataclass_fields__"):
        _node(node, depth, start, lines)
    else:
        lines.append(f"{start}{node!r}")


def _sequence(nodes: tuple[object, ...], depth: int, name: str, start: str, lines: list[str]) -> None:
    if nodes and all(isinstance(node, tree.INLINE_KINDS) for node in nodes):
        lines.append(start + inline(nodes))
    elif nodes and all(isinstance(node, str) for node in nodes):
        lines.append(start + " | ".join(map(str, nodes)))
    else:
        for node in nodes:
            _dump(node, depth, name, lines)


def _node(node: object, depth: int, start: str, lines: list[str]) -> None:
    scalars, parts = "", []
    for item in fields(node):  # type: ignore[arg-type]  # only called with dataclass instances
        value = getattr(node, item.name)
        is_first = item.name == "start" and value == 1
        if is_first or value in ("", (), None, False) or isinstance(value, dict) or item.name in _LEFT_OUT:
            continue
        if isinstance(value, tuple) or hasattr(value, "__dataclass_fields__"):
            parts.append((item.name, value))
        else:
            scalars += f" {item.name}={value!r}"
    lines.append(f"{start}{getattr(node, 'kind', type(node).__name__.lower())}{scalars}")
    for part, value in parts:
        _dump(value, depth + 1, "" if part in ("children", "blocks", "items", "parts") else part, lines)


def _table(node: tree.Table, depth: int, start: str, lines: list[str]) -> None:
    lines.append(f"{start}table id={node.id!r} label={node.label!r}{_setting(node)}: {inline(node.caption)}")
    indent = "  " * (depth + 1)
    lines += [f"{indent}part | columns {_places(columns)}; rows {_places(rows)}" for columns, rows in node.parts]
    lines += [f"{indent}head | {' | '.join(map(_cell, row))}" for row in node.head]
    lines += [f"{indent}row  | {' | '.join(map(_cell, row))}" for row in node.rows]
    lines += [f"{indent}note: {inline(note)}" for note in node.notes]


def _setting(node: tree.Table) -> str:
    return "".join(f" {name}" for name in ("wide", "small", "continues") if getattr(node, name))


def _places(places: tuple[int, ...]) -> str:
    return " ".join(map(str, places))


def _cell(cell: tree.Cell) -> str:
    """A cell's text; what it heads and how many columns it spans in angle brackets, where that is not usual."""
    signs = [{"row": "row", "colgroup": "group"}.get(cell.header, ""), f"{cell.span} columns" if cell.span > 1 else ""]
    words = ", ".join(sign for sign in signs if sign)
    return inline(cell.children) + (f" <{words}>" if words else "")


def inline(nodes: tuple[object, ...]) -> str:
    """Inline nodes on one line, with marks as in Markdown, links and their targets in brackets, a return sign for a line break."""
    return "".join(map(_inline, nodes))


def _inline(node: object) -> str:
    if type(node) in _MARKS:
        mark = _MARKS[type(node)]
        return f"{mark}{inline(getattr(node, 'children', ()))}{mark}"
    if isinstance(node, tree.Link | tree.CiteLink | tree.Xref):
        return f"[{node.text} → {node.href if isinstance(node, tree.Link) else node.target}]"
    if isinstance(node, tree.Cite):
        return f"{{{node.id}{' raised' if node.form == 'superscript' else ''}: {inline(node.parts)}}}"
    if isinstance(node, tree.Break):
        return "⏎"
    text = str(getattr(node, "text", getattr(node, "sign", "")))
    return f"`{text}`" if isinstance(node, tree.Code) else text.replace("\u00a0", "⍽").replace("\u202f", "⍽").replace("\u2060", "")
