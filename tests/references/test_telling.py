"""What is told of references: one problem an entry and kind, one line for many, and faults of entries that nothing cites as warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from casereport.build import build, check
from casereport.problems import CaseReportError, Problem, fault
from casereport.references import ease_uncited, read_entries, tell_remarks

RECORD = """casereport: 1
status: synthetic
title: A case
authors: [{given: Ada, family: Rossi, affiliations: [unit]}]
affiliations: {unit: {name: Unit, city: Town, country: IT}}
patients: [{id: P1, age: 30 y, sex: female}]
sections:
  introduction: Told [@%s].
references: r.bib
"""
GOOD = "@article{good, author = {Roe, R}, title = {Fine}, journal = {J}, year = 2020, volume = 1, pages = {1--2}}\n"


def remarked(number: int) -> list[Problem]:
    """What is said of so many entries with a command that nobody knows."""
    references, _ = read_entries("".join(f"@misc{{k{i}, title = {{\\foo T}}}}\n" for i in range(number)).encode(), "r.bib")
    return tell_remarks(references)


def test_a_few_entries_are_told_one_by_one() -> None:
    assert [(problem.path, problem.place and problem.place.line) for problem in remarked(3)] == [
        (("references", "k0"), 1),
        (("references", "k1"), 2),
        (("references", "k2"), 3),
    ]


def test_many_are_one_line_with_a_count() -> None:
    (problem,) = remarked(40)
    assert problem.message == "'k0' and 39 more entries: each has LaTeX or HTML that is not read: \\foo (40)"
    assert problem.place is not None
    assert problem.place.line == 1


def test_faults_of_entries_that_nothing_cites_are_eased() -> None:
    faults = [fault("bad-reference", "m", path=("references", key)) for key in ("cited", "left")]
    of_file = [fault("bad-reference", "m"), fault("unknown-format", "m", path=("references", "left"))]
    assert [problem.severity for problem in ease_uncited([*faults, *of_file], lambda key: key == "cited")] == [
        "error",
        "warning",
        "error",
        "error",
    ]


def case(folder: Path, cited: str, bibliography: str) -> Path:
    (folder / "case.yaml").write_text(RECORD % cited, encoding="utf-8")
    (folder / "r.bib").write_text(bibliography, encoding="utf-8")
    return folder


# a faulty entry that nothing cites → the code and line of the warning
UNCITED = {
    "no key": (GOOD + "@manual{, title = {R}}\n", "unread-entry", 2),
    "not well formed": (GOOD + "@article{old, title {T}}\n", "bad-reference", 2),
    "not closed": (GOOD + "@article{old, title = {T\n", "bad-reference", 2),
    "a key twice": (GOOD + "@misc{two, title = {T}}\n@misc{two, title = {T}}\n", "repeated-id", 3),
    "no @": (GOOD + "article{old,\n title = {T}}\n", "unread-entry", 2),
    "no @, on one line": (GOOD + "article{old, title = {T}}\n", "unread-entry", 2),
}


@pytest.mark.parametrize("fault_of", UNCITED)
def test_a_faulty_entry_that_nothing_cites_is_a_warning(fault_of: str, tmp_path: Path) -> None:
    bibliography, code, line = UNCITED[fault_of]
    found = [problem for problem in check(case(tmp_path, "good", bibliography)).problems if problem.code == code]
    assert [(problem.severity, problem.place and problem.place.line) for problem in found] == [("warning", line)]


@pytest.mark.parametrize("fault_of", ["not well formed", "not closed"])
def test_a_faulty_entry_that_is_cited_is_one_error(fault_of: str, tmp_path: Path) -> None:
    with pytest.raises(CaseReportError) as refused:
        build(case(tmp_path, "old", UNCITED[fault_of][0]), out=tmp_path / "out", formats=["html"])
    assert [problem.code for problem in refused.value.problems if problem.severity == "error"] == ["bad-reference"]


def test_a_parent_that_only_crossref_uses_is_not_called_uncited(tmp_path: Path) -> None:
    bibliography = "@inbook{part, author = {Roe, R}, title = {T}, crossref = {whole}}\n@book{whole, title = {B}, year = 2020}\n@misc{other, title = {T}}\n"
    found = [problem.message for problem in check(case(tmp_path, "part", bibliography)).problems if problem.code == "uncited-reference"]
    assert found == ["nothing cites the reference other"]


def test_remarks_on_what_nothing_cites_are_no_problems_of_the_document(tmp_path: Path) -> None:
    checked = check(case(tmp_path, "good", GOOD + "@misc{left, title = {\\foo T}}\n"))
    assert "unread-text" not in {problem.code for problem in checked.problems}
    assert [problem.code for problem in checked.of_uncited if problem.path == ("references", "left")][:1] != []
