"""CSL-JSON: the items of a file with their places; Zotero, Crossref and pandoc write them."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from casereport.patterns import lazy_pattern
from casereport.problems import Place, Problem, fault
from casereport.references.read.csl import Item, build_references
from casereport.references.reference import MAX_DEPTH, Reference

_SPACE = lazy_pattern(r"[ \t\n\r]*")
_LIMIT = "the text is nested too deep or holds a number too long"
_HINT = "the file is a list of CSL-JSON items, as a reference manager exports it"


def read_csl_json(text: str, file: str) -> tuple[list[Reference], list[Problem]]:
    """The references of a CSL-JSON text (a list of items, or an object with `items` or `references`), and its problems at their items."""
    items: list[Item] = []
    problems: list[Problem] = []
    try:
        line_ends = [match.start() for match in re.finditer("\n", text)]
        for position, item in _items(text):
            line = bisect_left(line_ends, position)
            place = Place(file, line + 1, position - (line_ends[line - 1] if line else -1))
            items.append(Item(item, place))
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        problems.append(fault("bad-reference", "the JSON of the bibliography is not well formed", hint=_HINT, place=place))
    except (ValueError, RecursionError):
        problems.append(fault("limit", _LIMIT, place=Place(file, 1, 1)))
    references, faults = build_references(items)
    return references, faults + problems


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Each item with where it starts; items are decoded one by one because the decoder tells no places."""
    _refuse_depth(text)
    decode = json.JSONDecoder().raw_decode
    start = _skip(text, 0)
    if text[start : start + 1] == "{":
        whole, end = decode(text, start)
        _expect_end(text, end)
        inner = next((whole[name] for name in ("items", "references") if isinstance(whole.get(name), list)), [whole])
        yield from ((start, item) for item in inner)
        return
    if text[start : start + 1] != "[":
        raise json.JSONDecodeError("a list of items expected", text, start)
    position = _skip(text, start + 1)
    while text[position : position + 1] != "]":
        item, end = decode(text, position)
        yield position, item
        position = _skip(text, end)
        if text[position : position + 1] == ",":
            position = _skip(text, position + 1)
        elif text[position : position + 1] != "]":
            raise json.JSONDecodeError("a comma or the list's end expected", text, position)
    _expect_end(text, position + 1)


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _expect_end(text: str, position: int) -> None:
    end = _skip(text, position)
    if end != len(text):
        raise json.JSONDecodeError("text behind the list", text, end)


def _refuse_depth(text: str) -> None:
    depth = 0
    for token in re.finditer(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', text, re.DOTALL):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > MAX_DEPTH:
            raise RecursionError
