"""Block nodes as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from casereport import tree
from casereport.values import dataclass
from casereport.writers.docx.elements import Element, paragraph, w
from casereport.writers.docx.figures import write_figure
from casereport.writers.docx.runs import Marks, bookmarked, outward, run, write_runs
from casereport.writers.docx.sheet import Sheet
from casereport.writers.docx.tables import write_table

DEEPEST_HEADING: Final = 5
DEEPEST_LIST: Final = 3


@dataclass(frozen=True, slots=True)
class Within:
    """What a block stands in: the style of its paragraphs, the depth of the list, and the list's number."""

    style: str = "body"
    level: int = 0
    list: int | None = None


TEXT: Final = Within()


def write_blocks(nodes: Iterable[object], sheet: Sheet, within: Within = TEXT) -> list[Element]:
    """The nodes in order, each as the elements of its kind."""
    return [element for node in nodes for element in BLOCKS[type(node)](node, sheet, within)]


def write_heading(title: Iterable[Element], level: int, sheet: Sheet, *properties: Element) -> Element:
    """A heading of a level."""
    return paragraph(sheet.styles[f"heading{min(level, DEEPEST_HEADING)}"], title, *properties)


def _paragraph(node: tree.Paragraph, sheet: Sheet, within: Within) -> Iterator[Element]:
    yield paragraph(sheet.styles[within.style], write_runs(node.children, sheet))


def _list(node: tree.List, sheet: Sheet, within: Within) -> Iterator[Element]:
    number = sheet.lists.number(within.level, node.start) if node.ordered else sheet.lists.bullets
    yield from write_blocks(node.items, sheet, replace(within, style="list_number" if node.ordered else "list_bullet", list=number))


def _item(node: tree.Item, sheet: Sheet, within: Within) -> Iterator[Element]:
    numbered = w("numPr", w("ilvl", val=within.level), w("numId", val=within.list or sheet.lists.bullets))
    yield paragraph(sheet.styles[within.style], write_runs(node.children, sheet), numbered)
    if node.nested:
        yield from write_blocks((node.nested,), sheet, replace(within, level=min(within.level + 1, DEEPEST_LIST)))


def _quote(node: tree.Quote, sheet: Sheet, within: Within) -> Iterator[Element]:
    yield from write_blocks(node.blocks, sheet, replace(within, style="quote"))


def _terms(node: tree.Terms, sheet: Sheet, _: Within) -> Iterator[Element]:
    for term, description in node.entries:
        lead = [*write_runs(term, sheet, Marks(bold=True)), run(":", Marks(bold=True)), run(" ")]
        yield paragraph(sheet.styles["term"], [*lead, *write_runs(description, sheet)])


def _notice(node: tree.Notice, sheet: Sheet, _: Within) -> Iterator[Element]:
    yield paragraph(sheet.styles["notice"], [run(node.text)])


def _section(node: tree.Section, sheet: Sheet, within: Within) -> Iterator[Element]:
    """The heading and what it heads; the bookmark covers what mentions say: the number where there is one, else the title.

    A letter is a section without a title, and so without a heading.
    """
    title = write_runs(node.title, sheet)
    marked = bookmarked(node.id, [run(node.number)], sheet) if node.number else bookmarked(node.id, title, sheet)
    if title:
        yield write_heading([*marked, run(" "), *title] if node.number else marked, node.level, sheet)
    yield from write_blocks(node.blocks, sheet, within)


def _reference(node: tree.Reference, sheet: Sheet, _: Within) -> Iterator[Element]:
    """An entry behind its number, which hangs; the bookmark is what citations lead to."""
    lead = [run(f"{node.number}."), w("r", w("tab"))] if node.number else []
    links = [part for link in node.links for part in (run(" "), outward(link.href, link.text, sheet))]
    content = bookmarked(node.id, [*lead, *write_runs(node.children, sheet)], sheet)
    yield paragraph(sheet.styles["reference"], [*content, *links])


BLOCKS: Final[Mapping[type, Callable[[Any, Sheet, Within], Iterable[Element]]]] = MappingProxyType({
    tree.Paragraph: _paragraph,
    tree.List: _list,
    tree.Item: _item,
    tree.Quote: _quote,
    tree.Terms: _terms,
    tree.Table: lambda node, sheet, _: write_table(node, sheet),
    tree.Figure: lambda node, sheet, _: write_figure(node, sheet),
    tree.Section: _section,
    tree.Notice: _notice,
    tree.Reference: _reference,
})  # fmt: skip
"""Every block kind and what prints it; cells are printed by their table."""
