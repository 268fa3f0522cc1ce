"""The Word file: a manuscript as journals ask for it, editable, its captions, mentions and citations live."""

from __future__ import annotations

from casereport import tree
from casereport.journal import Journal
from casereport.problems import Problem, fault
from casereport.writers import TITLE_PAGE, Output, Source
from casereport.writers.docx.inspection import inspect_docx
from casereport.writers.docx.manuscript import write_body
from casereport.writers.docx.margins import write_banner, write_footer, write_header
from casereport.writers.docx.package import Package, is_usable
from casereport.writers.docx.page import number_lines, read_room, set_paper
from casereport.writers.docx.sheet import Sheet, read_anchors
from casereport.writers.docx.styles import letter_width, set_language, set_spacing, told_styles
from casereport.writers.docx.template import PLAIN, check_template
from casereport.writers.options import USUAL, Options

SPACING = 2.0


def write_output(source: Source) -> Output:
    """The manuscript, inspected; a template that cannot be used is an error."""
    template = source.options.template
    if template is not None and (problems := template_problems(template)):
        return Output({}, tuple(problems))
    documents = {".docx": source.document} | ({f"{TITLE_PAGE}.docx": source.title_page} if source.title_page else {})
    made = {ending: write_docx(document, source.journal, source.options) for ending, document in documents.items()}
    placed = source.options.figures
    found = [problem for ending, data in made.items() for problem in inspect_docx(data, documents[ending], placed)]
    told = [told_styles(Package(template).theirs)] if template is not None else []
    return Output(made, (*found, *told))


def template_problems(template: bytes) -> list[Problem]:
    """A problem (`bad-template`, `limit`) for a template that cannot be used; an empty list for one that can."""
    problems = check_template(template)
    if problems or is_usable(template):
        return problems
    return [fault("bad-template", "the Word template is damaged, or has no page", hint=PLAIN)]


def write_docx(document: tree.Document, journal: Journal, options: Options = USUAL) -> bytes:
    """The manuscript as a .docx: double spaced and its lines numbered, unless the options or a journal's own template say otherwise."""
    package = Package(options.template)
    own = options.template is None
    styles = package.file.styles.element
    set_language(styles, document.language)
    if own or options.spacing is not None:
        set_spacing(styles, options.spacing or SPACING)
    if own:
        set_paper(package.section, journal.paper)
    if own or options.line_numbers is not None:
        number_lines(package.section, wanted=options.line_numbers is not False)
    sheet = _sheet(document, journal, package, pictured=options.figures != "none")
    body = write_body(sheet, options.figures)
    return package.write(sheet, body, write_header(sheet), write_banner(sheet), write_footer(sheet))


def _sheet(document: tree.Document, journal: Journal, package: Package, *, pictured: bool) -> Sheet:
    words = journal.phrases(document.language)
    room, turned = read_room(package.section), read_room(package.section, turned=True)
    letters = letter_width(package.file.styles.element, package.styles["table_text"])
    anchors, styles = read_anchors(document), package.styles
    return Sheet(document, journal, anchors, words, styles, package.lists, room, turned, pictured=pictured, letters=letters)
