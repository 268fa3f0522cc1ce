"""The references of a case listed and exported, and a new case that cites a bibliography."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.citations.csl_styles import NUMERIC

from casereport.build import check
from casereport.journal.resources import templates_dir
from casereport.problems import CaseReportError
from casereport.references import read_references
from casereport.tools.references import FORMATS, as_lines, bibliography_files, export_references, list_references

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data" / "references"
ENDINGS = {"bibtex": ".bib", "ris": ".ris", "csl-json": ".json"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of a sample with a reference that nothing cites and one problem in it."""
    folder = tmp_path / "case"
    shutil.copytree(ROOT / "samples" / "misc-anakinra", folder)
    with (folder / "references.bib").open("a") as file:
        file.write("@misc{unused, title = {T}, author = {Rossi, A and et al.}, year = 2020}\n")
    return folder


def test_the_list_has_the_numbers_of_the_document(case: Path) -> None:
    listing = list_references(case)
    assert [(entry.number, entry.key) for entry in listing.cited] == [
        ("1", "dong2020"),
        ("2", "lu2020"),
        ("3", "licciardi2020"),
        ("4", "verdoni2020"),
        ("5", "riphagen2020"),
    ]
    assert listing.uncited == ("unused",)
    assert [problem.code for problem in listing.problems] == ["et-al", "uncited-reference"]
    lines = as_lines(listing).splitlines()
    assert lines[0].startswith("1  dong2020       Dong Y, Mo X")
    assert lines[-1] == "not cited: unused"


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_the_cited_references_are_exported(case: Path, form: str) -> None:
    listing = list_references(case)
    references, _ = read_references(export_references(listing, form).encode(), f"r{ENDINGS[form]}")
    assert list(references) == [entry.key for entry in listing.cited]
    assert [r.title for r in references.values()] == [entry.reference.title for entry in listing.cited]


def new_case(folder: Path, bibliography: bytes, name: str) -> Path:
    """A folder with the template's files and those that cite the bibliography."""
    shutil.copytree(templates_dir() / "_new", folder)
    for file, data in bibliography_files(bibliography, name).items():
        (folder / file).write_bytes(data)
    return folder


KEYS = {
    "pubmed.nbib": ["mangalam2002", "casbon2006", "hoon2004", "oh2023"],
    "publishers.ris": ["federico2004", "Spitz2012", "shannon1948"],
    "zotero.yaml": ["riphagen2020", "who2020"],
}


@pytest.mark.parametrize("file", KEYS)
def test_a_new_case_cites_the_bibliography(file: str, tmp_path: Path) -> None:
    folder = new_case(tmp_path / "new", (DATA / file).read_bytes(), file)
    checked = check(folder)
    assert list(checked.case.references) == KEYS[file]
    assert [entry.key for entry in checked.document.references] == KEYS[file][:1]
    assert {problem.severity for problem in checked.problems} <= {"warning", "info"}
    assert all(key in (folder / "case.yaml").read_text() for key in KEYS[file])


def test_bibtex_stays_as_the_author_wrote_it() -> None:
    bibliography = b"% mine\n@misc{a, title = {T}, year = 2020}\n"
    assert bibliography_files(bibliography, "any.bib")["references.bib"] == bibliography


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "r.bib", "bad-reference"),
        (b"@article{a", "r.bib", "unread-entry"),
        (b"@article{a, title = {T}", "r.bib", "bad-reference"),
        (b"\xff", "r.ris", "file-encoding"),
        (b"x", "r.csv", "unknown-format"),
        (b'[{"id": "a b"}]', "r.json", "incomplete-reference"),
    ],
)
def test_a_bibliography_that_cannot_be_cited_is_refused(data: bytes, name: str, code: str) -> None:
    with pytest.raises(CaseReportError) as refused:
        bibliography_files(data, name)
    assert refused.value.problems[0].code == code


def test_a_new_case_goes_on_without_a_faulty_entry() -> None:
    bibliography = b"@article{old, title = {T}, year 2010, volume = {1}\n@manual{, title = {R}}\n@article{good, title = {T}}\n"
    record = bibliography_files(bibliography, "r.bib")["case.yaml"].decode()
    assert "[@good]" in record
    assert "old" not in record.partition("the keys are")[2].splitlines()[0]


def test_what_a_new_case_goes_on_without_is_told() -> None:
    faulty = b"@manual{, title = {R}}\n@article{good, title = {T}, foo = {bar}}\n"
    ris = b"TY  - JOUR\nTI  - T\nZZ  - text\nPB  - P\nER  - \n"
    told: list[str] = []
    for data, name in ((faulty, "r.bib"), (ris, "r.ris")):
        bibliography_files(data, name, tell=lambda problems: told.extend(problem.code for problem in problems))
    assert told == ["unread-entry", "unread-field"]


def test_a_long_list_of_keys_is_cut() -> None:
    bibliography = "".join(f"@misc{{key{number}, title = {{T}}}}\n" for number in range(100))
    record = bibliography_files(bibliography.encode(), "r.bib")["case.yaml"].decode()
    assert "and 40 more" in record
    assert "key99" not in record


def test_the_list_is_written_as_text_in_a_style_by_name_and_in_one_of_a_file(case: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csl").write_text(NUMERIC)
    ours, other, named = (
        export_references(list_references(case, style=style), "text") for style in (None, str(tmp_path / "own.csl"), "apa")
    )
    assert len({ours, other, named}) == 3
    assert ours.count("\n") == other.count("\n") == named.count("\n") == len(list_references(case).cited)
    assert other.startswith("1. ")
    assert not named.startswith("1. ")
