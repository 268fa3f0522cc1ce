"""Which words of an article tell of nobody: everyday words, its abbreviations, and what is called after people and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from casereport.language import phrases
from casereport.patterns import lazy_pattern
from casereport.tree.article import Document
from casereport.tree.folding import folded
from casereport.tree.nodes import Break, Cite, Code, Link, Text
from casereport.tree.reading import plain, walk
from casereport.values import dataclass

OPAQUE: Final = "\ufffc"
"""What stands in a text for a node that has none, or whose text is no prose: a citation."""
SHORT: Final = 3
"""Letters of a name that is a word, a unit or an abbreviation as often as a name: Li, He, May."""
_NAMES: Final = ("names.proper", "naming.generic", "naming.qualifiers")
"""Lists of the tool's words that are names, or parts of them, and not its prose."""
_NO_PROSE: Final = lazy_pattern(r"\S*(?:@|://|\\|_|www\.|\w/\w+/|[^\W_]\.[^\W\d_]{2,}|\w-\w)\S*")
"""An address, the name of a file, a path; and words with a hyphen, which addresses have too."""
_SMALL: Final = lazy_pattern(r"(?<![^\W_])[^\W\d_]+")
_DEFINED: Final = lazy_pattern(r"((?:[\w'-]+[ -]){2,7})\(([A-Z]{2,7})s?\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """The everyday words (small letters) and abbreviations (capitals) of an article, and the language that it is written in."""

    ordinary: frozenset[str]
    language: str

    def tells(self, name: str) -> bool:
        """False for a name that a text holds in another meaning as well: a short one, an everyday word."""
        return len(name.split()) > 1 or (len(name) > SHORT and self.is_rare(name))

    def is_rare(self, name: str) -> bool:
        """True for a word that the article and the tool do not write with a small letter."""
        return folded(name).casefold() not in self.ordinary

    def listed(self, name: str) -> tuple[str, ...]:
        """A list of words about naming, in the article's language."""
        return listed(name, self.language)


def prose(document: Document) -> str:
    """The sentences of an article, a line each; addresses, names of files and code are left out."""
    nodes = walk((document.front.title, document.front.abstract, document.body, document.back))
    return "\n".join(_NO_PROSE.sub(" ", "".join(_words(node.children))) for node in nodes if hasattr(node, "children"))


def wording(text: str, language: str) -> Wording:
    """The wording of an article with this prose."""
    here = folded(text)
    written = {word for word in _SMALL.findall(here) if word[0].islower()}
    return Wording(frozenset(written | _of_the_tool(language) | set(_defined(here))), language)


@cache
def listed(name: str, language: str) -> tuple[str, ...]:
    """The words of a list about naming."""
    return tuple(re.split(r",\s+", phrases(language)[f"naming.{name}"]))


@cache
def called_after(language: str) -> re.Pattern[str]:
    """What stands behind the name of a person or place after whom something is called: a disease, a score, a virus."""
    own = (*phrases(language)["names.called_after"].split(), *listed("called_after", language))
    things, between = ("|".join(map(re.escape, words)) for words in (own, listed("between", language)))
    behind = rf"(?:[\s-]+(?:{between}|[A-Z][\w'-]*)){{0,3}}?[\s-]+(?i:{things})(?!\w)"
    return re.compile(rf"(?:'s|(?:-[A-Z][a-z]+)+)?{behind}|\s+[IVX]+(?!\w)")


@cache
def not_the_authors(language: str) -> re.Pattern[str]:
    """The same of a person, and what stands behind somebody whose work is cited, which is not told as the authors' own."""
    others = "|".join(map(re.escape, listed("cited", language)))
    cited = rf",?\s+(?:{others})(?!\w)|\s*{OPAQUE}|\s*[\[(]\d|,?\s+\(?(?:19|20)\d\d(?!\d)"
    return re.compile(f"{called_after(language).pattern}|{cited}")


def _words(nodes: Any) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Code | Link | Cite | Break):
            yield " "
        elif hasattr(node, "children"):
            yield from _words(node.children)
        else:
            yield node.text if isinstance(node, Text) else plain(node)


@cache
def _of_the_tool(language: str) -> frozenset[str]:
    """The words that the tool itself writes: small ones, and abbreviations."""
    texts = " ".join(text for name, text in phrases(language).items() if name not in _NAMES)
    known = {word for word in re.findall(r"[^\W\d_]+", folded(texts)) if word[0].islower() or word.isupper()}
    return frozenset(known | {folded(word).casefold() for name in ("peoples", "words") for word in listed(name, language)})


def _defined(text: str) -> Iterator[str]:
    """Abbreviations in brackets behind the words that they are the first letters of; those of capitals alone may be a person's."""
    for words, letters in _DEFINED.findall(text):
        told = re.split(r"[ -]+", words.strip(" -"))[-len(letters) :]
        if "".join(word[:1] for word in told).upper() == letters and any(word[:1].islower() for word in told):
            yield letters
