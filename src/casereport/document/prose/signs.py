"""Signs as print sets them: curled quotation marks, lowered figures of gases, powers of ten. What was typed stays in the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from casereport.document.numbering import rebuilt
from casereport.language.raised import lower_gases
from casereport.patterns import lazy_pattern
from casereport.tree import Author, Document, Figure, Front, Image, Note, Notice, Text

_ADDRESS: Final = lazy_pattern(r"\S*(?:://|www\.)\S*|\S+@\S+\.\S+")
"""Printed as it is."""
_INSIDE: Final = lazy_pattern(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_LEFT_OUT: Final = lazy_pattern(r"(?<!\w)'(?=(?:t|s|n|em|[Tt]is|[Tt]was)\b|\d\ds?\b)")
"""The apostrophe before a word whose beginning is left out: 't Hooft, 's-Hertogenbosch, '90s."""
_TIMES: Final = lazy_pattern(r"(?<=\d)[ \u00a0\u2009\u202f]?×[ \u00a0\u2009\u202f]?10(?=[⁰¹²³⁴-⁹⁻^]|$)")
"""Behind a number, the sign before a power of ten, which stands between spaces."""
_QUOTE: Final = lazy_pattern("[\"']")
_OPENS_BEHIND: Final = frozenset(" \t\n\u00a0\u2009\u202f([{<—–/“‘-")
_CURLED: Final = {'"': ("“", "”"), "'": ("‘", "’")}


def set_signs(document: Document) -> Document:
    """The document with its signs set, but for addresses, code and references; quotation marks are those of English, so others stay."""
    curl = _set_english if document.language.startswith("en") else _set_any
    parts = (document.front, document.body, document.back, document.supplement, document.notices)
    front, body, back, supplement, notices = rebuilt(parts, lambda node: _set(node, curl))
    told = curl(document.description)
    return replace(document, front=front, body=body, back=back, supplement=supplement, notices=notices, description=told)


_FIELDS: Final[Mapping[type, tuple[str, ...]]] = MappingProxyType({
    Text: ("text",), Author: ("name",), Note: ("text",), Notice: ("text",), Figure: ("alt", "description", "notes"), Image: ("alt",),
    Front: ("title_text", "running_title", "running_authors"),
})  # fmt: skip


def _set(node: Any, curl: Callable[[str], str]) -> Any:
    changed: dict[str, Any] = {name: new for name in _FIELDS.get(type(node), ()) if (new := curl(old := getattr(node, name))) != old}
    if isinstance(node, Front):
        changed["keywords"] = tuple(map(curl, node.keywords))
    return replace(node, **changed) if changed else node


def _set_any(text: str) -> str:
    """Apostrophes inside words, and gases."""
    return _outside_addresses(text, lambda part: _set_numbers(_INSIDE.sub("’", part)))


def _set_english(text: str) -> str:
    return _outside_addresses(text, lambda part: _set_numbers(_curl(_LEFT_OUT.sub("’", _INSIDE.sub("’", part)))))


def _set_numbers(text: str) -> str:
    return _TIMES.sub("\u00a0×\u00a010", lower_gases(text))


def _outside_addresses(text: str, change: Callable[[str], str]) -> str:
    done, position = "", 0
    for address in _ADDRESS.finditer(text):
        done += change(text[position : address.start()]) + address[0]
        position = address.end()
    return done + change(text[position:])


def _is_alone(done: list[str]) -> bool:
    """True where what is set so far ends with a letter that is no part of a word: the e of E/e'."""
    return bool(done) and done[-1].isalpha() and not (len(done) > 1 and (done[-2].isalnum() or done[-2] == "’"))


def _curl(text: str) -> str:
    """Quotation marks by what stands before them; behind a figure or a letter alone a mark that closes nothing is a prime and stays."""
    if not _QUOTE.search(text):
        return text
    done: list[str] = []
    is_open = {'"': False, "'": False}
    for place, sign in enumerate(text):
        if sign not in _CURLED:
            done.append(sign)
            continue
        before, after = done[-1] if done else " ", text[place + 1 : place + 2]
        opens = before in _OPENS_BEHIND and (not after or not after.isspace())
        if not opens and (before.isdigit() or _is_alone(done)) and not is_open[sign]:
            done.append(sign)
            continue
        is_open[sign] = opens
        done.append(_CURLED[sign][not opens])
    return "".join(done)
