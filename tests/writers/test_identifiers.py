"""Finished outputs are searched for what identifies: in text, metadata and names, in every format, and nothing of it is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from PIL import Image, PngImagePlugin
from tests.builds import RECORDS
from tests.test_draft_marks import MARK, case, headers
from typer.testing import CliRunner

from casereport.build import build, check, write
from casereport.cli import command_line
from casereport.commands.arguments import read_deny_list
from casereport.problems import BuildFailure, CaseReportError, Problem
from casereport.writers import WRITERS
from casereport.writers.identifiers import Watch, identifiers_in_name, identifiers_left, read_denied, watch_for
from casereport.writers.options import Options

FORMATS = ["pdf", "html", "docx", "markdown", "text", "jats"]
SECRET = "Kowalczyk"


def left(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.code == "identifier-left"]


def test_a_name_of_the_list_is_found_in_every_format_and_marks_it(tmp_path: Path) -> None:
    path = case(tmp_path, text=f"The sign of {SECRET.upper()} was absent.")
    made = build(path, out=tmp_path / "out", formats=FORMATS, denied=[SECRET])
    told = left(made.problems)
    kinds = {problem.message.partition("(")[2].partition(":")[0] for problem in told}
    assert {kind.rpartition(".")[2] for kind in kinds} == {"pdf", "html", "docx", "md", "txt", "xml"}
    assert SECRET.lower() not in " ".join(f"{problem.message} {problem.hint}" for problem in told).lower()
    (text,) = [file.read_text(encoding="utf-8") for file in made.outputs if file.suffix == ".txt"]
    assert MARK in text
    (word,) = [file.read_bytes() for file in made.outputs if file.suffix == ".docx"]
    assert all(MARK in part for part in headers(word))


def test_a_final_build_and_a_submission_are_refused_with_77(tmp_path: Path) -> None:
    path = case(tmp_path, text=f"The sign of {SECRET} was absent.")
    listed = tmp_path / "names.txt"
    listed.write_text(f"# kept apart\n\n{SECRET}\n", encoding="utf-8")

    def run(*asked: str) -> int:
        return CliRunner().invoke(command_line(asked[0]), asked).exit_code

    words = [str(path), "-o", str(tmp_path / "out"), "--deny-list", str(listed)]
    assert run("build", *words, "--to", "text", "--final") == 77
    assert run("submit", *words) == 77
    assert not (tmp_path / "out").exists()
    assert run("build", *words, "--to", "text") == 0
    with pytest.raises(BuildFailure, match="cannot be read"):
        read_deny_list(tmp_path / "none.txt")
    with pytest.raises(CaseReportError):
        build(path, out=tmp_path / "out", formats=["text"], final=True, denied=[SECRET])


def test_a_line_of_a_list_is_a_word_and_not_a_part_of_one(tmp_path: Path) -> None:
    made = build(case(tmp_path, text="The feverish child."), out=tmp_path / "out", formats=["text"], denied=["ever", "hild"])
    assert left(made.problems) == []
    assert read_denied("# no\n\n a b \n") == ("a b",)


def test_the_author_of_a_word_template_is_found_in_what_is_made_with_it(tmp_path: Path) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Ward of Dr Anna Weber"
    stream = io.BytesIO()
    template.save(stream)
    made = build(case(tmp_path), out=tmp_path / "out", formats=["docx", "text"], options=Options(template=stream.getvalue()))
    (problem,) = left(made.problems)
    assert "docx: word/" in problem.message
    assert "Weber" not in problem.message
    (text,) = [file.read_text(encoding="utf-8") for file in made.outputs if file.suffix == ".txt"]
    assert MARK in text


def word_file(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


def pictured(**texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, text in texts.items():
        info.add_text(key, text)
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


NOBODY = Watch((), frozenset({"draft"}))
PLACES: Mapping[str, tuple[str, bytes]] = {
    "an alternative": (".html", b'<p>A</p><img alt="Scan of Mrs Anna Weber">'),
    "a description": (".html", b'<meta name="description" content="Mrs Anna Weber, aged 44">'),
    "a drawing": (".svg", b"<svg><text>Mrs Anna Weber</text></svg>"),
    "a core property": (".docx", word_file(docProps__core="<dc:creator>Dr Anna Weber</dc:creator>")),
    "a comment": (".docx", word_file(word__comments='<w:comment w:author="Dr Anna Weber"><w:t>x</w:t></w:comment>')),
    "data beside a picture": (".png", pictured(Author="Mrs Anna Weber")),
    "JATS": (".xml", b"<p>seen by Dr Anna Weber</p>"),
    "Markdown": (".md", b"![Scan](x.png) of Mrs Anna Weber"),
    "a label": (".txt", b"Patient name: Weber"),
    "a number": (".txt", b"hospital number 4711234"),
    "a telephone": (".txt", b"call +39 040 3785111"),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_nobody_typed_is_found_wherever_it_stands(place: str) -> None:
    ending, data = PLACES[place]
    assert identifiers_left(NOBODY, {ending: data})
    known = Watch((), frozenset({"mrs", "dr", "anna", "weber", "4711234", "3785111", "378", "5111", "040"}))
    assert identifiers_left(known, {ending: data}) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("anna-weber", True),
        ("case-20210504", True),
        ("fever-in-a-child", False),
        ("a-final-report-of-anna-weber-syndrome", False),
        ("a-report-of-a-case-of-20210504", True),
        ("Kowalczyk_2", True),
    ],
)
def test_the_name_of_the_outputs_is_looked_at(name: str, found: bool) -> None:
    assert bool(identifiers_in_name(Watch(("kowalczyk",), frozenset()), name)) is found


def test_a_folder_that_is_called_after_the_patient_makes_a_draft(tmp_path: Path) -> None:
    path = case(tmp_path, name="anna-weber")
    made = build(path, out=tmp_path / "out", formats=["text"])
    assert [problem.message for problem in left(made.problems)] == ["a finished output holds an identifier (the name of the file)"]
    assert MARK in made.outputs[0].read_text(encoding="utf-8")
    with pytest.raises(CaseReportError):
        build(path, out=tmp_path / "other", formats=["text"], final=True)
    assert not (tmp_path / "other").exists()


def test_what_only_the_record_names_is_denied_to_its_outputs(tmp_path: Path) -> None:
    path = case(tmp_path)
    with (path / "case.yaml").open("a", encoding="utf-8") as stream:
        stream.write("silence: [{code: uncited-figure, why: Dr Anna Weber and Ada Example saw no need}]\n")
    checked = check(path)
    watch = watch_for(checked.case, checked.document, checked.journal)
    assert any("weber" in one for one in watch.denied)
    assert not any(one == "ada example" for one in watch.denied)  # an author stands on the title page
    assert identifiers_left(watch, {".txt": b"seen by Dr  Anna\nWeber"})


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("journal", ["plain", "jmcr"])
def test_nothing_of_a_record_that_names_nobody_is_found(record: str, journal: str) -> None:
    checked = check(RECORDS[record], journal=journal)
    watch = watch_for(checked.case, checked.document, checked.journal)
    _, found = write(checked.document, checked.journal, ["html", "docx", "markdown", "text", "jats"], works=checked.works, watch=watch)
    assert left(tuple(found)) == []
    assert {writer.name for writer in WRITERS} >= set(FORMATS)
