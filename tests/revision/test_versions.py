"""Versions are named as an author expects, and read out of git without running or following anything."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from tests.revision.repositories import RECORD, commit, git, make_repository, write

from casereport.problems import BuildFailure, CaseReportError
from casereport.revision.cases import compare_cases
from casereport.revision.versions import Version, load_version, read_versions


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_repository(tmp_path / "work") / "cases" / "rash"


def doses(*words: object, since: str | None = None, until: str | None = None) -> list[tuple[str, str]]:
    old, new = read_versions([str(word) for word in words], since, until)
    return [(change.old, change.new) for change in compare_cases(load_version(old), load_version(new)).changes]


def test_a_revision_stands_for_either_version(case: Path) -> None:
    assert doses("HEAD~1", case) == [("2 mg/kg", "6 mg/kg")]
    assert doses("v2", case) == [("4 mg/kg", "6 mg/kg")]
    assert doses(case, "v2") == [("6 mg/kg", "4 mg/kg")]


def test_a_range_names_both(case: Path) -> None:
    assert doses("v1..v2", case) == doses(case, "v1..v2") == doses("v1..", case) == [("2 mg/kg", "4 mg/kg")]
    assert doses("..v1", case) == [("4 mg/kg", "2 mg/kg")]


def test_a_case_alone_is_compared_with_the_last_commit(case: Path) -> None:
    assert doses(case) == [("4 mg/kg", "6 mg/kg")]
    assert doses(case / "case.yaml") == [("4 mg/kg", "6 mg/kg")]


def test_options_name_the_revisions(case: Path) -> None:
    assert doses(case, since="v1") == [("2 mg/kg", "6 mg/kg")]
    assert doses(case, since="v1", until="v2") == doses(case, since="v1..v2") == [("2 mg/kg", "4 mg/kg")]
    with pytest.raises(BuildFailure, match="take one case"):
        read_versions([str(case), str(case)], "v1")


def test_a_case_that_had_another_name_is_named_behind_its_revision(case: Path) -> None:
    git(case.parent, "mv", "rash", "exanthema")
    commit(case.parents[1], "v3")
    moved = case.with_name("exanthema")
    assert doses(f"v1:{case}", moved) == [("2 mg/kg", "6 mg/kg")]
    assert doses("v1..v2", case) == [("2 mg/kg", "4 mg/kg")]  # the folder is gone, its parent is there
    with pytest.raises(BuildFailure, match="not in revision v1"):
        doses("v1", moved)


def test_two_folders_need_no_repository(tmp_path: Path) -> None:
    for name, dose in (("a", "1 mg"), ("b", "3 mg")):
        write(tmp_path / name, {"case.yaml": RECORD.format(dose=dose)})
    assert doses(tmp_path / "a", tmp_path / "b") == [("1 mg", "3 mg")]
    assert doses(tmp_path / "a" / "case.yaml", tmp_path / "b") == [("1 mg", "3 mg")]


def test_places_are_named_after_the_revision(case: Path) -> None:
    old, new = (load_version(Version(case, revision)) for revision in ("v1", "v2"))
    (change,) = compare_cases(old, new).changes
    assert change.old_place
    assert (change.old_place.file, change.old_place.line) == (f"v1:{case.as_posix()}/case.yaml", 5)
    assert old.name == "rash"


def test_a_record_that_cannot_be_read_names_its_revision_and_no_private_folder(case: Path) -> None:
    write(case, {"case.yaml": RECORD.format(dose="a pinch of it")})
    commit(case.parents[1], "v3")
    with pytest.raises(CaseReportError) as refused:
        load_version(Version(case, "v3"))
    (problem,) = refused.value.problems
    assert problem.place
    assert problem.place.file == f"v3:{case.as_posix()}/case.yaml"
    assert tempfile.gettempdir() not in str(refused.value).replace(str(case), "")
    assert "pinch" not in str(refused.value)


def test_nothing_is_left_in_the_private_folder(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    load_version(Version(case, "v1"))
    assert list(private.iterdir()) == []


def test_no_program_of_the_repository_is_run(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top, trace = case.parents[1], tmp_path / "trace"
    spy = tmp_path / "spy.sh"
    spy.write_text(f"#!/bin/sh\necho ran >> {trace}\ncat\n", encoding="utf-8")
    spy.chmod(0o755)
    write(top, {".gitattributes": "*.yaml filter=spy diff=spy\n"})
    commit(top, "v3")
    for name in ("core.fsmonitor", "filter.spy.smudge", "filter.spy.clean", "diff.spy.textconv", "core.pager", "core.sshCommand"):
        git(top, "config", name, str(spy))
    trace.unlink(missing_ok=True)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert doses("v1..v3", case) == [("2 mg/kg", "6 mg/kg")]
    assert not trace.exists()


@pytest.mark.parametrize("name", ["case.yaml", "references.bib"])
def test_a_link_in_a_revision_is_refused(case: Path, name: str) -> None:
    (case / name).unlink(missing_ok=True)
    (case / name).symlink_to("../../other.txt")
    commit(case.parents[1], "v3")
    with pytest.raises(BuildFailure, match="is a link"):
        load_version(Version(case, "v3"))


def test_a_tree_that_leads_out_of_its_folder_is_refused(case: Path, tmp_path: Path) -> None:
    top = case.parents[1]
    blob = git(top, "hash-object", "-w", "--stdin", text=RECORD.format(dose="9 mg").encode())

    def tree(*entries: tuple[str, str, str]) -> str:
        data = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(found) for mode, name, found in entries)
        return git(top, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", text=data)

    out = tree(("40000", "..", tree(("100644", "evil.yaml", blob))), ("100644", "case.yaml", blob))
    root = tree(("40000", "cases", tree(("40000", "rash", out))))
    git(top, "tag", "evil", git(top, "commit-tree", root, "-m", "evil"))
    with pytest.raises(BuildFailure, match="leads out"):
        load_version(Version(case, "evil"))
    assert not list(tmp_path.rglob("evil.yaml"))


@pytest.mark.parametrize("text", ["--output=x", "-n", "a b", "v1;v2", "v1\n", "v1...v2", "", "$(id)", "v1:..", ":/fix"])
def test_what_names_no_revision_is_a_wrong_command_line(case: Path, text: str) -> None:
    with pytest.raises(BuildFailure) as refused:
        doses(text, case)
    assert refused.value.status == 2


def test_neither_version_is_there(tmp_path: Path) -> None:
    with pytest.raises(BuildFailure, match="neither"):
        read_versions([str(tmp_path / "x" / "y"), str(tmp_path / "x" / "z")])


def test_a_folder_outside_every_repository_has_no_revisions(tmp_path: Path) -> None:
    write(tmp_path / "a", {"case.yaml": RECORD.format(dose="1 mg")})
    with pytest.raises(BuildFailure, match="no git repository"):
        doses("HEAD", tmp_path / "a")


def test_a_word_that_is_no_folder_where_nothing_has_revisions_is_told_as_that(tmp_path: Path) -> None:
    write(tmp_path / "a", {"case.yaml": RECORD.format(dose="1 mg")})
    for words in ([str(tmp_path / "a"), "nope"], ["nope", str(tmp_path / "a")]):
        with pytest.raises(BuildFailure, match="nope is neither a case that is there nor a revision") as refused:
            read_versions(words)
        assert refused.value.status == 2


def test_without_git_two_folders_still_can_be_compared(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert doses(case, case) == []
    with pytest.raises(BuildFailure) as refused:
        doses("v1", case)
    assert refused.value.status == 69
