"""The bundle: what is in it, under which names, and what keeps it from being made."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from tests.submission.cases import case

from casereport.cli import main
from casereport.journal.resources import templates_dir
from casereport.problems import CaseReportError
from casereport.submission import Bundle, submit

AUTHORS = (b"Rossi", b"Neil", b"Example Hospital", b"ada@example.org", b"0000-0002-1825-0097")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("submission")
    return submit(case(folder / "case"), out=folder / "out")


def files(bundle: Bundle) -> dict[str, bytes]:
    """Name → bytes of each file written."""
    return {path.name: path.read_bytes() for path in bundle.outputs}


def test_every_part_is_there_under_the_names_of_the_journal(bundle: Bundle) -> None:
    assert set(files(bundle)) == {
        "Cover letter.docx",
        "Title page.docx",
        "Manuscript.docx",
        "Manuscript.pdf",
        "Blinded manuscript.docx",
        "Blinded manuscript.pdf",
        "Table 1.docx",
        "Figure 1.tiff",
        "Statements.docx",
        "CARE checklist.docx",
        "CARE checklist.pdf",
        "ICMJE disclosure - Ada Rossi.docx",
        "ICMJE disclosure - Ben O Neil.docx",
        "Before you submit.pdf",
        "manifest.json",
        "case-plain.zip",
    }


def test_the_zip_holds_what_is_handed_in_and_the_manifest_its_hashes(bundle: Bundle) -> None:
    made = files(bundle)
    with ZipFile(BytesIO(made["case-plain.zip"])) as archive:
        assert set(archive.namelist()) == set(made) - {"case-plain.zip", "Before you submit.pdf"}
    told = json.loads(made["manifest.json"])
    assert {one["file"]: one["sha256"] for one in told["files"]} == {
        name: sha256(data).hexdigest() for name, data in made.items() if name not in ("manifest.json", "case-plain.zip")
    }


def streams(name: str, data: bytes) -> Iterator[bytes]:
    """Everything in a file that could hold a name: each part of a zip, the text and metadata of a PDF."""
    if name.endswith(".docx"):
        with ZipFile(BytesIO(data)) as archive:
            yield from (archive.read(part) for part in archive.namelist())
        return
    document = pypdfium2.PdfDocument(data)
    yield from (page.get_textpage().get_text_range().encode() for page in document)
    yield json.dumps(document.get_metadata_dict(), ensure_ascii=False).encode()
    yield data


def test_the_blinded_copies_name_no_author(bundle: Bundle) -> None:
    made = files(bundle)
    for name in ("Blinded manuscript.docx", "Blinded manuscript.pdf"):
        text = b"".join(streams(name, made[name]))
        assert [needle for needle in AUTHORS if needle in text] == [], name
    assert b"Rossi" in b"".join(streams("Manuscript.docx", made["Manuscript.docx"]))


def test_the_checklist_tells_of_the_manuscript_and_names_no_author(bundle: Bundle) -> None:
    made = files(bundle)
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made["CARE checklist.pdf"]))
    assert "Pages and lines are those of Manuscript.pdf." in " ".join(text.split())
    for name in ("CARE checklist.docx", "CARE checklist.pdf"):
        assert [needle for needle in AUTHORS if needle in b"".join(streams(name, made[name]))] == [], name
    assert "to be filled in by hand" not in pypdfium2.PdfDocument(made["Before you submit.pdf"])[0].get_textpage().get_text_range()


def test_a_journal_may_ask_for_another_guideline_in_one_format(tmp_path: Path) -> None:
    folder = case(tmp_path / "case")
    shutil.copytree(templates_dir() / "plain", tmp_path / "journals" / "surgical")
    profile = tmp_path / "journals" / "surgical" / "journal.toml"
    text = profile.read_text(encoding="utf-8").replace('name = "plain"', 'name = "surgical"')
    rules = '\n[submission]\nchecklist = "scare"\nchecklist_formats = ["pdf"]\n[submission.files]\nchecklist = "Form {guideline}"\n'
    profile.write_text(text + rules, encoding="utf-8")
    made = files(submit(folder, journal="surgical", templates=[tmp_path / "journals"], out=tmp_path / "out"))
    assert [name for name in made if "SCARE" in name] == ["Form SCARE.pdf"]


def test_the_page_for_the_authors_is_one_page(bundle: Bundle) -> None:
    document = pypdfium2.PdfDocument(files(bundle)["Before you submit.pdf"])
    assert len(document) == 1
    text = " ".join(document[0].get_textpage().get_text_range().split())
    for phrase in (
        "Still missing",
        "CARE items left open",
        "Put the date into the cover letter.",
        "What no tool can do",
        "Figure 1.tiff",
        "CARE checklist (2016): not reported: ",
    ):
        assert phrase in text


def test_two_bundles_are_the_same_bytes_and_an_earlier_one_leaves_nothing(bundle: Bundle, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    submit(case(tmp_path / "case"), out=folder)
    (folder / "case" / "submission-plain" / "mine.txt").write_text("mine")
    fewer = ("figures: [{id: course, kind: course, analytes: [crp, platelets], treatments: [anakinra]}]\n", "")
    submit(case(tmp_path / "case", fewer, (" (@fig:course)", "")), out=folder)
    left = {path.name for path in (folder / "case" / "submission-plain").iterdir()}
    assert "Figure 1.tiff" not in left
    assert "mine.txt" in left
    again = submit(case(tmp_path / "case"), out=folder)
    assert files(again) == files(bundle)


def test_a_closed_gate_makes_no_file_and_a_draft_marks_every_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = case(tmp_path / "case", ("    consent: {from: guardian, written: yes, images: no}\n", ""))
    with pytest.raises(CaseReportError):
        submit(folder, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
    monkeypatch.setattr("sys.argv", ["casereport", "submit", str(folder), "-o", str(tmp_path / "out")])
    assert main() == 77
    assert "no-consent" in capsys.readouterr().err
    made = files(submit(folder, out=tmp_path / "out", draft=True))
    missing = " ".join(pypdfium2.PdfDocument(made["Before you submit.pdf"])[0].get_textpage().get_text_range().split())
    assert missing.partition("What no tool can do")[0].count("consent to publication is not recorded") == 1
    for name in (name for name in made if name.endswith(".pdf")):
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(made[name])]
        assert all("not to be handed in" in page for page in pages), name
    for name in (name for name in made if name.endswith(".docx")):
        with ZipFile(BytesIO(made[name])) as archive:
            heads = [archive.read(part) for part in archive.namelist() if "header" in part]
        assert heads, name
        assert all(b"not to be handed in" in head for head in heads), name


def test_a_record_with_errors_is_handed_in_by_nobody(tmp_path: Path) -> None:
    with pytest.raises(CaseReportError):
        submit(case(tmp_path / "case", ("age: 14 y", "age: old")), out=tmp_path / "out", draft=True)
    assert not (tmp_path / "out").exists()
