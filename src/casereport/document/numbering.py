"""Numbers and labels, given once for every format: sections, figures, tables, citations, and the cross-references to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from operator import is_
from typing import Any, Literal

from casereport.citations import STYLES, CitationList, Cited, StyledList, StyleFile, links_beside
from casereport.citations.breaks import unbroken
from casereport.document.prose.pending import CiteItem, PendingCite, PendingXref
from casereport.document.prose.raised import join_groups, raise_citations
from casereport.journal import Journal
from casereport.language import say, spoken_now
from casereport.problems import Problem, fault
from casereport.references import Reference as Source
from casereport.tree import Cite, Figure, Inline, Reference, Section, Table, Text, Xref, plain, walk
from casereport.tree.reading import field_names
from casereport.values import dataclass


def rebuilt(value: Any, change: Callable[[Any], Any], arrange: Callable[[Sequence[Any]], tuple[Any, ...]] = tuple) -> Any:
    """The value with `change` applied to every node in it, innermost first, and `arrange` to neighbours."""
    if isinstance(value, tuple):
        made = arrange(_merged([rebuilt(item, change, arrange) for item in value]))
        return value if len(made) == len(value) and all(map(is_, made, value)) else made  # so that what holds it stays as it is, too
    names = field_names(type(value))  # type: ignore[arg-type]  # every class is hashable
    if names is None or isinstance(value, PendingCite | PendingXref):
        return change(value) if names is not None else value
    changed = {name: new for name in names if (new := rebuilt(old := getattr(value, name), change, arrange)) is not old}
    return change(replace(value, **changed) if changed else value)


def _merged(items: list[Any]) -> tuple[Any, ...]:
    """The items with neighbouring texts made one."""
    merged: list[Any] = []
    for item in items:
        if isinstance(item, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + item.text)
        elif not (isinstance(item, Text) and not item.text):
            merged.append(item)
    return tuple(merged)


def number_sections(sections: tuple[Section, ...], *, numbered: bool, prefix: str = "", level: int = 1) -> tuple[Section, ...]:
    """The sections with printed numbers (1, 1.1) when the journal numbers them, levels without gaps, and ids that are unique."""
    done = []
    for count, section in enumerate(sections, start=1):
        number = f"{prefix}{count}" if numbered else ""
        inner = [block for block in section.blocks if isinstance(block, Section)]
        numbered_inner = iter(number_sections(tuple(inner), numbered=numbered, prefix=f"{number}." if number else "", level=level + 1))
        blocks = tuple(next(numbered_inner) if isinstance(block, Section) else block for block in section.blocks)
        done.append(replace(section, number=number, level=level, blocks=blocks))
    return tuple(done)


# What authors type for fig, tbl and sec, with slips.
_SLIPS = ("fig", "figure", "tbl", "tab", "table", "sec", "section")


@dataclass(frozen=True, slots=True)
class Label:
    """What a cross-reference to something prints, and the id that it leads to."""

    text: str
    anchor: str


def label_floats(body: Any, journal: Journal) -> tuple[Any, dict[str, Label]]:
    """The body with `Figure 1`, `Table 1` … in reading order, and cross-reference target → label."""
    labelling = _Labelling(journal)
    labelled = rebuilt(body, labelling.label)
    for section in (node for node in walk(labelled) if isinstance(node, Section)):
        target = f"sec:{section.id.removeprefix('sec-')}"
        text = journal.phrases(spoken_now())["section_number"].format(number=section.number) if section.number else plain(section.title)
        labelling.labels.setdefault(target, Label(text, section.id))
    return labelled, labelling.labels


SUPPLEMENT = "record-"
"""What stands before the name of a table in the supplement."""


def label_supplement(supplement: Any, journal: Journal) -> tuple[Any, dict[str, Label]]:
    """The supplement with `Table S1` …, under names that the body does not use, and cross-reference target → label."""
    names = {node.id for node in walk(supplement) if isinstance(node, Table) and node.id}
    labelling = _Labelling(journal, "S")
    return rebuilt(rebuilt(supplement, lambda node: _renamed(node, names)), labelling.label), labelling.labels


def _renamed(node: Any, names: Collection[str]) -> Any:
    """A table of the supplement, or the mention of one, with its name there."""
    if isinstance(node, Table) and node.id:
        return replace(node, id=f"{SUPPLEMENT}{node.id}")
    is_own = isinstance(node, PendingXref) and node.target.removeprefix("tbl:") in names
    return replace(node, target=f"tbl:{SUPPLEMENT}{node.target.removeprefix('tbl:')}") if is_own else node


class _Labelling:
    """Counts figures and tables while a body is rebuilt; `series` stands before their numbers."""

    def __init__(self, journal: Journal, series: str = "") -> None:
        self.journal = journal
        self.series = series
        self.labels: dict[str, Label] = {}
        self._counts: Counter[str] = Counter()

    def label(self, node: Any) -> Any:
        """The node with its label, when it is a figure or a table."""
        if isinstance(node, Figure):
            return self._figure(node)
        if isinstance(node, Table) and node.for_figure:  # it is mentioned as the figure
            text = self._next("tbl", f"fig-{node.id}", self.journal.table.label)
            self.labels[f"fig:{node.id}"] = self.labels.pop(f"tbl:fig-{node.id}")
            return replace(node, id=f"tbl-fig-{node.id}", label=text)
        if isinstance(node, Table) and node.id:
            return replace(node, id=f"tbl-{node.id}", label=self._next("tbl", node.id, self.journal.table.label))
        return node

    def _figure(self, node: Figure) -> Figure:
        """A figure with its number, which all parts of one figure share."""
        own = f"{node.id}-{node.part}" if node.part else node.id
        text = self.labels[f"fig:{node.id}"].text if node.part else self._next("fig", own, self.journal.figure.label)
        self.labels[f"fig:{own}"] = Label(text, f"fig-{own}")
        for letter in node.letters:
            self.labels[f"fig:{node.id}-{letter}"] = Label(f"{text}{letter}", f"fig-{own}")
        named = say("figure.part", label=text, number=node.part) if node.part else text
        data = replace(node.data, caption=(Text(say("figure.data", label=named)),)) if node.data else None
        return replace(node, id=f"fig-{own}", label=text, data=data)

    def _next(self, kind: str, name: str, word: str) -> str:
        self._counts[kind] += 1
        self.labels[f"{kind}:{name}"] = Label(f"{word} {self.series}{self._counts[kind]}", f"{kind}-{name}")
        return self.labels[f"{kind}:{name}"].text


class Numbering:
    """Gives citations their numbers, or names and years, and resolves cross-references; parts are collected, then resolved."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        labels: Mapping[str, Label],
        journal: Journal,
        style: StyleFile | None = None,
        refused: Collection[str] = (),
    ) -> None:
        """`refused` are targets that the record has and whose own problem says why they were not made: `fig:course`."""
        self.sources = sources
        self.labels = labels
        self.journal = journal
        self.style = style
        self.refused = refused
        self.problems: list[Problem] = []
        self.order: dict[str, int] = {}
        self.cited_from: dict[str, list[str]] = {}
        self.mentioned: set[str] = set()
        self._groups = 0

    @cached_property
    def works(self) -> CitationList | StyledList:
        """The cited works; what a citation prints depends on all of them, so it is made when every part is collected."""
        rules = self.journal.citations
        cited = [self.sources[key] for key in self.order]
        return StyledList(self.style, cited) if self.style else CitationList(rules.style, cited, brackets=rules.brackets)

    @property
    def _form(self) -> Literal["plain", "superscript"]:
        """Whether citations are raised: by the style file, or by the journal where its style has numbers."""
        if self.style:
            return "superscript" if self.style.is_raised else "plain"
        return self.journal.citations.form if STYLES[self.journal.citations.style].is_numeric else "plain"

    def collect(self, part: Any) -> None:
        """Notes which works a part cites; parts are collected in reading order, all of them before the first is resolved."""
        for node in walk(part):
            for item in node.items if isinstance(node, PendingCite) else ():
                if item.key in self.sources:
                    self.order.setdefault(item.key, len(self.order) + 1)

    def resolve(self, part: Any) -> Any:
        """The part of the document with citations numbered and cross-references named; parts are resolved in reading order."""
        if self._form == "superscript":
            part = rebuilt(part, lambda node: node, join_groups)
        return rebuilt(part, self._resolved, raise_citations)

    def _resolved(self, node: Any) -> Any:
        if isinstance(node, PendingCite):
            return self._cite(node)
        if isinstance(node, PendingXref):
            return self._xref(node)
        return node

    def _cite(self, node: PendingCite) -> Inline:
        known = [item for item in node.items if item.key in self.sources]
        for item in node.items:
            if item.key not in self.sources:
                self._unknown_key(item, node)
        if not known:
            return Text("[?]")
        self._groups += 1
        anchor = f"cite-{self._groups}"
        for item in known:
            self.cited_from.setdefault(item.key, []).append(anchor)
        cites = [Cited(item.key, item.prefix, item.locator, item.suffix, item.bare) for item in known]
        return Cite(anchor, self.works.cite(cites, in_sentence=node.in_sentence), self._form)

    def _unknown_key(self, item: CiteItem, node: PendingCite) -> None:
        key = item.key
        near = get_close_matches(key, [*self.sources, *self.labels], n=1)
        if not near and get_close_matches(key.partition(":")[0], _SLIPS, n=1, cutoff=0.6) and ":" in key:
            hint = "did you mean a figure or a table? they are called by @fig: or @tbl: and the id"
        else:
            hint = f"did you mean @{near[0]}?" if near else "add the reference to the bibliography, or correct the key"
        message = f"the bibliography has no reference with the key {key}"
        self.problems.append(fault("unknown-citation", message, path=node.path, hint=hint, place=item.place or node.place))

    def _xref(self, node: PendingXref) -> Inline:
        label = self.labels.get(node.target)
        parent = node.target.rpartition("-")[0]
        if label is None:
            if not {node.target, parent} & set(self.refused):
                self._unknown_target(node)
            return Text("[?]")
        self.mentioned |= {node.target, parent} if parent in self.labels else {node.target}
        return Xref(label.anchor, label.text if node.target.startswith("sec:") else label.text.replace(" ", "\u00a0"))

    def _unknown_target(self, node: PendingXref) -> None:
        known = ", ".join(f"@{target}" for target in self.labels if not target.startswith("sec:"))
        message = "the cross-reference names nothing in this document"
        hint = f"figures and tables are: {known}" if known else "the record has no figure and no table with an id"
        self.problems.append(fault("unknown-target", message, path=node.path, hint=hint, place=node.place))

    def reference_list(self) -> tuple[Reference, ...]:
        """The cited references in the order of the list: of citation, or of names in an author–year style."""
        works, entries = self.works, {work.key: self.works.entry(work.key) for work in self.works.order}
        return tuple(
            Reference(
                works.anchor(work.key), works.number(work.key), unbroken(entries[work.key], work), links_beside(work, entries[work.key]),
                tuple(self.cited_from[work.key]), work.key,
            )
            for work in works.order
        )  # fmt: skip
