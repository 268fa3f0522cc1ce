"""Only regular files inside the case folder are opened, under names that mean the same on every system."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from casereport.problems import Problem
from casereport.reading import CaseFolder, ReadFault, files

PATHS = Path(__file__).parent.parent / "data" / "torture" / "paths.tsv"
WAYS = [pytest.param(True, id="openat", marks=pytest.mark.skipif(not files._OPENAT, reason="no openat")), pytest.param(False, id="by path")]


@pytest.fixture(params=WAYS)
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A case folder with an image, beside a file that must not be read; read in both ways."""
    monkeypatch.setattr(files, "_OPENAT", request.param)
    (tmp_path / "secret.png").write_bytes(b"SECRET")
    folder = tmp_path / "case"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "ok.png").write_bytes(b"OK")
    (folder / "labs.csv").write_bytes(b"a,b\n")
    return folder


def refusal(case: Path, name: str, kind: str | None = None) -> Problem:
    """The problem of reading a file."""
    with pytest.raises(ReadFault) as caught:
        CaseFolder(case).read(name, kind)
    return caught.value.problem


def expectations() -> list[tuple[str, str]]:
    """The names of the table that need no file of their own; what follows in brackets is a remark."""
    rows = [line.split("\t") for line in PATHS.read_text(encoding="utf-8").splitlines()[1:]]
    return [(name, expected) for name, expected in rows if "(" not in name and "->" not in name and "present" not in expected]


@pytest.mark.parametrize(("name", "expected"), expectations())
def test_names_of_the_table(case: Path, name: str, expected: str) -> None:
    if expected == "OK":
        assert CaseFolder(case).read(name) == b"OK"
    else:
        problem = refusal(case, name)
        assert problem.code == "file-refused"
        assert ("capital letters" in problem.message) == ("case differs" in expected)


@pytest.mark.parametrize(
    "name", ["a\x00.png", "a\u202egpj.png", "a.png ", " a.png", "a./b.png", "AUX", "com¹.txt", "img/lpt1.png", "a*b.png", "a.exe"]
)
def test_names_that_not_every_system_takes(case: Path, name: str) -> None:
    assert refusal(case, name).code == "file-refused"


@pytest.mark.parametrize("name", ["-rf.png", "img/späce file.png", "Ärzte.md", "患者.csv", ".hidden.txt"])
def test_odd_names_are_fine(case: Path, name: str) -> None:
    (case / name).write_bytes(b"x")
    assert CaseFolder(case).read(name) == b"x"


def test_accents_composed_in_another_way_are_the_same_name(case: Path) -> None:
    (case / unicodedata.normalize("NFD", "é.md")).write_bytes(b"x")
    assert CaseFolder(case).read(unicodedata.normalize("NFC", "é.md")) == b"x"


def test_missing_file_names_the_one_that_is_meant(case: Path) -> None:
    problem = refusal(case, "lab.csv")
    assert (problem.code, problem.hint) == ("file-missing", "did you mean labs.csv?")
    assert refusal(case, "nothing.md").code == "file-missing"
    assert refusal(case, "no/such.md").code == "file-missing"
    assert refusal(case, "labs.csv/x.md").code == "file-refused"


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("labs.csv", "data", True),
        ("labs.csv", "image", False),
        ("labs.csv", "record", False),
        ("img/ok.png", "image", True),
        ("img/ok.png", "text", False),
    ],
)
def test_kind_decides_the_endings(case: Path, name: str, kind: str, *, wanted: bool) -> None:
    if wanted:
        assert CaseFolder(case).read(name, kind)
    else:
        assert "must end in" in refusal(case, name, kind).hint


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_links_are_not_followed(case: Path) -> None:
    (case / "l.png").symlink_to("../secret.png")
    (case / "inside.png").symlink_to("img/ok.png")
    (case / "up").symlink_to("..")
    (case / "loop.png").symlink_to("loop.png")
    (case / "zero.png").symlink_to("/dev/zero")
    for name in ("l.png", "inside.png", "up/secret.png", "loop.png", "zero.png"):
        problem = refusal(case, name)
        assert problem.code == "file-refused"
        assert "link" in problem.message


def test_way_out_that_looks_like_a_folder_is_seen(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (case / "up").symlink_to("..")
    monkeypatch.setattr(files, "_OPENAT", False)
    monkeypatch.setattr(files, "_check_mode", lambda *_, **__: None)  # as a Windows junction, which is no link to lstat
    assert "outside" in refusal(case, "up/secret.png").message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_pipes_and_folders_are_refused_at_once(case: Path) -> None:
    os.mkfifo(case / "fifo.png")
    (case / "folder.png").mkdir()
    assert refusal(case, "fifo.png").code == "file-refused"
    assert refusal(case, "folder.png").code == "file-refused"


def test_file_changed_during_a_run_is_one_thing(case: Path) -> None:
    folder = CaseFolder(case)
    before = folder.read("labs.csv")
    (case / "labs.csv").write_bytes(b"other")
    assert folder.read("labs.csv") == before


def test_limits(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(files.MAX_BYTES, "data", 3)
    assert refusal(case, "labs.csv", "data").code == "limit"
    folder = CaseFolder(case)
    folder.read("labs.csv")
    with pytest.raises(ReadFault):
        folder.read("labs.csv", "data")


def test_all_files_together_have_a_limit(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TOTAL", 5)
    folder = CaseFolder(case)
    folder.read("labs.csv")
    with pytest.raises(ReadFault, match="limit"):
        folder.read("img/ok.png")


def test_file_that_grows_while_read_is_cut_off(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(files.MAX_BYTES, "data", 3)
    true_size = os.fstat

    def small(handle: int) -> os.stat_result:
        found = list(true_size(handle))
        found[6] = 0
        return os.stat_result(found)

    monkeypatch.setattr(os, "fstat", small)
    assert refusal(case, "labs.csv", "data").code == "limit"


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root reads everything")
def test_unreadable_file_is_refused(case: Path) -> None:
    (case / "labs.csv").chmod(0)
    assert refusal(case, "labs.csv").code == "file-refused"


def test_names_lists_what_could_be_read(case: Path) -> None:
    (case / "x.exe").write_bytes(b"")
    (case / ".private.csv").write_bytes(b"")
    (case / "l.csv").symlink_to("labs.csv")
    assert CaseFolder(case).names() == ("labs.csv",)
    assert CaseFolder(case).names("image") == ()
    assert CaseFolder(case / "none").names() == ()


def test_no_message_tells_the_name(case: Path) -> None:
    for name in ("../ZZQ.png", "ZZQ.png", "ZZQ.exe", "/ZZQ"):
        problem = refusal(case, name)
        assert "ZZQ" not in problem.message + problem.hint


def test_descriptors_are_closed(case: Path) -> None:
    listing = Path("/proc/self/fd")
    if not listing.is_dir():
        pytest.skip("no list of descriptors")
    before = len(list(listing.iterdir()))
    for name in ("img/ok.png", "img/no.png", "labs.csv", "../x.png", "no/x.png"):
        try:
            CaseFolder(case).read(name)
        except ReadFault:
            continue
    assert len(list(listing.iterdir())) == before
