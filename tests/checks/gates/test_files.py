"""What the files of a case hold and no output prints: notes, heads of tables, data beside pictures, names of files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from casereport.build import build, check
from casereport.problems import Problem
from casereport.writers.identifiers import identifiers_left, watch_for

RECORD = """casereport: 1
status: real
title: A case
authors: [{given: Ada, family: Example}]
patients: [{id: P1, consent: {from: patient, written: yes}, labs: [{file: labs.csv}]}]
references: refs.bib
figures: [{id: scan, kind: image, identifiable: no, panels: [{file: scan.png, alt: A scan}]}]
sections: {case: "She had fever [@lee2020] (@fig:scan)."}
"""
LABS = "analyte,unit,P1 1\ncrp,mg/L,4\n"
BIB = "@article{lee2020, author = {Lee, Kim and Weber, Anna}, title = {On fever}, journal = {J Fever}, year = {2020}NOTE}\n"


def png(**texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, text in texts.items():
        info.add_text(key, text, zip=key == "packed")
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def jpeg(comment: bytes = b"", **tags: str) -> bytes:
    exif = Image.Exif()
    for number, text in tags.items():
        exif[int(number[1:])] = text
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(stream, "JPEG", exif=exif.tobytes() if tags else b"", comment=comment)
    return stream.getvalue()


def case(folder: Path, *, labs: str = LABS, note: str = "", picture: bytes = b"", record: str = RECORD, name: str = "scan.png") -> Path:
    path = folder / "case"
    path.mkdir()
    (path / "case.yaml").write_text(record.replace("scan.png", name), encoding="utf-8")
    (path / "labs.csv").write_text(labs, encoding="utf-8")
    (path / "refs.bib").write_text(BIB.replace("NOTE", f",\n  note = {{{note}}}" if note else ""), encoding="utf-8")
    (path / name).write_bytes(picture or png())
    return path


def told(path: Path, code: str = "identifier-unprinted") -> list[Problem]:
    return [problem for problem in check(path).problems if problem.code == code]


def test_a_case_whose_files_name_nobody_is_told_nothing(tmp_path: Path) -> None:
    path = case(tmp_path, note="Accessed 4 May 2021; comment in J Fever")
    assert told(path) == told(path, "image-metadata") == []


@pytest.mark.parametrize("note", ["This is Mrs Anna Kowalczyk", "her daughter Anna said so", "hospital number 4711234"])
def test_a_note_of_the_bibliography(tmp_path: Path, note: str) -> None:
    (problem,) = told(case(tmp_path, note=note))
    assert problem.message.startswith("a note in the bibliography seems to hold ")
    assert problem.place is not None
    assert (problem.place.file.rpartition("/")[2], problem.place.line) == ("refs.bib", 2)
    assert "Kowalczyk" not in problem.message + problem.hint


def test_a_column_of_a_table(tmp_path: Path) -> None:
    found = told(case(tmp_path, labs="analyte,unit,P1 1,note\ncrp,mg/L,4,seen by Dr Anna Weber\n"))
    assert [problem.message for problem in found if "cell" in problem.message] == [
        "a cell of the table seems to hold a person's name with a title"
    ]
    assert {problem.place.line for problem in found if problem.place} == {2}


PICTURES = {
    "text": png(Author="Mrs Anna Weber"),
    "packed text": png(packed="Mrs Anna Weber"),
    "EXIF": jpeg(_315="Dr Anna Weber"),
    "comment": jpeg(comment=b"hospital number 4711234"),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_data_beside_a_picture(tmp_path: Path, kind: str) -> None:
    path = case(tmp_path, picture=PICTURES[kind], name="scan.jpg" if PICTURES[kind].startswith(b"\xff") else "scan.png")
    assert [problem.message.partition(" seems")[0] for problem in told(path)] == ["the data beside the picture"]
    (problem,) = told(path, "image-metadata")
    assert kind.removeprefix("packed ") in problem.message
    assert problem.severity == "info"


def test_the_name_of_a_file_of_sections(tmp_path: Path) -> None:
    path = case(
        tmp_path,
        record=RECORD.replace('sections: {case: "She had fever [@lee2020] (@fig:scan)."}', "sections: {case: {file: anna-weber.md}}"),
    )
    (path / "anna-weber.md").write_text("She had fever [@lee2020] (@fig:scan).\n", encoding="utf-8")
    assert [problem.message for problem in told(path)] == ["the name of the file seems to hold a name, a date or a long number"]


def test_what_a_file_names_is_denied_to_the_outputs(tmp_path: Path) -> None:
    path = case(tmp_path, picture=PICTURES["text"], note="This is Mrs Anna Kowalczyk")
    checked = check(path)
    watch = watch_for(checked.case, checked.document, checked.journal)
    assert identifiers_left(watch, {".txt": b"Mrs Anna Kowalczyk"})
    made = build(path, out=tmp_path / "out", formats=["html", "text"])
    assert not [problem for problem in made.problems if problem.code == "identifier-left"]
    assert not any(b"Kowalczyk" in file.read_bytes() for file in made.outputs)


def test_it_is_silenced_with_a_reason(tmp_path: Path) -> None:
    path = case(
        tmp_path, note="This is Mrs Anna Kowalczyk", record=RECORD + "silence: [{code: identifier-unprinted, why: of a published case}]\n"
    )
    assert told(path) == []
