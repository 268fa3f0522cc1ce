"""The table of writers holds what it names: every row writes files, every name and ending of a format comes from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

import pytest
from tests.writers import documents

from casereport import writers
from casereport.build import write
from casereport.journal import load_journal
from casereport.problems import BuildFailure, fault, is_failure
from casereport.tree import Document
from casereport.writers import DEFAULT_FORMATS, WRITERS, Output, Source, Writer, choose_writers, pdf, with_sources
from casereport.writers.pdf import PdfOutput

ROOT = Path(__file__).parent.parent.parent
NAMES = [row.name for row in WRITERS]


@pytest.fixture(scope="module")
def outputs() -> dict[str, bytes]:
    """A small document in every format."""
    made, problems = write(documents.rich_document(paragraphs=1), load_journal("plain"), NAMES)
    assert not is_failure(problems, strict=True)
    return made


@pytest.mark.parametrize("row", WRITERS, ids=NAMES)
def test_every_row_writes_files_with_its_ending(row: Writer, outputs: dict[str, bytes]) -> None:
    files = {suffix: data for suffix, data in outputs.items() if fnmatch(suffix, row.suffix)}
    assert files
    assert all(len(data) > 500 for data in files.values())


def test_no_writer_writes_a_file_with_another_ending(outputs: dict[str, bytes]) -> None:
    assert [suffix for suffix in outputs if not any(fnmatch(suffix, row.suffix) for row in WRITERS)] == []


def test_every_module_that_writes_an_output_stands_in_the_table() -> None:
    folder = Path(writers.__file__).parent
    files = {
        file.stem if file.parent == folder else file.parent.name: file for file in [*folder.glob("*.py"), *folder.glob("*/__init__.py")]
    }
    doors = {name for name, file in files.items() if re.search(r"^def write_output\(", file.read_text(encoding="utf-8"), re.MULTILINE)}
    assert doors == {row.module for row in WRITERS}


def test_names_and_endings_are_told_apart_and_a_row_is_drawn_from_rows_above_it() -> None:
    assert len(set(NAMES)) == len({row.suffix for row in WRITERS}) == len(WRITERS)
    assert set(DEFAULT_FORMATS) <= set(NAMES)
    for number, row in enumerate(WRITERS):
        assert set(row.drawn_from) <= set(NAMES[:number])


def test_what_two_rows_share_is_made_once(outputs: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Document] = []

    def counted(document: Document, *_: object) -> PdfOutput:
        calls.append(document)
        return PdfOutput(outputs[".pdf"], 1, (), {})

    monkeypatch.setattr(pdf, "write_pdf", counted)
    stages: list[str] = []
    both, _ = write(documents.rich_document(paragraphs=1), load_journal("plain"), ["png", "pdf"], stages.append)
    assert both == {suffix: data for suffix, data in outputs.items() if suffix == ".pdf" or suffix.startswith("-page-")}
    assert stages == ["laying out pages", "drawing page images"]
    assert len(calls) == 1
    pictures, _ = write(documents.rich_document(paragraphs=1), load_journal("plain"), ["png"])
    assert pictures == {suffix: data for suffix, data in both.items() if suffix != ".pdf"}
    assert [row.name for row in with_sources(choose_writers(["png"]))] == ["pdf", "png"]


def test_a_row_is_not_written_when_what_it_is_drawn_from_failed() -> None:
    png = next(row for row in WRITERS if row.name == "png")
    failed = Output({}, (fault("lost-text", "a passage is not on the pages"),))
    assert png.write(Source(documents.rich_document(), load_journal("plain"), {"pdf": failed})) == Output()


def test_the_problems_of_a_format_that_was_not_asked_for_are_told_too() -> None:
    document = replace(documents.rich_document(), banner="Sign \U0001f9ec.")
    outputs, problems = write(document, load_journal("plain"), ["png"])
    assert outputs == {}
    assert [problem.code for problem in problems] == ["missing-glyph"]


def test_a_format_that_there_is_not_is_refused() -> None:
    with pytest.raises(BuildFailure, match="no output format has the name nothing") as refused:
        write(documents.rich_document(), load_journal("plain"), ["pdf", "nothing"])
    assert (refused.value.status, refused.value.hint) == (2, f"the formats are {', '.join(NAMES)}")


def test_the_command_line_and_the_readme_name_the_formats_of_the_table(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"`casereport build CASE … [--to {','.join(NAMES)}]" in readme
    assert run("formats") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == NAMES
    assert run("build", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert f"separated by commas: {', '.join(NAMES)}." in told
    assert f"[default: {','.join(DEFAULT_FORMATS)}]" in told
