"""Files that wait to be put into their places: allowed what the user's mask allows, locked, swept when nobody holds them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from casereport.writers.publishing import publish
from casereport.writers.staging import SUFFIX, stage, sweep, take_away

_STAGES_AND_WAITS = """
import sys, time
from pathlib import Path
from casereport.writers.staging import stage
stage(Path(sys.argv[1]), "case.pdf", b"half a build")
print("staged", flush=True)
time.sleep(60)
"""


def waiting_files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(SUFFIX)]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o007, 0o660)])
def test_outputs_are_allowed_what_the_mask_of_the_user_allows(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        (written,) = publish(tmp_path, {"case.html": b"a page"})
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert written.stat().st_mode & 0o777 == mode


def test_what_a_killed_build_left_goes_and_what_a_running_one_waits_with_stays(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _STAGES_AND_WAITS, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"staged\n"
        (waiting,) = waiting_files(tmp_path)
        publish(tmp_path, {"case.html": b"a page"})
        assert waiting_files(tmp_path) == [waiting]
        other.send_signal(signal.SIGKILL)
        other.wait()
    publish(tmp_path, {"case.html": b"another page"})
    assert [path.name for path in tmp_path.iterdir()] == ["case.html"]


def test_only_files_of_ours_are_swept(tmp_path: Path) -> None:
    for name in (f"notes{SUFFIX}", ".notes", "notes"):
        (tmp_path / name).write_text("mine")
    (tmp_path / f".folder{SUFFIX}").mkdir()
    (tmp_path / f".link{SUFFIX}").symlink_to(tmp_path / "notes")
    before = sorted(path.name for path in tmp_path.iterdir())
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_file_that_was_swept_before_it_was_locked_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from casereport.writers import staging

    real, swept = staging._LOCKS, list[Path]()

    class Locks:
        LOCK_EX, LOCK_NB = real.LOCK_EX, real.LOCK_NB

        @staticmethod
        def flock(handle: int, how: int) -> None:
            if not swept:
                swept.extend(path for path in tmp_path.iterdir())
                swept[0].unlink()
            real.flock(handle, how)

    monkeypatch.setattr(staging, "_LOCKS", Locks)
    staged = stage(tmp_path, "case.pdf", b"pages")
    assert staged.path.read_bytes() == b"pages"
    assert staged.path not in swept
    take_away([staged])
    assert list(tmp_path.iterdir()) == []
