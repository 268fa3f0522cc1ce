"""A case folder becomes one record with places, and all its problems come in one run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.document.short import read as case_of

from casereport.case.source import Case, load
from casereport.problems import CaseReportError, Place, Problem
from casereport.reading.marks import Mark

RECORD = """\
casereport: 1
status: synthetic
title: A case
patients:
  - {id: P1, presenting: [{finding: fever, at: 1}]}
sections:
  case: |
    First line.

    Second line.
"""


def make(folder: Path, text: str = RECORD, **files: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"case.yaml": text, **{name.replace("__", "."): content for name, content in files.items()}}.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def refused(folder: Path) -> list[Problem]:
    with pytest.raises(CaseReportError) as error:
        load(folder)
    return list(error.value.problems)


def kept(folder: Path) -> list[Problem]:
    """The problems of a case whose record could be made all the same, so that the rest of it is checked too."""
    return list(load(folder).problems)


def told(found: list[Problem] | tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return [(p.code, Path(p.place.file).name, p.place.line, p.place.column) for p in found if p.place]


def test_a_folder_and_its_record_file_are_one_case(tmp_path: Path) -> None:
    folder = make(tmp_path / "my-case")
    assert load(folder).record == load(folder / "case.yaml").record == load(str(folder)).record
    assert load(folder).name == load(folder / "case.yaml").name == "my-case"


def test_a_json_record_is_the_same_case(tmp_path: Path) -> None:
    record = {
        "casereport": "1", "status": "synthetic", "title": "A case", "patients": [{"id": "P1", "presenting": [{"finding": "fever", "at": 1}]}],
        "sections": {"case": "First line.\n\nSecond line.\n"},
    }  # fmt: skip
    folder = tmp_path / "json"
    folder.mkdir()
    (folder / "case.json").write_text(json.dumps(record))
    assert load(folder).record == load(make(tmp_path / "yaml")).record


def test_a_problem_in_json_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(
        '{"casereport": "1",\n "status": "synthetic", "title": "A case",\n "patients": [{"id": "P1", "sex": "no"}]}'
    )
    assert told(refused(tmp_path)) == [("choice", "case.json", 3, 35)]


@pytest.mark.parametrize("name", ["", "nowhere", "case.yaml"])
def test_what_is_no_case(tmp_path: Path, name: str) -> None:
    (problem,) = refused(tmp_path / name)
    assert problem.code == "file-missing"
    assert problem.hint


def test_places_are_told_as_the_path_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "cases" / "one", RECORD.replace("status: synthetic", "status: no"))
    monkeypatch.chdir(tmp_path)
    for given, shown in (
        ("cases/one", "cases/one/case.yaml"),
        ("cases/one/case.yaml", "cases/one/case.yaml"),
        ("./cases/one", "cases/one/case.yaml"),
    ):
        (problem,) = refused(Path(given))
        assert problem.place == Place(shown, 2, 9)
    monkeypatch.chdir(tmp_path / "cases" / "one")
    (problem,) = refused(Path())
    assert problem.place == Place("case.yaml", 2, 9)


# -- places ---------------------------------------------------------------------------------------------------------------------


def test_place_of_values_and_of_what_is_not_there(tmp_path: Path) -> None:
    case = load(make(tmp_path))
    assert _at(case.place(("title",))) == (3, 8)
    assert _at(case.place(("patients", 0, "presenting", "items", 0, "finding"))) == (5, 37)
    assert _at(case.place(("patients", 0, "age"))) == (5, 5)
    assert _at(case.place(())) == (1, 1)


def test_place_inside_a_text(tmp_path: Path) -> None:
    case = load(make(tmp_path))
    assert _at(case.text_place(("sections", "case", "text"), 2, 7)) == (10, 12)
    assert _at(case.text_place(("title",), 0, 2)) == (3, 10)
    assert _at(case.text_place(("patients", 0, "age"), 0, 2)) == (5, 5)
    assert _at(case.character_place(("sections", "case"), "S")) == (10, 5)
    assert _at(case.character_place(("sections", "case"), "\u03b1")) == (7, 3 + 6)


def test_place_inside_a_text_file(tmp_path: Path) -> None:
    text = RECORD.split("  case: |", maxsplit=1)[0] + "  case: {file: case.md}\n"
    case = load(make(tmp_path, text, case__md="First.\r\n\r\nSecond.\r\n"))
    assert case.record.sections["case"].text == "First.\n\nSecond."
    place = case.text_place(("sections", "case", "text"), 2, 3)
    assert place == Place((tmp_path / "case.md").as_posix(), 3, 4)


def _at(place: Place | None) -> tuple[int, int]:
    assert place is not None
    return place.line, place.column


# -- several problems -------------------------------------------------------------------------------------------------------------


def test_faults_of_reading_and_of_the_model_come_together(tmp_path: Path) -> None:
    text = (
        RECORD.replace("{id: P1,", "{id: P1, sex: no, labs: [{analyte: a, values: {1: 1,484}}],")
        + "keyword: x\nreferences: [a.bib, ../b.bib]\n"
    )
    assert [(code, line) for code, _, line, _ in told(refused(make(tmp_path, text)))] == [
        ("choice", 5), ("split-number", 5), ("unknown-key", 11), ("file-missing", 12), ("file-refused", 12),
    ]  # fmt: skip


def test_an_empty_value_is_told_once(tmp_path: Path) -> None:
    text = RECORD.replace("title: A case", "title:\nkeywords:\nabstract: ~\njournal: null") + "lessons: []\n"
    found = [(code, line) for code, _, line, _ in told(refused(make(tmp_path, text)))]
    assert found[:3] == [("bad-value", 3), ("bad-value", 4), ("bad-value", 5)]


def test_a_surname_that_looks_like_nothing_stays(tmp_path: Path) -> None:
    text = RECORD + "authors: [{given: No, family: Null}, {family: NO}]\nkeywords: [01.10, 1:40, 00123, yes]\n"
    record = load(make(tmp_path, text)).record
    assert [author.family for author in record.authors] == ["Null", "NO"]
    assert record.keywords == ("01.10", "1:40", "00123", "yes")


@pytest.mark.parametrize(
    ("block", "warned"),
    [
        (">-\n    One line\n    goes on.", False),
        (">\n    One line.\n", False),
        ("|\n    - one\n    - two", False),
        (">-\n    First.\n\n    Second.", True),
        (">\n    - one\n    - two", True),
        (">-\n    Text:\n    1. one\n    2. two", True),
        (">-\n    # Heading\n    Text", True),
        (">-\n    The value was 5 - 7.\n    The end.", False),
    ],
)
def test_a_folded_block_is_told_when_folding_changes_what_it_says(tmp_path: Path, block: str, warned: bool) -> None:
    text = RECORD.split("  case: |", maxsplit=1)[0] + f"  case: {block}\n"
    assert told(load(make(tmp_path, text)).problems) == ([("folded-text", "case.yaml", 7, 9)] if warned else [])


# -- files ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../case.md", "~/case.md", "a/../../case.md", "https://example.org/case.md", "case.exe", "con.md"]
)
def test_a_text_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "case.md").write_text("outside")
    text = RECORD.split("  case: |", maxsplit=1)[0] + f'  case: {{file: "{name}"}}\n'
    found = kept(make(tmp_path / "case", text))
    assert told(found) == [("file-refused", "case.yaml", 7, 16)]
    assert name not in found[0].message


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("outside")
    folder = make(tmp_path / "case", RECORD.split("  case: |", maxsplit=1)[0] + "  case: {file: case.md}\n")
    (folder / "case.md").symlink_to(tmp_path / "secret.md")
    assert told(kept(folder)) == [("file-refused", "case.yaml", 7, 16)]


def test_a_text_that_is_not_utf8_is_told_at_its_byte(tmp_path: Path) -> None:
    folder = make(tmp_path, RECORD.split("  case: |", maxsplit=1)[0] + "  case: {file: case.md}\n", case__md=b"gut\nsch\xf6n")
    assert told(kept(folder)) == [("file-encoding", "case.md", 2, 4)]


def test_an_image_that_is_none_is_told_at_its_name(tmp_path: Path) -> None:
    text = RECORD + "figures: [{id: a, kind: image, panels: [{file: a.png}, {file: b.png}]}]\n"
    found = load(make(tmp_path, text, a__png="no image")).problems
    assert told(found) == [("image-refused", "case.yaml", 11, 48), ("file-missing", "case.yaml", 11, 63)]


def test_two_bibliographies_make_one(tmp_path: Path) -> None:
    one, two = ("@article{" + key + ", title={T}, author={A, B}, journal={J}, year={2020}}" for key in ("a2020", "b2020"))
    case: Case = load(make(tmp_path, RECORD + "references: [one.bib, two.bib]\n", one__bib=one, two__bib=two))
    assert set(case.references) == {"a2020", "b2020"}


def test_marks_are_those_of_the_file(tmp_path: Path) -> None:
    case = load(make(tmp_path))
    assert isinstance(case.marks[("title",)], Mark)
    assert case.texts[("title",)] == "A case"


def test_a_note_of_a_table_has_the_place_of_each_series_that_was_read_from_it(tmp_path: Path) -> None:
    table = "analyte,unit,1,2\ncrp,mg/L,5,6\nferritin,ug/L,5,6\n"
    held = case_of(tmp_path, "patients: [{id: P1, clock: hospital, labs: {file: labs.csv, note: A 症 note}}]\n", labs_csv=table)
    places = [held.character_place(("patients", 0, "labs", index, "note"), "症") for index in range(len(held.record.patients[0].labs))]
    assert len(places) >= 2
    assert all(places)
