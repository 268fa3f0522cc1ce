"""Markdown as case reports use it: CommonMark without raw HTML, with facts, citations, cross-references, sub- and superscripts.

Facts and citations become tokens of their own while the Markdown is parsed, so nothing that a fact inserts is parsed again. Marks stand
at the borders of words only, so that alleles (`HLA-B*57:01`), powers (`10^9/L,10^6/L`) and estimates (`~5-~7 days`) keep their signs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from casereport.document.prose.blockmarks import part_signs
from casereport.language.raised import EMPHASIS
from casereport.patterns import lazy_pattern
from casereport.tree import Emph, Inline, Strong, Sub, Sup, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

KEY = r"[\w](?:[\w:.+/-]*[\w+])?"
FACT = lazy_pattern(r"\{\{(.*?)\}\}", re.DOTALL)
_INNER = r"(?:[^\[\]]|\[[^\[\]@]*\])*"  # what may stand in a group: words, and words in brackets of their own
CITATION = lazy_pattern(rf"\[(?=[^\[\]]*@)([^\[\]]*?-?@{KEY}{_INNER})\]")
XREF = lazy_pattern(r"@(fig|tbl|sec):([\w-]+)")
# `@key`, and a place in the work behind it: `@key [p. 3]`.
BARE_CITATION = lazy_pattern(rf"@({KEY})(?:\s\[((?:(?:pp?|ll?|[a-z]{{3,12}})\.?\s+)?\d[\w.]*(?:\s*[-\u2013,&]\s*\d[\w.]*)*)\](?!\())?")
RAISED = {"^": lazy_pattern(r"\^([^\s^]+)\^"), "~": lazy_pattern(r"(?<=[\w)\]}*])~([^\s~]+)~")}
"""Raised and lowered text; what is lowered belongs to what stands before it."""
_INSIDE_A_WORD = lazy_pattern(r"[+\u2212-]?\w+[+\u2212-]?|[+\u2212-]")
"""What may be raised or lowered in the middle of a word: H~2~O, but not the signs of `10^9/L,10^6/L`."""

# Deeper nesting than this is dropped by the parser without a word, so the text is searched for it first.
MAX_NESTING = 100


@cache
def parser(*, is_inline: bool = False) -> MarkdownIt:
    """The Markdown parser of the project: the `zero` preset with the rules that a case report needs; of a short text, paragraphs alone."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("zero", {"maxNesting": MAX_NESTING, "html": False})
    markdown.enable(["emphasis", "balance_pairs", "link", "backticks", "newline", "escape", "entity"])
    if not is_inline:
        markdown.enable(["heading", "list", "blockquote"])
        part_signs(markdown)
    # Unsafe links are reported and printed as text by `prose`; left to the parser they would stay as brackets without a word.
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    rules: list[tuple[str, Callable[[StateInline, bool], bool]]] = [
        ("fact", _fact), ("citation", _citation), ("xref", _xref), ("bare_citation", _bare_citation),
        ("superscript", _raised("^", "sup")), ("subscript", _raised("~", "sub")),
    ]  # fmt: skip
    markdown.inline.ruler.at("emphasis", _emphasis)
    for name, rule in rules:
        markdown.inline.ruler.before("escape", name, rule)
    return markdown


def _push(state: StateInline, name: str, match: re.Match[str], silent: bool, **meta: str) -> bool:
    if not silent:
        token = state.push(name, "", 0)
        token.content = match[0]
        token.meta = {"line": state.src.count("\n", 0, match.start()), **meta}
    state.pos = match.end()
    return True


def _fact(state: StateInline, silent: bool) -> bool:
    match = FACT.match(state.src, state.pos)
    return match is not None and _push(state, "fact", match, silent, source=match[1])


def _citation(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos)
    if not match or state.src[match.end() : match.end() + 1] == "(" or XREF.match(match[1].lstrip("(")):
        return False
    return _push(state, "citation", match, silent, items=match[1])


def _xref(state: StateInline, silent: bool) -> bool:
    match = XREF.match(state.src, state.pos)
    return match is not None and _push(state, "xref", match, silent, kind=match[1], id=match[2])


def _bare_citation(state: StateInline, silent: bool) -> bool:
    before = state.src[state.pos - 1 : state.pos]
    match = BARE_CITATION.match(state.src, state.pos)
    if not match or before.isalnum():  # an e-mail address is no citation
        return False
    return _push(state, "bare_citation", match, silent, key=match[1], locator=match[2] or "")


def _raised(mark: str, kind: str) -> Callable[[StateInline, bool], bool]:
    def rule(state: StateInline, silent: bool) -> bool:
        match = _raised_at(state.src, state.pos, mark)
        return match is not None and _push(state, kind, match, silent, text=match[1])

    return rule


def _raised_at(text: str, position: int, mark: str) -> re.Match[str] | None:
    match = RAISED[mark].match(text, position)
    is_inside = match is not None and text[match.end() : match.end() + 1].isalnum()
    return match if match and (not is_inside or _INSIDE_A_WORD.fullmatch(match[1])) else None


def read_name(text: str) -> tuple[Inline, ...]:
    """A name that is no Markdown, such as a drug's or an analyte's, with its marks: `CD4^+^ T cells`, `*Candida* antigen`."""
    nodes: list[Inline] = []
    start = 0
    for found in EMPHASIS.finditer(text):
        nodes += [*_read_raised(text[start : found.start()]), _emphasised(len(found["marks"]), tuple(_read_raised(found["inside"])))]
        start = found.end()
    return (*nodes, *_read_raised(text[start:]))


def _emphasised(stars: int, inner: tuple[Inline, ...]) -> Inline:
    """Italic for one star, bold for two, both for three."""
    return Emph(inner) if stars == 1 else Strong(inner) if stars == 2 else Strong((Emph(inner),))


def _read_raised(text: str) -> list[Inline]:
    nodes: list[Inline] = []
    start = position = 0
    while position < len(text):
        match = _raised_at(text, position, text[position]) if text[position] in RAISED else None
        if match:
            nodes += [Text(text[start:position])] * (position > start) + [(Sup if text[position] == "^" else Sub)((Text(match[1]),))]
        start, position = (match.end(), match.end()) if match else (start, position + 1)
    return [*nodes, *([Text(text[start:])] if start < len(text) else [])]


def _emphasis(state: StateInline, silent: bool) -> bool:
    """The parser's own rule (CommonMark 6.2), but that no asterisk inside a word is a mark, as no underscore is."""
    from markdown_it.rules_inline.state_inline import Delimiter

    mark = state.src[state.pos]
    if silent or mark not in "*_":
        return False
    found = state.scanDelims(state.pos, False)
    for _ in range(found.length):
        state.push("text", "", 0).content = mark
        state.delimiters.append(Delimiter(ord(mark), found.length, len(state.tokens) - 1, -1, found.can_open, found.can_close))
    state.pos += found.length
    return True
