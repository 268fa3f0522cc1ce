"""Tables, supplement and statements as documents of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.submission.cases import subject
from tests.writers.docx.word import body, instructions

from casereport.submission.apart import statements_apart, supplements_apart, tables_apart
from casereport.tree import Section, Table, plain, walk
from casereport.tree.reading import changed
from casereport.writers.options import Options


def test_each_table_stands_alone_under_its_number(tmp_path: Path) -> None:
    one = subject(tmp_path)
    labels = [node.label for node in walk(one.document.body) if isinstance(node, Table) and node.label]
    apart = list(tables_apart(one))
    assert labels
    assert [number for number, _ in apart] == list(range(1, len(labels) + 1))
    assert [node.label for _, document in apart for node in walk(document.body) if isinstance(node, Table) and node.label] == labels


def test_statements_keep_headings_and_lose_citations(tmp_path: Path) -> None:
    made = statements_apart(subject(tmp_path, ("data: All data are shown.", "data: 'All data are shown [@lee2020].'")), "Statements")
    assert made
    told = {plain(section.title): plain(section.blocks) for section in walk(made.body) if isinstance(section, Section)}
    assert told["Funding"] == "No funding was received for this work."
    assert [text for title, text in told.items() if "ata" in title] == ["All data are shown."]


def test_the_supplement_is_a_document_where_there_is_one(tmp_path: Path) -> None:
    assert list(supplements_apart(subject(tmp_path / "none"))) == []
    owned = subject(tmp_path / "owned", ("sections: {", "sections: {case: All is told., "))
    (made,) = supplements_apart(owned)
    assert plain(made.front.title) == "Record of the case"
    assert plain(made.body[0].blocks[0]) == "Supplement to “Case report: anakinra in an adolescent”."


def test_a_table_apart_keeps_its_number_where_fields_are_counted_anew(tmp_path: Path) -> None:
    first, third = (_caption_fields(number, tmp_path / str(number)) for number in (1, 3))
    assert first == ["SEQ Table \\* ARABIC"]
    assert third == ["SEQ Table \\* ARABIC \\r 3"]


def _caption_fields(number: int, folder: Path) -> list[str]:
    one = subject(folder)
    (_, document) = next(tables_apart(one))
    relabelled = changed(document.body, lambda node: replace(node, label=f"Table {number}") if isinstance(node, Table) else node)
    made = one.print(replace(document, body=relabelled), ("docx",), Options())[".docx"]
    return [text for text in instructions(body(made)) if text.startswith("SEQ")]
