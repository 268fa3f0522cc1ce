"""A case packed for an archive and unpacked is the same case: record, references, images; and holds nothing that was not read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builds import RECORDS
from tests.oracle.records import random_record, yaml_text

from casereport.case.archive import RECORD, is_ours, pack, unpack
from casereport.case.archive.naming import named_files
from casereport.case.source import Case, load
from casereport.reading import files as reading

HEAD = 'casereport: "1"\nstatus: real\ntitle: A case report\n'
SCAN = (RECORDS["full"] / "scan-a.png").read_bytes()


def back(case: Case, folder: Path) -> Case:
    """The case unpacked into a folder and loaded again."""
    packed = pack(case)
    assert packed.problems == ()
    files, problems = unpack(packed.files)
    assert problems == []
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return load(folder)


def assert_same(case: Case, again: Case) -> None:
    assert again.record == case.record
    assert dict(again.references) == dict(case.references)
    assert [one.protected for one in again.references.values()] == [one.protected for one in case.references.values()]
    assert {name: asset.hash for name, asset in again.assets.items()} == {name: asset.hash for name, asset in case.assets.items()}


def written(folder: Path, record: str, **files: str | bytes) -> Case:
    """The case of a record and of files beside it, named without their dot: `labs_csv`."""
    folder.mkdir()
    (folder / "case.yaml").write_text(HEAD + record, encoding="utf-8")
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(folder)


@pytest.mark.parametrize("sample", RECORDS)
def test_a_sample_comes_back_the_same(sample: str, tmp_path: Path) -> None:
    case = load(RECORDS[sample])
    assert_same(case, back(case, tmp_path))


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_random_records_come_back_the_same(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + 50):
        folder = tmp_path / str(seed)
        (folder / "typed").mkdir(parents=True)
        (folder / "typed" / "case.yaml").write_text(yaml_text(random_record(seed)), encoding="utf-8")
        case = load(folder / "typed")
        assert_same(case, back(case, folder / "again"))


@pytest.mark.parametrize("sample", RECORDS)
def test_every_file_that_is_read_has_a_name_in_an_archive(sample: str) -> None:
    case = load(RECORDS[sample])
    assert {named.name for named in named_files(case.data())} | {case.record_name} == set(case.files)


def test_comments_are_not_packed(tmp_path: Path) -> None:
    case = written(tmp_path / "case", "# ZZMRN 12345\npatients: [{id: P1}] # ZZname\n")
    assert b"ZZ" not in b"".join(pack(case).files.values())


LONG = "analyte,unit,patient,day,value,flag,comment,name\nCRP,mg/L,P1,1,12 H,,ZZremark,ZZname\nCRP,mg/L,P2,1,13,,ZZother,\n,,,,,,ZZalone,\nCRP,mg/L,P1,2,4.1,L,,\n"
VISITS = "surname,dob,day,CRP (mg/L),CRP flag,comment\nunit,,,mg/L,,\nZZname,ZZ01,1,12,H,ZZremark\nZZname,ZZ01,2,4.1,,\n"
WIDE = "analyte;unit;1;2;\nCRP;mg/L;12,5;4,1;ZZbeyond\n;;ZZ;;\nFerritin;µg/L;;900;\n"


@pytest.mark.parametrize(("table", "kept"), [(LONG, b"flag"), (VISITS, b"CRP flag"), (WIDE, b"12,5")])
def test_of_a_table_only_what_is_read_is_packed(table: str, kept: bytes, tmp_path: Path) -> None:
    case = written(tmp_path / "case", "patients: [{id: P1, labs: [{file: labs.csv}]}, {id: P2}]\n", labs_csv=table)
    assert case.record.patients[0].labs[1].values
    packed = pack(case).files["table-1.csv"]
    assert kept in packed
    assert b"ZZ" not in packed
    assert b"P2" not in packed
    assert_same(case, back(case, tmp_path / "again"))


def test_a_table_of_another_encoding_comes_back(tmp_path: Path) -> None:
    table = "analyte;unit;1\nTroponin;µg/L;0,5\n".encode("cp1252")
    case = written(tmp_path / "case", "patients: [{id: P1, labs: [{file: labs.csv, encoding: windows-1252}]}]\n", labs_csv=table)
    assert_same(case, back(case, tmp_path / "again"))


BIB = """% ZZcomment
@article{a, author = {{CARE Group} and M{\\"u}ller, J. and others}, title = {The {HLA} of {\\em mice}}, journal = {J}, year = 2020, note = {ZZnote},
  file = {:/home/ZZ/a.pdf}, abstract = {ZZabstract}}
@book{b, editor = {van der Berg, A}, title = {B}, publisher = {P}, year = {2019}}
"""
RIS = "TY  - JOUR\nAU  - Rossi, Ada\nTI  - A title\nJO  - J\nPY  - 2020\nN1  - ZZnote\nID  - rossi2020\nER  - \n"
CSL_YAML = "references:\n- id: y\n  type: article-journal\n  title: A title # ZZ\n  author: [{family: Rossi, given: Ada}]\n  issued: 2020\n"


@pytest.mark.parametrize(("name", "text"), [("refs_bib", BIB), ("refs_ris", RIS), ("refs_yaml", CSL_YAML)])
def test_of_a_bibliography_only_what_is_read_is_packed(name: str, text: str, tmp_path: Path) -> None:
    file = name.replace("_", ".")
    case = written(tmp_path / "case", f"patients: [{{id: P1}}]\nreferences: {file}\n", **{name: text})
    assert case.references
    packed = pack(case).files[f"references-1.{file.rpartition('.')[2]}"]
    assert b"ZZ" not in packed
    assert_same(case, back(case, tmp_path / "again"))


def test_images_come_back_without_their_metadata_under_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "case" / "images"
    folder.mkdir(parents=True)
    (folder / "Scan A.png").write_bytes(SCAN + b"ZZ behind the end")
    (folder.parent / "case.yaml").write_text(
        HEAD + "patients: [{id: P1}]\nfigures: [{id: scan, identifiable: no, panels: [{file: images/Scan A.png, alt: A scan}]}]\n",
        encoding="utf-8",
    )
    case = load(folder.parent)
    assert b"ZZ" not in pack(case).files["image-1.png"]
    assert_same(case, back(case, tmp_path / "again"))


def test_a_file_that_would_be_read_otherwise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casereport.case.archive.packing.read_part", lambda *_: None)
    problems = pack(load(RECORDS["misc-breakthrough"])).problems
    assert [(problem.code, problem.severity) for problem in problems] == [("not-archived", "error")]


# --- what a stranger may have put into a PDF ---------------------------------------------------------------------


def attached(record: Any, **files: bytes) -> dict[str, bytes]:
    return {RECORD: json.dumps(record).encode(), **{name.replace("_", ".").replace("0", "-"): data for name, data in files.items()}}


@pytest.mark.parametrize(
    "name",
    [
        "../../x.md",
        "/etc/x.md",
        "C:\\x.md",
        "a/../x.md",
        "x.sh",
        "case.yaml",
        "CASE.JSON",
        "con.md",
        "a\u202e.md",
        "~/x.md",
        "",
        "a/.x/../b.md",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str) -> None:
    files, problems = unpack(
        attached({"sections": {"case": {"file": name}}}, text01_md=b"x", text01=b"x", text01_sh=b"x", text01_yaml=b"x", text01_json=b"x")
    )
    assert files == {}
    assert {problem.code for problem in problems} == {"no-archive"}
    assert not any(name and name in problem.message for problem in problems)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b'"text"', b"{", b'{"a": NaN}', b"[" * 5_000, b'{"a": 1, "a": 2}', b"null"],
    ids=["empty", "no text", "list", "text", "cut", "NaN", "deep", "twice", "null"],
)
def test_what_is_no_record_is_refused_or_left_to_the_reader(content: bytes) -> None:
    files, problems = unpack({RECORD: content})
    assert bool(files) != bool(problems)
    assert bool(files) == (content == b'{"a": 1, "a": 2}')  # told when the case is loaded


def test_files_that_are_missing_or_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    record = {"sections": {"case": {"file": "a.md"}}}
    assert [p.message for p in unpack(attached(record))[1]] == ["the PDF lacks a file that its record names"]
    monkeypatch.setitem(reading.MAX_BYTES, "text", 3)
    assert [p.message for p in unpack(attached(record, text01_md=b"four"))[1]] == ["a file in the PDF is larger than 3 bytes"]
    monkeypatch.setitem(reading.MAX_BYTES, "record", 3)
    assert "larger than 3 bytes" in unpack(attached(record, text01_md=b"x"))[1][0].message


def test_a_pdf_without_a_record_is_told() -> None:
    assert [p.message for p in unpack({"notes.txt": b"x"})[1]] == ["the PDF carries no record"]


@pytest.mark.parametrize("name", ["record.json", "text-1.md", "table-12.csv", "image-1.png", "references-1.bib", "text-3"])
def test_names_of_an_archive_are_ours(name: str) -> None:
    assert is_ours(name)


@pytest.mark.parametrize(
    "name", ["article.xml", "text-0.md", "../text-1.md", "text-1.md/x", "image-1.png\n", "text-99999.md", "Text-1.md", "record.json/.."]
)
def test_other_names_are_not(name: str) -> None:
    assert not is_ours(name)


def test_other_files_of_a_pdf_are_passed_over() -> None:
    files, problems = unpack({**attached({"title": "x"}), "article.xml": b"x", "text-7.md": b"x"})
    assert (list(files), problems) == (["case.json"], [])


def test_a_case_that_names_a_file_twice_packs_it_once(tmp_path: Path) -> None:
    case = written(
        tmp_path / "case", "patients: [{id: P1}]\nsections: {introduction: {file: a.md}, case: {file: a.md}}\n", a_md="A text.\n"
    )
    assert sorted(pack(case).files) == ["record.json", "text-1.md"]
    assert_same(replace(case), back(case, tmp_path / "again"))
