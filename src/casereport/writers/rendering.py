"""The web page and the pages of the PDF: a document tree in, the text of an HTML page out.

Every node is printed with the macro named after its kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Literal

from jinja2 import TemplateError
from markupsafe import Markup

from casereport import tree
from casereport.document.figures.plates import FEWEST_DPI
from casereport.document.tables.parts import paper_parts
from casereport.journal import Journal
from casereport.journal.resources import templates_dir
from casereport.problems import CaseReportError, fault
from casereport.values import dataclass
from casereport.writers.drawing import read_drawing
from casereport.writers.paging.page_blocks import PageBlock, PageEnd
from casereport.writers.paging.side_by_side import put_side_by_side
from casereport.writers.revised import mark_page
from casereport.writers.sandbox import Kinds, inert, load_macros, sandbox, template_problem
from casereport.writers.words import is_numeric, set_words

Medium = Literal["screen", "print"]

_MACROS: Final = ("kinds.html", "blocks.html", "inline.html")
"""Where macros of node kinds are looked for; `kinds.html` is the journal's own, when it has one."""


_UNTOLD: Final = {"tags": (), "linked_data": "", "citation": (), "citation_files": ()}
"""What machines and those who cite are told, where nothing is."""


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks printed one after the other: in the text columns, or across the page when `wide`; the last run holds the references.

    `new_page` is told of the first behind the end of a page.
    """

    blocks: tuple[PageBlock, ...]
    wide: bool = False
    references: tuple[tree.Reference, ...] = ()
    new_page: bool = False


def render_page(document: tree.Document, journal: Journal, medium: Medium, **context: object) -> str:
    """The page as HTML text; `context` adds inert values. A template that fails raises CaseReportError (`bad-journal`)."""
    values = {key: inert(value, Run) for key, value in {**_context(document, journal), **context, "medium": medium}.items()}
    environment = sandbox(journal.folder, templates_dir() / "_html")
    kinds = Kinds()
    environment.filters |= {"render": kinds.render, "plain": tree.plain, "drawing": _drawing, "words": set_words, "numeric": is_numeric}
    environment.filters |= {"plate_rows": _plate_rows, "dots": lambda millimetres: round(millimetres / 25.4 * FEWEST_DPI)}
    environment.filters["abreast"] = lambda blocks: put_side_by_side(blocks, journal)
    try:
        kinds.macros = load_macros(environment, _MACROS, values)
        return mark_page(environment.get_template("page.html").render(values))
    except TemplateError as error:
        raise CaseReportError([template_problem(error, journal.name)]) from None


def flat_blocks(document: tree.Document) -> tuple[tree.Block, ...]:
    """The blocks of body and back one after the other; a section is a heading among them, a table stands in its parts."""
    return tuple(_flat((*document.body, *document.back)))


def page_blocks(document: tree.Document, journal: Journal) -> tuple[PageBlock, ...]:
    """The same as they stand on a page: two narrow figures side by side, where the text has no columns for them."""
    blocks = flat_blocks(document)
    return blocks if journal.columns > 1 else put_side_by_side(blocks, journal)


def split_runs(document: tree.Document, blocks: Iterable[PageBlock]) -> tuple[Run, ...]:
    """The blocks as runs, the references in the last: a wide figure or table stands between text columns, never in them.

    A full-width block inside a multi-column box can make WeasyPrint drop what follows it, so columns end before it and begin anew.
    Headings just before a wide block go with it.
    """
    pages: list[list[PageBlock]] = [[]]
    for block in blocks:
        if isinstance(block, PageEnd):
            pages.append([])
        else:
            pages[-1].append(block)
    runs: list[Run] = []
    for number, page in enumerate(pages, 1):
        first, *others = _runs(page, document.references if number == len(pages) else ())
        runs += [replace(first, new_page=number > 1), *others]
    return tuple(runs)


def read_styles(journal: Journal, *names: str, closer: bool = False) -> str:
    """The shared style sheets of these names, that of as many columns as the journal has, then its own page.css."""
    columns = {1: "one-column.css", 2: "two-columns.css"}[journal.columns]
    shared = [(templates_dir() / "_html" / name).read_text(encoding="utf-8") for name in (*names, columns, *(["closer.css"] * closer))]
    return "\n".join([*shared, (journal.folder / "page.css").read_text(encoding="utf-8")])


def style_markup(css: str) -> Markup:
    """CSS as it stands inside a style element, where nothing is unescaped; a text that could end the element is refused."""
    if "</" in css or "<!" in css:
        raise CaseReportError([fault("bad-journal", "a style sheet holds '</' or '<!'")])
    return Markup(css)  # noqa: S704  # the only text in a style element, checked in the line above


def _context(document: tree.Document, journal: Journal) -> dict[str, object]:
    return {
        "front": document.front,
        "body": document.body,
        "back": document.back,
        "supplement": document.supplement,
        "aside": tuple(node.id for node in tree.walk(document.supplement) if isinstance(node, tree.Table)),
        "references": document.references,
        "references_title": document.references_title,
        "document_notices": document.notices,
        "banner": document.banner,
        "language": document.language,
        "description": document.description,
        "created": document.created,
        "words": journal.phrases(document.language),
        "labels": {"abstract": journal.abstract.title, "keywords": journal.keywords.title},
        "columns": journal.columns,
        "images": {},
        **_UNTOLD,
    }


def _flat(sections: tuple[tree.Block, ...]) -> list[tree.Block]:
    flat: list[tree.Block] = []
    for block in sections:
        if isinstance(block, tree.Section):
            flat.append(tree.Section(block.id, block.number, block.title, block.level, (), block.role))
            flat += _flat(block.blocks)
        elif isinstance(block, tree.Table):
            flat += paper_parts(block)
        else:
            flat.append(block)
    return flat


def _runs(blocks: list[PageBlock], references: tuple[tree.Reference, ...]) -> list[Run]:
    """The runs of blocks that no page's end parts; the last is of text."""
    runs: list[Run] = []
    text: list[PageBlock] = []
    for block in blocks:
        if getattr(block, "wide", False):
            runs += _close(text, block)
            text = []
        else:
            text.append(block)
    return [*runs, Run(tuple(text), references=references)]


def _close(text: list[PageBlock], block: PageBlock) -> list[Run]:
    """The run of text before a wide block, and the run of the block with the headings that lead to it."""
    keep = len(text)
    while keep and isinstance(text[keep - 1], tree.Section):
        keep -= 1
    wide = Run((*text[keep:], block), wide=True)
    return [Run(tuple(text[:keep])), wide] if keep else [wide]


def _plate_rows(figure: tree.Figure) -> tuple[tuple[tree.Image, ...], ...]:
    """The images of a figure, row by row."""
    across = max(1, figure.across)
    return tuple(figure.images[start : start + across] for start in range(0, len(figure.images), across))


def _drawing(figure: tree.Figure) -> Markup:
    return read_drawing(figure.svg, figure.alt or figure.label)
