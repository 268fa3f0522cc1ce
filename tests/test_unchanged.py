"""A build that would change nothing is told from one that would, and says again what the last one said."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import casereport.build as building
from casereport import door, unchanged
from casereport.build import Built
from casereport.journal.resources import templates_dir

CASE = Path(__file__).parent.parent / "samples" / "minimal"
COMMAND = ("build", "case", "--to", "html", "-o", "out")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a case that was built through the door, and where commands run."""
    place = tmp_path_factory.mktemp("unchanged")
    shutil.copytree(CASE, place / "case")
    (place / "case" / "notes").mkdir()
    (place / "case" / "notes" / "more.md").write_text("more", encoding="utf-8")
    before, argv = Path.cwd(), sys.argv
    os.chdir(place)
    sys.argv = ["casereport", *COMMAND]
    assert door.main() == 0
    yield place
    sys.argv = argv
    os.chdir(before)
    unchanged._of_the_door.clear()


@pytest.mark.usefixtures("folder")
def test_the_second_build_says_the_same_and_imports_no_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["casereport", *COMMAND, "--force"])
    assert door.main() == 0
    out, err = capsys.readouterr()
    assert "warning[" in err
    assert out == "out/case/case.html\n"
    monkeypatch.setattr(sys, "argv", ["casereport", *COMMAND])
    monkeypatch.setitem(sys.modules, "casereport.cli", None)  # its import would fail
    assert door.main() == 0
    again = capsys.readouterr()
    assert again.out == out
    assert again.err == err + "nothing has changed since these were built; --force builds them anew\n"


