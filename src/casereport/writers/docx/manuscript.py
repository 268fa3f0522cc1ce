"""The body of a manuscript: title page, abstract, text, declarations, references, and figures where the journal wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport import tree
from casereport.document.numbering import rebuilt
from casereport.writers.docx.blocks import write_blocks, write_heading
from casereport.writers.docx.captions import write_caption
from casereport.writers.docx.elements import Element, w
from casereport.writers.docx.figures import write_figure
from casereport.writers.docx.front import write_front
from casereport.writers.docx.runs import run
from casereport.writers.docx.sections import end_sections
from casereport.writers.docx.sheet import Sheet
from casereport.writers.options import Placement


def write_body(sheet: Sheet, figures: Placement) -> list[Element]:
    """Everything between the first line and the last, in order; title page, abstract, text and references begin pages of their own."""
    document, moved = place_figures(sheet.document, figures)
    elements = [
        *write_front(sheet),
        *_text(write_blocks(document.body, sheet), sheet),
        *write_blocks(document.back, sheet),
        *_references(sheet),
        *(_legends(moved, sheet) if figures == "none" else _figures(moved, sheet)),
    ]
    return end_sections(elements, {sheet.styles[f"heading{level}"] for level in range(1, 6)}, sheet.styles["table_note"])


def place_figures(document: tree.Document, figures: Placement) -> tuple[tree.Document, tuple[tree.Figure, ...]]:
    """The document with the figures that stand in its text, and those that stand behind its references."""
    if figures == "inline":
        return document, ()
    moved = tuple(node for node in tree.walk((document.body, document.back)) if isinstance(node, tree.Figure))
    return replace(document, body=_without_figures(document.body), back=_without_figures(document.back)), moved


def _text(elements: list[Element], sheet: Sheet) -> list[Element]:
    """The text, on a new page behind an abstract: what has none, such as a letter or a table alone, is no manuscript with a title page."""
    return _on_a_new_page(elements) if sheet.document.front.abstract else elements


def _without_figures(sections: tuple[tree.Section, ...]) -> tuple[tree.Section, ...]:
    """The sections without their figures, which stand elsewhere."""
    return tuple(rebuilt(section, _shortened) for section in sections)


def _shortened(node: object) -> object:
    if not isinstance(node, tree.Section):
        return node
    return replace(node, blocks=tuple(block for block in node.blocks if not isinstance(block, tree.Figure)))


def _references(sheet: Sheet) -> Iterator[Element]:
    if sheet.document.references:
        yield write_heading([run(sheet.document.references_title)], 1, sheet, w("pageBreakBefore"))
        yield from write_blocks(sheet.document.references, sheet)


def _figures(figures: tuple[tree.Figure, ...], sheet: Sheet) -> Iterator[Element]:
    """The figures at the end, each on a page of its own."""
    for figure in figures:
        yield from _on_a_new_page([*write_figure(figure, sheet)])


def _legends(figures: tuple[tree.Figure, ...], sheet: Sheet) -> Iterator[Element]:
    """The captions of figures that are files of their own."""
    if figures:
        yield write_heading([run(sheet.words["figure_legends"])], 1, sheet, w("pageBreakBefore"))
        yield from (write_caption(figure, sheet, leads=False) for figure in figures)


def _on_a_new_page(elements: list[Element]) -> list[Element]:
    """The elements, the first paragraph of them at the head of a page."""
    first = next((element for element in elements if element.tag == "w:p"), None)
    properties = first.find("w:pPr") if first is not None else None
    if properties is not None and elements[0] is first:
        behind = sum(1 for child in properties if child.tag in ("w:pStyle", "w:keepNext", "w:keepLines"))
        properties.insert(behind, w("pageBreakBefore"))
    return elements
