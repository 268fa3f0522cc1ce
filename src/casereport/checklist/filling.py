"""From a checked case to the files of a checklist: the report is laid out, and each item looked up on its pages."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Final

from casereport.build import Checked, write
from casereport.chart import Chart
from casereport.checklist.form import FilledRow, Head, as_list, as_table, front
from casereport.checklist.places import Pages
from casereport.document.prose.signs import set_signs
from casereport.guidelines import Guideline, Report, assess
from casereport.journal import load_journal
from casereport.language import say, spoken
from casereport.problems import CaseReportError, is_failure
from casereport.tree import Document, Section, blinded, plain
from casereport.tree.matter import NOTHING
from casereport.values import dataclass
from casereport.writers.blindness import names_left
from casereport.writers.options import Options
from casereport.writers.pdf import PdfOutput, write_pdf
from casereport.writers.publishing import output_name

FORMATS: Final = ("pdf", "docx", "html", "md")
"""Formats of a checklist, as the command line calls them."""
_WRITERS: Final = {"md": "markdown"}
_FORM: Final = Options(spacing=1.0, line_numbers=False)
"""A form is read and not reviewed."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A guideline filled in: its rows, the form and its list as documents, and the pages that they tell of by the ends of their names."""

    guideline: Guideline
    rows: tuple[FilledRow, ...]
    form: Document
    listed: Document
    pages: dict[str, bytes] = field(default_factory=dict)
    blind: bool = False


def fill_checklist(checked: Checked, guideline: Guideline, *, blind: bool = False) -> Filled:
    """The checklist of a report, with pages of its PDF and lines of its review copy; raises CaseReportError where it cannot be built."""
    printed, numbered = (Options(blind=blind, review=review) for review in (False, True))
    name = output_name(checked.case.name)
    with spoken(checked.case.record.language):
        document, pages, lines = _laid_out(checked, printed, numbered)
        files = say("checklist.pages_of", pages=f"{name}{printed.mark}.pdf", lines=f"{name}{numbered.mark}.pdf")
        made = _filled(checked, guideline, document, (pages, lines), files, blind=blind)
    return replace(made, pages={f"{printed.mark}.pdf": pages.data, f"{numbered.mark}.pdf": lines.data})


def filled_rows(checked: Checked, guideline: Guideline, document: Document, manuscript: str) -> Filled:
    """The checklist of a manuscript whose lines are numbered; it names no author, so that it may go with a blinded copy too."""
    with spoken(checked.case.record.language):
        pages = _pages(document, checked, Options(review=True))
        return _filled(checked, guideline, document, (pages, pages), say("checklist.pages_and_lines_of", pages=manuscript), blind=True)


def write_checklist(filled: Filled, checked: Checked, formats: tuple[str, ...]) -> dict[str, bytes]:
    """Ending → bytes of the form in each format, of Markdown the list; raises CaseReportError when a writer finds a fault."""
    plain_journal = load_journal("plain")
    files: dict[str, bytes] = {}
    for name in formats:
        document = filled.listed if name == "md" else filled.form
        made, problems = write(document, plain_journal, [_WRITERS.get(name, name)], options=_FORM)
        left = names_left(checked.document, made) if filled.blind else []
        if is_failure([*problems, *left]):
            raise CaseReportError([*problems, *left])
        files |= made
    return files


def checklist_name(filled: Filled) -> str:
    """What the file of a checklist is called, behind the name of the case."""
    return f"checklist-{filled.guideline.name}"


def _laid_out(checked: Checked, printed: Options, numbered: Options) -> tuple[Document, PdfOutput, PdfOutput]:
    document = set_signs(checked.document)
    shown = blinded(document) if printed.blind else document
    return shown, _pages(shown, checked, printed), _pages(shown, checked, numbered)


def _pages(document: Document, checked: Checked, options: Options) -> PdfOutput:
    made = write_pdf(document, checked.journal, options)
    if is_failure(made.problems):
        raise CaseReportError(made.problems)
    return made


def _filled(
    checked: Checked, guideline: Guideline, document: Document, pages: tuple[PdfOutput, PdfOutput], files: str, *, blind: bool
) -> Filled:
    record = checked.case.record
    report = Report(record, checked.journal, document, Chart.of(record), checked.tellings)
    placing = Pages(report.passages, *pages)
    rows = tuple(FilledRow(row, tuple(map(placing.place, row.spots))) for row in assess(guideline, report))
    head = Head(plain(document.front.title), checked.journal.title, files)
    whole = replace(checked.document, banner=document.banner)
    form, listed = (_document(whole, guideline, sections(guideline, head, rows), blind=blind) for sections in (as_table, as_list))
    return Filled(guideline, rows, form, listed, blind=blind)


def _document(whole: Document, guideline: Guideline, sections: tuple[Section, ...], *, blind: bool) -> Document:
    """A document of the form; of a blind one what notes of the authors tell of who they are is hidden."""
    form = Document(whole.language, front(guideline), sections, banner=whole.banner)
    return replace(blinded(replace(form, matter=whole.matter)), matter=NOTHING) if blind else form
