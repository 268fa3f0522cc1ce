"""What a Word manuscript may be asked for on the command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.writers.docx import word
from tests.writers.docx.test_package import line_of, page_of
from tests.writers.docx.word import W

from casereport.writers.docx.template import own_template

BASE = Path(__file__).parents[1] / "mistakes" / "_base"
Run = Callable[..., int]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case without a problem."""
    return shutil.copytree(BASE, tmp_path / "case")


def built(run: Run, case: Path, *words: object) -> bytes:
    """The Word file of the case."""
    out = case.parent / "out"
    assert run("build", case, "--to", "docx", "-o", out, *words) == 0
    return (out / "case" / "case.docx").read_bytes()


def test_a_manuscript_is_double_spaced_with_numbered_lines(run: Run, case: Path) -> None:
    made = built(run, case)
    assert line_of(made) == "480"
    assert page_of(made).find(f"{W}lnNumType") is not None


def test_lines_spacing_and_figures_are_as_asked(run: Run, case: Path) -> None:
    made = built(run, case, "--no-line-numbers", "--spacing", "1.5", "--figures", "none")
    assert line_of(made) == "360"
    assert page_of(made).find(f"{W}lnNumType") is None
    assert not [name for name in word.parts(made) if name.startswith("word/media/")]


def test_a_template_gives_its_page(run: Run, case: Path) -> None:
    file = case.parent / "journal.docx"
    file.write_bytes(word.changed(own_template(), "word/document.xml", 'w:w="11906"', 'w:w="9000"'))
    size = page_of(built(run, case, "--template", file)).find(f"{W}pgSz")
    assert size is not None
    assert size.get(f"{W}w") == "9000"


def test_a_template_with_macros_writes_nothing(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = case.parent / "journal.docm"
    file.write_bytes(word.with_part(own_template(), "word/vbaProject.bin", b"x"))
    out = case.parent / "out"
    assert run("build", case, "--to", "docx", "-o", out, "--template", file) == 2
    assert f"{file}: error[bad-template] the Word template holds macros" in capsys.readouterr().err
    assert not out.exists()


def test_a_template_that_is_not_there_and_a_spacing_of_nothing_are_wrong_command_lines(
    run: Run, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", case, "--to", "docx", "--template", case / "none.docx") == 2
    assert "--template" in capsys.readouterr().err
    assert run("build", case, "--to", "docx", "--spacing", "0.2") == 2


def test_what_is_no_word_file_is_told_by_its_name_whatever_is_wrong_with_it(
    run: Run, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = case.parent / "letter.docx"
    for data in (b"Dear editor", word.changed(own_template(), "word/document.xml", "<w:body>", "<w:tbody>")):
        file.write_bytes(data)
        assert run("build", case, "--to", "docx", "--template", file) == 2
        assert f"{file}: error[bad-template]" in capsys.readouterr().err


def test_options_of_a_word_file_are_told_where_none_is_made(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = case.parent / "journal.docx"
    file.write_bytes(own_template())
    options = ("--template", file, "--no-line-numbers", "--spacing", "1.5")
    assert run("build", case, "--to", "text", "-o", case.parent / "out", *options) == 0
    told = [line.split(" does nothing")[0] for line in capsys.readouterr().err.splitlines() if line.startswith("note: --")]
    assert told == ["note: --template", "note: --line-numbers", "note: --spacing"]
    assert run("build", case, "--to", "text,docx", "-o", case.parent / "out", *options) == 0
    assert "does nothing" not in capsys.readouterr().err


def test_figures_that_no_output_would_place_as_asked_are_a_wrong_command_line(
    run: Run, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = case.parent / "out"
    assert run("build", case, "--to", "pdf,html", "-o", out, "--figures", "none") == 2
    assert "--figures none is of the Word file: ask for it with --to docx; pdf, html would have them in the text" in capsys.readouterr().err
    assert not out.exists()
    assert run("build", case, "--to", "docx,html,text", "-o", out, "--figures", "end") == 0
    assert "note: --figures end is of the Word file; html has them in the text" in capsys.readouterr().err
