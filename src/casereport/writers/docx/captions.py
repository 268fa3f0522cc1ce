"""Captions of figures and tables: the label with a number that counts itself, under the bookmark that mentions of it repeat."""

from __future__ import annotations

from typing import Final

from casereport import tree
from casereport.patterns import lazy_pattern
from casereport.tree.marks import State, accepted, read_marks, rejected
from casereport.writers.docx.elements import Element, paragraph, w
from casereport.writers.docx.runs import Marks, bookmarked, field, run, write_runs
from casereport.writers.docx.sheet import Sheet

_LABEL: Final = lazy_pattern(r"(.*?)(\d+)")
_NUMBER: Final = lazy_pattern(r"(\d+)")
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

    A number that does not follow the one before it, as of a table that is a file of its own, is said to the field. A label that holds
    the marks of a revision has a number for each version.
    """
    if any(text and not _LABEL.fullmatch(text) for text in (accepted(node.label), rejected(node.label))):
        return [run(node.label, _BOLD)]
    found: list[Element] = []
    state: State = ""
    for part in filter(None, _NUMBER.split(node.label)):
        state = next((piece.state for piece in reversed(read_marks(part, state))), state)
        found += _numbered(node, part, state, sheet) if part.isdigit() else [run(part.replace(" ", "\u00a0"), _BOLD)]
    return found


def _numbered(node: tree.Figure | tree.Table, number: str, state: State, sheet: Sheet) -> list[Element]:
    """The number as a field of its series."""
    match = _LABEL.fullmatch(rejected(node.label) if state == "deleted" else accepted(node.label))
    word = match[1] if match else ""
    series = "" if word[-1:].isspace() or not word else f"_{word.split()[-1]}"
    name = f"{'Figure' if isinstance(node, tree.Figure) else 'Table'}{series if series.isascii() else '_S'}"
    versions: tuple[State, ...] = (state,) if state else ("deleted", "inserted")
    follows = all(sheet.counted.get((name, version), 0) + 1 == int(number) for version in versions)
    sheet.counted.update(dict.fromkeys(((name, version) for version in versions), int(number)))
    said = "" if follows else rf" \r {number}"
    return field(rf"SEQ {name} \* ARABIC{said}", number, _BOLD)
