"""The cited works of one document: their order, their numbers or names, and the citations of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casereport.citations.authoryear import label_works, sort_works
from casereport.citations.clusters import Brackets, Cited, CiteItem, format_group, format_in_sentence, format_named_group
from casereport.citations.pieces import Piece
from casereport.citations.quotes import curled
from casereport.citations.styles.table import STYLES
from casereport.references import Reference
from casereport.tree import Inline


class CitationList:
    """The works of a document in a style, given in the order of first citation; KeyError for a style that STYLES does not have.

    `order` has them as the list prints them: as cited for numbers, by name for names and years. `brackets` overrides a numeric style's own.
    """

    def __init__(self, style: str, references: Iterable[Reference], *, brackets: Brackets | None = None) -> None:
        self.style = STYLES[style]
        works = {reference.key: reference for reference in references}
        is_numeric = self.style.cluster is not None
        self._labels = {} if is_numeric else label_works(tuple(works.values()))
        self.order: tuple[Reference, ...] = (
            tuple(works.values()) if is_numeric else tuple(works[work.key] for work in sort_works(map(curled, works.values())))
        )
        self._numbers = {work.key: number for number, work in enumerate(self.order, start=1)}
        self._targets = {work.key: f"ref-{number}" for number, work in enumerate(self.order, start=1)}
        self._form = self.style.cluster.within(brackets) if self.style.cluster else None

    def anchor(self, key: str) -> str:
        """The anchor of the work's entry."""
        return self._targets[key]

    def number(self, key: str) -> str:
        """The number printed before the entry, "" where the list has none."""
        return str(self._numbers[key]) if self._form else ""

    def entry(self, key: str) -> Piece:
        """The work's entry without its number, with the letter of its year where it has one."""
        work = self.order[self._numbers[key] - 1]
        return self.style.print_entry(work, "" if self._form else self._labels[key].letter)

    def cite(self, cites: Sequence[Cited], *, in_sentence: bool = False) -> tuple[Inline, ...]:
        """The group as printed; `in_sentence` makes the author of a single work a part of the sentence where the style has names."""
        if self._form:
            items = [CiteItem(self._numbers[cite.key], self._targets[cite.key], cite.prefix, cite.locator, cite.suffix) for cite in cites]
            return format_group(items, self._form)
        if in_sentence and len(cites) == 1 and not cites[0].bare and not cites[0].prefix:
            return format_in_sentence(cites[0], self._labels[cites[0].key], self._targets[cites[0].key])
        return format_named_group(cites, self._labels, self._targets)
