"""Writers: a document and a journal in, the bytes of one output format out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from importlib import import_module
from typing import TYPE_CHECKING

from casereport.problems import BuildFailure, Problem, is_failure
from casereport.values import dataclass
from casereport.writers.options import USUAL, Options

if TYPE_CHECKING:
    from casereport.journal import Journal
    from casereport.references.reference import Reference
    from casereport.tree import Document


@dataclass(frozen=True, slots=True)
class Output:
    """What a writer made: ending → bytes of each file, none where an error forbids them, and the problems, those of its inspection too."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What a writer makes its output from; `made` holds the outputs, without errors, of the formats that its row says it is drawn from.

    `works` are the references of the document as data, in the order of its list. Of a blind copy the document has no authors any more, and
    `title_page` has what was left out: a writer of manuscripts writes it to a file of its own, whose ending begins with TITLE_PAGE.
    """

    document: Document
    journal: Journal
    made: Mapping[str, Output] = field(default_factory=dict)
    works: tuple[Reference, ...] = ()
    options: Options = USUAL
    title_page: Document | None = None


TITLE_PAGE = ".title-page"

WriteOutput = Callable[[Source], Output]


@dataclass(frozen=True, slots=True)
class Writer:
    """An output format, written by the function `write_output` of a module of this package.

    `suffix` is the ending of its files; a star in it stands for the number of a page. `stage` is what progress tells meanwhile.
    `drawn_from` names formats above it in the table that its output is made from.
    """

    name: str
    module: str
    suffix: str
    description: str
    stage: str
    drawn_from: tuple[str, ...] = ()

    def write(self, source: Source) -> Output:
        """The output of this format, inspected; empty when a format it is drawn from failed. Its module is first imported here."""
        if any(is_failure(source.made[name].problems) for name in self.drawn_from):
            return Output()
        write_output: WriteOutput = import_module(f"{__name__}.{self.module}").write_output
        return write_output(replace(source, made={name: source.made[name] for name in self.drawn_from}))


WRITERS: tuple[Writer, ...] = (
    Writer("pdf", "pdf", ".pdf", "pages for reading and printing, tagged for accessibility (PDF/UA-1)", "laying out pages"),
    Writer("html", "html", ".html", "one self-contained web page, without scripts", "writing HTML"),
    Writer(
        "docx", "docx", ".docx", "a Word manuscript: double spaced, lines numbered, captions and citations live", "writing the Word file"
    ),
    Writer("png", "png", "-page-*.png", "one picture of every page of the PDF", "drawing page images", drawn_from=("pdf",)),
    Writer("markdown", "markdown", ".md", "Markdown: CommonMark with pipe tables and linked figures", "writing Markdown"),
    Writer("text", "text", ".txt", "plain text to read and to paste into forms: unbroken paragraphs, tables as columns", "writing text"),
    Writer("jats", "jats", ".xml", "JATS 1.3, the XML that publishers and PubMed Central work with", "writing JATS"),
)
"""Every output format, in the order in which they are listed and built."""

DEFAULT_FORMATS = ("pdf", "html")


def formats() -> tuple[Writer, ...]:
    """The output formats that can be chosen."""
    return WRITERS


def choose_writers(names: Iterable[str]) -> tuple[Writer, ...]:
    """The rows with these names, in the table's order; raises BuildFailure (2) for a name that no row has."""
    wanted = set(names)
    known = [row.name for row in WRITERS]
    if unknown := sorted(wanted - set(known)):
        raise BuildFailure(2, f"no output format has the name {unknown[0]}", f"the formats are {', '.join(known)}")
    return tuple(row for row in WRITERS if row.name in wanted)


def with_sources(rows: Iterable[Writer]) -> tuple[Writer, ...]:
    """The rows and all rows that they are drawn from, in the table's order."""
    wanted = {row.name for row in rows}
    for row in reversed(WRITERS):
        wanted |= set(row.drawn_from) if row.name in wanted else set()
    return tuple(row for row in WRITERS if row.name in wanted)
