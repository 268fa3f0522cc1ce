"""Inline nodes as runs: marks gather on the way down, since a run holds no run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from casereport import tree
from casereport.journal.lines import read_pieces
from casereport.tree.marks import DELETED
from casereport.values import dataclass
from casereport.writers.docx.elements import Element, text, w, x
from casereport.writers.docx.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Marks:
    """How a run is set; `style` is the id of a character style, `raised` Word's word for raised or lowered, `exact` has no spelling.

    `language` is "" for that of the document.
    """

    bold: bool = False
    italic: bool = False
    raised: str = ""
    style: str = ""
    exact: bool = False
    language: str = ""


PLAIN: Final = Marks()


def write_runs(nodes: Iterable[tree.Inline], sheet: Sheet, marks: Marks = PLAIN) -> list[Element]:
    """The nodes as runs, links and fields, in order."""
    return [element for node in nodes for element in RUNS[type(node)](node, sheet, marks)]


def run(words: str, marks: Marks = PLAIN) -> Element:
    """A run of plain text."""
    return w("r", properties(marks), text(words))


def set_spaces(words: str) -> str:
    """The text with spaces that do not break between numbers and their units."""
    return "".join(piece.replace(" ", "\u00a0") if kind == "quantity" else piece for kind, piece in read_pieces(words))


def properties(marks: Marks) -> Element | None:
    """The properties of a run; None for none."""
    found = (
        w("rStyle", val=marks.style) if marks.style else None,
        *((w("b"), w("bCs")) if marks.bold else ()),
        *((w("i"), w("iCs")) if marks.italic else ()),
        w("noProof") if marks.exact else None,
        w("vertAlign", val=marks.raised) if marks.raised else None,
        w("lang", val=marks.language) if marks.language else None,
    )
    return w("rPr", *found) if any(item is not None for item in found) else None


def outward(href: str, words: str, sheet: Sheet, marks: Marks = PLAIN, tip: str = "") -> Element:
    """A link out of the document."""
    values = {"r:id": sheet.links.of(href), "w:history": "1", **({"w:tooltip": tip} if tip else {})}
    return x("w:hyperlink", values, run(words, replace(marks, style=sheet.styles["hyperlink"], exact=True)))


def inward(target: str, words: str, sheet: Sheet, marks: Marks = PLAIN) -> Element:
    """A link to a place of the document; bare text where the document has no such place."""
    anchor = sheet.anchors.get(target)
    return w("hyperlink", run(words, marks), anchor=anchor.name, history=1) if anchor else run(words, marks)


def field(instruction: str, words: str, marks: Marks = PLAIN) -> list[Element]:
    """A field that Word works out anew; until then it shows the words. Its marks stand on each of its runs, else the result loses them."""
    command = text(f" {instruction} ")
    command.tag = "w:instrText"
    middle = (
        w("fldChar", fldCharType="begin"),
        command,
        w("fldChar", fldCharType="separate"),
        text(words),
        w("fldChar", fldCharType="end"),
    )
    return [w("r", properties(marks), part) for part in middle]


def bookmarked(target: str, content: Iterable[Element], sheet: Sheet) -> list[Element]:
    """The content under the name by which links and fields find it; as it is where nothing asks for a name."""
    anchor = sheet.anchors.get(target)
    if anchor is None:
        return list(content)
    return [w("bookmarkStart", id=anchor.number, name=anchor.name), *content, w("bookmarkEnd", id=anchor.number)]


def _marked(**changes: Any) -> Callable[[Any, Sheet, Marks], list[Element]]:
    return lambda node, sheet, marks: write_runs(node.children, sheet, replace(marks, **changes))


def _emph(node: tree.Emph, sheet: Sheet, marks: Marks) -> list[Element]:
    """Emphasis inside what is italic already stands upright."""
    return write_runs(node.children, sheet, replace(marks, italic=not marks.italic))


def _cite(node: tree.Cite, sheet: Sheet, marks: Marks) -> list[Element]:
    return write_runs(node.parts, sheet, replace(marks, raised="superscript") if node.form == "superscript" else marks)


def _xref(node: tree.Xref, sheet: Sheet, marks: Marks) -> list[Element]:
    """A field that repeats the words of its target, between what the mention says beyond them; a link where it says something else."""
    anchor = sheet.anchors.get(node.target)
    if anchor is None:
        return [run(node.text, marks)]
    shown = node.text.replace("\u00a0", " ")
    words = anchor.was if shown.startswith(DELETED) else anchor.shown
    start = shown.find(words) if words else -1
    if start < 0:
        return [inward(node.target, node.text, sheet, marks)]
    end = start + len(words)
    before, middle, after = node.text[:start], node.text[start:end], node.text[end:]
    repeated = field(f"REF {anchor.name} \\h", middle, marks)
    return [*([run(before, marks)] if before else ()), *repeated, *([run(after, marks)] if after else ())]


RUNS: Final[Mapping[type, Callable[[Any, Sheet, Marks], list[Element]]]] = MappingProxyType({
    tree.Text: lambda node, _, marks: [run(set_spaces(node.text), marks)],
    tree.Strong: _marked(bold=True),
    tree.Emph: _emph,
    tree.Sup: _marked(raised="superscript"),
    tree.Sub: _marked(raised="subscript"),
    tree.Code: lambda node, _, marks: [run(node.text, replace(marks, exact=True))],
    tree.Link: lambda node, sheet, marks: [outward(node.href, node.text, sheet, marks)],
    tree.CiteLink: lambda node, sheet, marks: [inward(node.target, node.text, sheet, marks)],
    tree.Cite: _cite,
    tree.Xref: _xref,
    tree.Flag: lambda node, _, marks: [run(node.sign, marks)],
    tree.Break: lambda _, __, marks: [w("r", properties(marks), w("br"))],
})  # fmt: skip
"""Every inline kind and what prints it."""
