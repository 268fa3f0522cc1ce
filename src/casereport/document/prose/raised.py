"""Where a raised citation stands in its sentence: against the word before it, and behind the comma or stop that follows it.

AMA Manual of Style, 11th ed., 3.6: outside periods and commas, inside colons and semicolons; Nature, Elsevier and BMC print them so too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from casereport.document.prose.pending import PendingCite
from casereport.patterns import lazy_pattern
from casereport.tree import Cite, Emph, Strong, Sub, Sup, Text

_STOP = lazy_pattern(r"[.,](?![.,\d])")  # not the first of three dots, nor a decimal sign
_NO_BREAK = "\u00a0"


def join_groups(items: Sequence[Any]) -> tuple[Any, ...]:
    """The inline nodes with citation groups that stand side by side made one: raised, [@a][@b] would be read as one number."""
    joined: list[Any] = []
    for item in items:
        before = _group_before(joined) if isinstance(item, PendingCite) else None
        if before is None:
            joined.append(item)
        else:
            del joined[before + 1 :]
            joined[before] = replace(joined[before], items=joined[before].items + item.items)
    return tuple(joined)


def _group_before(joined: list[Any]) -> int | None:
    """Where the group stands that only spaces part from what follows; None when there is none."""
    at = len(joined) - 1
    while at >= 0 and isinstance(joined[at], Text) and not joined[at].text.strip():
        at -= 1
    return at if at >= 0 and isinstance(joined[at], PendingCite) else None


def raise_citations(items: Sequence[Any]) -> tuple[Any, ...]:
    """The inline nodes with each raised citation in its place; other nodes and other citations stay where they are."""
    placed: list[Any] = []
    waiting = list(items)
    while waiting:
        item = waiting.pop(0)
        if _begins_raised(item):
            _close_up(placed)
            item = _apart(placed, item)
        placed.append(item)
        if _ends_raised(item) and waiting and isinstance(waiting[0], Text) and _STOP.match(waiting[0].text):
            _insert(placed, waiting[0].text[0])
            rest = waiting.pop(0).text[1:]
            waiting[:0] = [Text(rest)] * bool(rest)
    return tuple(item for item in placed if item != Text(""))


def _is_raised(node: Any) -> bool:
    return isinstance(node, Cite) and node.form == "superscript"


def _is_all_raised(node: Any) -> bool:
    return all(map(_is_all_raised, node.children)) if isinstance(node, Emph | Strong) else _is_raised(node)


def _begins_raised(node: Any) -> bool:
    """Whether the first thing printed is a raised citation, marks around it or not."""
    return _begins_raised(node.children[0]) if isinstance(node, Emph | Strong) and node.children else _is_raised(node)


def _ends_raised(node: Any) -> bool:
    return _is_raised(_last_leaf(node))


def _close_up(placed: list[Any]) -> None:
    """Takes the space away that stands before a citation, but for that between two: 1 2 is not 12."""
    is_between = len(placed) > 1 and _ends_raised(placed[-2])
    if placed and isinstance(placed[-1], Text) and (placed[-1].text.strip() or not is_between):
        closed = placed.pop().text.rstrip(" \n")
        placed += [Text(closed)] * bool(closed)


def _apart(placed: list[Any], item: Any) -> Any:
    """The citation with a sign before it where raised or lowered letters precede: 10⁹ and reference 1 are not 10⁹¹."""
    last = _last_leaf(placed[-1]) if placed else None
    if _is_raised(last):
        return _led(item, ",")
    return _led(item, _NO_BREAK) if isinstance(last, Sup | Sub) else item


def _last_leaf(node: Any) -> Any:
    return _last_leaf(node.children[-1]) if isinstance(node, Emph | Strong) and node.children else node


def _led(node: Any, sign: str) -> Any:
    if isinstance(node, Cite):
        return replace(node, parts=(Text(sign), *node.parts))
    return replace(node, children=(_led(node.children[0], sign), *node.children[1:]))


def _insert(placed: list[Any], stop: str) -> None:
    """Puts a stop in front of the citations at the end."""
    k = len(placed)
    while k and (_is_all_raised(placed[k - 1]) or placed[k - 1] == Text(" ")):
        k -= 1
    if k and isinstance(placed[k - 1], Text):
        placed[k - 1] = Text(placed[k - 1].text + stop)
    elif k and _ends_raised(placed[k - 1]):
        inner = list(placed[k - 1].children)
        _insert(inner, stop)
        placed[k - 1] = replace(placed[k - 1], children=tuple(inner))
    else:
        placed.insert(k, Text(stop))
