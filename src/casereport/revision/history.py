"""Files of an earlier revision, read out of git: objects alone, never through hooks, filters, pagers or the network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from casereport.patterns import lazy_pattern
from casereport.problems import BuildFailure
from casereport.reading.files import ENDINGS, MAX_TOTAL
from casereport.typed import is_folder
from casereport.values import dataclass

MOST_FILES = 2_000
_SECONDS = 60
_ENDINGS = tuple(ending for endings in ENDINGS.values() for ending in endings)
_REVISION = lazy_pattern(r"[A-Za-z0-9_][\w./^~@{}+-]{0,199}|@[\w^~{}-]{0,50}")
_ENTRY = lazy_pattern(rb"(?P<mode>[0-7]{6}) (?P<kind>[a-z]+) (?P<hash>[0-9a-f]{40,64}) +(?P<size>[0-9-]+)\t(?P<name>.+)", re.DOTALL)

# Whatever a repository or a user has set, nothing is run: no monitor of files, no pager, no hook; no object is fetched.
_ALWAYS = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.pager=cat",
    "-c",
    "protocol.allow=never",
    "--no-pager",
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    mode: str
    hash: str
    size: int
    name: str


def is_revision(text: str) -> bool:
    """Whether a text can name a revision: `HEAD~1`, `v1.2`, `main@{2}`; nothing that git could take for an option."""
    return _REVISION.fullmatch(text) is not None and ".." not in text


def is_kept(case: Path) -> bool:
    """Whether a repository of git holds the folder of a case, so that it may have revisions."""
    return _found_top(case) != ""


def read_revision(revision: str, case: Path) -> tuple[str, dict[str, bytes]]:
    """The name of the record, or "" for a folder, and name → bytes of the files of a case as they were in a revision.

    Raises BuildFailure: 2 where there is no such revision, or no such case in it; 69 without git.
    """
    top = _top(case)
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    if not commit:
        raise _refusal(f"git knows no revision {revision}", "`git log --oneline` lists them")
    below = _inside(case, top)
    entries = _listed(top, commit.decode(), below)
    if [entry.name for entry in entries] == [below]:  # the record file itself: its folder is the case
        record, _, below = below.rpartition("/")[::-1]
        entries, record = _listed(top, commit.decode(), below), PurePosixPath(_inside(case, top)).name
    else:
        record = ""
    if not entries:
        raise _refusal(
            f"the case is not in revision {revision}", "name the case as it was called then, behind the revision: v1:cases/old-name"
        )
    return record, _contents(top, entries, below)


def _listed(top: Path, commit: str, below: str) -> list[_Entry]:
    """The files below a folder of a revision."""
    found = _git(top, "ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", commit, *([f":(literal){below}"] if below else []))
    entries = [_entry(line) for line in found.split(b"\0") if line]
    if len(entries) > MOST_FILES:
        raise _refusal(f"the folder has more than {MOST_FILES:,} files in that revision", "give the case a folder of its own")
    return entries


def _entry(line: bytes) -> _Entry:
    found = _ENTRY.fullmatch(line)
    if found is None:
        raise _refusal("git answered in a form that is not understood")
    size = found["size"].decode()
    return _Entry(found["mode"].decode(), found["hash"].decode(), int(size) if size != "-" else 0, found["name"].decode("utf-8", "replace"))


def _contents(top: Path, entries: Sequence[_Entry], below: str) -> dict[str, bytes]:
    """Name → bytes of the files that a case can read; links and foreign repositories are refused, whoever made the tree."""
    wanted: dict[str, _Entry] = {}
    for entry in entries:
        name = entry.name[len(below) + 1 :] if below else entry.name
        parts = name.split("/")
        if entry.mode not in ("100644", "100755", "100664"):
            if name.lower().endswith(_ENDINGS):
                raise _refusal(
                    "a file of the case is a link in that revision", "links are not followed: put the file itself into the folder"
                )
            continue
        if any(part in ("", ".", "..", ".git") or "\\" in part or "\0" in part for part in parts):
            raise _refusal("a file of that revision has a name that leads out of the case folder")
        if name.lower().endswith(_ENDINGS):
            wanted[name] = entry
    if sum(entry.size for entry in wanted.values()) > MAX_TOTAL:
        raise _refusal(f"the files of that revision are larger than {MAX_TOTAL:,} bytes together")
    return {name: _git(top, "cat-file", "blob", entry.hash) for name, entry in wanted.items()}


def _top(case: Path) -> Path:
    """The folder of the repository that holds a case, which may be there no more."""
    found = _found_top(case)
    if not found:
        raise _refusal("the case is in no git repository", "compare two folders, or put the case under version control")
    return Path(found)


def _found_top(case: Path) -> str:
    folder = next((one for one in (case, *case.parents) if is_folder(one)), Path())
    return _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip("\n")


def _inside(case: Path, top: Path) -> str:
    """The place of a case in its repository, as git writes it, "" for the whole."""
    try:
        below = case.resolve().relative_to(top.resolve()).as_posix()
    except ValueError:
        raise _refusal("the case is in no git repository") from None
    return "" if below == "." else below


def _git(folder: Path, *words: str) -> bytes:
    """What git prints, b"" when it refuses; its own messages are not passed on, they could name what the record holds."""
    program = shutil.which("git")
    if program is None:
        raise BuildFailure(69, "git is not installed", "install git, or compare two folders")
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")} | _ENVIRONMENT
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program and fixed words; what is typed stands behind --end-of-options
            [program, *_ALWAYS, "-C", str(folder), *words],
            stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise BuildFailure(75, "git did not answer in time") from None
    return done.stdout if done.returncode == 0 else b""


def _refusal(message: str, hint: str = "") -> BuildFailure:
    return BuildFailure(2, message, hint)
