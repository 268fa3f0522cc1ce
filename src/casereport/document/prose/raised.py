"""Where a raised citation stands in its sentence: against the word before it, and behind the comma or stop that follows it.

AMA Manual of Style, 11th ed., 3.6: outside periods and commas, inside colons and semicolons; Nature, Elsevier and BMC print them so too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from casereport.tree import Cite, Text

_STOP = re.compile(r"[.,](?![.,\d])")  # not the first of three dots, nor a decimal sign


def raise_citations(items: Sequence[Any]) -> tuple[Any, ...]:
    """The inline nodes with each raised citation in its place; other nodes and other citations stay where they are."""
    placed: list[Any] = []
    waiting = list(items)
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, Cite) and item.form == "superscript":
            _close_up(placed)
            if waiting and isinstance(waiting[0], Text) and _STOP.match(waiting[0].text):
                _insert(placed, waiting[0].text[0])
                waiting[0] = Text(waiting[0].text[1:])
        placed.append(item)
    return tuple(item for item in placed if item != Text(""))


def _close_up(placed: list[Any]) -> None:
    """Takes the space away that stands before a citation, but for that between two: 1 2 is not 12."""
    is_between = len(placed) > 1 and isinstance(placed[-2], Cite)
    if placed and isinstance(placed[-1], Text) and (placed[-1].text.strip() or not is_between):
        placed[-1] = Text(placed[-1].text.rstrip(" \n"))


def _insert(placed: list[Any], stop: str) -> None:
    """Puts a stop in front of the citations at the end."""
    k = len(placed)
    while k and (isinstance(placed[k - 1], Cite) or placed[k - 1] == Text(" ")):
        k -= 1
    if k and isinstance(placed[k - 1], Text):
        placed[k - 1] = Text(placed[k - 1].text + stop)
    else:
        placed.insert(k, Text(stop))
