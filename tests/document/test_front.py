"""The title block: authors with their marks, affiliations in order of use, abstract, the report that is retold."""

from __future__ import annotations

from pathlib import Path

from tests.document.dump import inline
from tests.document.short import document

from casereport.tree import Document

AUTHORS = """
authors:
  - {given: Ada, family: Rossi, suffix: Jr, degrees: MD, affiliations: [b, a], corresponding: yes, email: ada@example.org, equal: yes, guarantor: yes}
  - {given: Ben, family: Null, affiliations: a, equal: yes, email: ben@example.org}
  - {group: The Circle}
affiliations:
  a: {name: Example Hospital, department: Ward 7, city: Sampleton, region: Shire, country: Freedonia}
  b: Institute of Worked Examples
"""


def made(tmp_path: Path, text: str, journal: str = "plain") -> Document:
    return document(tmp_path / "case", text, journal)


def test_affiliations_are_numbered_in_order_of_use(tmp_path: Path) -> None:
    front = made(tmp_path, AUTHORS).front
    assert [(author.name, author.marks) for author in front.authors] == [
        ("Ada Rossi Jr, MD", ("1", "2", "†", "*")), ("Ben Null", ("2", "†")), ("The Circle", ()),
    ]  # fmt: skip
    assert [(note.mark, note.text) for note in front.affiliations] == [
        ("1", "Institute of Worked Examples"), ("2", "Ward 7, Example Hospital, Sampleton, Shire, Freedonia"),
    ]  # fmt: skip
    assert [(note.mark, note.text, note.email) for note in front.author_notes] == [
        ("*", "Correspondence: Ada Rossi", "ada@example.org"), ("†", "These authors contributed equally.", ""),
        ("", "Guarantor: Ada Rossi", ""), ("", "E-mail: Ben Null", "ben@example.org"),
    ]  # fmt: skip
    assert front.running_authors == "Rossi Jr et al."


def test_one_affiliation_needs_no_number(tmp_path: Path) -> None:
    front = made(tmp_path, "authors: [{given: Ada, family: Rossi, affiliations: [a]}]\naffiliations: {a: Hospital}\n").front
    assert [(author.marks, note.mark) for author, note in zip(front.authors, front.affiliations, strict=True)] == [((), "")]
    front = made(
        tmp_path, "authors: [{given: Ada, family: Rossi, affiliations: [a], corresponding: yes}]\naffiliations: {a: Hospital}\n"
    ).front
    assert [(author.marks, note.mark) for author, note in zip(front.authors, front.affiliations, strict=True)] == [(("*",), "")]


def test_one_affiliation_of_some_authors_is_numbered(tmp_path: Path) -> None:
    authors = "authors: [{given: Ada, family: Rossi, affiliations: [a]}, {given: Ben, family: Null}]\naffiliations: {a: Hospital}\n"
    front = made(tmp_path, authors).front
    assert [author.marks for author in front.authors] == [("1",), ()]
    assert [note.mark for note in front.affiliations] == ["1"]


ABSTRACT = "abstract: {background: B., case: C., conclusion: D.}\n"


def test_an_abstract_keeps_its_headings_or_is_joined_as_the_journal_wants(tmp_path: Path) -> None:
    plain = made(tmp_path / "a", ABSTRACT).front.abstract
    assert [(part.label, inline(part.children)) for part in plain] == [
        ("Background", "B."),
        ("Case presentation", "C."),
        ("Conclusions", "D."),
    ]
    joined = made(tmp_path / "b", ABSTRACT, "frontiers").front.abstract
    assert [(part.label, inline(part.children)) for part in joined] == [("", "B. C. D.")]


def test_one_text_is_an_abstract_without_headings(tmp_path: Path) -> None:
    found = made(tmp_path, "abstract: |\n  One.\n\n  Two.\n").front.abstract
    assert [(part.label, inline(part.children)) for part in found] == [("", "One.⏎Two.")]


def test_the_report_that_is_retold(tmp_path: Path) -> None:
    text = "casereport: 1\nstatus: published\ntitle: T\npatients: [{id: P1}]\norigin: {citation: A. B. J. 2020, doi: 10.1/x, pmid: '7', pmcid: PMC8, licence: CC BY 4.0, note: In part}\n"
    assert inline(made(tmp_path, text).front.source) == (
        "Source: A. B. J. 2020. doi:[10.1/x → https://doi.org/10.1/x]; PubMed [7 → https://pubmed.ncbi.nlm.nih.gov/7/]; "
        "PubMed Central [PMC8 → https://pmc.ncbi.nlm.nih.gov/articles/PMC8/]. Licence: CC BY 4.0. In part."
    )


def test_marks_in_a_title_stay_out_of_its_plain_form(tmp_path: Path) -> None:
    front = made(tmp_path, "casereport: 1\nstatus: real\ntitle: A case of *S. aureus* and CO~2~\npatients: [{id: P1}]\n").front
    assert (inline(front.title), front.title_text) == ("A case of *S. aureus* and CO~2~", "A case of S. aureus and CO₂")
