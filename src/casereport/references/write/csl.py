"""References as CSL-JSON items, and titles as CSL's small mark-up, which RIS files carry too."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from casereport.references.cslfields import FIELDS
from casereport.references.notices import Notices, notice_words
from casereport.references.read.markup import read_markup, strip_markup
from casereport.references.reference import Date, Name, Reference
from casereport.tree import Emph, Inline, Strong, Sub, Sup, Text, plain

_TAGS = {Emph: "i", Strong: "b", Sup: "sup", Sub: "sub"}


def write_csl_json(references: Iterable[Reference]) -> str:
    """The references as a CSL-JSON list (CSL 1.0.2), one item each in the order given."""
    return json.dumps([_item(reference) for reference in references], ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    cut = {"author": reference.authors_cut, "editor": reference.editors_cut}
    made: dict[str, Callable[[Any], Any]] = {"names": _names, "date": _date, "words": protect, "text": str}
    item: dict[str, Any] = {"id": reference.key, "type": reference.type}
    for attribute, name, holds in FIELDS:
        value = getattr(reference, attribute)
        item[name] = _with_protected(write_markup(value), reference.protected) if holds == "title" else made[holds](value)
        if cut.get(name):
            item[name].append({"literal": "others"})
    item["note"] = notice_words(Notices(reference.retracted, reference.concern, reference.corrected))
    return {name: value for name, value in item.items() if value}


def _names(names: tuple[Name, ...]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: protect(value) for part, value in parts.items() if value}


def _date(date: Date | None) -> dict[str, Any]:
    if date is None:
        return {}
    ends = [date, *([date.end] if date.end else [])]
    item: dict[str, Any] = {"date-parts": [[part for part in (end.year, end.month, end.day) if part] for end in ends]}
    return item | ({"season": date.season} if date.season else {}) | ({"circa": True} if date.circa else {})


def _with_protected(title: str, words: Iterable[str]) -> str:
    """The title with the words whose case no style may change in CSL's nocase spans; words that a mark cuts up are left alone."""
    found = sorted({html.escape(word, quote=False) for word in words}, key=len, reverse=True)
    if not found:
        return title
    shape = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in found)
    return re.sub(rf"<[^<>]*>|({shape})", lambda match: f'<span class="nocase">{match[1]}</span>' if match[1] else match[0], title)


def protect(text: str) -> str:
    """The text, escaped where it would be read as mark-up or as a character reference: managers show the escapes of plain text."""
    return text if strip_markup(text) == text else html.escape(text, quote=False)


def write_markup(nodes: Iterable[Inline]) -> str:
    """The nodes as CSL's small mark-up: i, b, sup and sub."""
    text = ""
    for node in nodes:
        tag = _TAGS.get(type(node)) if not isinstance(node, Text) else None
        if isinstance(node, Text):
            text += node.text if plain(read_markup(f"x{node.text}x")) == f"x{node.text}x" else html.escape(node.text, quote=False)
        elif isinstance(node, Emph | Strong | Sup | Sub):
            text += f"<{tag}>{write_markup(node.children)}</{tag}>"
    return text
