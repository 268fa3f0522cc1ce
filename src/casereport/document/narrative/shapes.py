"""What a free text of the author is in grammar, so that a sentence can be built around it: a noun, a clause, whole sentences …"""

from __future__ import annotations

import re
from typing import Literal

from casereport.document.narrative.adjectives import happened, is_state, word_list
from casereport.document.narrative.phrases import Inlines, without_stop
from casereport.patterns import lazy_pattern
from casereport.tree import plain

Shape = Literal["", "sentences", "clause", "behind", "verb", "state", "none", "noun"]
"""Nothing; whole sentences; a sentence without its stop; what begins with a preposition or conjunction; a verb of the past without its
subject (`settled`); an adjective or participle (`gone`, `stopped after two hours`); a word for nothing; anything else, taken for a noun."""

_FIRST_PARTED = lazy_pattern(r"\w+[,;] ")
_INNER_STOP = lazy_pattern(r"[.!?…] +[“\"'(]?[A-ZÀ-Þ0-9]")


def shape_of(nodes: Inlines) -> Shape:
    """The shape of a text."""
    text = plain(nodes).strip()
    words = re.findall(r"[^\s,;:()/]+", plain(without_stop(nodes)).lower())
    if not words:
        return ""
    if _said_first(text, words):
        return "verb"
    if _INNER_STOP.search(text):
        return "sentences"
    shape = _shape(words)
    is_said = shape == "clause" or (shape == "noun" and words[0] in _words("subjects"))
    return "sentences" if is_said and text.endswith((".", "!", "?", "…")) else shape


def _said_first(text: str, words: list[str]) -> bool:
    """True for a verb of the past that a comma parts from what follows, and that is no sentence: `resolved, no sequelae`."""
    return bool(_FIRST_PARTED.match(text)) and happened(words[0]) and not _words("finite") & set(words) and not text.rstrip(".").count(".")


def _shape(words: list[str]) -> Shape:
    first, rest = words[0], words[1:]
    if " ".join(words) in _words("none"):
        return "none"
    if first in _words("behind"):
        return "behind"
    if first in _words("openers"):
        return "state"
    if _words("finite") & set(rest) or any(word in _words("verbs") and _stands_alone(rest[n + 1 :]) for n, word in enumerate(rest)):
        return "clause"
    if happened(first) and _stands_alone(rest):
        return "verb"
    if is_state(" ".join(words)):
        return "state"
    if not _stands_alone(rest):
        return "noun"
    return "state" if first in _words("states") | _words("done") or first.endswith("ed") else "noun"


def _stands_alone(rest: list[str]) -> bool:
    """True where what follows a verb or adjective shows that it belongs to no noun: `settled within a day`, not `raised transaminases`."""
    return not rest or rest[0] in _words("behind") | _words("states") | _words("openers") or rest[0].endswith("ly") or rest[0][0].isdigit()


def is_plural(nodes: Inlines) -> bool:
    """True for a name of several things, `red cells and platelets`, by its last word before a preposition or bracket."""
    text = re.split(r"[(,;]", plain(nodes), maxsplit=1)[0]
    words = text.lower().split()
    if "and" in words or "+" in words:
        return "and" in words
    head = head_of(text)  # as typed: the capital of `mRS` is no plural
    return head.lower() in _words("plurals") or (head.lower() not in _words("singulars") and bool(re.search(r"(?<![ius])s$", head)))


def _words(name: str) -> frozenset[str]:
    return word_list(f"shape.{name}")


def is_role(nodes: Inlines) -> bool:
    """True for what a treatment is given as, not for: `second line`, `prophylaxis`."""
    return head_of(plain(nodes).lower()) in _words("roles")


def head_of(text: str) -> str:
    """The last word before a preposition: `cause` of `cause of death`."""
    words = text.split()
    return next((words[index - 1] for index, word in enumerate(words) if index and word in _words("behind")), words[-1] if words else "")


def among(name: str, word: str) -> bool:
    """True for a word of a list of the language: `done`, `people`."""
    return word.lower() in _words(name)
