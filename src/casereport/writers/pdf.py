"""The PDF: pages laid out by WeasyPrint, tagged (PDF/UA-1), with the shipped fonts only and nothing of the document lost."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from casereport import tree
from casereport.journal import Journal, fonts
from casereport.problems import Problem, fault, is_failure
from casereport.tree.marks import without_marks
from casereport.values import dataclass
from casereport.writers import TITLE_PAGE, Output, Source, archive, layout
from casereport.writers.colours import page_colours
from casereport.writers.edges import read_overruns
from casereport.writers.engine import Log, captured_log, closed_fetcher, import_weasyprint, shipped_fonts_only
from casereport.writers.inspection import inspect_pdf
from casereport.writers.lines import Lines
from casereport.writers.manuscript import has_line_numbers, manuscript, number_in_margin
from casereport.writers.options import USUAL, Options
from casereport.writers.paging.page_blocks import PageBlock
from casereport.writers.paging.parting import parted_texts
from casereport.writers.paging.search import find_pages
from casereport.writers.rendering import flat_blocks, page_blocks, read_styles, render_page, split_runs, style_markup


@dataclass(frozen=True, slots=True)
class PdfOutput:
    """The bytes of a PDF, its number of pages, the problems met, and the page on which each anchor of the document stands.

    `flow` are the lines of its pages in reading order, those of tables too.
    """

    data: bytes
    pages: int
    problems: tuple[Problem, ...]
    anchors: Mapping[str, int]
    lines: Lines = field(default_factory=Lines)
    """Where lines are numbered, which text stands on which."""
    flow: tuple[layout.Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """How pages are made beside the journal's own rules: a style sheet behind its own, the standard that they keep, text set closer."""

    sheet: str = ""
    variant: str = "pdf/ua-1"
    closer: bool = False

    @property
    def options(self) -> dict[str, Any]:
        """What the engine is told, when it lays out and when it writes."""
        return {"pdf_variant": self.variant, "pdf_tags": True}


@dataclass(frozen=True, slots=True)
class _Layout:
    """A laid-out document and what was found on its pages."""

    rendered: Any
    root: Any
    fetcher: Any
    lines: list[layout.Line]
    lost: int


def write_output(source: Source) -> Output:
    """The PDF, inspected, or the errors that forbid it; raises what `write_pdf` raises."""
    made = {".pdf": write_pdf(source.document, source.journal, replace(source.options, attached={}))}
    if source.options.attached:
        made[archive.ENDING] = write_pdf(source.document, source.journal, source.options)
    if source.title_page:
        made[f"{TITLE_PAGE}.pdf"] = write_pdf(source.title_page, source.journal.model_copy(update={"columns": 1}))
    problems = [problem for pdf in made.values() for problem in pdf.problems]
    if is_failure(problems):
        return Output({}, tuple(problems))
    inspected = [
        p for ending, pdf in made.items() for p in inspect_pdf(pdf.data, source.options.attached if ending == archive.ENDING else {})
    ]
    return Output({ending: pdf.data for ending, pdf in made.items()}, (*problems, *inspected))


def write_pdf(document: tree.Document, journal: Journal, options: Options = USUAL) -> PdfOutput:
    """The PDF with its problems; an error among them means that it must not be published.

    Raises BuildFailure(69) without Pango, and CaseReportError when a template of the journal fails.
    """
    problems = missing_glyphs(document)
    if problems:
        return PdfOutput(b"", 0, tuple(problems), {})
    weasyprint = import_weasyprint()
    journal, sheet = manuscript(journal, options)
    way = _Way(sheet, archive.VARIANT) if options.attached else _Way(sheet)
    with captured_log() as log:
        laid_out, problems = _lay_out_complete(weasyprint, document, journal, way)
        lines = _numbered(weasyprint, laid_out.rendered) if laid_out and has_line_numbers(options) else Lines()
        if laid_out and options.attached:
            archive.attach(weasyprint, laid_out.rendered, options.attached)
        given = archive.GIVEN if options.attached else {}
        data = laid_out.rendered.write_pdf(**way.options, **given) if laid_out else b""
    if laid_out is None:
        return PdfOutput(b"", 0, (*problems, *_log_problems(log)), {})
    found = [*problems, *_log_problems(log), *_font_problems(laid_out.rendered), *_layout_problems(laid_out, document)]
    return PdfOutput(data, len(laid_out.rendered.pages), tuple(found), _anchors(laid_out.rendered), lines, tuple(laid_out.lines))


def missing_glyphs(document: tree.Document) -> list[Problem]:
    """A problem for every character that the shipped fonts cannot print, named by its code point alone."""
    text = without_marks("\n".join(layout.printed_passages(document)))
    hint = "replace the character, or spell it out"
    return [
        fault("missing-glyph", f"the shipped fonts have no U+{ord(character):04X}", hint=hint)
        for character in fonts.missing(text, ("CRSerif", "CRSans"))
    ]


def _lay_out_complete(weasyprint: Any, document: tree.Document, journal: Journal, way: _Way) -> tuple[_Layout | None, list[Problem]]:
    """The layout in the journal's columns; when it loses text, in one column with a warning; when that does too, an error."""
    result = _lay_out(weasyprint, document, journal, way)
    if isinstance(result, Problem):
        return None, [result]
    if not result.lost:
        return result, []
    if journal.columns == 2:
        again, problems = _lay_out_complete(weasyprint, document, journal.model_copy(update={"columns": 1}), way)
        return again, [fault("one-column", f"two columns lost {result.lost} passages; the pages have one column"), *problems]
    return result, [fault("lost-text", f"{result.lost} passages of the document are not on the pages")]


