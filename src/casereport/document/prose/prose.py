"""Markdown prose → tree nodes; facts are evaluated here, citations and cross-references stay pending."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from casereport.document.prose.aged import with_ages
from casereport.document.prose.blockmarks import UNCLEAR
from casereport.document.prose.braces import stray_braces
from casereport.document.prose.headings import Heading, read_sections
from casereport.document.prose.lists import nest, read_list
from casereport.document.prose.markup import KEY, parser
from casereport.document.prose.one_line import inlines_of, joined_texts
from casereport.document.prose.pasted import pasted
from casereport.document.prose.pending import CiteItem, PendingCite, PendingXref
from casereport.facts import FactFault, Facts
from casereport.patterns import lazy_pattern
from casereport.problems import Path, Place, Problem, fault
from casereport.reading.links import is_safe
from casereport.tree import Block, Break, Code, Emph, Inline, Item, Link, List, Paragraph, Quote, Strong, Sub, Sup, Text
from casereport.values import dataclass

if TYPE_CHECKING:
    from markdown_it.token import Token

Locate = Callable[[Path, int, int], Place | None]
"""(path of a text, line in it from 0, column in it from 0) → place in a file."""

_ITEM = lazy_pattern(rf"^(?P<prefix>.*?)(?P<bare>-?)@(?P<key>{KEY})(?P<rest>.*)$", re.DOTALL)
FIRST_LEVEL = 2
"""Of the subsections that headings in a text open."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as nodes, with what is wrong in it."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The nodes of a text of one paragraph; further paragraphs follow after line breaks."""
        inlines: list[Inline] = []
        for block in self.blocks:
            inlines += [Break()] * bool(inlines) + list(inlines_of(block))
        return tuple(inlines)


def read_prose(
    text: str,
    path: Path,
    facts: Facts,
    locate: Locate,
    *,
    patient: str | None = None,
    bibliography: Collection[str] = (),
    is_inline: bool = False,
) -> Prose:
    """A Markdown text of the record, its facts those of `patient`; `bibliography` are the keys that it may cite.

    A short text, read inline, has paragraphs alone: a `>`, `#` or `-` at its beginning is a sign.
    """
    floats = max(len(facts.record.figures), len(facts.record.tables))
    reading = _Reading(text, path, patient, facts, locate)
    reading.report_pasted(bibliography, floats)
    reading.refuse_braces()
    environment: dict[str, set[int]] = {}
    blocks = read_sections(reading.blocks(parser(is_inline=is_inline).parse(text, environment)), path, FIRST_LEVEL)
    reading.report_unclear(environment.get(UNCLEAR, ()))
    return Prose(blocks, tuple(reading.problems))


class _Reading:
    """One text being read: maps the parser's tokens to nodes and their positions back into the text."""

    def __init__(self, text: str, path: Path, patient: str | None, facts: Facts, locate: Locate) -> None:
        self.text = text
        self.path = path
        self.patient = patient
        self.facts = facts
        self.locate = locate
        self.problems: list[Problem] = []
        self.lines = text.split("\n")
        self.cursor: dict[tuple[int, str], int] = {}

    def report(self, code: str, message: str, place: Place | None, hint: str = "") -> None:
        """Adds a problem found while reading."""
        self.problems.append(fault(code, message, path=self.path, hint=hint, place=place))

    def _place_of(self, offset: int) -> Place | None:
        return self.locate(self.path, self.text.count("\n", 0, offset), offset - (self.text.rfind("\n", 0, offset) + 1))

    def refuse_braces(self) -> None:
        """Braces that are no fact, which would be printed as they stand."""
        for found in stray_braces(self.text):
            self.report("bad-fact", found.message, self._place_of(found.offset), found.hint)

    def report_pasted(self, bibliography: Collection[str], floats: int) -> None:
        """What the author pasted from elsewhere, and no format of ours sets."""
        for found in pasted(self.text, bibliography, floats):
            self.report(found.code, found.message, self._place_of(found.offset), found.hint)

    def report_unclear(self, lines: Iterable[int]) -> None:
        """The lines within a paragraph that begin like a quotation, a heading or a list, and are read as text."""
        for line in sorted(lines):
            text = self.lines[line]
            message = "a mark at the beginning of a line inside a paragraph is read as a sign"
            hint = "put a blank line before a quotation, a heading or a list; begin the line with another word where it is a sign"
            self.report("unclear-mark", message, self.locate(self.path, line, len(text) - len(text.lstrip())), hint)

    def blocks(self, tokens: Sequence[Token]) -> list[Block | Heading]:
        found: list[Block | Heading] = []
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            found += self._block(tokens[index], tokens[index + 1 : end])
            index = end + 1
        return found

    def _block(self, token: Token, inner: Sequence[Token]) -> list[Block | Heading]:
        if token.type == "paragraph_open":
            return [Paragraph(self._inline_of(inner[0]))]
        if token.type == "heading_open":
            return [Heading(int(token.tag[1]), self._inline_of(inner[0]))]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            return [*self._list(inner)]
        if token.type == "blockquote_open":
            quoted = [Paragraph((Strong(one.title),)) if isinstance(one, Heading) else one for one in self.blocks(inner)]
            return [Quote(tuple(quoted)) if quoted else Paragraph((Text(">"),))]  # a sign alone quotes nothing and is printed
        raise LookupError(f"no node for the Markdown token {token.type}")

    def _list(self, tokens: Sequence[Token]) -> list[Block]:
        items: list[Item] = []
        marks: list[str] = []
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            items.append(self._item(self.blocks(tokens[index + 1 : end])))
            marks.append(tokens[index].info + tokens[index].markup)
            index = end + 1
        return read_list(marks, items)

    def _item(self, blocks: Sequence[Block | Heading]) -> Item:
        """An item with its paragraphs joined by line breaks, since a tagged list item takes inline text only."""
        inlines: list[Inline] = []
        for block in blocks:
            if not isinstance(block, List):
                inlines += [Break()] * bool(inlines) + list(inlines_of(block))
        return Item(tuple(inlines), nest([block for block in blocks if isinstance(block, List)]))

    def _inline_of(self, token: Token) -> tuple[Inline, ...]:
        first_line = token.map[0] if token.map else 0
        nodes, _ = self._inlines(with_ages(token.children or [], self.facts, self.patient), 0, first_line)
        return joined_texts(nodes)

    def _inlines(self, tokens: Sequence[Token], start: int, first_line: int, until: str = "") -> tuple[list[Inline], int]:
        nodes: list[Inline] = []
        index = start
        while index < len(tokens):
            token = tokens[index]
            if token.type == until:
                return nodes, index
            if token.type in ("em_open", "strong_open", "link_open"):
                inner, index = self._inlines(tokens, index + 1, first_line, token.type.replace("_open", "_close"))
                nodes += self._wrapped(token, tuple(inner), first_line)
            else:
                nodes += self._leaf(token, first_line)
            index += 1
        return nodes, index

    def _wrapped(self, token: Token, inner: tuple[Inline, ...], first_line: int) -> list[Inline]:
        if token.type == "em_open":
            return [Emph(inner)]
        if token.type == "strong_open":
            return [Strong(inner)]
        href = str(token.attrs.get("href", ""))
        if is_safe(href):
            return linked(inner, href)
        place = self._link_place(href, first_line)
        hint = "give the link an address that starts with https:// or mailto:"
        self.report("unsafe-link", "a link that is not http, https, mailto or doi is printed as text", place, hint)
        return list(inner)

    def _link_place(self, href: str, first_line: int) -> Place | None:
        """Where a link's address stands: the parser gives links no position, so it is looked for from the block's first line on."""
        opening = "](" + href.partition(":")[0]
        for line in range(first_line, len(self.lines)):
            if opening in self.lines[line]:
                return self._found(line, opening, 2)
        return self.locate(self.path, first_line, 0)

    def _leaf(self, token: Token, first_line: int) -> list[Inline]:
        if token.type in ("text", "text_special"):
            return [Text(token.content)] if token.content else []
        if token.type == "softbreak":
            return [Text(" ")]
        if token.type == "hardbreak":
            return [Break()]
        if token.type == "code_inline":
            return [Code(token.content)]
        if token.type == "sup":
            return [Sup((Text(token.meta["text"]),))]
        if token.type == "sub":
            return [Sub((Text(token.meta["text"]),))]
        return [self._token(token, self._place(token, first_line), first_line)]

    def _place(self, token: Token, first_line: int) -> Place | None:
        line = first_line + int(token.meta["line"])
        return self._found(line, token.content.split("\n")[0])

    def _found(self, line: int, words: str, skip: int = 0) -> Place | None:
        """The place of the next such words on a line of the text, `skip` characters into them."""
        column = self.lines[line].find(words, self.cursor.get((line, words), 0)) if line < len(self.lines) else 0
        self.cursor[line, words] = column + 1
        return self.locate(self.path, line, max(column, 0) + skip)

    def _token(self, token: Token, place: Place | None, first_line: int) -> Inline:
        if token.type == "fact":
            return self._fact(token.meta["source"], place)
        if token.type == "citation":
            return cast(Inline, self._citation(token, place, first_line + int(token.meta["line"])))
        if token.type == "bare_citation":
            cited = CiteItem(token.meta["key"], locator=token.meta["locator"], place=place)
            return cast(Inline, PendingCite((cited,), self.path, place, in_sentence=True))
        return cast(Inline, PendingXref(f"{token.meta['kind']}:{token.meta['id']}", self.path, place))

    def _fact(self, source: str, place: Place | None) -> Inline:
        try:
            return Text(self.facts.evaluate(source, self.patient))
        except FactFault as problem:
            self.report(problem.code, problem.message, place, problem.hint)
            return Text("")

    def _citation(self, token: Token, place: Place | None, line: int) -> PendingCite:
        """A group of citations, each with the place of its own key."""
        items = []
        before = ""
        for part in str(token.meta["items"]).split(";"):
            if match := _ITEM.match(part.strip()):
                own = line + before.count("\n") + part[: part.index("@")].count("\n")
                items.append(replace(_cite_item(match), place=self._found(own, f"@{match['key']}")))
            before += part
        return PendingCite(tuple(items), self.path, place)


def linked(inner: tuple[Inline, ...], href: str) -> list[Inline]:
    """The inlines with the link on their plain text and the marks around it (PDF/UA-1 7.18.5)."""
    nodes: list[Inline] = []
    for node in inner:
        if isinstance(node, Text):
            nodes.append(Link(href, node.text))
        elif isinstance(node, Strong | Emph | Sup | Sub):
            nodes.append(type(node)(tuple(linked(node.children, href))))
        elif isinstance(node, Code):
            nodes.append(Link(href, node.text))
        else:
            nodes.append(node)
    return nodes


def _cite_item(match: re.Match[str]) -> CiteItem:
    rest = _without_brackets(match["rest"].strip().lstrip(",").strip())
    return CiteItem(match["key"], match["prefix"].strip(), rest, bare=bool(match["bare"]))


def _without_brackets(words: str) -> str:
    """`p. 3` of `[p. 3]`: the brackets of a place that stands in brackets inside a group."""
    return words[1:-1].strip() if re.fullmatch(r"\[[^\[\]]*\d[^\[\]]*\]", words) else words


def _closing(tokens: Sequence[Token], index: int) -> int:
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)
