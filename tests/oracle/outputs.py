"""A record built, and what its outputs say: the text of tree, HTML and PDF, their tables as grids of words, the scenes of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
from tests.oracle.records import yaml_text

from casereport.case.source import Case, load
from casereport.document import assemble
from casereport.facts import FactFault, Facts
from casereport.figures import Scene
from casereport.journal import load_journal
from casereport.problems import Problem
from casereport.tree import Document, Figure, Item, Paragraph, Section, Table, Terms, plain, walk
from casereport.writers.html import write_html
from casereport.writers.pdf import write_pdf

JOURNAL = "plain"


@dataclass(frozen=True)
class Grid:
    """A table as words: its id and caption, the rows of its head and its body, its notes."""

    id: str
    caption: str
    head: list[list[str]]
    rows: list[list[str]]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Drawing:
    """A figure: its id, caption and descriptions, its data table and, where it is drawn, its scene."""

    id: str
    caption: str
    told: str
    data: Grid | None
    scene: Scene | None
    svg: str


@dataclass(frozen=True)
class Built:
    """What came of a record."""

    case: Case
    document: Document
    scenes: dict[str, Scene]
    problems: list[Problem]
    facts: Facts


def build_record(record: dict[str, Any], folder: Path) -> Built:
    """The document of a record, its drawings, and every problem met; `folder` gets its `case.yaml`."""
    (folder / "case.yaml").write_text(yaml_text(record), encoding="utf-8")
    case, journal = load(folder), load_journal(JOURNAL)
    made = assemble(case, journal)
    return Built(case, made.document, made.scenes, [*case.problems, *made.problems], Facts(case.record))


def refuses(built: Built, source: str) -> bool:
    """True when the fact is refused."""
    try:
        built.facts.evaluate(source)
    except FactFault:
        return True
    return False


def html_of(built: Built) -> lxml.html.HtmlElement:
    """The page as a browser reads it."""
    return lxml.html.document_fromstring(write_html(built.document, load_journal(JOURNAL)))


def pdf_text(built: Built) -> str:
    """The text of every page, hyphens at line ends and all spaces taken out."""
    import pypdfium2

    made = write_pdf(built.document, load_journal(JOURNAL))
    pages = pypdfium2.PdfDocument(made.data)
    return words("".join(page.get_textpage().get_text_bounded() for page in pages))


def words(text: str) -> str:
    """A text as it is compared: one space between words, one kind of minus, no invisible signs."""
    bare = re.sub("[\u2060\u00ad\u200b\ufffe]", "", text)
    return " ".join(re.sub("[\u2212\u2013]", "-", bare).split())


# --- tree -----------------------------------------------------------------------------------------------------


def tree_text(built: Built) -> str:
    """The text of the body but for its tables and figures."""
    nodes = list(walk(built.document.body))
    found = [plain(node.children) for node in nodes if isinstance(node, Paragraph | Item)]
    terms = [f"{plain(term)} {plain(told)}" for node in nodes if isinstance(node, Terms) for term, told in node.entries]
    return words(" ".join(found + terms))


def tree_grids(built: Built) -> list[Grid]:
    """The tables of the body, but for those of figures."""
    return [_grid(node) for node in _blocks(built.document.body) if isinstance(node, Table)]


def drawings(built: Built) -> list[Drawing]:
    """The figures in the order of the document."""
    found = []
    for node in _blocks(built.document.body):
        if isinstance(node, Figure):
            data = _with_patient(_grid(node.data)) if node.data else None
            caption = words(plain(node.caption))
            told = words(f"{node.alt} {node.description} {node.notes}")
            found.append(Drawing(node.id, caption, told, data, built.scenes.get(node.asset), node.svg))
    return found


def _with_patient(grid: Grid) -> Grid:
    """A data table with a column of patients, empty where the only one is not named."""
    if grid.head[0][0] == "Patient":
        return grid
    head, rows = ([["", *row] for row in part] for part in (grid.head, grid.rows))
    return Grid(grid.id, grid.caption, head, rows, grid.notes)


def _blocks(sections: tuple[Any, ...]) -> Iterator[Any]:
    for block in sections:
        yield block
        if isinstance(block, Section):
            yield from _blocks(block.blocks)


def _grid(table: Table) -> Grid:
    head = [_cells(row) for row in table.head]
    return Grid(table.id, words(plain(table.caption)), head, [_cells(row) for row in table.rows], [words(plain(n)) for n in table.notes])


def _cells(row: tuple[Any, ...]) -> list[str]:
    """The words of each column: those of a cell over several stand in each of them."""
    return [words(plain(cell.children)) for cell in row for _ in range(cell.span)]


# --- HTML -----------------------------------------------------------------------------------------------------


def html_text(page: lxml.html.HtmlElement) -> str:
    """The text of every paragraph."""
    return words(" ".join(item.text_content() for item in page.iter("p", "li", "dt", "dd")))


def html_grids(page: lxml.html.HtmlElement) -> list[Grid]:
    """The tables of the page that stand in no figure."""
    found = []
    for line_break in page.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    for table in page.iter("table"):
        holder = next((parent for parent in (table, *table.iterancestors()) if parent.get("id")), None)
        head = [_html_row(row) for row in table.iterfind(".//thead/tr")]
        rows = [_html_row(row) for row in table.iterfind(".//tbody/tr")]
        caption = next((words(item.text_content()) for item in table.iter("caption", "figcaption")), "")
        if not caption and holder is not None:
            caption = next((words(item.text_content()) for item in holder.iter("caption", "figcaption")), "")
        found.append(Grid(holder.get("id") if holder is not None else "", caption, head, rows))
    return found


def _html_row(row: lxml.html.HtmlElement) -> list[str]:
    cells = [cell for cell in row if cell.tag in ("th", "td")]
    return [words(cell.text_content()) for cell in cells for _ in range(int(cell.get("colspan", 1)))]
