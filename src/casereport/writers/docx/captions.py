"""Captions of figures and tables: the label with a number that counts itself, under the bookmark that mentions of it repeat."""

from __future__ import annotations

from typing import Final

from casereport import tree
from casereport.patterns import lazy_pattern
from casereport.writers.docx.elements import Element, paragraph, w
from casereport.writers.docx.runs import Marks, bookmarked, field, run, write_runs
from casereport.writers.docx.sheet import Sheet

_LABEL: Final = lazy_pattern(r"(.*?)(\d+)")
_BOLD: Final = Marks(bold=True)


def write_caption(node: tree.Figure | tree.Table, sheet: Sheet, *, leads: bool) -> Element:
    """The caption as a paragraph; one that `leads` stays on the page of what follows it."""
    return paragraph(sheet.styles["caption"], _words(node, sheet), *((w("keepNext"),) if leads else ()))


def _words(node: tree.Figure | tree.Table, sheet: Sheet) -> list[Element]:
    """Label and text; a further part of something repeats the number and says that it goes on."""
    caption = write_runs(node.caption, sheet)
    if not node.label:
        return bookmarked(node.id, caption, sheet)
    end = sheet.words["label_end"]
    if isinstance(node, tree.Table):
        if node.continues:
            return [run(node.label, _BOLD), run(f" ({sheet.words['continued']})")]
    elif node.part:
        again = [run(f" ({sheet.words['continued']}){end} "), *caption]
        return [*bookmarked(node.id, [run(node.label, _BOLD)], sheet), *again]
    return [*bookmarked(node.id, write_label(node, sheet), sheet), run(f"{end} ", _BOLD), *caption]


def write_label(node: tree.Figure | tree.Table, sheet: Sheet) -> list[Element]:
    """The label with its number as a field, which counts figures and tables each on their own, and those of a supplement.

    A number that does not follow the one before it, as of a table that is a file of its own, is said to the field.
    """
    match = _LABEL.fullmatch(node.label)
    if match is None:
        return [run(node.label, _BOLD)]
    word, number = match.groups()
    series = "" if word[-1:].isspace() or not word else f"_{word.split()[-1]}"
    name = f"{'Figure' if isinstance(node, tree.Figure) else 'Table'}{series if series.isascii() else '_S'}"
    said = "" if sheet.counted.get(name, 0) + 1 == int(number) else rf" \r {number}"
    sheet.counted[name] = int(number)
    return [run(word.replace(" ", "\u00a0"), _BOLD), *field(rf"SEQ {name} \* ARABIC{said}", number, _BOLD)]
