"""The title block on a page of its own, the abstract with its keywords on the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport import tree
from casereport.writers.docx.blocks import write_blocks, write_heading
from casereport.writers.docx.elements import Element, paragraph, w
from casereport.writers.docx.runs import Marks, outward, run, write_runs
from casereport.writers.docx.sheet import Sheet

_BOLD = Marks(bold=True)
_RAISED = Marks(raised="superscript")


def write_front(sheet: Sheet) -> list[Element]:
    """Everything before the text, in the order of the title block."""
    translations = [element for one in sheet.document.front.translations for element in _translated(one, sheet)]
    return [*_title_page(sheet), *_abstract(sheet), *translations, *_sources(sheet)]


def _title_page(sheet: Sheet) -> Iterator[Element]:
    front, styles = sheet.document.front, sheet.styles
    if front.article_type:
        yield paragraph(styles["article_type"], [run(front.article_type)])
    if front.title:
        yield paragraph(styles["title"], write_runs(front.title, sheet))
    if front.authors:
        yield paragraph(styles["author"], list(_authors(front.authors, sheet)))
    for affiliation in front.affiliations:
        yield paragraph(styles["affiliation"], _note(affiliation, sheet))
    for note in front.author_notes:
        yield paragraph(styles["author_note"], _note(note, sheet))
    yield from write_blocks(sheet.document.notices, sheet)


def _authors(authors: tuple[tree.Author, ...], sheet: Sheet) -> Iterator[Element]:
    """The names in a line, each with its marks and the link to its ORCID record."""
    for number, author in enumerate(authors):
        yield run(f", {author.name}" if number else author.name)
        if author.marks:
            yield run(",".join(author.marks), _RAISED)
        if author.orcid:
            yield run("\u00a0")
            yield outward(f"https://orcid.org/{author.orcid}", "iD", sheet, tip=f"ORCID {author.orcid}")


def _note(note: tree.Note, sheet: Sheet) -> list[Element]:
    mark = [run(note.mark, _RAISED), run(" ")] if note.mark else []
    email = [run(" "), outward(f"mailto:{note.email}", note.email, sheet)] if note.email else []
    return [*mark, run(note.text), *email]


def _abstract(sheet: Sheet) -> Iterator[Element]:
    """Heading, the parts behind their own bold headings, keywords; keywords alone where there is no abstract."""
    front, labels = sheet.document.front, sheet.journal
    if front.abstract:
        yield write_heading([run(labels.abstract.title)], 1, sheet, w("pageBreakBefore"))
    for part in front.abstract:
        lead = [run(f"{part.label}.", _BOLD), run(" ")] if part.label else []
        yield paragraph(sheet.styles["abstract"], [*lead, *write_runs(part.children, sheet)])
    if front.keywords:
        lead = [run(f"{labels.keywords.title}:", _BOLD), run(" ")]
        yield paragraph(sheet.styles["keywords"], [*lead, run("; ".join(front.keywords))])


def _translated(one: tree.Translated, sheet: Sheet) -> Iterator[Element]:
    """Title, abstract and keywords in a second language, of which each word is marked."""
    marks = Marks(language=one.language)
    if one.abstract:
        yield write_heading([run(one.heading, marks)], 1, sheet)
    if one.title:
        yield paragraph(sheet.styles["abstract"], write_runs(one.title, sheet, replace(marks, bold=True)))
    if one.abstract:
        yield paragraph(sheet.styles["abstract"], write_runs(one.abstract, sheet, marks))
    if one.keywords:
        yield paragraph(sheet.styles["keywords"], [run("; ".join(one.keywords), marks)])


def _sources(sheet: Sheet) -> Iterator[Element]:
    """Where the article itself was published, and the report that it retells."""
    for told in (sheet.document.front.imprint, sheet.document.front.source):
        if told:
            yield paragraph(sheet.styles["source"], write_runs(told, sheet))
