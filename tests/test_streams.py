"""Commands whose streams are closed or full, whose paths are no text or too long, and which a signal ends: each with its status and no traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.builds import SAMPLES

LONG = "x" * 300
_RUN = "from casereport.door import main; raise SystemExit(main())"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return shutil.copytree(SAMPLES / "minimal", tmp_path / "case")


def command(*words: object, before: str = "") -> list[str]:
    return [sys.executable, "-c", f"{before}\n{_RUN}", *(os.fsencode(str(word)) for word in words)]  # type: ignore[list-item]


def run(cwd: Path, *words: object, before: str = "", **options: object) -> tuple[int, bytes, bytes]:
    done = subprocess.run(command(*words, before=before), cwd=cwd, capture_output=True, **options)  # type: ignore[call-overload]
    return done.returncode, done.stdout, done.stderr


def test_a_closed_stream_hides_what_it_would_say_and_nothing_else(case: Path) -> None:
    closed = subprocess.run(
        ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *command("build", "case", "--to", "html", "-o", "out")], cwd=case.parent
    )
    assert closed.returncode == 0
    assert (case.parent / "out" / "case" / "case.html").read_bytes().startswith(b"<!DOCTYPE html>")
    mute = subprocess.run(
        ["sh", "-c", '"$@" 2>&-', "sh", *command("check", "case", "--format", "json")], cwd=case.parent, capture_output=True
    )
    assert mute.returncode == 0
    assert json.loads(mute.stdout)[0]["case"] == "case"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["check", "case"], ["formats"], ["--version"]], ids=" ".join)
def test_what_cannot_be_printed_is_74(case: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(*words), cwd=case.parent, stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 74
        assert b"cannot be written: No space left on device" in done.stderr
        assert b"Traceback" not in done.stderr
        assert subprocess.run(command("check", "case"), cwd=case.parent, stdout=subprocess.DEVNULL, stderr=full).returncode == 0


def test_a_folder_whose_name_is_no_text_is_checked_and_built(case: Path) -> None:
    name = os.fsdecode(b"c\xffse")
    try:
        case.rename(case.parent / name)
    except OSError:
        pytest.skip("this file system has no such names")
    told = {form: run(case.parent, "check", name, "--format", form) for form in ("text", "json", "sarif", "github", "junit", "markdown")}
    assert {form: status for form, (status, _, _) in told.items()} == dict.fromkeys(told, 0)
    assert b"c\xffse/case.yaml:1:1: warning" in told["text"][2]
    assert json.loads(told["json"][1])[0]["case"] == name
    assert b"c%FFse/case.yaml" in told["sarif"][1]
    assert ET.fromstring(told["junit"][1])[0].get("name") == "c\N{REPLACEMENT CHARACTER}se"
    status, out, _ = run(case.parent, "build", name, "--to", "html", "-o", "out")
    assert status == 0
    assert Path(os.fsdecode(out.splitlines()[0])).parts[0] == "out"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["check", LONG], 1), (["build", LONG, "case", "--to", "html"], 1), (["build", "case", "--to", "html", "-o", LONG], 73), (["new", LONG], 73),
        (["cite", "case", "-o", LONG], 74), (["diff", LONG, "case"], 2), (["check", "case", "--templates", LONG], 2), (["extract", LONG], 2),
        (["extract", "case/case.yaml", "-o", LONG], 1), (["respond", "case", "case", "-o", f"{LONG}.md"], 74), (["check", "case", "--style", LONG], 2),
    ],
    ids=lambda value: " ".join(value).replace(LONG, "LONG") if isinstance(value, list) else str(value),
)  # fmt: skip
def test_a_name_that_is_too_long_is_no_fault_of_ours(case: Path, words: list[str], status: int) -> None:
    code, _, told = run(case.parent, *words)
    assert (code, b"fault of casereport" in told, b"Traceback" in told) == (status, False, False)
    assert (case.parent / "build" / "case" / "case.html").exists() == (words[0] == "build" and "case" in words and "-o" not in words)


def test_without_a_folder_for_temporary_files_a_build_is_74(case: Path) -> None:
    nowhere = "import tempfile; tempfile._candidate_tempdir_list = lambda: []"
    code, _, told = run(case.parent, "build", "case", "--to", "pdf", before=nowhere)
    assert code == 74
    assert b"temporary files cannot be written" in told


_SIGNALS = ((signal.SIGINT, 130), (signal.SIGTERM, 143))
_WAITS = """
import os, time, casereport.build as build
def wait(*_, **__):
    os.write(1, b'ready\\n')
    time.sleep(30)
build.check = wait
"""
_SWALLOWS = """
import os, signal, casereport.build as build
check = build.check
def swallow(*words, **options):
    try:
        os.kill(os.getpid(), SIGNAL)
    except BaseException:  # as a library does that draws pictures
        pass
    return check(*words, **options)
build.check = swallow
"""


@pytest.mark.parametrize(("number", "status"), _SIGNALS)
def test_a_signal_ends_a_command_with_its_status(case: Path, number: int, status: int) -> None:
    with subprocess.Popen(
        command("build", "case", before=_WAITS), cwd=case.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == b"ready\n"
        running.send_signal(number)
        assert running.wait(30) == status
        assert running.stderr.read().strip() == b""
    assert [path.name for path in case.parent.iterdir()] == ["case"]


@pytest.mark.parametrize(("number", "status"), _SIGNALS)
def test_a_signal_that_a_library_takes_away_is_heeded_before_anything_is_published(case: Path, number: int, status: int) -> None:
    code, _, told = run(case.parent, "build", "case", "--to", "html", before=_SWALLOWS.replace("SIGNAL", str(int(number))))
    assert (code, told.strip()) == (status, b"")
    assert [path.name for path in case.parent.iterdir()] == ["case"]


_IN_PUBLISHING = """
import os, casereport.writers.staging as staging, casereport.writers.publishing as publishing
stage, sent = staging.stage, []
def interrupted(*words):
    if not sent:
        sent.append(os.kill(os.getpid(), 15))
    return stage(*words)
publishing.stage = interrupted
"""


def test_a_signal_waits_until_files_are_in_their_places(case: Path) -> None:
    code, _, told = run(case.parent, "build", "case", "--to", "html,text", before=_IN_PUBLISHING)
    assert (code, b"Traceback" in told) == (143, False)
    assert sorted(path.name for path in (case.parent / "build" / "case").iterdir()) == ["case.html", "case.txt"]


def test_every_process_of_a_build_ends_with_a_signal_and_leaves_nothing(case: Path) -> None:
    shutil.copytree(case, case.parent / "other")
    words = command("build", "case", "other", "--jobs", "2", before=_WAITS)
    with subprocess.Popen(words, cwd=case.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as running:
        assert running.stdout
        assert running.stderr
        assert [running.stdout.readline() for _ in range(2)] == [b"ready\n"] * 2
        os.killpg(running.pid, signal.SIGTERM)
        assert running.wait(30) == 143
        assert running.stderr.read().strip() == b""
    time.sleep(0.1)
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