def _lay_out(weasyprint: Any, document: tree.Document, journal: Journal, way: _Way) -> _Layout | Problem:
    """The document on the best pages that were found."""

    def lay_out(blocks: tuple[PageBlock, ...], closer: bool) -> _Layout | Problem:
        return _lay_out_blocks(weasyprint, document, journal, blocks, replace(way, closer=closer))

    return find_pages(page_blocks(document, journal), journal.columns, lay_out)


def _lay_out_blocks(
    weasyprint: Any, document: tree.Document, journal: Journal, blocks: tuple[PageBlock, ...], way: _Way
) -> _Layout | Problem:
    from weasyprint.urls import FatalURLFetchingError

    fetcher = closed_fetcher({**_font_assets(), **document.assets, **_drawings(document)})
    try:
        page = print_page(document, journal, blocks, way.sheet, closer=way.closer)
        source = weasyprint.HTML(string=page, base_url="asset:", url_fetcher=fetcher)
        rendered = source.render(font_config=shipped_fonts_only(), **way.options)
    except FatalURLFetchingError:
        return fault("unsafe-output", f"the page asked for something outside the document ({', '.join(fetcher.violations)})")
    lines = layout.read_lines(rendered.pages)
    return _Layout(rendered, source.etree_element, fetcher, lines, layout.lost_passages(document, lines, parted_texts(blocks)))


def print_page(
    document: tree.Document, journal: Journal, blocks: tuple[PageBlock, ...] | None = None, sheet: str = "", *, closer: bool = False
) -> str:
    """The page as HTML for the PDF engine, with its blocks in the order given and `sheet` behind the journal's styles.

    With `closer`, text takes a little less height. Pictures and fonts are named by the hash of their bytes.
    """
    runs = split_runs(document, page_blocks(document, journal) if blocks is None else blocks)
    page = f"@page {{ size: {journal.paper} }}"
    styles = read_styles(journal, "base.css", "print.css", closer=closer)
    css = "\n".join([_font_faces(), page_colours(), styles, page, _type(journal), sheet])
    return render_page(document, journal, "print", runs=runs, style=style_markup(css))


def _numbered(weasyprint: Any, rendered: Any) -> Lines:
    return number_in_margin(weasyprint, rendered, closed_fetcher(_font_assets()), _font_faces(), shipped_fonts_only())


def _type(journal: Journal) -> str:
    """The sizes of tables and captions: those for which they were measured."""
    sizes = {"table": journal.table.text_pt, ".small table": journal.table.small_pt}
    tables = [f".table-block{' ' * (name == 'table')}{name} {{ font-size: {size}pt }}" for name, size in sizes.items()]
    return "\n".join([*tables, f"figcaption {{ font-size: {journal.table.text_pt}pt }}"])


def _font_faces() -> str:
    return "\n".join(
        f"@font-face {{ font-family: {face.family}; font-weight: {face.weight}; font-style: {face.style}; src: url(asset:{face.file}) }}"
        for face in fonts.faces()
    )


def _font_assets() -> dict[str, tuple[str, bytes]]:
    return {face.file: ("font/ttf", fonts.read_face(face.file)) for face in fonts.faces()}


def _drawings(document: tree.Document) -> dict[str, tuple[str, bytes]]:
    figures = (node for node in tree.walk((document.body, document.back)) if isinstance(node, tree.Figure))
    return {figure.asset: ("image/svg+xml", figure.svg.encode()) for figure in figures if figure.svg}


def _log_problems(log: Log) -> list[Problem]:
    """A problem for every line of the engine's log: its form without the values, which may be the patient's."""
    return [_log_problem(level, form) for level, form in dict.fromkeys(log.lines)]


def _log_problem(level: int, form: str) -> Problem:
    """An error; a warning when the line tells of a CSS rule passed over, which a journal of the user's own may live with."""
    problem = fault("renderer", f"the PDF engine reported: {form}")
    return replace(problem, severity="warning") if level < logging.ERROR and form.startswith("Ignored ") else problem


def _font_problems(rendered: Any) -> list[Problem]:
    foreign = sorted({font.family for font in rendered.fonts.values()} - set(fonts.families()))
    return [fault("foreign-font", f"the PDF uses {family}, which is not shipped") for family in foreign]


def _layout_problems(laid_out: _Layout, document: tree.Document) -> list[Problem]:
    problems: list[Problem] = []
    if laid_out.fetcher.violations:  # drawing an SVG swallows the refusal, the list keeps it
        schemes = ", ".join(laid_out.fetcher.violations)
        problems.append(fault("unsafe-output", f"a picture asked for something outside the document ({schemes})"))
    lonely = layout.lonely_headings(laid_out.lines)
    if lonely:
        problems.append(fault("lonely-heading", f"{lonely} headings stand alone at the foot of a column or page"))
    return problems + _edge_problems(laid_out, document)


def _edge_problems(laid_out: _Layout, document: tree.Document) -> list[Problem]:
    """A problem for each page and figure or table with ink beyond an edge."""
    floats = [block for block in flat_blocks(document) if isinstance(block, tree.Table | tree.Figure)]
    labels = {block.id: f" in {block.label}" for block in floats if block.label}
    found = [(overrun.page, labels.get(overrun.anchor, "")) for overrun in read_overruns(laid_out.rendered.pages)]
    return [fault("off-page", f"ink runs over an edge on page {page}{where}") for page, where in dict.fromkeys(found)]


def _anchors(rendered: Any) -> dict[str, int]:
    return {anchor: number for number, page in reversed(list(enumerate(rendered.pages, 1))) for anchor in page.anchors}
