"""`casereport extract`: an archive gives its case back; whatever else it is given is a problem and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builds import RECORDS
from tests.writers.documents import rich_document

from casereport.build import build
from casereport.case.archive import pack
from casereport.case.source import load
from casereport.journal import load_journal
from casereport.tools import extraction
from casereport.writers.options import Options
from casereport.writers.pdf import write_pdf

Run = Callable[..., int]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the record with every field."""
    return build(RECORDS["full"], out=tmp_path_factory.mktemp("built"), formats=["pdf"], archive=True).outputs[1]


def carrying(path: Path, files: dict[str, bytes]) -> Path:
    """A PDF with these files attached."""
    path.write_bytes(write_pdf(rich_document(paragraphs=1), load_journal("plain"), Options(attached=files)).data)
    return path


def test_the_case_comes_back_the_same(archive: Path, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", archive, "-o", tmp_path / "case") == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / "case" / "case.json")]
    case, again = load(RECORDS["full"]), load(tmp_path / "case")
    assert again.record == case.record
    assert dict(again.references) == dict(case.references)
    assert {name: asset.hash for name, asset in again.assets.items()} == {name: asset.hash for name, asset in case.assets.items()}
    assert sorted(file.name for file in (tmp_path / "case").iterdir()) == [
        "abstract.md", "case.json", "introduction.md", "labs.csv", "long.csv", "references.bib", "scan-a.png", "scan-b.png",
    ]  # fmt: skip


def test_the_folder_is_named_after_the_pdf(archive: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("extract", archive) == 0
    assert (tmp_path / "full" / "case.json").is_file()
    assert run("extract", archive) == 2  # it is there now


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n"], ids=["empty", "text", "head alone"])
def test_what_is_no_pdf_is_a_problem(data: bytes, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    assert run("extract", tmp_path / "x.pdf", "-o", tmp_path / "case") == 1
    assert "error[no-archive] the file is no PDF that can be read" in capsys.readouterr().err
    assert not (tmp_path / "case").exists()


def test_a_pdf_of_another_kind_is_a_problem(archive: Path, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", archive.with_name("full.pdf"), "-o", tmp_path / "case") == 1
    assert "the PDF carries no record" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_wrong_command(tmp_path: Path, run: Run) -> None:
    assert run("extract", tmp_path / "none.pdf") == 2


def test_nothing_is_written_outside_the_folder(tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    record = b'{"sections": {"case": {"file": "../escaped.md"}}}'
    pdf = carrying(tmp_path / "x.pdf", {"record.json": record, "text-1.md": b"x", "../../escaped.md": b"x"})
    assert run("extract", pdf, "-o", tmp_path / "inner" / "case") == 1
    assert "no-archive" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_too_much_is_refused(tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    files = dict(pack(load(RECORDS["minimal"])).files)
    pdf = carrying(tmp_path / "x.pdf", files)

    def refused(name: str, limit: int) -> str:
        with monkeypatch.context() as patched:
            patched.setattr(extraction, name, limit)
            assert run("extract", pdf, "-o", tmp_path / "case") == 1
        return capsys.readouterr().err

    assert "carries more than 0 files" in refused("MAX_FILES", 0)
    assert "larger than 10 bytes together" in refused("MAX_TOTAL", 10)
    assert "the PDF is larger than 10 bytes" in refused("MAX_PDF", 10)
    assert run("extract", pdf, "-o", tmp_path / "case") == 0


def test_files_that_are_not_ours_are_never_read(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = carrying(tmp_path / "x.pdf", {**pack(load(RECORDS["minimal"])).files, "video.mp4": b"x" * 20_000})
    monkeypatch.setattr(extraction, "MAX_TOTAL", 10_000)
    assert run("extract", pdf, "-o", tmp_path / "case") == 0


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_copied(
    tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = carrying(tmp_path / "x.pdf", {**pack(load(RECORDS["minimal"])).files, "image-1.png": b"\0" * 60_000_000})
    assert pdf.stat().st_size < 1_000_000
    monkeypatch.setattr("pypdfium2.PdfAttachment.get_data", lambda one: pytest.fail("copied") if one.get_name() == "image-1.png" else b"{}")
    assert run("extract", pdf, "-o", tmp_path / "case") == 1
    assert "larger than 50,000,000 bytes" in capsys.readouterr().err


def test_the_case_that_comes_back_builds_the_same_report(archive: Path, tmp_path: Path, run: Run) -> None:
    assert run("extract", archive, "-o", tmp_path / "full") == 0
    first, again = (
        build(folder, out=tmp_path / name, formats=["html"]).outputs[0]
        for name, folder in (("a", RECORDS["full"]), ("b", tmp_path / "full"))
    )
    assert again.read_bytes() == first.read_bytes()


def test_a_record_that_does_not_load_is_told_after_it_is_written(tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = carrying(tmp_path / "x.pdf", {"record.json": b'{"casereport": "1"}'})
    assert run("extract", pdf, "-o", tmp_path / "case") == 1
    assert "missing-field" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--blind"], ["--to", "html"]])
def test_an_archive_goes_neither_with_a_blind_copy_nor_without_the_pdf(options: list[str], run: Run) -> None:
    assert run("build", RECORDS["minimal"], "--archive", *options) == 2
