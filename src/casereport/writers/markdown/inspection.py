"""A finished Markdown file → problems: read by a parser it has the text of the tree, links of ours, and no elements but the few it uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault
from casereport.reading.links import is_safe
from casereport.tree import Document
from casereport.writers.figure_names import FOLDER
from casereport.writers.reading_back import joined, lost_from

if TYPE_CHECKING:
    from markdown_it.token import Token

_ELEMENTS: Final = lazy_pattern(r'</?(?:sup|sub|strong|em)>|<br>|<a id="[^"<>]*">|</a>')
_PICTURE: Final = lazy_pattern(rf"{FOLDER}/Figure[\w-]+\.(?:svg|png)")
_ANCHOR: Final = lazy_pattern(r'<a id="([^"]*)">')
_DEEPEST: Final = 200
"""How deep the parser may read: what is nested deeper it would drop without a word."""


def inspect_markdown(data: bytes, document: Document) -> list[Problem]:
    """Problems of a file: what a parser does not read back (`lost-text`), foreign elements and links (`unsafe-output`)."""
    tokens = read_tokens(data.decode())
    faults = [text for token in tokens for text in _faults(token, {*_ANCHOR.findall(data.decode())})]
    unsafe = [fault("unsafe-output", f"the Markdown has {text}") for text in dict.fromkeys(faults)]
    return [*unsafe, *lost_from(document, joined(texts(tokens)), "Markdown")]


def read_tokens(text: str) -> list[Token]:
    """What a parser of CommonMark with tables makes of a text, elements of HTML let through."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").parse(text)


def texts(tokens: list[Token]) -> Iterator[str]:
    """The text of each block that holds inline text, without that of pictures."""
    for token in tokens:
        if token.type == "inline":
            yield "".join(_text(child) for child in token.children or ())


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline") else " " if token.content == "<br>" else ""


def _faults(token: Token, anchors: set[str]) -> Iterator[str]:
    for child in token.children or ():
        yield from _faults(child, anchors)
    if token.type == "html_block" or (token.type == "html_inline" and not _ELEMENTS.fullmatch(token.content)):
        yield "an element of HTML that is not ours"
    if token.type == "link_open" and not _leads(str(token.attrGet("href")), anchors):
        yield "a link that is not http, https or mailto, or leads nowhere"
    if token.type == "image" and not _PICTURE.fullmatch(str(token.attrGet("src"))):
        yield "a picture that is no figure of the article"


def _leads(href: str, anchors: set[str]) -> bool:
    return href[1:] in anchors if href.startswith("#") else is_safe(href)
