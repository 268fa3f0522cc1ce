"""Phrases of the language filled in: inline nodes in their places, lists with commas and `and`, what is denied last in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Formatter
from typing import Literal

from casereport.document.narrative.adjectives import word_list
from casereport.document.narrative.phrases import Inlines, has_serial_comma, joined, without_stop
from casereport.document.narrative.scope import turns, weight
from casereport.language import phrases, say, spoken_now
from casereport.patterns import lazy_pattern
from casereport.tree import Inline, Text, plain

_PAIR = 2
_DENIED = 2  # weight of a denial
_BRACKETS = lazy_pattern(r"\([^()]*\)")
_COMMA = lazy_pattern("[,;]")

Part = Inlines | str


def filled(phrase: str, speak: object = None, /, **parts: Inlines) -> Inlines:
    """A phrase with inline nodes in its places; the space before a place that stays empty goes with it."""
    found: list[Inline] = []
    for literal, place, _, _ in Formatter().parse(phrase):
        found += [Text(literal)] if literal else []
        if place is None:
            continue
        spoken = speak(place) if callable(speak) else None
        nodes = (Text(str(spoken)),) if spoken is not None else parts[place]
        if not nodes and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text.rstrip(" "))
        found += nodes
    return _merged(found)


def _merged(nodes: Iterable[Inline]) -> Inlines:
    """The nodes with neighbouring texts made one."""
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        elif not (isinstance(node, Text) and not node.text):
            merged.append(node)
    return tuple(merged)


def phrase(name: str) -> str:
    """A phrase of the language spoken with its places open."""
    return phrases(spoken_now())[name]


def as_inlines(part: Part) -> Inlines:
    """The part as inline nodes."""
    return ((Text(part),) if part else ()) if isinstance(part, str) else part


def listing(parts: Sequence[Inlines], *, is_flat: bool = False, word: Literal["last", "either"] = "last", may_turn: bool = True) -> Inlines:
    """The parts with commas and `and`, or `or` for `either`; with semicolons where a part holds a comma itself, unless `is_flat`.

    What is denied stands last, behind `but` where the list `may_turn` from what is there to what is not.
    """
    told_parts = [without_stop(part) for part in parts if part]
    if len(told_parts) < 2:
        return told_parts[0] if told_parts else ()
    if not is_flat and word == "last" and (denied := _denied_last(told_parts, may_turn=may_turn)):
        return denied
    if not is_flat and len(told_parts) == _PAIR and is_parted(told_parts[0]) and not is_parted(told_parts[1]):
        return filled(phrase("list.last_serial"), words=told_parts[0], last=told_parts[1])
    if not is_flat and any(map(is_parted, told_parts)):
        return filled(phrase(f"list.{word}"), words=(*joined(told_parts[:-1]), Text(";")), last=told_parts[-1])
    if not is_flat and word == "last" and len(told_parts) == _PAIR and any(map(_holds_and, told_parts)):
        return filled(phrase("list.as_well"), words=told_parts[0], last=told_parts[1])
    serial = "_serial" if has_serial_comma(len(told_parts)) else ""
    return filled(phrase(f"list.{word}{serial}"), words=joined(told_parts[:-1], ", "), last=told_parts[-1])


def _denied_last(parts: Sequence[Inlines], *, may_turn: bool) -> Inlines:
    """The parts with those last that begin with a denial or a doubt, which would take in what follows; () where none does so.

    `a mass but no ascites` for `no ascites` and `a mass`.
    """
    weights = [weight(plain(part)) for part in parts]
    doubtful = next((n for n, one in enumerate(weights) if 0 < one < _DENIED), len(parts))
    if all(one or _stands_alone(plain(part)) for one, part in list(zip(weights, parts, strict=True))[doubtful:]):
        weights = [one if one == _DENIED else 0 for one in weights]  # where a doubt may stay, as it takes nothing in
    told = [part for _, part in sorted(zip(weights, parts, strict=True), key=lambda pair: pair[0])]
    denied = weights.count(max(weights))
    if weights == sorted(weights) and not (max(weights) == _DENIED and denied < len(parts)):
        return ()
    if max(weights) < _DENIED or denied == len(parts):
        return listing(told)
    there, absent = listing(told[:-denied]), listing(told[-denied:])
    name = "but" if may_turn and turns(plain(absent)) else "last"
    return filled(phrase(f"list.{name}_serial" if is_parted(there) or _holds_and(there) else f"list.{name}"), words=there, last=absent)


def _stands_alone(text: str) -> bool:
    """True for a name with an article or number, which no doubt before it takes in."""
    first = text.partition(" ")[0].lower()
    return first[:1].isdigit() or first in word_list("determiners")


def is_parted(nodes: Inlines) -> bool:
    """True for words with a comma or semicolon outside brackets."""
    return _COMMA.search(_BRACKETS.sub("", plain(nodes))) is not None


def _holds_and(nodes: Inlines) -> bool:
    """True for words that are a list themselves, outside brackets."""
    return say("list.last", words="", last="") in _BRACKETS.sub("", plain(nodes))
