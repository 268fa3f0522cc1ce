"""The parts of a submission, in the order in which they are made: each gives its files under the journal's names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from casereport.checklist import write_checklist
from casereport.journal.submission import FileKey
from casereport.submission.apart import statements_apart, supplements_apart, tables_apart
from casereport.submission.disclosure import disclosure, name_of
from casereport.submission.letter import letter
from casereport.submission.subject import Subject
from casereport.tools.figure_files import draw_figures
from casereport.tree import Document, Figure, title_page, walk
from casereport.values import dataclass
from casereport.writers.options import Options

Files = Iterator[tuple[str, bytes]]
"""(name, bytes) of each file."""

_WORD = ("docx",)
_BOTH = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a submission; `make` gives its files, none where the case has nothing for it."""

    key: FileKey
    stage: str
    make: Callable[[Subject], Files]


def _manuscript(subject: Subject) -> Files:
    options = Options(review=True, figures=subject.journal.submission.figures)
    return _files(subject, subject.document, _name(subject, "manuscript"), _BOTH, options)


def _blinded(subject: Subject) -> Files:
    options = Options(review=True, blind=True, figures=subject.journal.submission.figures)
    made = subject.print(subject.document, _BOTH, options)  # its title page is a file of the submission already
    yield from ((f"{_name(subject, 'blinded')}{suffix}", data) for suffix, data in made.items() if "title" not in suffix)


def _title_page(subject: Subject) -> Files:
    return _files(subject, title_page(subject.document), _name(subject, "title_page"), _WORD)


def _figures(subject: Subject) -> Files:
    if any(isinstance(node, Figure) for node in walk((subject.document.body, subject.document.back))):
        for one in draw_figures(subject.checked)[0]:
            stem, _, ending = one.name.rpartition(".")
            yield f"{_name(subject, 'figure', number=stem.removeprefix('Figure'))}.{ending}", one.data


def _tables(subject: Subject) -> Files:
    for number, document in tables_apart(subject):
        yield from _files(subject, document, _name(subject, "table", number=number), _WORD)


def _supplements(subject: Subject) -> Files:
    for number, document in enumerate(supplements_apart(subject), start=1):
        yield from _files(subject, document, _name(subject, "supplement", number=number), _WORD)


def _letter(subject: Subject) -> Files:
    return _files(subject, letter(subject), _name(subject, "letter"), _WORD)


def _statements(subject: Subject) -> Files:
    name = _name(subject, "statements")
    if document := statements_apart(subject, name):
        yield from _files(subject, document, name, _WORD)


def _checklist(subject: Subject) -> Files:
    name = _name(subject, "checklist", guideline=subject.checklist.guideline.family.upper())
    made = write_checklist(subject.checklist, subject.checked, subject.journal.submission.checklist_formats)
    yield from ((f"{name}{suffix}", data) for suffix, data in made.items())


def _disclosures(subject: Subject) -> Files:
    for author in subject.document.matter.contributors:
        if not author.group:
            yield from _files(subject, disclosure(subject, author), _name(subject, "disclosure", author=_plain(name_of(author))), _WORD)


PARTS: tuple[Part, ...] = (
    Part("letter", "writing the cover letter", _letter),
    Part("title_page", "writing the title page", _title_page),
    Part("manuscript", "writing the manuscript", _manuscript),
    Part("blinded", "writing the blinded copy", _blinded),
    Part("table", "writing the tables", _tables),
    Part("figure", "drawing the figures", _figures),
    Part("supplement", "writing the supplement", _supplements),
    Part("statements", "writing the statements", _statements),
    Part("checklist", "filling in the checklist", _checklist),
    Part("disclosure", "writing the disclosures", _disclosures),
)
"""Every part but the page for the authors, which tells of them all."""

NEEDED = frozenset({"statements", "disclosure"})
"""Parts that every submission has: where the record has nothing for one, that is missing."""


def _name(subject: Subject, key: FileKey, **places: object) -> str:
    return subject.journal.submission.file_name(key, **places)


_PLAIN = Options(spacing=1.15, line_numbers=False)
"""Of what is read once and not reviewed: lines close together, without numbers."""


def _files(subject: Subject, document: Document, name: str, formats: tuple[str, ...], options: Options = _PLAIN) -> Files:
    for suffix, data in subject.print(replace(document, created=""), formats, options).items():
        yield f"{name}{suffix}", data


def _plain(name: str) -> str:
    """A person's name as a part of a file's name: without signs that some systems refuse."""
    return " ".join("".join(sign if sign.isalnum() or sign == "-" else " " for sign in name).split())
