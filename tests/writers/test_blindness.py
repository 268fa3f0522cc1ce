"""Blind builds: every text that names the authors is told at its place, and no output of any format holds them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.builds import RECORDS

from casereport.build import build, check, write
from casereport.problems import Problem
from casereport.tree import Contributor, Document, Front, Matter, Text
from casereport.writers import Output, Source, Writer
from casereport.writers.blindness import names_left, read_texts
from casereport.writers.options import Options

RECORD = """casereport: 1
status: synthetic
title: A case report from Bern
authors:
  - {given: Ada, family: Rossi, affiliations: ward, email: ada@example.org, corresponding: yes, orcid: 0000-0002-1825-0097}
affiliations: {ward: {name: Example Hospital, city: Bern}}
patients: [{id: P1}]
sections:
  case: |
    A girl was seen.

    She came to Example Hospital, and Dr Rossi saw her; as we reported [@own] and others [@other] did.
statements: {funding: none, acknowledgements: We thank Ada.}
references: refs.bib
"""
REFERENCES = """@article{own, author = {Rossi, Ada}, title = {Earlier}, journal = {J}, year = {2020}, volume = 1, pages = {1}}
@article{other, author = {Muster, Ben}, title = {Later}, journal = {J}, year = {2021}, volume = 1, pages = {1}}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A record whose texts name its author and her hospital."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(RECORD, encoding="utf-8")
    (folder / "refs.bib").write_text(REFERENCES, encoding="utf-8")
    return folder


def told(problems: tuple[Problem, ...], code: str) -> list[tuple[int, int, str]]:
    """Line, column and message of each problem of a code."""
    return [(p.place.line, p.place.column, p.message) for p in problems if p.code == code and p.place]


def test_every_text_that_names_the_authors_is_told_where_it_stands(case: Path, tmp_path: Path) -> None:
    problems = build(case, out=tmp_path / "out", formats=["html"], options=Options(blind=True)).problems
    assert told(problems, "blinded-name") == [
        (3, 27, "the text holds the city of an institution; the blind copy hides it"),
        (12, 17, "the text holds the name of an institution; the blind copy hides it"),
        (12, 39, "the text holds the name or initials of an author; the blind copy hides it"),
    ]
    assert told(problems, "self-citation") == [
        (1, 1, "'own' names an author of this report, and the text calls it the authors' own; it stays in the list of references")
    ]


def test_a_build_that_is_not_blind_tells_nothing_of_it(case: Path, tmp_path: Path) -> None:
    problems = build(case, out=tmp_path / "out", formats=["html"]).problems
    assert [p.code for p in problems if p.code in ("blinded-name", "self-citation")] == []


def test_a_blind_build_has_outputs_of_its_own_names_and_a_title_page(case: Path, tmp_path: Path) -> None:
    def names(*, blind: bool = False, review: bool = False) -> list[str]:
        options = Options(review=review, blind=blind)
        return sorted(path.name for path in build(case, out=tmp_path / "out", formats=["pdf", "html"], options=options).outputs)

    assert names(blind=True) == ["case.blind.html", "case.blind.pdf", "case.title-page.pdf"]
    assert names(review=True) == ["case.review.html", "case.review.pdf"]
    assert names(review=True, blind=True) == ["case.blind.review.html", "case.blind.review.pdf", "case.title-page.pdf"]
    assert len(list((tmp_path / "out" / "case").iterdir())) == 7  # none of them took another's place


@pytest.mark.parametrize("sample", RECORDS)
@pytest.mark.parametrize("journal", ["plain", "frontiers"])
def test_no_output_of_a_sample_tells_its_authors(sample: str, journal: str) -> None:
    checked = check(RECORDS[sample], journal=journal)
    outputs, problems = write(checked.document, checked.journal, ["pdf", "html"], works=checked.works, options=Options(blind=True))
    assert [p for p in problems if p.severity == "error"] == []
    shown = {name: data for name, data in outputs.items() if not name.startswith(".title-page")}
    assert sorted(shown) == [".html", ".pdf"]
    for author in checked.document.matter.contributors:
        for text in (text for name, data in shown.items() for text in read_texts(name, data)):
            assert f"{author.given} {author.family}" not in " ".join(text.split()) or not author.given
            assert not author.orcid or author.orcid not in text
    title = next(iter(read_texts(".pdf", outputs[".title-page.pdf"])))
    assert checked.document.front.authors[0].name in title  # its metadata


def test_a_writer_that_leaves_the_names_in_is_found(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = check(case)

    def write_output(_: Writer, source: Source) -> Output:
        return Output({".txt": f"{checked.document.front.authors[0].name} {source.document.front.title_text}".encode()})

    monkeypatch.setattr(Writer, "write", write_output)
    _, problems = write(checked.document, checked.journal, ["html"], options=Options(blind=True))
    assert [(p.code, p.severity) for p in problems] == [("name-left", "error")]
    assert write(checked.document, checked.journal, ["html"])[1] == []


DOCUMENT = Document("en", Front((Text("T"),), "T", "", "Case"), (), matter=Matter((Contributor("Ada", "Rossi"),)))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (".html", b"<p>by A<b>d</b>a <em>Rossi</em></p>"),
        (".html", b'<img alt="drawn by Rossi">'),
        (".xml", b"<name><surname>Rossi</surname></name>"),
        (".docx", "word/document.xml"),
    ],
)
def test_names_are_found_in_the_pieces_that_a_format_makes_of_them(name: str, data: bytes | str) -> None:
    if isinstance(data, str):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as parts:
            parts.writestr(data, "<w:r><w:t>Ros</w:t></w:r><w:r><w:t>si</w:t></w:r>")
        data = made.getvalue()
    assert [p.code for p in names_left(DOCUMENT, {name: data})] == ["name-left"]
    assert names_left(DOCUMENT, {f".title-page{name}": data}) == []


def test_a_name_that_is_left_is_told_with_its_place_in_the_output() -> None:
    assert [p.message for p in names_left(DOCUMENT, {".html": b"<p\n>a</p>\n<p>Rossi</p>", ".txt": b"Rossi"})] == [
        "the blind copy still holds the name or initials of an author (html: line 3)",
        "the blind copy still holds the name or initials of an author (txt: line 1)",
    ]
    assert names_left(DOCUMENT, {".html": b"<p>Ro<wbr>ssi</p>"})[0].code == "name-left"


def test_what_a_reader_does_not_see_is_no_name() -> None:
    page = b"<style>.Rossi{}</style><img src='data:image/png;base64,Rossi/Rossi+Rossi='>"
    assert names_left(DOCUMENT, {".html": page, "-page-1.png": b"Rossi"}) == []
