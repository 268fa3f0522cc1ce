"""Parts of the report as files of their own: its tables, its supplement, its statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casereport.language import say
from casereport.submission.extracts import blocks_of, title_of
from casereport.submission.subject import Subject
from casereport.tree import Document, Paragraph, Section, Table, Text, walk


def tables_apart(subject: Subject) -> Iterator[tuple[int, Document]]:
    """(printed number, document) of every table of the report, the parts of one table behind each other."""
    tables = [node for node in walk((subject.document.body, subject.document.back)) if isinstance(node, Table) and node.label]
    numbers = {node.label: number for number, node in enumerate((one for one in tables if one.label and not one.continues), start=1)}
    for label, number in numbers.items():
        yield number, subject.page("", tuple(node for node in tables if node.label == label))


def supplements_apart(subject: Subject) -> Iterator[Document]:
    """A document of every section of the supplement: the record of the case, tables that a journal has no room for."""
    for section in subject.document.supplement:
        title = replace(subject.document.front, title=section.title, abstract=(), keywords=(), authors=(), affiliations=(), author_notes=())
        of = Paragraph((Text(say("submission.supplement_of", title=title_of(subject.document))),))
        yield replace(subject.page("", (of, *section.blocks)), front=replace(title, source=(), imprint=(), translations=()))


def statements_apart(subject: Subject, title: str) -> Document | None:
    """The statements of the report with their headings, for a system that asks for each in a field; None when there are none."""
    found = [section for section in subject.document.back if section.role == "statement"]
    sections = tuple(Section(one.id, "", one.title, 1, blocks_of(one), one.role) for one in found)
    return replace(subject.page(title, ()), body=sections) if sections else None
