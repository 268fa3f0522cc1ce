"""The two versions of a case that a command line names: folders, records, or revisions of a git repository."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from casereport.case.source import Case, load
from casereport.interruption import Held
from casereport.problems import BuildFailure, CaseReportError, Place
from casereport.revision.history import is_kept, is_revision, read_revision
from casereport.typed import is_folder, is_there
from casereport.values import dataclass

HEAD = "HEAD"
_NEEDED = "name two folders, or put the case under version control"


@dataclass(frozen=True, slots=True)
class Version:
    """Where a version of a case is: its path, in a revision, or "" for the folder as it lies there."""

    path: Path
    revision: str = ""

    @property
    def label(self) -> str:
        """What the version is called in a list of changes."""
        return self.revision or self.path.as_posix()


def read_versions(words: Sequence[str], since: str | None = None, until: str | None = None) -> tuple[Version, Version]:
    """The old and the new version that one or two words of a command line name; raises BuildFailure (2) where they name none.

    Two words are OLD and NEW: a path that is there, a revision of the other's path, or `REVISION:path`. `A..B` beside a path, or one path
    with `since` and `until`, are two revisions of it. One path alone is compared with the last commit.
    """
    if not all(words):
        raise _usage("a version has no name", "a case folder, its case.yaml, or a revision such as HEAD~1")
    if len(words) == 1:
        return _of_one(words[0], since, until)
    if since or until:
        raise _usage("--from and --until take one case", "name the case once: casereport diff --from v1 CASE")
    first, second = words
    for text, other in ((first, second), (second, first)):
        if ".." in text and not is_there(text):
            return _range(text, other)
    return _one(first, second), _one(second, first)


def load_version(version: Version) -> Case:
    """The case of a version, places named after the revision; raises CaseReportError as `load` does, BuildFailure for git."""
    if not version.revision:
        return load(version.path)
    record, files = read_revision(version.revision, version.path)
    folder = version.path.resolve().parent if record else version.path.resolve()
    with _private_folder() as private:
        root = private / (folder.name or "case")
        _write(root, files)
        shown = version.path.parent if record else version.path
        names = (f"{root.as_posix()}/", f"{version.revision}:{'' if shown == Path() else f'{shown.as_posix()}/'}")
        try:
            return _named(load(root / record if record else root), *names)
        except CaseReportError as error:
            raise CaseReportError([replace(one, place=_place(one.place, *names)) for one in error.problems]) from None


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for its owner alone, which goes with all it holds, whatever happens."""
    with Held():
        made = tempfile.TemporaryDirectory(prefix="casereport-")
    try:
        yield Path(made.name)
    finally:
        made.cleanup()


def _of_one(word: str, since: str | None, until: str | None) -> tuple[Version, Version]:
    if ".." in (since or "") and not until:
        return _range(since or "", word)
    path = _path(word)
    return Version(path, _revision(since or HEAD)), Version(path, _revision(until) if until else "")


def _range(text: str, path: str) -> tuple[Version, Version]:
    old, mark, new = text.partition("..")
    if new.startswith(".") or not mark:
        raise _usage("a range has two points: v1..v2")
    return Version(_path(path), _revision(old or HEAD)), Version(_path(path), _revision(new or HEAD))


def _one(text: str, other: str) -> Version:
    if is_there(text):
        return Version(Path(text))
    revision, mark, inside = text.partition(":")
    if mark and inside and is_revision(revision):
        return Version(Path(inside), revision)
    found = Version(_path(other.partition(":")[2] or other), _revision(text))
    if not is_kept(found.path):  # without revisions the word can only have been meant for a folder
        raise _usage(f"{text} is neither a case that is there nor a revision: no git repository holds the other case", _NEEDED)
    return found


def _path(text: str) -> Path:
    if not is_there(text) and not is_folder(Path(text).parent):
        raise _usage("neither is a case that is there", "name a case folder, or its case.yaml, and a revision: casereport diff HEAD~1 CASE")
    return Path(text)


def _revision(text: str) -> str:
    if not is_revision(text):
        raise _usage("that is no case, and no name of a revision", "a case folder, its case.yaml, or HEAD~1, v1, v1..v2")
    return text


def _write(root: Path, files: dict[str, bytes]) -> None:
    root.mkdir()
    for name, data in files.items():
        file = root.joinpath(*name.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:  # a name that two entries share, as on a disk that knows no capitals, is not written twice
            stream.write(data)


def _named(case: Case, root: str, shown: str) -> Case:
    marks = {
        path: replace(mark, value=_place(mark.value, root, shown) or mark.value, key=_place(mark.key, root, shown))
        for path, mark in case.marks.items()
    }
    references = {key: replace(work, place=_place(work.place, root, shown)) for key, work in case.references.items()}
    problems = tuple(replace(one, place=_place(one.place, root, shown)) for one in case.problems)
    return replace(case, marks=marks, references=references, problems=problems)


def _place(place: Place | None, root: str, shown: str) -> Place | None:
    return replace(place, file=shown + place.file.removeprefix(root)) if place and place.file.startswith(root) else place


def _usage(message: str, hint: str = "") -> BuildFailure:
    return BuildFailure(2, message, hint)
