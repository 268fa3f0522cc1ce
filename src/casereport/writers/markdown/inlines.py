"""Inline nodes as CommonMark: stars for emphasis where they are sure to be read as such, elements of HTML elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any, Final

from casereport.language.raised import lowered, raised
from casereport.tree import Break, Cite, CiteLink, Code, Emph, Flag, Inline, Link, Strong, Sub, Sup, Text, Xref, plain, plain_raised, walk
from casereport.values import dataclass
from casereport.writers.markdown.escaping import close_line, code_span, destination, escape_text

_STARS: Final = {Strong: "**", Emph: "*"}
_ELEMENTS: Final = {Strong: "strong", Emph: "em", Sup: "sup", Sub: "sub"}
_HARD_BREAK: Final = "\\\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where inline nodes stand: `on_one_line` in headings and cells; `targets` are the ids that may be linked to."""

    targets: frozenset[str] = frozenset()
    on_one_line: bool = False
    in_cell: bool = False


def write_inlines(nodes: Iterable[Inline], place: Place) -> str:
    """The nodes as lines of CommonMark, each closed."""
    text = "".join(_written(list(_joined(_flat(nodes))), place))
    while text.endswith(_HARD_BREAK):  # a break at the end of a paragraph would be a backslash
        text = text.removesuffix(_HARD_BREAK)
    return _HARD_BREAK.join(close_line(line) for line in text.split(_HARD_BREAK))


def anchor(name: str) -> str:
    """A place that links can lead to."""
    return f'<a id="{escape(name)}"></a>'


def _flat(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """The nodes with citations as their parts, raised where they are; without those that print nothing."""
    for node in nodes:
        if isinstance(node, Cite):
            yield from [Sup(node.parts)] if node.form == "superscript" else _flat(node.parts)
        elif isinstance(node, Flag):
            yield Text(node.sign)
        elif isinstance(node, Break) or plain(node):
            yield node


def _joined(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """The nodes with neighbouring texts, and codes, as one: a sign is read by what follows it."""
    for kind, group in groupby(nodes, type):
        if kind is Text:
            yield Text(plain(tuple(group)))
        elif kind is Code:
            yield Code(plain(tuple(group)))
        else:
            yield from group


def _written(nodes: list[Inline], place: Place) -> list[str]:
    """Each node as text; emphasis by stars is chosen by what stands on both sides."""
    plainly = [_PRINTERS[type(node)](node, place) for node in nodes]
    written: list[str] = []
    for number, node in enumerate(nodes):
        stars, after = _STARS.get(type(node), ""), plainly[number + 1] if number + 1 < len(nodes) else ""
        inside = _inside(node, place) if stars else ""
        is_sure = stars and _can_be_starred(inside, written[-1][-1:] if written else "", after[:1])
        written.append(f"{stars}{inside}{stars}" if is_sure else _unending(plainly[number], node, is_last=not after))
    return written


def _unending(text: str, node: Inline, *, is_last: bool) -> str:
    """A text whose last sign needs no escape where nothing follows it."""
    ends = isinstance(node, Text) and is_last and node.text[-1:] in "!&<"
    return f"{text[:-2]}{text[-1]}" if ends and text[-2:-1] == "\\" else text


def _can_be_starred(inside: str, before: str, after: str) -> bool:
    """Whether stars around this are delimiters by the rules of flanking, in whichever version, and can be taken for nothing else."""
    if not inside or "\n" in inside or "<" in inside or "*" in inside.replace("\\*", "") or before == "*" or after == "*":
        return False
    return _opens(inside[0], before) and _opens(inside[-1], after)


def _opens(inner: str, outer: str) -> bool:
    kind = unicodedata.category(inner)
    if kind == "Zs":
        return False
    if kind[0] not in "PS":
        return True
    return not outer or unicodedata.category(outer)[0] in "PZ" or outer in "$+<=>^`|~"


def _inside(node: Any, place: Place) -> str:
    """The children of a node, in which emphasis is told by elements."""
    return "".join(_PRINTERS[type(child)](child, place) for child in _joined(_flat(node.children)))


def _element(node: Any, place: Place) -> str:
    name = _ELEMENTS[type(node)]
    return f"<{name}>{_inside(node, place)}</{name}>"


def _shifted(node: Sup | Sub, place: Place) -> str:
    """Raised or lowered text in Unicode's signs, where each character has one and nothing in it is more than text."""
    text = plain_raised(node.children)
    signs = plain_raised(node)
    is_text = all(isinstance(child, Text | Sup | Sub) for child in walk(node.children))
    has_signs = (raised if isinstance(node, Sup) else lowered)(text) != text
    return escape_text(signs) if is_text and has_signs else _element(node, place)


def _linked(text: str, target: str, place: Place) -> str:
    return f"[{escape_text(text)}]({destination(f'#{target}')})" if target in place.targets else escape_text(text)


_PRINTERS: Final[dict[type, Callable[[Any, Place], str]]] = {
    Text: lambda node, _: escape_text(node.text),
    Code: lambda node, place: code_span(node.text, in_cell=place.in_cell),
    Link: lambda node, _: f"[{escape_text(node.text)}]({destination(node.href)})",
    CiteLink: lambda node, place: _linked(node.text, node.target, place),
    Xref: lambda node, place: _linked(node.text, node.target, place),
    Strong: _element,
    Emph: _element,
    Sup: _shifted,
    Sub: _shifted,
    Break: lambda _, place: "<br>" if place.on_one_line else _HARD_BREAK,
}
