"""A report whose gate of consent or privacy is open says so on every page of every format, and leaves no draft with --final."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from casereport.build import build, check
from casereport.case.source import load
from casereport.cli import command_line
from casereport.journal import load_journal
from casereport.problems import CaseReportError
from casereport.revision.answering import write_response
from casereport.revision.cases import compare_cases
from casereport.revision.manuscript import WRITERS
from casereport.writers.options import Options

MARK = "Draft, not for publication"
GIVEN = "{from: patient, written: yes}"
PLAIN = "The child had fever for some days and got well again under rest. " * 60
RECORD = """casereport: 1
status: {status}
journal: plain
title: "Case report: fever after a journey"
keywords: [fever, case report]
authors: [{{given: Ada, family: Example, affiliations: [ward], email: ada@example.org, corresponding: yes}}]
affiliations: {{ward: {{name: Ward, city: Town, country: IT}}}}
patients: [{{id: P1, age: 40 y, sex: female, consent: {consent}}}]
sections:
  case: |
    {text}
  discussion: |
    {plain}

    {plain}
"""
DATED = "She was seen on 4 May 2021."
OPEN = {
    "a date": {"text": DATED},
    "a hospital": {"text": "She was treated at the Hospital of Northtown."},
    "an old age": {"text": "Her mother, aged 94 years, was well."},
    "no consent": {"consent": "pending"},
    "a contradiction": {"consent": "{from: patient, written: yes, note: It was withdrawn later.}"},
}


def case(folder: Path, *, text: str = "She had fever.", consent: str = GIVEN, status: str = "real", name: str = "case") -> Path:
    path = folder / name
    path.mkdir()
    (path / "case.yaml").write_text(RECORD.format(text=text, consent=consent, status=status, plain=PLAIN), encoding="utf-8")
    return path


def pages(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def headers(data: bytes) -> list[str]:
    """The headers that a Word file's sections use."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name).decode() for name in package.namelist() if "/header" in name or "header" in Path(name).name]


@pytest.mark.parametrize("what", OPEN)
def test_an_open_gate_marks_the_document_and_final_refuses(tmp_path: Path, what: str) -> None:
    path = case(tmp_path, **OPEN[what])
    assert check(path).document.banner == MARK
    with pytest.raises(CaseReportError):
        build(path, out=tmp_path / "out", formats=["text"], final=True)
    assert (
        CliRunner().invoke(command_line("build"), ["build", str(path), "-o", str(tmp_path / "out"), "--to", "text", "--final"]).exit_code
        == 77
    )
    assert not (tmp_path / "out").exists()


def test_a_report_whose_gates_are_closed_has_no_mark(tmp_path: Path) -> None:
    path = case(tmp_path)
    assert check(path).document.banner == ""
    assert build(path, out=tmp_path / "out", formats=["text"], final=True).outputs


def test_a_retold_report_is_marked_and_an_invented_one_has_its_own_banner(tmp_path: Path) -> None:
    assert check(case(tmp_path, text=DATED, status="published", name="retold")).document.banner == MARK
    assert check(case(tmp_path, text=DATED, status="synthetic", name="invented")).document.banner == "Synthetic case: no real patient"


def test_a_date_that_is_allowed_for_a_reason_marks_nothing(tmp_path: Path) -> None:
    path = case(tmp_path, text=DATED)
    (hint,) = [problem.hint for problem in check(path).problems if problem.code == "identifier-date"]
    line = hint.partition("allow: ")[2].replace("why: …", "why: the day of a published outbreak")
    with (path / "case.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f"allow: {line}\n")
    assert check(path).document.banner == ""


@pytest.mark.parametrize("options", [Options(), Options(review=True), Options(blind=True)], ids=["usual", "review", "blind"])
def test_every_page_of_every_format_says_it(tmp_path: Path, options: Options) -> None:
    formats = ["pdf", "html", "docx", "markdown", "text", "jats"]
    made = build(case(tmp_path, text=DATED), out=tmp_path / "out", formats=formats, options=options)
    seen = set()
    for file in made.outputs:
        data, kind = file.read_bytes(), file.suffix
        parts = pages(data) if kind == ".pdf" else headers(data) if kind == ".docx" else [data.decode()]
        assert parts
        assert all(MARK in part for part in parts), file.name
        seen.add(kind)
    assert seen == {".pdf", ".html", ".docx", ".md", ".txt", ".xml"}
    assert any(len(pages(file.read_bytes())) > 1 for file in made.outputs if file.suffix == ".pdf")


def test_the_archive_and_a_printed_supplement_say_it(tmp_path: Path) -> None:
    made = build(case(tmp_path, text=DATED), out=tmp_path / "out", formats=["pdf"], archive=True, supplement=True)
    assert len(made.outputs) == 2
    for file in made.outputs:
        assert all(MARK in page for page in pages(file.read_bytes())), file.name


@pytest.mark.parametrize("dated", ["old", "new"])
def test_a_copy_with_changes_marked_is_a_draft_where_either_version_is(tmp_path: Path, dated: str) -> None:
    texts = {"old": "She had fever.", "new": "She had chills.", dated: DATED}
    old, new = (load(case(tmp_path, text=texts[name], name=name)) for name in ("old", "new"))
    revised = compare_cases(old, new)
    for name, write in WRITERS.items():
        for suffix, data in write(revised).items():
            parts = pages(data) if suffix.endswith(".pdf") else headers(data) if suffix.endswith(".docx") else [data.decode()]
            assert parts, name
            assert all(MARK in part for part in parts), name
    assert MARK in write_response(revised, (), ".md").decode()
    assert all(MARK in part for part in headers(write_response(revised, (), ".docx")))


def test_a_copy_of_two_closed_versions_has_no_mark(tmp_path: Path) -> None:
    old, new = (load(case(tmp_path, text=text, name=name)) for text, name in (("She had fever.", "old"), ("She had chills.", "new")))
    revised = compare_cases(old, new)
    assert (revised.old_document.banner, revised.new_document.banner) == ("", "")
    assert MARK not in write_response(revised, (), ".md").decode()


def test_the_checklist_of_a_draft_says_it(tmp_path: Path) -> None:
    path = case(tmp_path, text=DATED)
    done = CliRunner().invoke(command_line("checklist"), ["checklist", str(path), "--to", "pdf", "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    made = list((tmp_path / "out").rglob("*.pdf"))
    assert made
    assert all(MARK in page for file in made for page in pages(file.read_bytes()))


def test_no_journal_takes_the_words_away(tmp_path: Path) -> None:
    source = load_journal("plain").folder
    folder = tmp_path / "plain"
    folder.mkdir()
    for file in source.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    with (folder / "journal.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n[words]\ndraft_banner = " "\n')
    with pytest.raises(CaseReportError) as refused:
        load_journal("plain", [tmp_path])
    assert [(one.code, one.message) for one in refused.value.problems] == [("bad-journal", "draft_banner says nothing")]
