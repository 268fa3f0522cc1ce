"""The words of a text with their places, for detectors that look at a word and its neighbours."""

from __future__ import annotations

from casereport.patterns import lazy_pattern
from casereport.privacy.words import folded

_WORD = lazy_pattern(r"[^\W\d_](?:[\w'’-]{0,60}\w)?|\d[\w.,]{0,30}")


_PART = r"(?:[^\W\d_a-z](?:['’][^\W\d_a-z])?[^\W\d_A-Z]{1,30}|(?:Mc|Mac|Di|De|Le|Van|Fitz|La)[^\W\d_a-z][^\W\d_A-Z]{1,30})"
_CAPITAL = lazy_pattern(rf"{_PART}(?:[-’'](?:{_PART}|[^\W\d_]{{1,20}})){{0,3}}")


class Token:
    """A word or number, from `start` to before `end`, as it stands there; without a possessive ending, and folded as the lists have it."""

    __slots__ = ("bare", "end", "is_capital", "is_initial", "key", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text = start, end, text
        self.bare = text[:-2] if text.endswith(("'s", "’s")) else text.rstrip("'’")
        self.key = folded(self.bare)
        is_upper = text[0].isupper()
        self.is_initial = is_upper and len(text) == 1
        self.is_capital = is_upper and _CAPITAL.fullmatch(self.bare) is not None
        """Written as a name is: `Anna`, `McAdam`, `O'Neill`, `Ferndale-Ostrowski`."""


def tokens_of(text: str) -> list[Token]:
    """The words and numbers of a text from left to right."""
    return [Token(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word is the first of the text, a line or a sentence, where prose writes any word with a capital."""
    before = text[max(0, start - 4) : start].rstrip(" \t\"'“‘(*_")
    return not before or before[-1] in ".!?:;\n•–—-" or "\n" in text[max(0, start - 2) : start]
