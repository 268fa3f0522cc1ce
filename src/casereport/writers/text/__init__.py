"""The article as plain text, to be read in any program and pasted into the boxes of a submission system."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casereport import tree
from casereport.journal import Journal
from casereport.patterns import lazy_pattern
from casereport.problems import Problem, fault
from casereport.writers import Output, Source
from casereport.writers.reading_back import lost_from
from casereport.writers.text.blocks import write_blocks, write_heading, write_references
from casereport.writers.text.inlines import write_line

_CONTROLS: Final = lazy_pattern(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that steer a terminal or reorder text; a pasted dose must be the dose that is seen."""


def write_output(source: Source) -> Output:
    """The text, compared with the tree."""
    text = write_text(source.document, source.journal)
    return Output({".txt": text.encode()}, tuple(inspect_text(text, source.document)))


def inspect_text(text: str, document: tree.Document) -> list[Problem]:
    """Problems of a text: passages that it lacks (`lost-text`), control characters (`unsafe-output`)."""
    unsafe = [fault("unsafe-output", "the text has control characters")] if _CONTROLS.search(text) else []
    return [*unsafe, *lost_from(document, text, "text")]


def write_text(document: tree.Document, journal: Journal) -> str:
    """The article: unbroken paragraphs, tables as columns, of figures the caption and what is to be seen, references as a list."""
    return "\n\n".join(part for part in _parts(document, journal) if part) + "\n"


def _parts(document: tree.Document, journal: Journal) -> Iterator[str]:
    front, words = document.front, journal.phrases(document.language)
    yield write_heading(write_line(front.title), 0)
    yield write_line([tree.Text(front.article_type)])
    yield write_line([tree.Text(document.banner)])
    yield ", ".join(map(_author, front.authors))
    yield "\n".join(map(_note, (*front.affiliations, *front.author_notes)))
    yield write_blocks(document.notices, words)
    yield from _abstract(front, journal)
    for one in front.translations:
        yield write_heading(one.heading, 1) if one.abstract else ""
        yield from (write_line(one.title), write_line(one.abstract), write_line([tree.Text("; ".join(one.keywords))]))
    yield write_line(front.imprint)
    yield write_line(front.source)
    yield write_blocks((*document.body, *document.back), words)
    if document.references:
        yield write_heading(document.references_title, 1)
        yield write_references(document.references)


def _author(author: tree.Author) -> str:
    marks = (tree.Sup((tree.Text(",".join(author.marks)),)),) if author.marks else ()
    orcid = f" (https://orcid.org/{author.orcid})" if author.orcid else ""
    return write_line([tree.Text(author.name), *marks, tree.Text(orcid)])


def _note(note: tree.Note) -> str:
    mark = (tree.Sup((tree.Text(note.mark),)), tree.Text(" ")) if note.mark else ()
    return write_line([*mark, tree.Text(f"{note.text} {note.email}".strip())])


def _abstract(front: tree.Front, journal: Journal) -> Iterator[str]:
    if front.abstract:
        yield write_heading(journal.abstract.title, 1)
    for part in front.abstract:
        yield write_line([tree.Text(f"{part.label}. " if part.label else ""), *part.children])
    if front.keywords:
        yield f"{journal.keywords.title}: {write_line([tree.Text('; '.join(front.keywords))])}"
