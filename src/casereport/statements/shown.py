"""A Markdown text as it is read: facts told, citations and marks blanked, every character with its place in what was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from casereport.patterns import shipped_pattern

Tell = Callable[[str], str]
"""A fact's source → what it prints, "" where it cannot be told."""

CITED = "\u0001"
"""Stands where a work is cited."""


@dataclass(frozen=True)
class Shown:
    """The text that is read, and how its characters lie in the typed one."""

    text: str
    typed: str
    pieces: tuple[tuple[int, int], ...] = ((0, 0),)
    """Where each stretch begins: in the text, and in what was typed."""
    facts: tuple[tuple[int, int], ...] = field(default=())
    """Where facts stand, in the text that is read."""

    def offset(self, at: int) -> int:
        """Where a character of the text stands in what was typed; one that a fact prints, where the fact begins."""
        fact = self.fact_at(at)
        at = fact[0] if fact else at
        shown, typed = self.pieces[bisect_right(self.pieces, (at, len(self.typed))) - 1]
        return typed + at - shown

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 0, of a character in what was typed."""
        offset = self.offset(at)
        return self.typed.count("\n", 0, offset), offset - (self.typed.rfind("\n", 0, offset) + 1)

    def fact_at(self, at: int) -> tuple[int, int] | None:
        """The fact that prints a character."""
        index = bisect_right(self.facts, (at, len(self.text))) - 1
        return self.facts[index] if index >= 0 and self.facts[index][0] <= at < self.facts[index][1] else None


def show(text: str, tell: Tell | None = None) -> Shown:
    """A typed text as it is read."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = [(0, 0)]
    facts: list[tuple[int, int]] = []
    length = last = 0
    for found in _fact().finditer(text) if "{{" in text else ():
        before, told = _blanked(text[last : found.start()]), (tell(found[1].strip()) if tell else "") or "\u0002"
        parts += [before, told]
        facts.append((length + len(before), length + len(before) + len(told)))
        length += len(before) + len(told)
        last = found.end()
        pieces.append((length, last))
    parts.append(_blanked(text[last:]))
    # a character of a fact must not be taken for one of the stretch before it
    return Shown("".join(parts), text, tuple(pieces), tuple(facts))


def _blanked(text: str) -> str:
    """The text with citations, mentions, comments and marks of emphasis blanked, as long as it was."""
    if "@" in text or "<!--" in text or "](" in text:
        text = _aside().sub(_blank, text)
    if "{{" in text:
        text = re.sub(r"\{\{[^\n]*", lambda found: " " * len(found[0]), text)  # braces that are not closed print nothing
    return _wrap().sub(" ", text.translate(_SIGNS))


_SIGNS = {
    ord("*"): " ",
    ord("`"): " ",
    ord("\u00a0"): " ",
    ord("\u202f"): " ",
    ord("\u2009"): " ",
    ord("\u03bc"): "\u00b5",
    ord("\u2011"): "-",
    ord("\u2010"): "-",
}


def _blank(found: re.Match[str]) -> str:
    words = found[0]
    is_cited = words.startswith("[") or (words.startswith("@") and not re.match("@(?:fig|tbl|tab|sec):", words))
    is_cited = is_cited and "@" in words and not re.match(r"\[?-?@(?:fig|tbl|tab|sec):", words)
    return (CITED if is_cited else " ") + re.sub(r"[^\n]", " ", words[1:])


@cache
def _wrap() -> re.Pattern[str]:
    """The end of a line that does not end a paragraph or an entry of a list."""
    return shipped_pattern(r"(?<![\n])\n(?![ \t]*(?:\n|[-+] |$))")


@cache
def _fact() -> re.Pattern[str]:
    return shipped_pattern(r"\{\{([^{}]{0,400})\}\}")


@cache
def _aside() -> re.Pattern[str]:
    return shipped_pattern(r"\[[^\[\]\n]{0,300}@[^\[\]]{0,300}\]|@[\w:.-]{1,80}|<!--.{0,300}?-->|(?<=\])\([^()\s]{0,300}\)", re.DOTALL)
