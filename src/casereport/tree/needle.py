"""One thing that tells of the authors in a text, and how it is found there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from casereport.tree.folding import folded
from casereport.values import dataclass

Kind = Literal["author", "institution", "place", "number", "funder"]

_BEFORE: Final = 80
"""Signs before a match that are looked at."""


@dataclass(frozen=True, slots=True)
class Needle:
    """A kind of name, the pattern that finds it in a folded text, and a word which that text has, in small letters.

    `behind` must end where the name begins; `unless` are patterns that must neither begin where it ends nor end where it begins.
    """

    kind: Kind
    pattern: str
    word: str
    behind: re.Pattern[str] | None = None
    unless: tuple[re.Pattern[str] | None, re.Pattern[str] | None] = (None, None)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of every place of it in a folded text."""
        for match in re.compile(self.pattern).finditer(text):
            if self._is_meant(text, *match.span()):
                yield match.span()

    def _is_meant(self, text: str, start: int, end: int) -> bool:
        before = text[max(start - _BEFORE, 0) : start]
        after, earlier = self.unless
        if self.behind and not self.behind.search(before):
            return False
        return not (after and after.match(text, end)) and not (earlier and earlier.search(before))


def phrase(text: str) -> tuple[str, str]:
    """A pattern of a phrase, in any case where it is long enough to be no other's, and its longest word."""
    bare = spaced(text)
    is_own = len(text.split()) > 2 or any(map(str.isdigit, text)) or "@" in text
    return (rf"(?i:(?<!\w){bare}(?!\w))" if is_own else bounded(text, bare)), longest(text)


def bounded(text: str, pattern: str) -> str:
    """The pattern of a name as whole words; of one in a script without spaces wherever it stands."""
    return pattern if re.search("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", text) else rf"(?<!\w){pattern}(?!\w)"


def longest(text: str) -> str:
    """The longest word of a name, in small letters."""
    return max(re.split(r"[\s-]+", folded(text).casefold()), key=len, default="")


def spaced(text: str) -> str:
    """A pattern of the words of a name, a hyphen and spaces alike between them."""
    return r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", folded(text)) if word)


def loose(text: str) -> tuple[str, str]:
    """A pattern of a number of letters and figures whatever separates its groups: `EK 12/2020`, `EK-12-2020`."""
    groups = re.findall(r"[^\W_]+", folded(text))
    if len("".join(groups)) <= _FEW or "".join(groups).isdigit():
        return phrase(text)
    joined = r"[\s./_-]{0,2}".join(map(re.escape, groups))
    return rf"(?i:(?<!\w){joined}(?!\w))", max(groups, key=len).casefold()


_FEW: Final = 4
"""Letters and figures of a number that others have too."""


def address(word: str) -> tuple[str, str]:
    """A pattern of an address, a name of a file or a path that has a word in it, in any case."""
    bare = re.escape(folded(word))
    inside = r"[^\s()<>\"';,]"
    looks = rf"(?={inside}{{0,200}}(?:@|://|www\.|\w\.[^\W\d_]{{2}}))"
    return rf"(?i:(?<!{inside}){looks}{inside}{{0,200}}?{bare}(?:{inside}{{0,200}}[\w/])?)", folded(word).casefold()