def _edit(name: str) -> Callable[[Path], object]:
    return lambda place: (place / name).write_bytes((place / name).read_bytes() + b"\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "the record": _edit("case/case.yaml"),
    "a file below": _edit("case/notes/more.md"),
    "an output": _edit("out/case/case.html"),
    "a new file of the case": lambda place: (place / "case" / "new.bib").touch(),
    "a lost file of the case": lambda place: (place / "case" / "notes" / "more.md").unlink(),
    "a lost output": lambda place: (place / "out" / "case" / "case.html").unlink(),
    "a file among the outputs": lambda place: (place / "out" / "case" / "case-page-9.html").touch(),
    "a link in the case": lambda place: (place / "case" / "link.md").symlink_to("case.yaml"),
    "a file that a word names now": lambda place: (place / "html").write_text("now a file"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changed_is_built(change: Callable[[Path], object], folder: Path, tmp_path: Path) -> None:
    assert unchanged.recall(COMMAND) is not None
    shutil.copytree(folder, tmp_path / "kept")
    change(folder)
    assert unchanged.recall(COMMAND) is None
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    shutil.copytree(tmp_path / "kept", folder, dirs_exist_ok=True)
    assert unchanged.recall(COMMAND) is not None


def test_a_file_of_another_format_is_no_change(folder: Path) -> None:
    (folder / "out" / "case" / "case-page-9.png").touch()
    assert unchanged.recall(COMMAND) is not None
    (folder / "out" / "case" / "case-page-9.png").unlink()


@pytest.mark.parametrize("command", [(*COMMAND, "--strict"), ("build", "case/case.yaml", *COMMAND[2:]), (*COMMAND, "--force"), COMMAND[:4]])
def test_another_command_is_run(command: tuple[str, ...], folder: Path) -> None:  # noqa: ARG001  # it was built there
    assert unchanged.recall(command) is None


@pytest.mark.parametrize("name", ["PYTHONPATH", "LANG", "TZ"])
def test_another_setting_is_heeded(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setenv(name, "elsewhere")
    assert unchanged.recall(COMMAND) is None


@pytest.mark.usefixtures("folder")
def test_another_version_of_the_program_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    real = unchanged._identity
    for part in ("casereport/build.py", "pydantic/main.py", "_html/base.css", "language/en.toml"):
        monkeypatch.setattr(unchanged, "_identity", lambda file, part=part: real(file) + "x" * file.endswith(part))
        assert unchanged.recall(COMMAND) is None, part


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"said": 1, "outputs": [], "code": [], "digest": ""}', "[" * 100_000])
def test_a_broken_note_is_none(damage: str, folder: Path) -> None:
    note = folder / "out" / unchanged.NOTES / unchanged._name(COMMAND)
    whole = note.read_text(encoding="utf-8")
    note.write_text(damage, encoding="utf-8")
    assert unchanged.recall(COMMAND) is None
    note.write_text(whole, encoding="utf-8")


def test_a_file_that_changes_during_the_build_leaves_no_note(folder: Path) -> None:
    command = (*COMMAND, "--strict")
    unchanged.recall(command)
    watched = unchanged.watch("out")
    assert watched is not None
    record = folder / "case" / "case.yaml"
    text = record.read_bytes()
    record.write_bytes(text + b"\n")
    record.write_bytes(text)  # as it was, but for its time
    unchanged.remember(watched, ["out/case/case.html"], [])
    assert not (folder / "out" / unchanged.NOTES / unchanged._name(command)).exists()


@pytest.mark.usefixtures("folder")
def test_a_case_among_the_outputs_is_always_built() -> None:
    unchanged.recall(("build", "case", "-o", "."))
    assert unchanged.watch(".") is None


def test_a_note_holds_no_hash_of_one_file_and_is_read_by_its_owner_alone(folder: Path) -> None:
    note = folder / "out" / unchanged.NOTES / unchanged._name(COMMAND)
    read = json.loads(note.read_text(encoding="utf-8"))
    assert note.stat().st_mode & 0o077 == 0
    assert set(read) == {"digest", "outputs", "said", "code"}
    assert unchanged._content(str(folder / "case" / "case.yaml")) not in note.read_text(encoding="utf-8")


def test_few_notes_are_kept(folder: Path) -> None:
    for number in range(30):
        unchanged.recall((*COMMAND, str(number)))
        watched = unchanged.watch("out")
        assert watched
        unchanged.remember(watched, ["out/case/case.html"], [])
    assert len(list((folder / "out" / unchanged.NOTES).iterdir())) <= unchanged._MOST_NOTES + 1


# --- one case of many ---------------------------------------------------------------------------------------------

NAMES = ("one", "two", "wrong")


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two cases and one with an error, in a folder where commands run; the names of those that are built."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        shutil.copytree(CASE, tmp_path / name)
    record = tmp_path / "wrong" / "case.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "no-such-key: 7\n", encoding="utf-8")
    made: list[str] = []
    real = building.build

    def noted(path: Path, **asked: Any) -> Built:
        made.append(path.name)
        return real(path, **asked)

    monkeypatch.setattr(building, "build", noted)
    return made


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["casereport", "build", *words])
    return door.main()


def test_a_case_with_errors_has_no_other_case_built_again(
    built: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *NAMES, "--to", "text") == 1
    first = capsys.readouterr()
    assert built == list(NAMES)
    assert run(monkeypatch, *NAMES, "--to", "text") == 1
    assert built == [*NAMES, "wrong"]
    assert capsys.readouterr() == first


def test_only_the_case_that_changed_is_built(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "one", "two", "--to", "text") == 0
    _edit("two/case.yaml")(Path())
    assert run(monkeypatch, "one", "two", "--to", "text") == 0
    assert built == ["one", "two", "two"]


def test_each_set_of_formats_is_remembered(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for formats in ("text", "markdown", "text", "markdown"):
        assert run(monkeypatch, "one", "two", "--to", formats) == 0
    assert built == ["one", "two", "one", "two"]


def test_a_case_of_many_is_known_when_it_is_built_alone(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "one", "two", "--to", "text") == 0
    assert run(monkeypatch, "two", "--to", "text") == 0
    assert built == ["one", "two"]


@pytest.mark.parametrize("words", [["--journal", "frontiers"], ["--blind"], ["--force"], ["--strict"], ["--supplement"]])
def test_what_is_asked_otherwise_is_built(built: list[str], monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    assert run(monkeypatch, "one", "two", "--to", "markdown") == 0
    run(monkeypatch, "one", "two", "--to", "markdown", *words)
    assert built == ["one", "two"] * 2


def test_a_style_of_the_user_is_heeded_with_what_it_holds(built: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(templates_dir() / "plain", tmp_path / "own" / "mine")
    profile = tmp_path / "own" / "mine" / "journal.toml"
    profile.write_text(profile.read_text(encoding="utf-8").replace('name = "plain"', 'name = "mine"'), encoding="utf-8")
    words = ("one", "two", "--to", "text", "--templates", "own", "--journal", "mine")
    assert (run(monkeypatch, *words), run(monkeypatch, *words)) == (0, 0)
    assert built == ["one", "two"]
    _edit("own/mine/journal.toml")(tmp_path)
    assert run(monkeypatch, *words) == 0
    assert built == ["one", "two"] * 2


def test_cases_built_at_once_are_remembered_too(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    times = []
    for _ in range(2):
        assert run(monkeypatch, *NAMES, "--to", "text", "--jobs", "2") == 1
        times.append([Path("build", name, f"{name}.txt").stat().st_mtime_ns for name in NAMES[:2]])
    assert times[0] == times[1]
    assert built == []  # in processes of their own
