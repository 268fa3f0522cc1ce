"""Outputs appear whole or not at all, whatever step fails, and the last good ones stay."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.problems import BuildFailure
from casereport.writers.publishing import output_name, publish, publish_file
from casereport.writers.staging import SUFFIX

OLD = {"case.html": b"old page", "case.pdf": b"old pages", "case-page-2.png": b"old image"}
NEW = {"case.html": b"new page", "case.pdf": b"new pages", "case-page-1.png": b"new image"}
STALE = ("case-page-*.png",)

# Every operation on the disk that publishing does: where it lives, and its name.
STEPS: tuple[tuple[Any, str], ...] = (
    (tempfile, "mkstemp"),
    (os, "fdopen"),
    (os, "fsync"),
    (Path, "mkdir"),
    (Path, "chmod"),
    (Path, "replace"),
    (Path, "read_bytes"),
    (Path, "unlink"),
)


class Breakdown:
    """Counts the operations on the disk, and lets the n-th fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails_at: int, error: type[BaseException] = OSError) -> None:
        self.count = 0
        self.fails_at = fails_at
        self.error = error
        for holder, name in STEPS:
            monkeypatch.setattr(holder, name, self._counted(getattr(holder, name)))

    def _counted(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.fails_at:
                raise self.error(28, "No space left on device")
            return step(*arguments, **options)

        return counted


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def fill(folder: Path) -> None:
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)


def test_files_are_written_and_stale_ones_removed(tmp_path: Path) -> None:
    fill(tmp_path / "case")
    written = publish(tmp_path / "case", NEW, STALE)
    assert written == tuple(tmp_path / "case" / name for name in NEW)
    assert contents(tmp_path / "case") == NEW
    assert {path.stat().st_mode & 0o777 for path in written} == {0o644}


def test_foreign_files_beside_the_outputs_stay(tmp_path: Path) -> None:
    fill(tmp_path / "case")
    (tmp_path / "case" / "notes.txt").write_text("mine")
    publish(tmp_path / "case", {"case.pdf": b"new pages"})
    assert contents(tmp_path / "case") == {**OLD, "case.pdf": b"new pages", "notes.txt": b"mine"}


def _steps_of_a_whole_run(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        run = Breakdown(patch, fails_at=0)
        publish(folder, NEW, STALE)
    return run.count


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_whatever_step_fails_the_old_outputs_stay_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    fill(tmp_path / "whole")
    steps = _steps_of_a_whole_run(tmp_path / "whole")
    assert steps > 10
    failed = 0
    for step in range(1, steps + 1):
        folder = tmp_path / f"{step}"
        fill(folder)
        with pytest.MonkeyPatch.context() as patch:
            Breakdown(patch, step, error)
            try:
                publish(folder, NEW, STALE)
            except BuildFailure:
                failed += 1
                assert contents(folder) == OLD, f"step {step}"
            except KeyboardInterrupt:
                failed += 1
        left = {name: data for name, data in contents(folder).items() if not name.endswith(SUFFIX)}
        assert left in (OLD, NEW), f"step {step}"
    assert failed > 10


def test_a_folder_made_for_outputs_that_could_not_be_written_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(BuildFailure) as failure:
        publish(tmp_path / "case", NEW)
    assert failure.value.status == 74
    assert "Read-only file system" in failure.value.message
    assert list(tmp_path.iterdir()) == []


def test_no_file_that_the_outputs_are_made_from_is_written_over_or_removed(tmp_path: Path) -> None:
    fill(tmp_path / "case")
    record, image = tmp_path / "case" / "case.html", tmp_path / "case" / "case-page-2.png"
    with pytest.raises(BuildFailure) as failure:
        publish(tmp_path / "case", NEW, STALE, inputs=[record])
    assert failure.value.status == 2
    assert str(record) in failure.value.message
    assert contents(tmp_path / "case") == OLD
    publish(tmp_path / "case", NEW, STALE, inputs=[image])
    assert contents(tmp_path / "case") == {**NEW, image.name: b"old image"}


def test_one_file_is_written_whole_or_not_at_all_and_a_pipe_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "list.ris"
    assert publish_file(target, b"first") == target
    link = tmp_path / "link.ris"
    link.symlink_to(target)
    for path in (target, link):
        with pytest.raises(BuildFailure) as failure:
            publish_file(path, b"second", inputs=[target])
        assert failure.value.status == 2
    with pytest.raises(BuildFailure, match="is there by now"):
        publish_file(target, b"second", new=True)
    with monkeypatch.context() as patch:
        Breakdown(patch, 3)  # on a full disk
        with pytest.raises(BuildFailure) as failure:
            publish_file(target, b"second")
    assert (failure.value.status, failure.value.hint) == (73, "choose another file with -o")
    assert target.read_bytes() == b"first"
    assert publish_file(Path(os.devnull), b"nothing") == Path(os.devnull)
    assert not Path(os.devnull).is_file()


def test_folders_in_names_are_made_and_go_when_nothing_could_be_written(tmp_path: Path) -> None:
    publish(tmp_path / "new" / "case", {"case.json": b"{}", "images/scan.png": b"pixels"})
    assert (tmp_path / "new" / "case" / "images" / "scan.png").read_bytes() == b"pixels"
    with pytest.raises(BuildFailure):
        publish(tmp_path / "other" / "case", {"case.json": b"{}", f"images/{'x' * 300}.png": b"pixels"})
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_file_where_the_folder_should_be_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("in the way")
    with pytest.raises(BuildFailure) as failure:
        publish(tmp_path / "case", NEW)
    assert failure.value.status == 73
    assert (tmp_path / "case").read_text() == "in the way"


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("misc-anakinra", "misc-anakinra"),
        ("Case", r"case-[0-9a-f]{8}"),
        ("my case", r"my-case-[0-9a-f]{8}"),
        ("Grösse", r"grosse-[0-9a-f]{8}"),
        ("症例", r"[0-9a-f]{8}"),
        ("..", r"[0-9a-f]{8}"),
    ],
)
def test_name_of_the_outputs(name: str, pattern: str) -> None:
    assert re.fullmatch(pattern, output_name(name))


@given(st.text(min_size=1, max_size=80))
def test_every_name_is_a_safe_file_name(name: str) -> None:
    made = output_name(name)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) <= 70
    assert output_name(made) == made


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    if unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other):
        assert output_name(one) != output_name(other)
