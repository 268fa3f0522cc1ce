"""The cited works of one document in the style of a CSL file: the counterpart of `works` for the styles of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from casereport.citations.clusters import Cited, CiteItem, ClusterForm, format_group, words_behind
from casereport.citations.csl import marks
from casereport.citations.csl.file import StyleFile
from casereport.citations.csl.items import CslCite, item_of, place_of
from casereport.citations.pieces import Piece
from casereport.problems import CaseReportError, Place, fault
from casereport.reading.links import is_safe
from casereport.references import Reference, doi_address, web_address
from casereport.tree import Emph, Inline, Link, Strong, Sub, Sup, Text

_PLAIN = ClusterForm("[", "]")
_Made = TypeVar("_Made")


class StyledList:
    """The works of a document in a CSL style, given in the order of first citation; `order` has them as the list prints them.

    Raises CaseReportError (`bad-style`) where the style cannot print a work; the works are named by their keys, never quoted.
    """

    def __init__(self, style: StyleFile, references: Iterable[Reference]) -> None:
        self.style = style
        self._works = {reference.key: reference for reference in references}
        keys = self._tried(lambda: self._engine.order)
        self.order: tuple[Reference, ...] = tuple(self._works[key] for key in keys)
        self._numbers = {key: number for number, key in enumerate(keys, start=1)}

    @cached_property
    def _engine(self) -> Any:
        from casereport.citations.csl.engine import Engine

        return Engine(self.style.xml, self.style.locale, map(item_of, map(_named_once, self._works.values())))

    def _tried(self, make: Callable[[], _Made], key: str = "") -> _Made:
        """What is made; anything the processor stumbles over becomes a problem without its text, which could quote a record."""
        try:
            return make()
        except Exception:  # noqa: BLE001  # a style can bring the processor to any error
            work = f" of {key}" if key else ""
            hint = "use one of the shipped styles, or report the style"
            raise CaseReportError(
                [fault("bad-style", f"the style cannot be used: its processor fails{work}", hint=hint, place=Place(self.style.name, 1, 1))]
            ) from None

    def anchor(self, key: str) -> str:
        """The anchor of the work's entry."""
        return f"ref-{self._numbers[key]}"

    def number(self, key: str) -> str:
        """The number printed before the entry, "" where the style cites by names."""
        return str(self._numbers[key]) if self.style.is_numeric else ""

    def entry(self, key: str) -> Piece:
        """The work's entry without its number, its DOI and address as links; the title where the style prints nothing of the work."""
        text = self._tried(lambda: self._engine.entry(key), key)
        nodes = _trimmed(marks.read_nodes(text))
        return linked(nodes, self._works[key]) or (Text(self._works[key].title_text or key),)

    def cite(self, cites: Sequence[Cited], *, in_sentence: bool = False) -> tuple[Inline, ...]:
        """The group as printed; `in_sentence` makes the author of a single work a part of the sentence where the style has names."""
        unique = list(dict.fromkeys(cites))
        if in_sentence and len(unique) == 1 and not self.style.is_numeric and not unique[0].bare and not unique[0].prefix:
            return self._in_sentence(unique[0])
        nodes = self._cited([self._asked(cite) for cite in unique])
        return nodes or format_group([CiteItem(self._numbers[cite.key], self.anchor(cite.key)) for cite in unique], _PLAIN)

    def _in_sentence(self, cite: Cited) -> tuple[Inline, ...]:
        who = self._tried(lambda: self._engine.who(cite.key), cite.key)
        named = marks.read_nodes(f"{who} ") if who else ()
        return (*named, *self._cited([self._asked(cite._replace(bare=bool(who)))]))

    def _cited(self, cites: list[CslCite]) -> tuple[Inline, ...]:
        text = self._tried(lambda: self._engine.cite(cites), cites[0].key)
        targets = {number: f"ref-{number}" for number in self._numbers.values()}
        return _lowered(marks.read_nodes(text, targets)) if self.style.is_raised else marks.read_nodes(text, targets)

    def _asked(self, cite: Cited) -> CslCite:
        """The citation in CSL's words; a place that the style would drop is printed behind it all the same."""
        label, place, words = place_of(cite.locator)
        if place and not self.style.prints_places:
            return CslCite(cite.key, prefix=cite.prefix, suffix=words_behind(cite.locator, cite.suffix), bare=cite.bare)
        after = " ".join(part for part in (words, cite.suffix) if part)
        return CslCite(cite.key, label, place, cite.prefix, after, cite.bare)


def _named_once(work: Reference) -> Reference:
    """The work without a publisher who is the server of a preprint, which stands as its container."""
    return replace(work, publisher="") if work.type == "article" and work.publisher == work.container else work


def _trimmed(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without what the number's place leaves at the start, and what a style puts before a part that the work lacks at the end.

    A semicolon there stood behind the year, where the entry then ends as every other of such a style does, with a stop.
    """
    if nodes and isinstance(nodes[0], Text):
        text = re.sub(r"^[\s.,;:]+", "", nodes[0].text)
        nodes = (Text(text), *nodes[1:]) if text else nodes[1:]
    if nodes and isinstance(nodes[-1], Text):
        text = nodes[-1].text.rstrip(" ,:")
        text = re.sub(r"\s*;$", ".", text)
        nodes = (*nodes[:-1], Text(text)) if text else nodes[:-1]
    return nodes


def _lowered(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the raising, which is the document's: it keeps a raised citation on the line of the word before it."""
    return tuple(part for node in nodes for part in (_lowered(node.children) if isinstance(node, Sup) else (node,)))


# --- links ------------------------------------------------------------------------------------------------------


def linked(nodes: tuple[Inline, ...], reference: Reference) -> tuple[Inline, ...]:
    """The entry with the DOI and the address of the work as links, however the style writes them."""
    places = _addresses(reference)
    if not places:
        return nodes
    pattern = re.compile("|".join(re.escape(text) for text in sorted(places, key=len, reverse=True)), re.IGNORECASE)
    return _with_links(nodes, pattern, {text.lower(): href for text, href in places.items()})


def _addresses(reference: Reference) -> dict[str, str]:
    """What an entry may print of a work's addresses, and where it leads."""
    doi, found = doi_address(reference.doi), {}
    if doi:
        heads = ("", "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/")
        found = {f"{head}{reference.doi}": doi for head in heads} | {doi: doi}
    url = web_address(reference.url)
    return found | ({reference.url: url} if url and is_safe(url) else {})


def _with_links(nodes: tuple[Inline, ...], pattern: re.Pattern[str], places: dict[str, str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            made += _cut(node.text, pattern, places)
        elif isinstance(node, Emph | Strong | Sup | Sub):
            made.append(type(node)(_with_links(node.children, pattern, places)))
        else:
            made.append(node)
    return tuple(made)


def _cut(text: str, pattern: re.Pattern[str], places: dict[str, str]) -> list[Inline]:
    made: list[Inline] = []
    at = 0
    for found in pattern.finditer(text):
        made += [Text(text[at : found.start()])] if found.start() > at else []
        made.append(Link(places[found[0].lower()], found[0]))
        at = found.end()
    return made + ([Text(text[at:])] if at < len(text) else [])
